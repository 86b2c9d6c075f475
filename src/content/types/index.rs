use serde::{Deserialize, Serialize};

use super::packed::{put, take};
use super::{CardId, Learned};

/// Every word of the cards and where it stands. The compiler makes it and the app reads it in
/// place, so that a phone has nothing to prepare; words are written as `search::stems` does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The words, one a line, in order.
    pub words: &'static str,
    /// For each word its [`Entry`], packed: rarity (one byte), length of its places in bytes,
    /// and for each place how many cards further it is and a [`Part`]. Numbers are written
    /// seven bits a byte, the lowest first.
    pub places: &'static [u8],
    /// The card for a person in danger now: it comes first as soon as it may be meant.
    pub danger: Option<CardId>,
    /// What has been learned from the phrasings.
    pub learned: Learned,
}

/// A part of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The title.
    Title,
    /// The line under the title.
    Summary,
    /// A line of the text: the n-th `h2`, `p` or `li`, counted from 0 in reading order, inside
    /// the `.prose` of the card's article. The pack does not hold its words: the app reads them
    /// from the article.
    Line(u16),
}

impl Part {
    /// As one number: the two that every card has, then the lines.
    fn to_number(self) -> u32 {
        match self {
            Self::Title => 0,
            Self::Summary => 1,
            Self::Line(index) => 2 + u32::from(index),
        }
    }

    /// From the number of [`Part::to_number`]; `None` if no part has it.
    fn from_number(number: u32) -> Option<Self> {
        match number {
            0 => Some(Self::Title),
            1 => Some(Self::Summary),
            line => u16::try_from(line - 2).ok().map(Self::Line),
        }
    }
}

/// A word of the cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The word.
    pub word: &'static str,
    /// Its weight: a word that few cards have says more.
    pub rarity: u8,
    places: &'static [u8],
}

impl Index {
    /// Packs words in order, each with its rarity and its places (card, part) in order.
    pub fn pack<'w>(
        entries: impl Iterator<Item = (&'w str, u8, Vec<(CardId, Part)>)>,
    ) -> (String, Vec<u8>) {
        let (mut words, mut bytes) = (Vec::new(), Vec::new());
        for (word, rarity, places) in entries {
            words.push(word);
            bytes.push(rarity);
            let mut packed = Vec::new();
            let mut before = 0;
            for (card, part) in places {
                let CardId(number) = card;
                put(u32::from(number) - before, &mut packed);
                put(part.to_number(), &mut packed);
                before = u32::from(number);
            }
            put(u32::try_from(packed.len()).unwrap_or(u32::MAX), &mut bytes);
            bytes.extend(packed);
        }
        (words.join("\n"), bytes)
    }

    /// The words, in order.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        let mut rest = self.places;
        self.words.split('\n').map_while(move |word| {
            let (rarity, after) = rest.split_first()?;
            rest = after;
            let length = take(&mut rest)?;
            let (places, after) = rest.split_at_checked(usize::try_from(length).ok()?)?;
            rest = after;
            Some(Entry {
                word,
                rarity: *rarity,
                places,
            })
        })
    }
}

impl Entry {
    /// Where the word stands: card and part, in order.
    pub fn places(&self) -> impl Iterator<Item = (CardId, Part)> {
        let (mut rest, mut card) = (self.places, 0);
        std::iter::from_fn(move || {
            card += take(&mut rest)?;
            let part = Part::from_number(take(&mut rest)?)?;
            Some((CardId(u16::try_from(card).ok()?), part))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{CardId, Index, Learned, Part};

    #[test]
    fn what_is_packed_is_read() {
        let all = [
            (
                "abri",
                7,
                vec![
                    (CardId(0), Part::Title),
                    (CardId(0), Part::Summary),
                    (CardId(300), Part::Line(0)),
                ],
            ),
            (
                "zone",
                1,
                vec![
                    (CardId(129), Part::Summary),
                    (CardId(129), Part::Line(u16::MAX)),
                ],
            ),
        ];
        let (words, places) = Index::pack(all.iter().cloned());
        let index = Index {
            words: words.leak(),
            places: places.leak(),
            danger: None,
            learned: Learned::default(),
        };
        let read: Vec<_> = index
            .entries()
            .map(|entry| (entry.word, entry.rarity, entry.places().collect()))
            .collect();
        assert_eq!(read, all);
    }
}
