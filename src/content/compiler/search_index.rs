//! The index of the search, made here so that a phone has nothing to prepare.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::domain::{Card, Index, Part, plain};
use super::lang::{leak, toml_problem};
use super::problem::{Checked, Problem, line_of};
use super::search::words;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    groups: Vec<toml::Spanned<Vec<String>>>,
}

/// Reads `synonyms.toml`.
pub fn synonyms(file: &Path) -> Checked<Vec<Vec<&'static str>>> {
    let text = fs::read_to_string(file)
        .map_err(|error| vec![Problem::whole(file, error.to_string(), "create it")])?;
    let File { groups } =
        toml::from_str(&text).map_err(|error| vec![toml_problem(file, &text, 0, &error)])?;
    let mut problems = Vec::new();
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
    if problems.is_empty() {
        Ok(read)
    } else {
        Err(problems)
    }
}

/// Every word of every card. A word that many cards have is looked for in titles and
/// keywords only: in their texts it would find them all.
pub fn build(cards: &[Card], synonyms: Vec<Vec<&'static str>>) -> Index<'static> {
    let mut found: BTreeMap<String, BTreeSet<(u16, Part)>> = BTreeMap::new();
    for (index, card) in (0..).zip(cards) {
        let mut add = |part, text: &str| {
            for word in words(text) {
                found.entry(word).or_default().insert((index, part));
            }
        };
        add(Part::Title, card.title);
        add(Part::Summary, card.summary);
        for (number, keyword) in (0..Part::KEYWORDS).zip(&card.keywords) {
            add(Part::Keyword(number), keyword);
        }
        for (number, line) in (0..Part::LINES).zip(card.lines()) {
            add(Part::Line(number), &plain(line));
        }
    }
    let entries = found.iter().map(|(word, places)| {
        let holders: BTreeSet<u16> = places.iter().map(|(card, _)| *card).collect();
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
