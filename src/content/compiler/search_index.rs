//! The index of the search, made here so that a phone has nothing to prepare.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::cards::Card;
use super::problem::{Problem, Problems, leak, line_of, read_toml};
use crate::search::words;
use crate::types::{CardId, Index, Part};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    groups: Vec<toml::Spanned<Vec<String>>>,
}

/// Reads `synonyms.toml`.
pub fn synonyms(file: &Path, problems: &mut Problems) -> Vec<Vec<&'static str>> {
    let Some((text, File { groups })) = read_toml(file, problems) else {
        return Vec::new();
    };
    let mut read = Vec::new();
    for group in groups {
        let line = line_of(&text, group.span().start);
        let mut folded = Vec::new();
        for word in group.into_inner() {
            match <[String; 1]>::try_from(words(&word)) {
                Ok([word]) => folded.push(leak(word)),
                Err(_) => problems.push(Problem::new(
                    file,
                    line,
                    format!("“{word}” is not one word that the search keeps"),
                    "put expressions into the keywords of a card",
                )),
            }
        }
        read.push(folded);
    }
    read
}

/// Every word of every card. A word that many cards have is looked for in titles and
/// keywords only: in their texts it would find them all.
pub fn build(cards: &[Card], synonyms: Vec<Vec<&'static str>>) -> Index {
    let mut found: BTreeMap<String, BTreeSet<(CardId, Part)>> = BTreeMap::new();
    for card in cards {
        let mut add = |part, text: &str| {
            for word in words(text) {
                found.entry(word).or_default().insert((card.id, part));
            }
        };
        add(Part::Title, &card.title);
        add(Part::Summary, &card.summary);
        for (number, keyword) in (0..).zip(&card.keywords) {
            add(Part::Keyword(number), keyword);
        }
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
        synonyms,
    }
}

/// 1 for a word of every card, one more each time that half as many have it.
fn rarity(cards: usize, holders: usize) -> u8 {
    let share = cards / holders.max(1);
    u8::try_from(share.max(1).ilog2()).unwrap_or(0) + 1
}
