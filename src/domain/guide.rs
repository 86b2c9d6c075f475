use serde::{Deserialize, Serialize};

use super::{
    Audience, Browser, Card, Contact, Index, LaterWords, Orientation, Service, Source, Words,
    orientation, words,
};

/// What the guide needs to start, in one language: labels, services, and the cards that
/// cannot wait ([`super::Urgency::Danger`]). The rest is in [`Texts`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide<'a> {
    /// Labels of the interface.
    pub words: Words<&'a str>,
    /// Services, in the order of the file.
    pub contacts: Vec<Contact<'a>>,
    /// Cards with their index in [`Texts::cards`], without their keywords.
    pub cards: Vec<(u16, Card<'a>)>,
}

/// [`Guide`] as the pack holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start<'a> {
    /// [`Words`] as a flat list.
    #[serde(borrow)]
    pub labels: Vec<&'a str>,
    /// As in [`Guide`].
    pub contacts: Vec<Contact<'a>>,
    /// As in [`Guide`].
    pub cards: Vec<(u16, Card<'a>)>,
}

impl<'a> Start<'a> {
    /// Unpacks; `None` if the labels are those of another version.
    pub fn guide(self) -> Option<Guide<'a>> {
        let Self {
            labels,
            contacts,
            cards,
        } = self;
        Words::from_list(&labels).map(|words| Guide {
            words,
            contacts,
            cards,
        })
    }
}

/// What arrives just after the start: every card, more about every service, what all of
/// it rests on, and the way to find it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts<'a> {
    /// Every card, by audience and then by order.
    #[serde(borrow)]
    pub cards: Vec<Card<'a>>,
    /// As long as [`Guide::contacts`], in the same order.
    pub services: Vec<Service<'a>>,
    /// What the facts rest on.
    pub sources: Vec<Source<'a>>,
    /// For the search.
    pub index: Index<'a>,
    /// The questionnaire.
    #[serde(with = "orientation::packed")]
    pub orientation: Orientation<'a>,
    /// Labels of the screens that are made of these texts.
    #[serde(with = "words::later")]
    pub words: LaterWords<&'a str>,
}

impl<'a> Texts<'a> {
    /// The card at an index that the build step has checked.
    pub fn card(&self, index: u16) -> Option<&Card<'a>> {
        self.cards.get(usize::from(index))
    }

    /// The cards of a list with their indices, in order.
    pub fn cards_for(&self, audience: Audience) -> impl Iterator<Item = (u16, &Card<'a>)> {
        (0..)
            .zip(&self.cards)
            .filter(move |(_, card)| card.audience == audience)
    }

    /// What stays on the device, for one browser.
    pub fn traces_for(&self, browser: Browser) -> Option<(u16, &Card<'a>)> {
        self.cards_for(Audience::Traces)
            .find(|(_, card)| card.browser == Some(browser))
    }

    /// More about the contact at an index.
    pub fn service(&self, index: u16) -> Option<&Service<'a>> {
        self.services.get(usize::from(index))
    }

    /// The source at an index that the build step has checked.
    pub fn source(&self, index: u16) -> Option<&Source<'a>> {
        self.sources.get(usize::from(index))
    }
}

impl<'a> Guide<'a> {
    /// The contact at an index that the build step has checked.
    pub fn contact(&self, index: u16) -> Option<&Contact<'a>> {
        self.contacts.get(usize::from(index))
    }

    /// The contact with this name, and its index.
    pub fn contact_named(&self, id: &str) -> Option<(u16, &Contact<'a>)> {
        (0..)
            .zip(&self.contacts)
            .find(|(_, contact)| contact.id == id)
    }

    /// The card at an index of [`Texts::cards`], if it is one that cannot wait.
    pub fn card(&self, index: u16) -> Option<&Card<'a>> {
        let found = self.cards.iter().find(|(at, _)| *at == index);
        found.map(|(_, card)| card)
    }
}
