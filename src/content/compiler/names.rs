//! One language: a folder with contacts, sources, labels and cards.

use std::path::Path;

use super::domain::{Audience, Browser, Card, DeskWords, LaterWords, Start, Texts, Urgency, Words};
use super::problem::{Checked, Problem, line_of};
use super::{cards, contacts, interface, orientation, search_index, sources};

/// Names that texts may point to, with the index that the pack gives them.
pub struct Names {
    cards: Vec<String>,
    contacts: Vec<Reachable>,
    sources: Vec<String>,
}

/// A contact, as far as texts need to know it.
struct Reachable {
    id: String,
    /// Digits of its number; empty for a site.
    digits: String,
    /// Address of a site; empty for a number.
    url: String,
}

impl Names {
    pub fn card(&self, id: &str) -> Option<u16> {
        position(self.cards.iter().position(|name| name == id))
    }

    pub fn contact(&self, id: &str) -> Option<u16> {
        position(self.contacts.iter().position(|one| one.id == id))
    }

    /// Digits of the number of a contact, or its name when it has none.
    pub fn number_of(&self, index: u16) -> &str {
        let contact = self.contacts.get(usize::from(index));
        contact.map_or("", |one| {
            if one.digits.is_empty() {
                &one.id
            } else {
                &one.digits
            }
        })
    }

    /// The address of a contact that is a site.
    pub fn site_of(&self, index: u16) -> Option<&str> {
        let contact = self.contacts.get(usize::from(index))?;
        Some(contact.url.as_str()).filter(|url| !url.is_empty())
    }

    /// Whether a contact has a number.
    pub fn can_be_called(&self, index: u16) -> bool {
        let contact = self.contacts.get(usize::from(index));
        contact.is_some_and(|one| !one.digits.is_empty())
    }

    /// The contact whose number is written `word`, spaces included or not.
    pub fn contact_with_number(&self, word: &str) -> Option<&str> {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        let found = self
            .contacts
            .iter()
            .find(|one| !one.digits.is_empty() && one.digits == digits);
        found.map(|one| one.id.as_str())
    }

    pub fn contacts(
        &self,
        file: &Path,
        line: usize,
        ids: &[String],
        problems: &mut Vec<Problem>,
    ) -> Vec<u16> {
        self.all(file, line, ids, "contact", |id| self.contact(id), problems)
    }

    pub fn cards(
        &self,
        file: &Path,
        line: usize,
        ids: &[String],
        problems: &mut Vec<Problem>,
    ) -> Vec<u16> {
        self.all(file, line, ids, "card", |id| self.card(id), problems)
    }

    pub fn sources(
        &self,
        file: &Path,
        line: usize,
        ids: &[String],
        problems: &mut Vec<Problem>,
    ) -> Vec<u16> {
        let find = |id: &str| position(self.sources.iter().position(|name| name == id));
        self.all(file, line, ids, "source", find, problems)
    }

    fn all(
        &self,
        file: &Path,
        line: usize,
        ids: &[String],
        what: &str,
        find: impl Fn(&str) -> Option<u16>,
        problems: &mut Vec<Problem>,
    ) -> Vec<u16> {
        let mut found = Vec::new();
        for id in ids {
            match find(id) {
                Some(index) => found.push(index),
                None => problems.push(Problem::new(
                    file,
                    line,
                    format!("unknown {what} “{id}”"),
                    format!("add it to the {what}s or correct the name"),
                )),
            }
        }
        found
    }
}

fn position(found: Option<usize>) -> Option<u16> {
    found.and_then(|index| u16::try_from(index).ok())
}

/// What the tools of a counter hold: labels, and what a discreet card calls each contact.
pub struct Desk {
    pub labels: Vec<&'static str>,
    pub plain: Vec<&'static str>,
}

/// Reads what the tools of a counter hold.
pub fn desk(folder: &Path) -> Checked<Desk> {
    let labels = interface::read(&folder.join("desk.toml"), DeskWords::into_list)?;
    let contacts = contacts::read(&folder.join("contacts.toml"))?;
    let plain = contacts.entries.iter().map(|entry| leak(entry.plain()));
    Ok(Desk {
        labels,
        plain: plain.collect(),
    })
}

/// Checks the words of the scripts outside the app: `cargo xtask build` puts them there.
pub fn scripts(folder: &Path) -> Checked<()> {
    interface::read(&folder.join("scripts.toml"), |_: toml::Table| Vec::new()).map(drop)
}

/// Reads and checks the folder of a language.
pub fn read(folder: &Path) -> Checked<(Start<'static>, Texts<'static>)> {
    let contacts_file = folder.join("contacts.toml");
    let sources = sources::read(&folder.join("sources.toml"))?;
    let raw_contacts = contacts::read(&contacts_file)?;
    let raw_cards = cards::read(&folder.join("cards"))?;
    let names = Names {
        cards: raw_cards.iter().map(|card| card.id().to_owned()).collect(),
        contacts: raw_contacts
            .entries
            .iter()
            .map(|entry| Reachable {
                id: entry.id.as_ref().clone(),
                digits: entry.digits(),
                url: entry.url(),
            })
            .collect(),
        sources: sources.iter().map(|source| source.id.to_owned()).collect(),
    };

    let mut problems = Vec::new();
    let labels = keep(
        interface::read(&folder.join("interface.toml"), Words::into_list),
        &mut problems,
    );
    let later = keep(
        interface::read(&folder.join("later.toml"), LaterWords::into_list),
        &mut problems,
    );
    let orientation = keep(
        orientation::read(&folder.join("orientation.toml"), &names),
        &mut problems,
    );
    let contacts = keep(
        contacts::resolve(&contacts_file, raw_contacts, &names),
        &mut problems,
    );
    let cards = keep(cards::resolve(raw_cards, &names), &mut problems);
    let synonyms = keep(
        search_index::synonyms(&folder.join("synonyms.toml")),
        &mut problems,
    );
    let later = later.and_then(|later| LaterWords::from_list(&later));
    let (Some(labels), Some(words), Some(orientation)) = (labels, later, orientation) else {
        return Err(problems);
    };
    let (Some(contacts), Some(cards), Some(synonyms)) = (contacts, cards, synonyms) else {
        return Err(problems);
    };
    reachable(folder, &cards, &mut problems);
    let (contacts, services) = contacts.into_iter().unzip();
    let urgent = (0..).zip(&cards);
    let urgent = urgent.filter(|(_, card)| card.urgency == Urgency::Danger);
    let without_keywords = |(index, card): (u16, &Card<'static>)| {
        let keywords = Vec::new();
        let card = Card {
            keywords,
            ..card.clone()
        };
        (index, card)
    };
    let start = Start {
        labels,
        contacts,
        cards: urgent.map(without_keywords).collect(),
    };
    if problems.is_empty() {
        Ok((
            start,
            Texts {
                index: search_index::build(&cards, synonyms),
                cards,
                services,
                sources,
                orientation,
                words,
            },
        ))
    } else {
        Err(problems)
    }
}

/// Every list has cards, and the browser that nobody knows has steps.
fn reachable(folder: &Path, cards: &[Card], problems: &mut Vec<Problem>) {
    for audience in [Audience::Victim, Audience::Witness, Audience::Professional] {
        if !cards.iter().any(|card| card.audience == audience) {
            problems.push(Problem::whole(
                folder,
                format!("no card for {audience:?}"),
                "write one",
            ));
        }
    }
    if !cards
        .iter()
        .any(|card| card.browser == Some(Browser::Other))
    {
        problems.push(Problem::whole(
            folder,
            "no steps for an unknown browser",
            "write a card in cards/traces with browser = \"other\"",
        ));
    }
}

fn keep<T>(checked: Checked<T>, problems: &mut Vec<Problem>) -> Option<T> {
    checked.map_err(|found| problems.extend(found)).ok()
}

/// A day as ISO 8601 writes it.
pub fn check_date(file: &Path, line: usize, text: &str, problems: &mut Vec<Problem>) {
    let mut parts = text
        .split('-')
        .map(|part| (part.len(), part.parse::<u16>().unwrap_or(0)));
    let right = matches!(
        (parts.next(), parts.next(), parts.next(), parts.next()),
        (
            Some((4, 2020..=2100)),
            Some((2, 1..=12)),
            Some((2, 1..=31)),
            None
        )
    );
    if !right {
        problems.push(Problem::new(
            file,
            line,
            format!("“{text}” is not a day"),
            "write it as 2026-11-24",
        ));
    }
}

/// A TOML mistake at its line; `before` lines stand above `text` in the file.
pub fn toml_problem(file: &Path, text: &str, before: usize, error: &toml::de::Error) -> Problem {
    let line = before + error.span().map_or(1, |span| line_of(text, span.start));
    Problem::new(file, line, error.message().to_owned(), "correct the TOML")
}

/// The build is short: texts live as long as it does.
pub fn leak(text: String) -> &'static str {
    text.leak()
}
