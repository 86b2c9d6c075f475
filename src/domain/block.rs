use serde::{Deserialize, Serialize};

/// A piece of a card, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block<'a> {
    /// A section title.
    #[serde(borrow)]
    Heading(Vec<Inline<'a>>),
    /// Running text.
    Paragraph(Vec<Inline<'a>>),
    /// Actions in order.
    Steps(Vec<Vec<Inline<'a>>>),
    /// Things in no order.
    Bullets(Vec<Vec<Inline<'a>>>),
    /// What helps.
    Do(Vec<Vec<Inline<'a>>>),
    /// What to avoid.
    Dont(Vec<Vec<Inline<'a>>>),
    /// One thing to watch for.
    Note(Vec<Inline<'a>>),
}

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline<'a> {
    /// Plain words.
    Text(&'a str),
    /// Words that carry the sentence.
    Strong(&'a str),
    /// A way to another card, by its index in [`super::Texts::cards`].
    Card(u16, &'a str),
    /// A call, a text or a site, by its index in [`super::Guide::contacts`].
    Contact(u16, &'a str),
    /// A way to a screen.
    Screen(super::Screen, &'a str),
    /// Another site: address, words.
    Web(&'a str, &'a str),
}

impl<'a> Block<'a> {
    /// Its lines: a title, a paragraph, or each item of a list.
    pub fn lines(&self) -> &[Vec<Inline<'a>>] {
        match self {
            Self::Heading(line) | Self::Paragraph(line) | Self::Note(line) => {
                std::slice::from_ref(line)
            }
            Self::Steps(lines) | Self::Bullets(lines) | Self::Do(lines) | Self::Dont(lines) => {
                lines
            }
        }
    }
}

/// A line as plain words.
pub fn plain(line: &[Inline]) -> String {
    line.iter().map(Inline::words).collect()
}

impl<'a> Inline<'a> {
    /// Its words, without where they lead.
    pub fn words(&self) -> &'a str {
        match *self {
            Self::Text(words)
            | Self::Strong(words)
            | Self::Card(_, words)
            | Self::Contact(_, words)
            | Self::Screen(_, words)
            | Self::Web(_, words) => words,
        }
    }
}
