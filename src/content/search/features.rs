//! The features of a text: each word as it sounds, each pair of neighbours, and the four-letter
//! pieces of every word, so that a typo or another ending changes few of them.

use super::sound::sound;

/// A feature is a hash below this number. Two features rarely collide, and the learning takes the
/// collisions into account.
const NUMBERS: u32 = 1 << 18;

const WORD: u8 = 1;
const PIECE: u8 = 2;
const PAIR: u8 = 3;

/// The features of folded words ([`super::fold`]), as numbers, in order, each once.
pub fn features(words: &[String]) -> Vec<u32> {
    let mut seen = Vec::new();
    let mut before = String::new();
    for word in words {
        let sound = sound(word);
        seen.push(number(WORD, &[&sound]));
        seen.push(number(PAIR, &[&before, &sound]));
        pieces(word, &mut seen);
        before = sound;
    }
    if !words.is_empty() {
        seen.push(number(PAIR, &[&before, ""]));
    }
    seen.sort_unstable();
    seen.dedup();
    seen
}

/// How many letters a piece has.
const PIECE_LETTERS: usize = 4;

/// The pieces of a word; its start and its end each count as a letter.
fn pieces(word: &str, seen: &mut Vec<u32>) {
    let bounded = ["_", word, "_"].concat();
    let starts = bounded.char_indices().map(|(start, _)| start);
    let ends = starts.clone().chain([bounded.len()]).skip(PIECE_LETTERS);
    for (start, end) in starts.zip(ends) {
        seen.extend(bounded.get(start..end).map(|piece| number(PIECE, &[piece])));
    }
}

/// The hash FNV-1a, mixed once more so that the low bits differ too.
fn number(kind: u8, texts: &[&str]) -> u32 {
    const PRIME: u32 = 0x0100_0193;
    let mut hash = 0x811c_9dc5_u32;
    let mut add = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(PRIME);
    add(kind);
    for text in texts {
        text.bytes().for_each(&mut add);
        add(0xff);
    }
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^= hash >> 12;
    hash % NUMBERS
}
