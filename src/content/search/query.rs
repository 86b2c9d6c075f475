use std::cmp::Reverse;

use super::fold::words;
use super::near::near;
use crate::types::{CardId, Index, Part};

/// A card that answers, and the part of it that says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The card.
    pub card: CardId,
    /// The part that fits best.
    pub part: Part,
}

/// How well a word of the cards fits a typed one, out of 8.
const SAME: u32 = 8;
const SYNONYM: u32 = 6;
const SLIP: u32 = 5;
const BEGINNING: u32 = 3;

/// Letters that a word needs before a slip is forgiven, or before it stands for the
/// words that begin with it.
const LONG_ENOUGH: usize = 4;
const BEGINS: usize = 3;

/// How much a word counts in a part.
const fn weight(part: Part) -> u32 {
    match part {
        Part::Title => 10,
        Part::Keyword(_) => 9,
        Part::Summary => 6,
        Part::Line(_) => 2,
    }
}

/// A typed word in a part of a card, and how well it fits there.
struct Fit {
    part: Part,
    /// Which typed word.
    word: usize,
    score: u32,
}

/// The cards that answer `typed`, the best first, at most `most` of them.
///
/// Every typed word adds its best place in a card; words that stand together in one part
/// count again, so that "plainte refusée" prefers the card that says just that.
pub fn find(index: &Index, typed: &str, most: usize) -> Vec<Hit> {
    let typed = words(typed);
    let mut cards: Vec<Vec<Fit>> = Vec::new();
    for (number, word) in typed.iter().enumerate() {
        let means = |group: &&Vec<&str>| group.contains(&word.as_str());
        let synonyms: Vec<&Vec<&str>> = index.synonyms.iter().filter(means).collect();
        // A rare word that only resembles a common one weighs no more than that one.
        let own = index.entries().find(|entry| entry.word == word);
        let cap = own.map_or(u8::MAX, |entry| entry.rarity);
        for entry in index.entries() {
            let quality = quality(entry.word, word, &synonyms);
            if quality == 0 {
                continue;
            }
            for (card, part) in entry.places() {
                let card = card.index();
                if cards.len() <= card {
                    cards.resize_with(card + 1, Vec::new);
                }
                if let Some(fits) = cards.get_mut(card) {
                    let score = quality * weight(part) * u32::from(entry.rarity.min(cap));
                    add(fits, part, number, score);
                }
            }
        }
    }
    let rated = (0..).map(CardId).zip(&cards);
    let mut hits: Vec<(u32, Hit)> = rated
        .filter_map(|(card, fits)| rate(card, fits, typed.len()))
        .collect();
    // The sort is stable: cards that fit as well stay in the order of the lists.
    hits.sort_by_key(|(score, _)| Reverse(*score));
    hits.into_iter().take(most).map(|(_, hit)| hit).collect()
}

/// Keeps the best score of a typed word in a part.
fn add(fits: &mut Vec<Fit>, part: Part, word: usize, score: u32) {
    let same = |fit: &&mut Fit| fit.part == part && fit.word == word;
    match fits.iter_mut().find(same) {
        Some(fit) => fit.score = fit.score.max(score),
        None => fits.push(Fit { part, word, score }),
    }
}

/// One card: its score, and its best part.
fn rate(card: CardId, fits: &[Fit], typed: usize) -> Option<(u32, Hit)> {
    let (mut together, mut part) = (0, fits.first()?.part);
    for fit in fits {
        let here = fits.iter().filter(|other| other.part == fit.part);
        let score = here.map(|fit| fit.score).sum();
        if score > together {
            (together, part) = (score, fit.part);
        }
    }
    let (mut sum, mut found) = (together, 0);
    for word in 0..typed {
        let scores = fits.iter().filter(|fit| fit.word == word);
        if let Some(best) = scores.map(|fit| fit.score).max() {
            sum += best;
            found += 1;
        }
    }
    // A typed word that is nowhere in the card takes its share of the score away.
    let typed = u32::try_from(typed).ok()?;
    Some((sum * found / typed, Hit { card, part }))
}

fn quality(word: &str, typed: &str, synonyms: &[&Vec<&str>]) -> u32 {
    if word == typed {
        SAME
    } else if synonyms.iter().any(|group| group.contains(&word)) {
        SYNONYM
    } else if typed.len() >= LONG_ENOUGH && near(word, typed) {
        SLIP
    } else if typed.len() >= BEGINS && word.starts_with(typed) {
        BEGINNING
    } else {
        0
    }
}
