use serde::{Deserialize, Serialize};

use super::EssentialId;

/// A page in simple words that the search opens when it is asked in the language of that page.
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
    /// What people type to find it, folded, one phrase per text. A phrase has a space on each side
    /// if the language puts spaces between words.
    pub words: Vec<&'static str>,
}
