use super::alarm::alarms;
use super::features::features;
use super::fold::{fold, stems};
use super::near::near;
use crate::types::{CardId, Index, Learned, Part};

/// A card that answers, and the part of it that says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The card.
    pub card: CardId,
    /// The part that has the most of the typed words; `None` if the card answers because of what
    /// others have said, not in its own words.
    pub part: Option<Part>,
}

/// How well a word of the cards fits a typed one, out of 8.
const SAME: u32 = 8;
const SLIP: u32 = 5;
const BEGINNING: u32 = 3;

/// Letters that a word needs before a slip is forgiven, or before it stands for the
/// words that begin with it.
const LONG_ENOUGH: usize = 4;
const BEGINS: usize = 3;

/// Words of which the cards' own words are looked through.
const MOST: usize = 16;

/// What is learned is worth so much, and the cards' own words a part of what they score.
const LEARNED: i32 = 12;
const OWN_PART: u32 = 8;

/// A card with less than this does not answer.
const LEAST: i32 = 20;

/// If no card has a typed word of its own and the best one has less than this, nothing answers: so
/// much any letters have in common with some phrasing. The weakest of the best answers to three
/// hundred queries has 144, what a hand leaves on the keys at most 108.
const LEAST_LEARNED: i32 = 110;

/// How far the card of a person in danger now may stay behind the best one and still come first,
/// where nothing, something or more of what is typed speaks of a danger now ([`alarms`]). A wrong
/// card costs a tap, a missed danger more (`src/decisions/the-search.md`).
const DANGER: [i32; 3] = [60, 160, 260];

/// How much a word counts in a part.
const fn weight(part: Part) -> u32 {
    match part {
        Part::Title => 10,
        Part::Summary => 6,
        Part::Line(_) => 2,
    }
}

/// A typed word in a part of a card, and how well it fits there.
#[derive(Clone, Copy)]
struct Fit {
    part: Part,
    /// Which typed word.
    word: usize,
    score: u32,
}

/// What speaks for a card.
#[derive(Clone, Default)]
struct Card {
    fits: Vec<Fit>,
    learned: i32,
}

/// The cards that answer `typed`, the best first, at most `most` of them: those for which people
/// said the like, and those whose own words are the typed ones.
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
    // Where it would not come first, the card of danger takes nobody's place.
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
    // The sort is stable: cards that fit as well stay in the order of their numbers.
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

/// What people said. A long text has more of everything: the sum is divided by the root of how
/// many things are seen, as in the learning.
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

/// What the cards say themselves. Every typed word adds its best place in a card; words that
/// stand together in one part count again.
fn indexed(index: &Index, typed: &[String], cards: &mut Vec<Card>) {
    for (number, word) in typed.iter().enumerate() {
        // A rare word that only resembles a common one weighs no more than that one.
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

/// Keeps the best score of a typed word in a part.
fn add(fits: &mut Vec<Fit>, part: Part, word: usize, score: u32) {
    let same = |fit: &&mut Fit| fit.part == part && fit.word == word;
    match fits.iter_mut().find(same) {
        Some(fit) => fit.score = fit.score.max(score),
        None => fits.push(Fit { part, word, score }),
    }
}

/// The own words of one card: their score for each typed word, and the best part.
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
    // A typed word that is nowhere in the card takes its share of the score away.
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
