//! Learns from the phrasings which card they ask for: a logistic regression over
//! [`features`](crate::search::features). The same phrasings give the same bytes on every machine:
//! it uses only sums, products, quotients and square roots of `f32`, in a fixed order.

use std::collections::BTreeMap;

use crate::search::{features, fold};
use crate::types::{CardId, Packed};

/// The passes over all phrasings in each stage: with every weight, then with twice as many weights
/// as are kept, then with the kept ones only, so that these take over from the removed ones.
const ROUNDS: [usize; 3] = [5, 2, 5];

/// The learning rate of each stage.
const RATES: [f32; 3] = [1.5, 1.0, 1.0];

/// A feature that fewer phrasings have is ignored: it says nothing about other texts.
const SEEN: u32 = 5;

/// How many weights are kept: the largest ones. Their size in the pack is in
/// `src/decisions/the-search.md`.
const KEPT: usize = 44_500;

/// Weights are rounded to whole multiples of this. It must not depend on the largest weight: the
/// scores would change with every phrasing, and the search adds constants to them.
const UNIT: f32 = 1.5;

/// An error below this in a probability is ignored.
const SMALL: f32 = 0.003;

/// A phrasing, and the cards that answer it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrasing {
    /// Its [`features`].
    pub seen: Vec<u32>,
    /// Each of them is a right answer.
    pub cards: Vec<CardId>,
}

/// Collects the phrasings of all cards. The same words beside two cards are one phrasing that both
/// cards answer.
pub fn phrasings<'p>(lines: impl Iterator<Item = (CardId, &'p str)>) -> Vec<(String, Phrasing)> {
    let mut all: BTreeMap<String, Phrasing> = BTreeMap::new();
    for (card, line) in lines {
        let words = fold(line);
        if words.is_empty() {
            continue;
        }
        let one = all.entry(words.join(" ")).or_insert_with(|| Phrasing {
            seen: features(&words),
            cards: Vec::new(),
        });
        if !one.cards.contains(&card) {
            one.cards.push(card);
        }
    }
    all.into_iter().collect()
}

/// Learns the weights. `cards` is the number of cards.
pub fn learn(phrasings: &[&Phrasing], cards: usize) -> Packed {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for thing in phrasings.iter().flat_map(|phrasing| &phrasing.seen) {
        *counts.entry(*thing).or_default() += 1;
    }
    counts.retain(|_, count| *count >= SEEN);
    let things: Vec<u32> = counts.into_keys().collect();
    let rows: Vec<Vec<usize>> = phrasings
        .iter()
        .map(|phrasing| {
            let known = phrasing.seen.iter();
            known
                .filter_map(|thing| things.binary_search(thing).ok())
                .collect()
        })
        .collect();
    let mut weights: Vec<Vec<(usize, f32)>> = things
        .iter()
        .map(|_| (0..cards).map(|card| (card, 0.0)).collect())
        .collect();
    let mut chance = Chance(1);
    for (stage, (rounds, rate)) in ROUNDS.into_iter().zip(RATES).enumerate() {
        match stage {
            0 => {}
            1 => keep(&mut weights, 2 * KEPT),
            _ => keep(&mut weights, KEPT),
        }
        let mut learner = Learner {
            rate,
            moved: vec![0.0; things.len()],
            says: vec![0.0; cards],
            weights,
        };
        let mut order: Vec<usize> = (0..rows.len()).collect();
        for _ in 0..rounds {
            for last in (1..order.len()).rev() {
                order.swap(last, chance.below(last + 1));
            }
            for at in &order {
                if let (Some(row), Some(phrasing)) = (rows.get(*at), phrasings.get(*at)) {
                    learner.see(row, &phrasing.cards);
                }
            }
        }
        weights = learner.weights;
    }
    pack(&things, &weights)
}

/// Keeps the weights with the largest absolute value.
fn keep(weights: &mut [Vec<(usize, f32)>], most: usize) {
    let sizes = weights.iter().flatten().map(|(_, weight)| weight.abs());
    let mut sizes: Vec<f32> = sizes.collect();
    sizes.sort_unstable_by(|a, b| b.total_cmp(a));
    let least = sizes.get(most).copied().unwrap_or(0.0);
    for weights in weights {
        weights.retain(|(_, weight)| weight.abs() > least);
    }
}

struct Learner {
    rate: f32,
    /// For each feature, its weight for or against each card.
    weights: Vec<Vec<(usize, f32)>>,
    /// For each feature, the sum of its squared gradients: the larger it is, the smaller the next
    /// step (Adagrad).
    moved: Vec<f32>,
    /// For each card, the score of the current phrasing, then its error.
    says: Vec<f32>,
}

impl Learner {
    /// Moves the weights of one phrasing's features towards its cards.
    fn see(&mut self, row: &[usize], cards: &[CardId]) {
        let share = 1.0 / (row.len().max(1) as f32).sqrt();
        self.says.fill(0.0);
        for weights in row.iter().filter_map(|thing| self.weights.get(*thing)) {
            for (card, weight) in weights {
                if let Some(says) = self.says.get_mut(*card) {
                    *says += weight * share;
                }
            }
        }
        probabilities(&mut self.says);
        // The target: half of the probability is shared between the right cards in proportion to
        // their current ones, half evenly.
        let right = |card: &CardId| self.says.get(card.index()).copied().unwrap_or(0.0);
        let now: Vec<f32> = cards.iter().map(right).collect();
        let sum: f32 = now.iter().sum::<f32>().max(1e-6);
        let even = 1.0 / cards.len().max(1) as f32;
        for (card, now) in cards.iter().zip(now) {
            if let Some(says) = self.says.get_mut(card.index()) {
                *says -= 0.5 * now / sum + 0.5 * even;
            }
        }
        let mut much = 0.0;
        for says in &mut self.says {
            if says.abs() < SMALL {
                *says = 0.0;
            }
            much += *says * *says;
        }
        for thing in row {
            let (Some(weights), Some(moved)) =
                (self.weights.get_mut(*thing), self.moved.get_mut(*thing))
            else {
                continue;
            };
            *moved += much * share * share;
            let step = share * self.rate / (*moved + 0.01).sqrt();
            for (card, weight) in weights {
                *weight -= step * self.says.get(*card).copied().unwrap_or(0.0);
            }
        }
    }
}

/// Turns the scores of the cards into probabilities (softmax).
fn probabilities(says: &mut [f32]) {
    let most = says.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for one in says.iter_mut() {
        *one = exp(*one - most);
        sum += *one;
    }
    for one in says.iter_mut() {
        *one /= sum;
    }
}

/// e to a power that is not above 0. The one of the standard library differs between systems, and
/// so would the pack.
fn exp(power: f32) -> f32 {
    let twos = power.max(-80.0) * std::f32::consts::LOG2_E;
    let whole = twos.floor();
    let rest = (twos - whole) * std::f32::consts::LN_2;
    let mut sum = 1.0;
    for divisor in [6.0, 5.0, 4.0, 3.0, 2.0, 1.0] {
        sum = 1.0 + sum * rest / divisor;
    }
    // From 2^-116 to 2^0.
    #[allow(clippy::cast_possible_truncation, reason = "a small whole number")]
    let exponent = (whole as i32 + 127).cast_unsigned();
    sum * f32::from_bits(exponent << 23)
}

/// Rounds the weights to whole numbers and packs them.
fn pack(things: &[u32], weights: &[Vec<(usize, f32)>]) -> Packed {
    let rounded: Vec<(u32, Vec<(CardId, i8)>)> = things
        .iter()
        .zip(weights)
        .map(|(thing, weights)| {
            let rounded = weights.iter().filter_map(|(card, weight)| {
                let card = CardId(u16::try_from(*card).ok()?);
                Some((card, whole(weight / UNIT))).filter(|(_, weight)| *weight != 0)
            });
            (*thing, rounded.collect())
        })
        .collect();
    let some = rounded.iter().filter(|(_, weights)| !weights.is_empty());
    Packed::new(some.map(|(thing, weights)| (*thing, weights.as_slice())))
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a cast from a float stops at the bounds of the type"
)]
fn whole(units: f32) -> i8 {
    units.round() as i8
}

/// A pseudo-random generator that always gives the same numbers.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).unwrap_or(0);
        high % end.max(1)
    }
}
