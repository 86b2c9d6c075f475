//! Measures how well the search finds queries that it has not learned from.

use std::collections::BTreeMap;
use std::path::Path;

use super::learn::Phrasing;
use super::search_index::{learned, own_words, phrasings};
use super::{Problem, read};
use crate::search::{Hit, find};
use crate::types::{CardId, Index, Learned};

/// The phrasings are split into this many parts; each part is searched with what the others teach.
const PARTS: usize = 10;

/// Which half of the search is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Only the cards' own words.
    Index,
    /// Only what was learned.
    Learned,
    /// Both, like the guide.
    Both,
}

/// How many queries found a right card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many queries there were.
    pub of: usize,
    /// How often a right card came first.
    pub first: usize,
    /// How often one was among the first three.
    pub three: usize,
}

/// A query that found no right card among the first three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// What was typed.
    pub typed: String,
    /// The right cards.
    pub right: Vec<String>,
    /// The cards that were found instead.
    pub found: Vec<String>,
}

/// The result of a measurement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// All queries.
    pub all: Score,
    /// The queries of each card, by its list and name.
    pub cards: BTreeMap<(&'static str, String), Score>,
    /// The queries that failed.
    pub missed: Vec<Missed>,
}

impl Score {
    fn add(&mut self, place: Option<usize>) {
        self.of += 1;
        self.first += usize::from(place == Some(0));
        self.three += usize::from(place.is_some());
    }
}

/// Cross-validation: searches for a tenth of the phrasings with what was learned from the others,
/// ten times. Each of `ways` is measured.
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

/// Measures queries from another source with everything that was learned: one `query<TAB>card,card`
/// per line.
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

/// The index for one way.
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

/// Whether a phrasing belongs to a part. This does not depend on the other phrasings.
fn of_part(text: &str, part: usize) -> bool {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let hash = usize::try_from(hash >> 7).unwrap_or(0);
    hash % PARTS == part
}
