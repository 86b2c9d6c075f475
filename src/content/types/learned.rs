use serde::{Deserialize, Serialize};

use super::CardId;
use super::packed::{put, take};

/// What was learned from the phrasings beside the cards: how much each feature that
/// `search::features` finds speaks for a card or against it. It is read in place, from first to
/// last, so that a phone has nothing to prepare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learned {
    /// For each feature, in order, the gap from the number of the previous one, as a varint of seven
    /// bits per byte.
    pub things: &'static [u8],
    /// How many weights each feature has.
    pub counts: &'static [u8],
    /// The low byte of the gap from the card of the previous weight of the same feature to the card
    /// that a weight belongs to.
    pub cards: &'static [u8],
    /// The high bytes of those gaps; empty if all are 0.
    pub high: &'static [u8],
    /// The weights, in the order of the features, offset by 128.
    pub weights: &'static [u8],
}

/// A [`Learned`] under construction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// See [`Learned::things`].
    pub things: Vec<u8>,
    /// See [`Learned::counts`].
    pub counts: Vec<u8>,
    /// See [`Learned::cards`].
    pub cards: Vec<u8>,
    /// See [`Learned::high`].
    pub high: Vec<u8>,
    /// See [`Learned::weights`].
    pub weights: Vec<u8>,
}

impl Packed {
    /// Packs features, which are in order, each with its weights in the order of their cards: at most
    /// 255, the rest is left out.
    pub fn new<'t>(things: impl Iterator<Item = (u32, &'t [(CardId, i8)])>) -> Self {
        let mut packed = Self::default();
        let mut before = 0;
        for (thing, weights) in things {
            put(thing - before, &mut packed.things);
            before = thing;
            let count = u8::try_from(weights.len()).unwrap_or(u8::MAX);
            packed.counts.push(count);
            let mut last = 0;
            for (CardId(card), weight) in weights.iter().take(count.into()) {
                let [low, high] = (card - last).to_le_bytes();
                last = *card;
                packed.cards.push(low);
                packed.high.push(high);
                packed.weights.push(weight.cast_unsigned() ^ 0x80);
            }
        }
        if packed.high.iter().all(|high| *high == 0) {
            packed.high.clear();
        }
        packed
    }

    /// The form in which the pack holds it.
    pub fn leak(self) -> Learned {
        Learned {
            things: self.things.leak(),
            counts: self.counts.leak(),
            cards: self.cards.leak(),
            high: self.high.leak(),
            weights: self.weights.leak(),
        }
    }
}

impl Learned {
    /// Calls `found` with each card and weight of the features in `seen`, which is in order, and
    /// returns how many of the features are known.
    pub fn each(&self, seen: &[u32], mut found: impl FnMut(CardId, i8)) -> usize {
        let (mut rest, mut thing, mut start, mut known) = (self.things, 0_u32, 0_usize, 0);
        let mut seen = seen.iter().copied().peekable();
        for count in self.counts {
            let Some(gap) = take(&mut rest) else { break };
            thing = thing.wrapping_add(gap);
            let end = start + usize::from(*count);
            while seen.next_if(|seen| *seen < thing).is_some() {}
            if seen.peek().is_none() {
                break;
            }
            if seen.next_if_eq(&thing).is_some() {
                known += 1;
                let mut card = 0_u16;
                for at in start..end {
                    let (Some(low), Some(weight)) = (self.cards.get(at), self.weights.get(at))
                    else {
                        break;
                    };
                    let high = self.high.get(at).copied().unwrap_or(0);
                    card = card.wrapping_add(u16::from_le_bytes([*low, high]));
                    found(CardId(card), (weight ^ 0x80).cast_signed());
                }
            }
            start = end;
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::{CardId, Packed};

    #[test]
    fn packed_weights_read_back_the_same() {
        for far in [3, 300] {
            let all: [(u32, &[(CardId, i8)]); 3] = [
                (5, &[(CardId(0), -127), (CardId(far), 127)]),
                (200, &[(CardId(1), 1)]),
                (70_000, &[(CardId(2), -1)]),
            ];
            let packed = Packed::new(all.iter().copied()).leak();
            let mut read = Vec::new();
            let known = packed.each(&[1, 5, 6, 70_000, 80_000], |card, weight| {
                read.push((card, weight));
            });
            let right = [(CardId(0), -127), (CardId(far), 127), (CardId(2), -1)];
            assert_eq!((known, read.as_slice()), (2, right.as_slice()));
        }
    }
}
