//! The names that texts may refer to.

use std::cell::RefCell;
use std::path::Path;

use super::addresses::Address;
use super::problem::{Problem, Problems};
use crate::types::{CardId, ContactId, Reach, SourceId};

/// Every card, contact and source by its name; its index gives its id.
pub struct Names {
    /// The cards, including those that could not be read.
    pub cards: Vec<String>,
    /// The contacts, including those that could not be read; `None` if the file could not be read.
    pub contacts: Option<Vec<Named>>,
    /// The sources, including those that could not be read; `None` if the file could not be read.
    pub sources: Option<Vec<String>>,
    /// The pages of other sites that contacts and links lead to, gathered while they are read.
    pub outside: RefCell<Vec<Address>>,
}

/// What texts need to know about a contact.
pub struct Named {
    /// Its id in the file.
    pub id: String,
    /// How to reach it; `None` if that could not be read.
    pub reach: Option<Reach>,
    /// Whether somebody has verified that it answers day and night.
    pub always: bool,
}

impl Names {
    /// The card with this name.
    pub fn card(&self, name: &str) -> Option<CardId> {
        position(self.cards.iter().position(|known| known == name)).map(CardId)
    }

    /// The contact with this id; any contact if the file could not be read.
    pub fn contact(&self, id: &str) -> Option<ContactId> {
        let Some(contacts) = &self.contacts else {
            return Some(ContactId(0));
        };
        position(contacts.iter().position(|known| known.id == id)).map(ContactId)
    }

    /// The source with this id; any source if the file could not be read.
    pub fn source(&self, id: &str) -> Option<SourceId> {
        let Some(sources) = &self.sources else {
            return Some(SourceId(0));
        };
        position(sources.iter().position(|known| known == id)).map(SourceId)
    }

    /// How to reach a contact; `None` if it could not be read.
    pub fn reach(&self, contact: ContactId) -> Option<Reach> {
        self.contacts.as_ref()?.get(contact.index())?.reach
    }

    /// Whether a contact answers day and night.
    pub fn always_answers(&self, contact: ContactId) -> bool {
        let contacts = self.contacts.as_ref();
        contacts
            .and_then(|contacts| contacts.get(contact.index()))
            .is_some_and(|contact| contact.always)
    }

    /// Whether a contact has a number. One that could not be read counts too: its mistake is
    /// already reported.
    pub fn can_be_called(&self, contact: ContactId) -> bool {
        !matches!(self.reach(contact), Some(Reach::Web(_)))
    }

    /// The id of the contact with the number `word`, which may have spaces.
    pub fn contact_with_number(&self, word: &str) -> Option<&str> {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        let mut contacts = self.contacts.iter().flatten();
        let found = contacts.find(|contact| {
            let number = contact.reach.map(Reach::digits).unwrap_or_default();
            !number.is_empty() && number == digits
        });
        found.map(|contact| contact.id.as_str())
    }

    /// The contacts with these ids; an unknown one is a mistake.
    pub fn contacts(
        &self,
        file: &Path,
        line: usize,
        ids: &[String],
        problems: &mut Problems,
    ) -> Vec<ContactId> {
        all(file, line, ids, "contact", |id| self.contact(id), problems)
    }

    /// The cards with these names; an unknown one is a mistake.
    pub fn cards(
        &self,
        file: &Path,
        line: usize,
        names: &[String],
        problems: &mut Problems,
    ) -> Vec<CardId> {
        all(file, line, names, "card", |name| self.card(name), problems)
    }

    /// The sources with these ids; an unknown one is a mistake.
    pub fn sources(
        &self,
        file: &Path,
        line: usize,
        ids: &[String],
        problems: &mut Problems,
    ) -> Vec<SourceId> {
        all(file, line, ids, "source", |id| self.source(id), problems)
    }
}

fn all<T>(
    file: &Path,
    line: usize,
    names: &[String],
    what: &str,
    find: impl Fn(&str) -> Option<T>,
    problems: &mut Problems,
) -> Vec<T> {
    let mut found = Vec::new();
    for name in names {
        match find(name) {
            Some(id) => found.push(id),
            None => problems.push(Problem::new(
                file,
                line,
                format!("unknown {what} “{name}”"),
                format!("add it to the {what}s or correct the name"),
            )),
        }
    }
    found
}

fn position(found: Option<usize>) -> Option<u16> {
    found.and_then(|index| u16::try_from(index).ok())
}
