use serde::{Deserialize, Serialize};

use super::{Shelf, Urgency};

/// A card as lists and the search show it. Its text is not here: it is on the page of texts, in the
/// `<article data-id>` that the app shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The name of its file without the extension; never shown, never in the address.
    pub name: &'static str,
    /// The list that holds it.
    pub shelf: Shelf,
    /// A frightened question, or its answer.
    pub title: &'static str,
    /// One line for lists.
    pub summary: &'static str,
    /// How soon to act.
    pub urgency: Urgency,
}
