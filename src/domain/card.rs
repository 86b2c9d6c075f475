use serde::{Deserialize, Serialize};

use super::{Block, Browser, Inline, Urgency};

/// Who a list of cards is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// The person who lives the violence.
    Victim,
    /// A neighbour, a friend, a colleague.
    Witness,
    /// Somebody whose work meets victims.
    Professional,
    /// What stays on the device, per browser.
    Traces,
    /// What is known of one département.
    Local,
    /// For one trade, on one screen: say, ask, avoid, duty, who to call.
    Reflex,
}

/// One situation and what to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card<'a> {
    /// File name without its ending; never shown, never in the address.
    pub id: &'a str,
    /// The list that shows it.
    pub audience: Audience,
    /// The part of the list that it stands in; empty in a list without parts.
    pub topic: &'a str,
    /// A frightened question, or its answer.
    pub title: &'a str,
    /// One line for lists.
    pub summary: &'a str,
    /// How soon to act.
    pub urgency: Urgency,
    /// Who to call from here, most useful first: indices in [`super::Guide::contacts`].
    pub contacts: Vec<u16>,
    /// What supports it: indices in [`super::Texts::sources`].
    pub sources: Vec<u16>,
    /// Day of the last check, ISO 8601.
    pub checked: &'a str,
    /// For [`Audience::Traces`]: the browser it speaks of.
    pub browser: Option<Browser>,
    /// What people type when they look for it.
    pub keywords: Vec<&'a str>,
    /// The text.
    #[serde(borrow)]
    pub body: Vec<Block<'a>>,
}

impl<'a> Card<'a> {
    /// The lines of the text: titles, paragraphs and items of lists.
    pub fn lines(&self) -> impl Iterator<Item = &[Inline<'a>]> {
        let lines = self.body.iter().flat_map(Block::lines);
        lines.map(Vec::as_slice)
    }
}
