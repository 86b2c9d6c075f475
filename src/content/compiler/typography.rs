//! Sets the punctuation of a language, and refuses promises that no browser can keep.
//!
//! Writers type plain spaces and straight apostrophes; what is already right stays as it is.

use std::path::Path;

use super::language::Language;
use super::problem::{Problem, Problems};

const NARROW: char = '\u{202f}';
const NO_BREAK: char = '\u{a0}';

/// Promises that no browser can keep (src/README.md, invariant 6), by language.
fn forbidden(language: &Language) -> &'static [&'static str] {
    match language.code.as_str() {
        "fr" => &[
            "aucune trace",
            "efface l’historique",
            "effacer l’historique complet",
            "sans laisser de trace",
        ],
        "en" => &["no trace", "without a trace", "erases the history"],
        _ => &[],
    }
}

/// Refuses a promise that no browser can keep.
pub fn check_promises(
    file: &Path,
    line: usize,
    text: &str,
    language: &Language,
    problems: &mut Problems,
) {
    for promise in found(forbidden(language), text) {
        problems.push(Problem::new(
            file,
            line,
            format!("“{promise}” promises what no browser can keep"),
            "say what remains, and how to remove it",
        ));
    }
}

/// Which of these words a text contains, in any case.
fn found<'w>(words: &'w [&'w str], text: &str) -> impl Iterator<Item = &'w str> {
    let lower = text.to_lowercase();
    let words = words.iter().copied();
    words.filter(move |words| lower.contains(words))
}

/// Words with which a text speaks of the guide or its writers, by language. They worry a reader who
/// is afraid: “we do not know”.
fn about_itself(language: &Language) -> &'static [&'static str] {
    match language.code.as_str() {
        "fr" => &[
            "ce guide",
            "nous avons",
            "nous n’avons",
            "nous ne pouvons",
            "nous ne savons",
            "à vérifier",
            "non vérifié",
            "fiche officielle",
            "liste vue",
        ],
        _ => &[],
    }
}

/// Refuses a text that speaks of the guide itself. Doubts about a fact belong beside its source.
pub fn check_about_itself(
    file: &Path,
    line: usize,
    text: &str,
    language: &Language,
    problems: &mut Problems,
) {
    for words in found(about_itself(language), text) {
        problems.push(Problem::new(
            file,
            line,
            format!("“{words}” speaks of the guide, not to the reader"),
            "say what to do; how sure it is stands in sources.toml",
        ));
    }
}

/// Sets the punctuation of a whole text for the public, and checks it.
pub fn set(
    file: &Path,
    line: usize,
    text: &str,
    language: &Language,
    problems: &mut Problems,
) -> String {
    let mut setter = Setter::new(language);
    let text = setter.add(text);
    setter.end(file, line, problems);
    check_promises(file, line, &text, language, problems);
    text
}

/// Sets the punctuation of a text that comes in parts, such as the words before, inside and after a
/// link.
pub struct Setter {
    french: bool,
    /// The last character of the previous part.
    before: Option<char>,
    /// Whether a straight quotation mark is open.
    open: bool,
}

impl Setter {
    /// At the start of a text.
    pub fn new(language: &Language) -> Self {
        Self {
            french: language.is_french(),
            before: None,
            open: false,
        }
    }

    /// The next part.
    pub fn add(&mut self, text: &str) -> String {
        if !self.french {
            return text.to_owned();
        }
        let mut set = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            // A web address keeps its punctuation.
            let at_start = self.before.is_none_or(char::is_whitespace);
            let word = rest.split(char::is_whitespace).next().unwrap_or_default();
            if at_start && (word.contains("://") || word.starts_with("www.")) {
                set += word;
                self.before = word.chars().last();
                rest = rest.get(word.len()..).unwrap_or_default();
                continue;
            }
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            self.sign(first, rest, &mut set);
        }
        set
    }

    /// Handles one character; `rest` is what follows it.
    fn sign(&mut self, letter: char, rest: &str, set: &mut String) {
        let mut after = rest.chars();
        let next = after.next();
        match letter {
            ' ' => {
                let dropped = match next {
                    Some(' ' | ';' | '!' | '?' | '»') => true,
                    Some(':') => after.next().is_none_or(char::is_whitespace),
                    Some('"') => self.open,
                    _ => matches!(self.before, Some(NARROW | NO_BREAK)),
                };
                if !dropped {
                    self.put(' ', set);
                }
            }
            ';' | '!' | '?' => {
                if !matches!(self.before, None | Some('!' | '?' | '(' | '«')) {
                    self.space(NARROW, set);
                }
                self.put(letter, set);
            }
            ':' => {
                let digit = |one: Option<char>| one.is_some_and(|one| one.is_ascii_digit());
                if self.before.is_some() && !(digit(self.before) && digit(next)) {
                    self.space(NO_BREAK, set);
                    self.put(':', set);
                    if next.is_some_and(char::is_alphabetic) {
                        self.put(' ', set);
                    }
                } else {
                    self.put(':', set);
                }
            }
            '"' if !self.open => {
                self.open = true;
                self.opening(next, set);
            }
            '«' => self.opening(next, set),
            '"' => {
                self.open = false;
                self.closing(set);
            }
            '»' => self.closing(set),
            '\'' => self.put('’', set),
            NO_BREAK | NARROW if matches!(self.before, Some(NO_BREAK | NARROW)) => {}
            other => self.put(other, set),
        }
    }

    fn opening(&mut self, next: Option<char>, set: &mut String) {
        self.put('«', set);
        if next != Some(NO_BREAK) {
            self.put(NO_BREAK, set);
        }
    }

    fn closing(&mut self, set: &mut String) {
        self.space(NO_BREAK, set);
        self.put('»', set);
    }

    /// Puts a space of this kind, instead of any other.
    fn space(&mut self, space: char, set: &mut String) {
        if self.before == Some(space) {
            return;
        }
        if set.ends_with([' ', NO_BREAK, NARROW]) {
            set.pop();
        }
        self.put(space, set);
    }

    fn put(&mut self, letter: char, set: &mut String) {
        set.push(letter);
        self.before = Some(letter);
    }

    /// Ends the text.
    pub fn end(self, file: &Path, line: usize, problems: &mut Problems) {
        if self.open {
            problems.push(Problem::new(
                file,
                line,
                "a straight quotation mark is not closed",
                "close it, or write « and »",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Setter};

    fn french(text: &str) -> String {
        Setter::new(&Language::of("fr")).add(text)
    }

    #[test]
    fn punctuation_gets_its_spaces() {
        for (typed, right) in [
            ("Vite !", "Vite\u{202f}!"),
            ("Vite!", "Vite\u{202f}!"),
            ("Vite\u{a0}?", "Vite\u{202f}?"),
            ("Quoi ?!", "Quoi\u{202f}?!"),
            ("Vite ; encore.", "Vite\u{202f}; encore."),
            ("Voici : rien.", "Voici\u{a0}: rien."),
            ("Voici: rien.", "Voici\u{a0}: rien."),
            ("Voici\u{202f}: rien.", "Voici\u{a0}: rien."),
            ("Voici:rien.", "Voici\u{a0}: rien."),
            ("Dire « oui ».", "Dire «\u{a0}oui\u{a0}»."),
            ("Dire «oui».", "Dire «\u{a0}oui\u{a0}»."),
            (
                "Dire \"oui\" et \"non\".",
                "Dire «\u{a0}oui\u{a0}» et «\u{a0}non\u{a0}».",
            ),
            ("Dire \"oui !\"", "Dire «\u{a0}oui\u{202f}!\u{a0}»"),
            ("L'aide d'abord", "L’aide d’abord"),
            ("Deux  espaces", "Deux espaces"),
            ("(?)", "(?)"),
        ] {
            assert_eq!(french(typed), right, "{typed}");
            assert_eq!(
                french(right),
                right,
                "{right} is already right and must stay"
            );
        }
    }

    #[test]
    fn addresses_times_and_numbers_are_unchanged() {
        for same in [
            "À 14:30, puis 9:00-12:30",
            "Voir https://example.org/?a=b;c:d!e 'x".trim_end_matches(" 'x"),
            "www.example.org/?a",
            "01\u{a0}40\u{a0}47",
            "17\u{a0}000\u{a0}€",
        ] {
            assert_eq!(french(same), same);
        }
    }

    #[test]
    fn a_text_in_parts_is_set_as_one_text() {
        let mut setter = Setter::new(&Language::of("fr"));
        let parts = ["Dire \"", "oui", "\", ", "vite", " !"].map(|part| setter.add(part));
        assert_eq!(parts.concat(), "Dire «\u{a0}oui\u{a0}», vite\u{202f}!");
    }

    #[test]
    fn other_languages_keep_their_punctuation() {
        let text = "It's \"here\": really?";
        assert_eq!(Setter::new(&Language::of("en")).add(text), text);
    }
}
