use serde::{Deserialize, Serialize};

use super::packed::{put, take};
use super::{CardId, Learned};

/// Every word of the cards and where it stands. The compiler builds it and the app reads it in
/// place, so that a phone has nothing to prepare. The words are stems, as `search::stems` makes
/// them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The words in order, one per line.
    pub words: &'static str,
    /// The packed [`Entry`] of each word: its rarity (one byte), the length of its places in bytes,
    /// and for each place the gap from the previous card number and a [`Part`]. Numbers are
    /// varints: seven bits per byte, the lowest first.
    pub places: &'static [u8],
    /// The card for a person in danger now: it comes first as soon as the query may mean it.
    pub danger: Option<CardId>,
    /// What was learned from the phrasings.
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
    /// The part as one number: 0 and 1 for the parts that every card has, then the lines.
    fn to_number(self) -> u32 {
        match self {
            Self::Title => 0,
            Self::Summary => 1,
            Self::Line(index) => 2 + u32::from(index),
        }
    }

    /// The part that [`Part::to_number`] gave this number; `None` if there is none.
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
    /// Its weight: a word that few cards have counts more.
    pub rarity: u8,
    places: &'static [u8],
}

impl Index {
    /// Packs words, which are in order, each with its rarity and its places (card and part, in
    /// order).
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
    /// Where the word stands: cards and parts, in order.
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
    fn a_packed_index_reads_back_the_same() {
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
