use serde::{Deserialize, Serialize};

use super::{Audience, Browser, Card, Contact, Source, Words};

/// Everything the public reads in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide<'a> {
    /// Labels of the interface.
    pub words: Words<&'a str>,
    /// Services, in the order of the file.
    #[serde(borrow)]
    pub contacts: Vec<Contact<'a>>,
    /// Cards, by audience and then by order.
    pub cards: Vec<Card<'a>>,
    /// What the facts rest on.
    pub sources: Vec<Source<'a>>,
}

impl<'a> Guide<'a> {
    /// The contact at an index that the build step has checked.
    pub fn contact(&self, index: u16) -> Option<&Contact<'a>> {
        self.contacts.get(usize::from(index))
    }

    /// The contact with this name.
    pub fn contact_named(&self, id: &str) -> Option<&Contact<'a>> {
        self.contacts.iter().find(|contact| contact.id == id)
    }

    /// The card at an index that the build step has checked.
    pub fn card(&self, index: u16) -> Option<&Card<'a>> {
        self.cards.get(usize::from(index))
    }

    /// The cards of a list with their indices, in order.
    pub fn cards_for(&self, audience: Audience) -> impl Iterator<Item = (u16, &Card<'a>)> {
        (0..).zip(&self.cards).filter(move |(_, card)| card.audience == audience)
    }

    /// What stays on the device, for one browser.
    pub fn traces_for(&self, browser: Browser) -> Option<(u16, &Card<'a>)> {
        self.cards_for(Audience::Traces).find(|(_, card)| card.browser == Some(browser))
    }

    /// The source at an index that the build step has checked.
    pub fn source(&self, index: u16) -> Option<&Source<'a>> {
        self.sources.get(usize::from(index))
    }
}
