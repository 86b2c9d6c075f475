use serde::{Deserialize, Serialize};

use super::{CardId, ContactId, Shelf};

/// A text that a visitor writes here part by part, then prints or copies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Its name; never shown.
    pub id: &'static str,
    /// The list that leads to it.
    pub shelf: Shelf,
    /// What it is.
    pub title: &'static str,
    /// One line that says what it gives.
    pub line: &'static str,
    /// What to know before writing.
    pub lead: &'static str,
    /// The title on paper.
    pub paper: &'static str,
    /// The card that holds the law and the models.
    pub card: CardId,
    /// Who to call with it.
    pub contacts: Vec<ContactId>,
    /// Whether the parts repeat, once for each event.
    pub repeats: bool,
    /// Whether to look for words that say more than the writer has seen.
    pub cites: bool,
    /// What is written.
    pub parts: Vec<FormPart>,
    /// What to write.
    pub right: Vec<&'static str>,
    /// What never to write.
    pub never: Vec<&'static str>,
    /// What the law asks of that profession.
    pub duty: Vec<&'static str>,
}

/// One part of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormPart {
    /// Its name.
    pub name: &'static str,
    /// What to write there.
    pub hint: &'static str,
    /// What stands before this part in the text that is composed; if empty, the name stands there.
    pub say: &'static str,
    /// Whether the answers to the questionnaire fill it in.
    pub answers: bool,
}
