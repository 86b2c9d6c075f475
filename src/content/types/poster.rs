use serde::{Deserialize, Serialize};

/// The words of a poster in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PosterWords {
    /// The code of the language.
    pub lang: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The name of the language in its own script.
    pub language: &'static str,
    /// To victims: a question and a line.
    pub victim: (&'static str, &'static str),
    /// To witnesses: a question and a line.
    pub witness: (&'static str, &'static str),
    /// To violent people: a question and a line.
    pub author: (&'static str, &'static str),
    /// What 17 is for.
    pub danger: &'static str,
    /// What 114 is for.
    pub silent: &'static str,
    /// What 3919 is for.
    pub listening: &'static str,
    /// What the line for violent people is for.
    pub talking: &'static str,
    /// The words before the day on which the numbers were checked.
    pub checked: &'static str,
    /// The words before a local telephone line.
    pub local: &'static str,
}
