use std::fmt;

use serde::{Deserialize, Serialize};

/// A page in simple words in one language, identified by the number that `data-to` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EssentialId(pub u16);

/// How many page numbers each language has; `public/static.js` uses the same value.
const EACH: u16 = 64;

impl EssentialId {
    /// A page of a language; page 0 is the list of pages.
    pub const fn new(language: u16, page: u16) -> Self {
        Self(language * EACH + page)
    }

    /// The list of all cards in a language.
    pub const fn cards(language: u16) -> Self {
        Self::new(language, EACH - 1)
    }

    /// Its page number within the language.
    pub const fn page(self) -> u16 {
        self.0 % EACH
    }

    /// Its language; 0 is French.
    pub const fn language(self) -> u16 {
        self.0 / EACH
    }
}

impl fmt::Display for EssentialId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
