use serde::{Deserialize, Serialize};

use super::EssentialId;

/// A page in simple words that the search opens for words of its language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opener {
    /// The page.
    pub page: EssentialId,
    /// The code of the language.
    pub lang: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The name of the language in its own script.
    pub language: &'static str,
    /// The title of the page.
    pub title: &'static str,
    /// What people type for it, folded, a phrase in one text, with a space on each side where words
    /// have spaces between them.
    pub words: Vec<&'static str>,
}
