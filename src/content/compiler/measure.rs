//! How well the search finds what it has not been told.

use std::collections::BTreeMap;
use std::path::Path;

use super::learn::Phrasing;
use super::search_index::{learned, own_words, phrasings};
use super::{Problem, read};
use crate::search::{Hit, find};
use crate::types::{CardId, Index, Learned};

/// Parts into which the phrasings are cut: each is looked for with what the others teach.
const PARTS: usize = 10;

/// Which of the two ways of searching is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The cards' own words alone.
    Index,
    /// What is learned alone.
    Learned,
    /// As the guide does.
    Both,
}

/// How many queries found a card that is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Queries.
    pub of: usize,
    /// It was the first one.
    pub first: usize,
    /// It was among the first three.
    pub three: usize,
}

/// A query that did not find its card among the first three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// What was typed.
    pub typed: String,
    /// The cards that would be right.
    pub right: Vec<String>,
    /// The cards that came first.
    pub found: Vec<String>,
}

/// What was measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// All queries.
    pub all: Score,
    /// The queries of each card, by its list and its name.
    pub cards: BTreeMap<(&'static str, String), Score>,
    /// What was not found.
    pub missed: Vec<Missed>,
}

impl Score {
    fn add(&mut self, place: Option<usize>) {
        self.of += 1;
        self.first += usize::from(place == Some(0));
        self.three += usize::from(place.is_some());
    }
}

/// Cross-validation: looks for a tenth of the phrasings with what was learned from the others,
/// ten times. `ways` are tried side by side.
///
/// # Errors
/// Every mistake of the text.
pub fn cross(content: &Path, lang: &str, ways: &[Way]) -> Result<Vec<Measured>, Vec<Problem>> {
    let guide = read(content, lang)?;
    let own = own_words(&guide.cards, guide.danger.first().copied());
    let all = phrasings(&guide.cards);
    let titles: Vec<String> = guide
        .cards
        .iter()
        .flat_map(|card| [&card.title, &card.summary])
        .map(|own| crate::search::fold(own).join(" "))
        .collect();
    let mut measured = vec![Measured::default(); ways.len()];
    for part in 0..PARTS {
        let here = |text: &str| !titles.iter().any(|title| title == text) && of_part(text, part);
        let others: Vec<&Phrasing> = all
            .iter()
            .filter(|(text, _)| !here(text))
            .map(|(_, phrasing)| phrasing)
            .collect();
        let learned = learned(&others, &guide.cards);
        for (way, measured) in ways.iter().zip(&mut measured) {
            let index = with(&own, learned, *way);
            for (text, phrasing) in all.iter().filter(|(text, _)| here(text)) {
                measured.ask(&guide, &index, text, &phrasing.cards);
            }
        }
    }
    Ok(measured)
}

/// Looks for queries from elsewhere with all that is learned: `query<TAB>card,card` a line.
///
/// # Errors
/// Every mistake of the text.
pub fn queries(
    content: &Path,
    lang: &str,
    lines: &str,
    ways: &[Way],
) -> Result<Vec<Measured>, Vec<Problem>> {
    let guide = read(content, lang)?;
    let own = own_words(&guide.cards, guide.danger.first().copied());
    let all = phrasings(&guide.cards);
    let all: Vec<&Phrasing> = all.iter().map(|(_, phrasing)| phrasing).collect();
    let learned = learned(&all, &guide.cards);
    let lines = lines.lines().filter(|line| !line.starts_with('#'));
    let queries: Vec<(&str, Vec<CardId>)> = lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(typed, names)| {
            let names: Vec<&str> = names.split(',').map(str::trim).collect();
            let right = guide.cards.iter();
            let right = right.filter(|card| names.contains(&card.name.as_str()));
            (typed, right.map(|card| card.id).collect())
        })
        .collect();
    let measure = |way: &Way| {
        let index = with(&own, learned, *way);
        let mut measured = Measured::default();
        for (typed, right) in &queries {
            measured.ask(&guide, &index, typed, right);
        }
        measured
    };
    Ok(ways.iter().map(measure).collect())
}

/// The index of one way.
fn with(own: &Index, learned: Learned, way: Way) -> Index {
    let words = way != Way::Learned;
    Index {
        words: if words { own.words } else { "" },
        places: if words { own.places } else { &[] },
        learned: if way == Way::Index {
            Learned::default()
        } else {
            learned
        },
        danger: own.danger,
    }
}

impl Measured {
    fn ask(&mut self, guide: &super::Guide, index: &Index, typed: &str, right: &[CardId]) {
        let hits = find(index, typed, 3);
        let place = hits.iter().position(|hit| right.contains(&hit.card));
        self.all.add(place);
        let name = |card: &CardId| guide.card(*card).map(|card| card.name.clone());
        if let Some(card) = right.first().and_then(|card| guide.card(*card)) {
            let key = (card.shelf.name(), card.name.clone());
            self.cards.entry(key).or_default().add(place);
        }
        if place.is_none() {
            let found = |hit: &Hit| name(&hit.card);
            self.missed.push(Missed {
                typed: typed.to_owned(),
                right: right.iter().filter_map(name).collect(),
                found: hits.iter().filter_map(found).collect(),
            });
        }
    }
}

/// Whether a phrasing belongs to a part, whatever the others are.
fn of_part(text: &str, part: usize) -> bool {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let hash = usize::try_from(hash >> 7).unwrap_or(0);
    hash % PARTS == part
}
