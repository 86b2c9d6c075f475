use super::fold::words;
use super::index::{Index, Place};
use super::near::near;

/// A card that answers, and the part of it that says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the card in the guide.
    pub card: u16,
    /// The part that fits best.
    pub place: Place,
}

/// How well a word of the cards fits a typed one, out of 8.
const SAME: u32 = 8;
const BEGINNING: u32 = 6;
const SYNONYM: u32 = 5;
const SLIP: u32 = 4;

/// Letters that a word needs before a slip is forgiven, or before it stands for the
/// words that begin with it.
const LONG_ENOUGH: usize = 4;
const BEGINS: usize = 3;

/// A typed word at a place, and how well it fits there.
struct Fit {
    card: u16,
    place: Place,
    /// Which typed word.
    word: u8,
    score: u32,
}

/// The cards that answer `typed`, the best first, at most `most` of them.
///
/// Every typed word adds its best place in a card; words that stand together in one
/// place count again, so that "plainte refusée" prefers the card that says just that.
pub fn find(index: &Index, typed: &str, most: usize) -> Vec<Hit> {
    let typed = words(typed);
    let mut fits = Vec::new();
    for (number, word) in (0..).zip(&typed) {
        let means = |group: &&Vec<&str>| group.contains(&word.as_str());
        let synonyms: Vec<&Vec<&str>> = index.synonyms.iter().filter(means).collect();
        for term in &index.terms {
            let quality = quality(term.word, word, &synonyms);
            if quality == 0 {
                continue;
            }
            fits.extend(term.postings.iter().map(|posting| Fit {
                card: posting.card,
                place: posting.place,
                word: number,
                score: quality * posting.place.weight() * u32::from(term.rarity),
            }));
        }
    }
    // The best of each word comes first at each place.
    fits.sort_unstable_by_key(|fit| (fit.card, fit.place, fit.word, u32::MAX - fit.score));
    fits.dedup_by_key(|fit| (fit.card, fit.place, fit.word));

    let mut hits: Vec<(u32, Hit)> = fits
        .chunk_by(|a, b| a.card == b.card)
        .filter_map(|card| rate(card, typed.len()))
        .collect();
    hits.sort_by_key(|(score, hit)| (u32::MAX - score, hit.card));
    hits.into_iter().map(|(_, hit)| hit).take(most).collect()
}

/// One card: its score, and its best place.
fn rate(fits: &[Fit], typed: usize) -> Option<(u32, Hit)> {
    let mut best = vec![0; typed];
    let mut place = (0, None);
    for there in fits.chunk_by(|a, b| a.place == b.place) {
        let together: u32 = there.iter().map(|fit| fit.score).sum();
        if together > place.0 {
            place = (together, there.first());
        }
        for fit in there {
            if let Some(best) = best.get_mut(usize::from(fit.word)) {
                *best = fit.score.max(*best);
            }
        }
    }
    let (together, first) = place;
    let first = first?;
    let hit = Hit {
        card: first.card,
        place: first.place,
    };
    // Each word that finds nothing here takes its part away.
    let found = best.iter().filter(|score| **score > 0).count();
    let sum = best.iter().sum::<u32>() + together;
    let share = u32::try_from(found * 100 / typed.max(1)).unwrap_or(100);
    Some((sum * share / 100, hit))
}

fn quality(word: &str, typed: &str, synonyms: &[&Vec<&str>]) -> u32 {
    if word == typed {
        SAME
    } else if typed.len() >= BEGINS && word.starts_with(typed) {
        BEGINNING
    } else if synonyms.iter().any(|group| group.contains(&word)) {
        SYNONYM
    } else if typed.len() >= LONG_ENOUGH && near(word, typed) {
        SLIP
    } else {
        0
    }
}
