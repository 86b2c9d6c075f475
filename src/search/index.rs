use serde::{Deserialize, Serialize};

/// Every word of the cards and where it stands. Made by the build step, so that a
/// phone has nothing to prepare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index<'a> {
    /// Sorted by word.
    #[serde(borrow)]
    pub terms: Vec<Term<'a>>,
    /// Groups of words that people use for one thing ("flics", "police"), as
    /// [`super::words`] writes them.
    pub synonyms: Vec<Vec<&'a str>>,
}

/// A word of the cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term<'a> {
    /// As [`super::words`] writes it.
    pub word: &'a str,
    /// Weight of the word: a word that few cards have says more.
    pub rarity: u8,
    /// Where it stands, card by card.
    pub postings: Vec<Posting>,
}

/// A place where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Posting {
    /// Index of the card in the guide.
    pub card: u16,
    /// Where in the card.
    pub place: Place,
}

/// A part of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// The title.
    Title,
    /// The line under the title.
    Summary,
    /// An everyday expression of the front matter, by its index.
    Keyword(u8),
    /// A line of the text, by its index.
    Line(u8),
}

impl Place {
    /// How much a word counts here.
    pub(super) const fn weight(self) -> u32 {
        match self {
            Self::Title => 10,
            Self::Keyword(_) => 9,
            Self::Summary => 6,
            Self::Line(_) => 2,
        }
    }
}
