//! `words.toml`: words of the law and of services, with their meaning in everyday words. A card for
//! the public gives the meaning where the word first occurs.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::language::Language;
use super::problem::{Problem, Problems, line_of, read_toml};
use super::typography;

/// The most words of a meaning: it is put inside a sentence.
const LONGEST: usize = 12;

/// Words of the law and of services.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Each word as cards write it, and what it means in 1 to 12 everyday words, as in
    /// `"huis clos" = "sans public dans la salle"`. The meaning stands in brackets where the word
    /// first stands in a card. A word with capitals (`ITT`) is found with those capitals only.
    words: BTreeMap<toml::Spanned<String>, String>,
}

/// Words and their meanings.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<Word>);

#[derive(Clone, Debug)]
struct Word {
    said: String,
    meaning: String,
}

/// A word found in a text.
pub struct Found<'a> {
    /// The byte where it ends.
    pub end: usize,
    /// What it means.
    pub meaning: &'a str,
}

/// Reads `words.toml`.
pub fn read(file: &Path, language: &Language, problems: &mut Problems) -> Words {
    let Some((text, File { words })) = read_toml(file, problems) else {
        return Words::default();
    };
    let mut read = Vec::new();
    for (said, meaning) in words {
        let line = line_of(&text, said.span().start);
        let mut set = |text: &str| typography::set(file, line, text, language, problems);
        let (said, meaning) = (set(said.as_ref()), set(&meaning));
        let count = meaning.split_whitespace().count();
        if !(1..=LONGEST).contains(&count) {
            problems.push(Problem::new(
                file,
                line,
                format!("the meaning of “{said}” has {count} words"),
                "say it in 1 to 12 words: it stands inside a sentence",
            ));
        }
        read.push(Word { said, meaning });
    }
    Words(read)
}

impl Words {
    /// The first word of a text whose meaning is not yet in `said`; if several begin at the same
    /// place, the longest one.
    pub fn find<'a>(&'a self, text: &str, said: &[&str]) -> Option<Found<'a>> {
        let words = self.0.iter();
        let words = words.filter(|word| !said.contains(&word.meaning.as_str()));
        let found = words.filter_map(|word| {
            let (start, end) = place(text, &word.said)?;
            let meaning = word.meaning.as_str();
            Some((start, std::cmp::Reverse(end), Found { end, meaning }))
        });
        let first = found.min_by_key(|(start, end, _)| (*start, *end))?;
        Some(first.2)
    }
}

/// Where a whole word stands in a text. Case matters only if the word has capitals: “ITT”.
fn place(text: &str, word: &str) -> Option<(usize, usize)> {
    let exact = word.chars().any(char::is_uppercase);
    let mut before = None;
    for (start, letter) in text.char_indices() {
        let rest = text.get(start..).unwrap_or_default();
        if !before.is_some_and(char::is_alphanumeric)
            && let Some(length) = begins(rest, word, exact)
        {
            return Some((start, start + length));
        }
        before = Some(letter);
    }
    None
}

/// How many bytes of a text the word takes if the text begins with it.
fn begins(text: &str, word: &str, exact: bool) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in word.chars() {
        let (_, letter) = letters.next()?;
        let same = letter == wanted || (!exact && letter.to_lowercase().eq(wanted.to_lowercase()));
        if !same {
            return None;
        }
    }
    let rest = letters.as_str();
    let whole = !rest.starts_with(char::is_alphanumeric);
    whole.then_some(text.len() - rest.len())
}
