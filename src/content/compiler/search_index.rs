//! The index of the search, built here so that a phone has nothing to prepare.

use std::collections::{BTreeMap, BTreeSet};

use super::cards::Card;
use super::learn::{self, Phrasing};
use super::problem::leak;
use crate::search::words;
use crate::types::{CardId, Index, Learned, Part};

/// What people say, and the cards that answer it. Titles and summaries count as phrasings too.
pub fn phrasings(cards: &[Card]) -> Vec<(String, Phrasing)> {
    let said = cards.iter().flat_map(|card| {
        let own = [&card.title, &card.summary].into_iter();
        let lines = own.chain(&card.phrasings);
        lines.map(|line| (card.id, line.as_str()))
    });
    learn::phrasings(said)
}

/// The whole index.
pub fn build(cards: &[Card], danger: Option<CardId>) -> Index {
    let phrasings = phrasings(cards);
    let all: Vec<&Phrasing> = phrasings.iter().map(|(_, phrasing)| phrasing).collect();
    Index {
        learned: learned(&all, cards),
        ..own_words(cards, danger)
    }
}

/// Indexes every word of every card. A word that many cards have is indexed only in titles and
/// summaries: in the texts it would match all cards. What is learned is left empty.
pub fn own_words(cards: &[Card], danger: Option<CardId>) -> Index {
    let mut found: BTreeMap<String, BTreeSet<(CardId, Part)>> = BTreeMap::new();
    for card in cards {
        let mut add = |part, text: &str| {
            for word in words(text) {
                found.entry(word).or_default().insert((card.id, part));
            }
        };
        add(Part::Title, &card.title);
        add(Part::Summary, &card.summary);
        for (number, line) in (0..).zip(&card.body.lines) {
            add(Part::Line(number), line);
        }
    }
    let entries = found.iter().map(|(word, places)| {
        let holders: BTreeSet<CardId> = places.iter().map(|(card, _)| *card).collect();
        let common = holders.len() * 4 > cards.len();
        let kept = places
            .iter()
            .copied()
            .filter(|(_, part)| !common || !matches!(part, Part::Line(_)));
        (
            word.as_str(),
            rarity(cards.len(), holders.len()),
            kept.collect(),
        )
    });
    let (words, places) = Index::pack(entries);
    Index {
        words: leak(words),
        places: places.leak(),
        danger,
        learned: Learned::default(),
    }
}

/// 1 for a word that every card has, and one more each time the number of cards that have it is
/// halved.
fn rarity(cards: usize, holders: usize) -> u8 {
    let share = cards / holders.max(1);
    u8::try_from(share.max(1).ilog2()).unwrap_or(0) + 1
}

/// What is learned from the phrasings.
pub fn learned(phrasings: &[&Phrasing], cards: &[Card]) -> Learned {
    let numbers = cards.iter().map(|card| card.id.index() + 1).max();
    learn::learn(phrasings, numbers.unwrap_or(0)).leak()
}
