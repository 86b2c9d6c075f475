//! One language of the pages in simple words. A translated sentence is shown as long as its French
//! sentence has not changed; otherwise the French one is shown.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::sentence::{placeholders, words};
use super::{Essentials, hash};
use crate::compiler::WrittenDay;
use crate::compiler::problem::{Problem, Problems, line_of, read_toml};
use crate::types::Day;

/// How far a translated sentence can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// A machine translated it, and nobody has reviewed it.
    Machine,
    /// This person reviewed it on this day.
    Reviewed(String, Day),
    /// The French sentence has changed since it was translated.
    Stale,
}

/// A translated sentence.
#[derive(Clone, Debug)]
pub struct Translated {
    /// Its words and placeholders.
    pub text: String,
    /// Its translation back into French, by somebody who has not seen the French sentence.
    pub back: Option<String>,
    /// Whether it can be shown.
    pub state: State,
}

/// One language.
pub struct Translation {
    /// Its code.
    pub code: String,
    /// Its name in its own script.
    pub name: String,
    /// The sentences, by name.
    pub sentences: BTreeMap<String, Translated>,
    /// What people type to find a page, by the name of the page.
    pub words: BTreeMap<String, Vec<String>>,
}

impl Translation {
    /// The translation shown for a sentence; `None` if the French is shown.
    pub fn shown(&self, name: &str) -> Option<&str> {
        let found = self.sentences.get(name)?;
        (found.state != State::Stale).then_some(found.text.as_str())
    }

    /// Whether every sentence is reviewed.
    pub fn is_reviewed(&self) -> bool {
        let mut sentences = self.sentences.values();
        sentences.all(|one| matches!(one.state, State::Reviewed(..)))
    }
}

/// A language of the pages in simple words; the name of the file is its code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    /// What translators must know of the language.
    #[serde(rename = "language")]
    _language: About,
    /// By the name of a page: what people type in that language to find it, as in
    /// `plainte = ["…", "…"]`. No word that the French cards have too.
    #[serde(default)]
    words: BTreeMap<String, Spanned<Vec<String>>>,
    /// By the name of a French sentence, as in `"danger.appeler"`: its translation.
    sentences: BTreeMap<String, Spanned<RawSentence>>,
}

/// What translators must know of a language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    /// How one speaks to the reader in that language, in English: for the next translator.
    #[serde(rename = "register")]
    _register: String,
}

/// A translated sentence, on one line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSentence {
    /// The words, with the same `{…}` as the French ones.
    text: String,
    /// The mark of the French sentence that it was made from, which `cargo xtask content languages`
    /// writes. When the French has changed, the mark is wrong, and French is shown.
    french: String,
    /// What the words say, translated back into French by somebody who has not seen the French.
    back: Option<String>,
    /// The person who has reviewed the sentence. `by` and `on` stand together.
    by: Option<String>,
    /// The day of that review.
    on: Option<WrittenDay>,
}

/// Reads and checks one file.
pub fn read(
    file: &Path,
    code: &str,
    name: &str,
    french: &[(String, String)],
    essentials: &Essentials,
    problems: &mut Problems,
) -> Option<Translation> {
    let (text, raw) = read_toml::<Raw>(file, problems)?;
    let mut sentences = BTreeMap::new();
    for (name, sentence) in raw.sentences {
        let line = line_of(&text, sentence.span().start);
        let sentence = sentence.into_inner();
        let mut tell =
            |what: String, remedy: &str| problems.push(Problem::new(file, line, what, remedy));
        let Some((_, original)) = french.iter().find(|(known, _)| *known == name) else {
            tell(
                format!("no French sentence is called `{name}`"),
                "take it out, or correct its name",
            );
            continue;
        };
        let stale = sentence.french != hash(original);
        for (what, remedy) in check(code, &sentence.text, (!stale).then_some(original)) {
            tell(what, remedy);
        }
        let state = match (stale, sentence.by, sentence.on) {
            (true, ..) => State::Stale,
            (false, None, None) => State::Machine,
            (false, Some(by), Some(on)) if Day::from_iso(&on).is_some() => {
                State::Reviewed(by, Day::from_iso(&on)?)
            }
            _ => {
                tell(
                    "a review needs a person and a day".to_owned(),
                    "write by = \"…\", on = \"2026-11-26\"",
                );
                State::Machine
            }
        };
        sentences.insert(
            name,
            Translated {
                text: sentence.text,
                back: sentence.back,
                state,
            },
        );
    }
    let mut words = BTreeMap::new();
    for (page, list) in raw.words {
        if !essentials.pages.iter().any(|known| known.name == page) {
            let line = line_of(&text, list.span().start);
            let what = format!("no page is called `{page}`");
            problems.push(Problem::new(
                file,
                line,
                what,
                "take the name of a file of fr/, without its number",
            ));
        }
        words.insert(page, list.into_inner());
    }
    Some(Translation {
        code: code.to_owned(),
        name: name.to_owned(),
        sentences,
        words,
    })
}

/// What is wrong with a sentence, and what to do. `original` is the French sentence that it was
/// made from, if that has not changed.
fn check(code: &str, text: &str, original: Option<&String>) -> Vec<(String, &'static str)> {
    let mut wrong = Vec::new();
    if text.trim().is_empty() {
        wrong.push((
            "the sentence is empty".to_owned(),
            "write it, or remove the line: French is shown then",
        ));
    }
    if let Some(sign) = text.chars().find(|sign| unseen(*sign, code)) {
        wrong.push((
            format!(
                "there is an invisible character (U+{:04X}) in the sentence",
                u32::from(sign)
            ),
            "take it out: the page sets the direction",
        ));
    }
    let Some(original) = original else {
        return wrong;
    };
    let (wanted, found) = (placeholders(original), placeholders(text));
    if wanted != found {
        wrong.push((
            format!(
                "the French has {}, this has {}",
                listed(&wanted),
                listed(&found)
            ),
            "write the same ones",
        ));
    }
    let digits = |text: &str| -> Vec<String> {
        let words = words(text);
        let numbers = words.split(|letter: char| !letter.is_numeric());
        let mut numbers: Vec<String> = numbers
            .filter(|number| !number.is_empty())
            .map(western)
            .collect();
        numbers.sort();
        numbers
    };
    let allowed = digits(original);
    if let Some(number) = digits(text)
        .into_iter()
        .find(|number| !allowed.contains(number))
    {
        wrong.push((
            format!("the French has no number {number}"),
            "take it out, or write {…}",
        ));
    }
    wrong
}

/// The number in the digits of a telephone keypad.
fn western(number: &str) -> String {
    let digit = |letter: char| {
        let value = match u32::from(letter) {
            code @ 0x660..=0x669 => code - 0x660,
            code @ 0x6f0..=0x6f9 => code - 0x6f0,
            _ => return letter,
        };
        char::from_digit(value, 10).unwrap_or(letter)
    };
    number.chars().map(digit).collect()
}

fn listed(placeholders: &[String]) -> String {
    match placeholders {
        [] => "no placeholder".to_owned(),
        some => some.join(" "),
    }
}

/// Whether a character is invisible: direction marks, joiners, control characters. Persian needs
/// U+200C inside words.
fn unseen(sign: char, code: &str) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200d}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
        || (sign == '\u{200c}' && code != "fa")
        || (sign.is_control())
}
