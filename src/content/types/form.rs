use serde::{Deserialize, Serialize};

use super::{CardId, ContactId, Shelf};

/// Something that somebody writes here, part by part, and then prints or copies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Its name; never shown.
    pub id: &'static str,
    /// The list that leads to it.
    pub shelf: Shelf,
    /// What it is.
    pub title: &'static str,
    /// What it gives.
    pub line: &'static str,
    /// What to know before.
    pub lead: &'static str,
    /// The title on paper.
    pub paper: &'static str,
    /// Where the law and the models stand.
    pub card: CardId,
    /// Who to call with it.
    pub contacts: Vec<ContactId>,
    /// Whether the parts stand once for each thing that happened.
    pub repeats: bool,
    /// Whether to look for words that say more than was seen.
    pub cites: bool,
    /// What is written.
    pub parts: Vec<FormPart>,
    /// What to write.
    pub right: Vec<&'static str>,
    /// What never to write.
    pub never: Vec<&'static str>,
    /// What the law asks of that trade.
    pub duty: Vec<&'static str>,
}

/// One part of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormPart {
    /// Its name.
    pub name: &'static str,
    /// What to write there.
    pub hint: &'static str,
    /// Before what is written, when it is read aloud; else its name stands there.
    pub say: &'static str,
    /// Whether the answers to the questions fill it.
    pub answers: bool,
}
