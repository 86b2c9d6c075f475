use super::alarm::alarms;
use super::features::features;
use super::fold::{fold, stems};
use super::near::near;
use crate::types::{CardId, Index, Learned, Part};

/// A card that matches, and the part of it that shows why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The card.
    pub card: CardId,
    /// The part that has the most words of the query; `None` if the card matches only through what
    /// was learned from phrasings, not through its own words.
    pub part: Option<Part>,
}

/// How well an index word fits a word of the query, out of 8.
const SAME: u32 = 8;
const SLIP: u32 = 5;
const BEGINNING: u32 = 3;

/// How many letters a word needs before a typo is forgiven, and before it matches the words that
/// begin with it.
const LONG_ENOUGH: usize = 4;
const BEGINS: usize = 3;

/// How many words of the query are looked up in the cards' own words.
const MOST: usize = 16;

/// What was learned is multiplied by the first, the score of the cards' own words is divided by the
/// second.
const LEARNED: i32 = 14;
const OWN_PART: u32 = 8;

/// A card with a lower score does not match.
const LEAST: i32 = 20;

/// If no card has a typed word of its own and the best one has less than this, nothing answers: so
/// much any letters have in common with some phrasing. The weakest of the best answers to five
/// hundred queries has 126, what a hand leaves on the keys at most 112.
const LEAST_LEARNED: i32 = 120;

/// How far the card for a person in danger now may score below the best one and still come first,
/// if the query has no, one or more signs of a danger now ([`alarms`]). A wrong card costs a tap, a
/// missed danger costs more (`src/decisions/the-search.md`).
const DANGER: [i32; 3] = [60, 160, 260];

/// The weight of a word in a part.
const fn weight(part: Part) -> u32 {
    match part {
        Part::Title => 10,
        Part::Summary => 6,
        Part::Line(_) => 2,
    }
}

/// A word of the query found in a part of a card, and how well it fits there.
#[derive(Clone, Copy)]
struct Fit {
    part: Part,
    /// Which word of the query.
    word: usize,
    score: u32,
}

/// What speaks for a card.
#[derive(Clone, Default)]
struct Card {
    fits: Vec<Fit>,
    learned: i32,
}

/// The cards that match `typed`, the best first, at most `most` of them: cards for which people
/// said something similar, and cards whose own words were typed.
pub fn find(index: &Index, typed: &str, most: usize) -> Vec<Hit> {
    let words = fold(typed);
    let mut cards: Vec<Card> = Vec::new();
    learned(&index.learned, &features(&words), &mut cards);
    let stems = stems(&words);
    let stems = stems.get(..MOST).unwrap_or(&stems);
    indexed(index, stems, &mut cards);
    let rated = (0..).map(CardId).zip(&cards);
    let mut worded = false;
    let mut hits: Vec<(i32, Hit)> = rated
        .map(|(card, found)| {
            let (own, part) = rate(&found.fits, stems.len());
            let own = i32::try_from(own / OWN_PART).unwrap_or(i32::MAX);
            let score = found.learned * LEARNED + own;
            worded |= own > 0 && score >= LEAST;
            (score, Hit { card, part })
        })
        .filter(|(score, _)| *score >= LEAST)
        .collect();
    // The danger card is moved up only if it then comes first; otherwise it keeps its place.
    let best = hits.iter().map(|(score, _)| *score).max().unwrap_or(0);
    if !worded && best < LEAST_LEARNED {
        return Vec::new();
    }
    let [none, one, more] = DANGER;
    let advance = match alarms(&words) {
        0 => none,
        1 => one,
        _ => more,
    };
    for (score, hit) in &mut hits {
        if Some(hit.card) == index.danger && *score + advance > best {
            *score += advance;
        }
    }
    // The sort is stable: cards with the same score stay in the order of their numbers.
    hits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    hits.into_iter().take(most).map(|(_, hit)| hit).collect()
}

fn of(cards: &mut Vec<Card>, card: CardId) -> Option<&mut Card> {
    let card = card.index();
    if cards.len() <= card {
        cards.resize_with(card + 1, Card::default);
    }
    cards.get_mut(card)
}

/// Adds what was learned from phrasings. A long text has more features: the sum is divided by the
/// square root of how many there are, as in the learning.
fn learned(learned: &Learned, seen: &[u32], cards: &mut Vec<Card>) {
    learned.each(seen, |card, weight| {
        if let Some(card) = of(cards, card) {
            card.learned += i32::from(weight);
        }
    });
    let seen = u32::try_from(seen.len()).unwrap_or(u32::MAX);
    let root = seen.saturating_mul(256).isqrt().max(1);
    for card in cards {
        card.learned = card.learned * 64 / root.cast_signed();
    }
}

/// Looks the query up in the cards' own words. In each card a word of the query counts with its
/// best fit, and the words of the best part count once more.
fn indexed(index: &Index, typed: &[String], cards: &mut Vec<Card>) {
    for (number, word) in typed.iter().enumerate() {
        // A rare word that only resembles a common one must not weigh more than the common one.
        let own = index.entries().find(|entry| entry.word == word);
        let cap = own.map_or(u8::MAX, |entry| entry.rarity);
        for entry in index.entries() {
            let quality = quality(entry.word, word);
            if quality == 0 {
                continue;
            }
            for (card, part) in entry.places() {
                if let Some(card) = of(cards, card) {
                    let score = quality * weight(part) * u32::from(entry.rarity.min(cap));
                    add(&mut card.fits, part, number, score);
                }
            }
        }
    }
}

/// Keeps the best score of a word of the query in a part.
fn add(fits: &mut Vec<Fit>, part: Part, word: usize, score: u32) {
    let same = |fit: &&mut Fit| fit.part == part && fit.word == word;
    match fits.iter_mut().find(same) {
        Some(fit) => fit.score = fit.score.max(score),
        None => fits.push(Fit { part, word, score }),
    }
}

/// The score of the own words of one card, and its best part.
fn rate(fits: &[Fit], typed: usize) -> (u32, Option<Part>) {
    let (mut together, mut part) = (0, None);
    for fit in fits {
        let here = fits.iter().filter(|other| other.part == fit.part);
        let score = here.map(|fit| fit.score).sum();
        if score > together {
            (together, part) = (score, Some(fit.part));
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
    // Every word of the query that this card does not contain lowers its score.
    let typed = u32::try_from(typed).unwrap_or(u32::MAX).max(1);
    (sum * found / typed, part)
}

fn quality(word: &str, typed: &str) -> u32 {
    if word == typed {
        SAME
    } else if typed.len() >= LONG_ENOUGH && near(word, typed) {
        SLIP
    } else if typed.len() >= BEGINS && word.starts_with(typed) {
        BEGINNING
    } else {
        0
    }
}
