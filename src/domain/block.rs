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
    /// A way to another card, by its index in [`super::Guide::cards`].
    Card(u16, &'a str),
    /// A call, a text or a site, by its index in [`super::Guide::contacts`].
    Contact(u16, &'a str),
    /// A way to a screen.
    Screen(super::Screen, &'a str),
    /// Another site: address, words.
    Web(&'a str, &'a str),
}
