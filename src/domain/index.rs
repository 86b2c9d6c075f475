use serde::{Deserialize, Serialize};

/// Every word of the cards and where it stands. Made by the build step and read in place,
/// so that a phone has nothing to prepare; words are written as `search::words` does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index<'a> {
    /// The words, one a line, in order.
    pub words: &'a str,
    /// For each word its [`Entry`], packed: rarity (one byte), number of places, and for
    /// each place how many cards further it is and a [`Part`] (one byte). Numbers are
    /// written seven bits a byte, the lowest first.
    pub places: &'a [u8],
    /// Groups of words that people use for one thing ("flics", "police").
    #[serde(borrow)]
    pub synonyms: Vec<Vec<&'a str>>,
}

/// A part of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The title.
    Title,
    /// The line under the title.
    Summary,
    /// An everyday expression, by its index in [`super::Card::keywords`].
    Keyword(u8),
    /// A line of the text, by its index in [`super::Card::lines`].
    Line(u8),
}

impl Part {
    /// Keywords of a card at most.
    pub const KEYWORDS: u8 = 30;
    const FIRST_LINE: u8 = 2 + Self::KEYWORDS;
    /// Lines of a card at most.
    pub const LINES: u8 = u8::MAX - Self::FIRST_LINE;

    /// As one byte.
    pub const fn to_byte(self) -> u8 {
        match self {
            Self::Title => 0,
            Self::Summary => 1,
            Self::Keyword(index) => 2 + index,
            Self::Line(index) => Self::FIRST_LINE + index,
        }
    }

    /// From the byte of [`Part::to_byte`].
    pub const fn from_byte(byte: u8) -> Self {
        match byte {
            0 => Self::Title,
            1 => Self::Summary,
            Self::FIRST_LINE.. => Self::Line(byte - Self::FIRST_LINE),
            keyword => Self::Keyword(keyword - 2),
        }
    }
}

/// A word of the cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The word.
    pub word: &'a str,
    /// Its weight: a word that few cards have says more.
    pub rarity: u8,
    places: &'a [u8],
}

impl<'a> Index<'a> {
    /// Packs words in order, each with its rarity and its places (card, part) in order.
    pub fn pack<'w>(
        entries: impl Iterator<Item = (&'w str, u8, Vec<(u16, Part)>)>,
    ) -> (String, Vec<u8>) {
        let (mut words, mut bytes) = (Vec::new(), Vec::new());
        for (word, rarity, places) in entries {
            words.push(word);
            bytes.push(rarity);
            let mut packed = Vec::new();
            let mut before = 0;
            for (card, part) in places {
                put(card - before, &mut packed);
                packed.push(part.to_byte());
                before = card;
            }
            put(u16::try_from(packed.len()).unwrap_or(u16::MAX), &mut bytes);
            bytes.extend(packed);
        }
        (words.join("\n"), bytes)
    }

    /// The words, in order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        let mut rest = self.places;
        self.words.split('\n').map_while(move |word| {
            let (rarity, after) = rest.split_first()?;
            rest = after;
            let length = take(&mut rest)?;
            let (places, after) = rest.split_at_checked(usize::from(length))?;
            rest = after;
            Some(Entry {
                word,
                rarity: *rarity,
                places,
            })
        })
    }
}

impl Entry<'_> {
    /// Where the word stands: card and part, in order.
    pub fn places(&self) -> impl Iterator<Item = (u16, Part)> {
        let (mut rest, mut card) = (self.places, 0);
        std::iter::from_fn(move || {
            card += take(&mut rest)?;
            let (part, after) = rest.split_first()?;
            rest = after;
            Some((card, Part::from_byte(*part)))
        })
    }
}

fn put(mut number: u16, bytes: &mut Vec<u8>) {
    while number > 0x7f {
        bytes.push(0x80 | number.to_le_bytes()[0]);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

fn take(bytes: &mut &[u8]) -> Option<u16> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u16::from(byte & 0x7f).checked_shl(shift)?;
        if *byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, Part};

    #[test]
    fn what_is_packed_is_read() {
        let all = [
            (
                "abri",
                7,
                vec![
                    (0, Part::Title),
                    (0, Part::Keyword(29)),
                    (300, Part::Line(0)),
                ],
            ),
            (
                "zone",
                1,
                vec![(129, Part::Summary), (129, Part::Line(Part::LINES))],
            ),
        ];
        let (words, places) = Index::pack(all.iter().cloned());
        let index = Index {
            words: &words,
            places: &places,
            synonyms: Vec::new(),
        };
        let read: Vec<_> = index
            .entries()
            .map(|entry| (entry.word, entry.rarity, entry.places().collect()))
            .collect();
        assert_eq!(read, all);
    }
}
