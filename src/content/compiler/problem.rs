//! Mistakes in the text, and reading files in such a way that one mistake does not hide another.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use serde::de::DeserializeOwned;

/// A mistake in the text: where it is, what is wrong, what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// Counted from 1; 0 means the whole file.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// A mistake on one line.
    pub fn new(
        file: &Path,
        line: usize,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            line,
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// A mistake of a whole file, or of a missing file.
    pub fn whole(file: &Path, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(file, 0, what, remedy)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {} -> {}",
            self.file.display(),
            self.line,
            self.what,
            self.remedy
        )
    }
}

/// Every mistake found so far. A reader adds to it and goes on, so that a writer sees all mistakes
/// at once.
pub type Problems = Vec<Problem>;

/// The line of byte `at` of `text`, counted from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// A TOML mistake with its line; `before` is how many lines of the file come before `text`.
pub fn toml_problem(file: &Path, text: &str, before: usize, error: &toml::de::Error) -> Problem {
    let line = before + error.span().map_or(1, |span| line_of(text, span.start));
    Problem::new(file, line, error.message().to_owned(), "correct the TOML")
}

/// Reads a file, which must be UTF-8. Line endings become `\n`.
pub fn read_text(file: &Path, problems: &mut Problems) -> Option<String> {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            problems.push(Problem::whole(
                file,
                format!("cannot be read: {error}"),
                "create the file, or allow it to be read",
            ));
            return None;
        }
    };
    let save = "save it as UTF-8, without a byte order mark";
    if bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || bytes.iter().take(200).any(|byte| *byte == 0)
    {
        problems.push(Problem::new(file, 1, "the file is UTF-16", save));
        return None;
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let line = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
            let byte = bytes.get(at).copied().unwrap_or_default();
            problems.push(Problem::new(
                file,
                line,
                format!("byte {} (0x{byte:02x}) is not UTF-8", at + 1),
                save,
            ));
            return None;
        }
    };
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => {
            problems.push(Problem::new(
                file,
                1,
                "the file begins with a byte order mark",
                save,
            ));
            rest.to_owned()
        }
        None => text,
    };
    if text.trim().is_empty() {
        problems.push(Problem::new(
            file,
            1,
            "the file is empty",
            "write it, or remove the file",
        ));
        return None;
    }
    Some(text.replace("\r\n", "\n"))
}

/// Reads a whole TOML file.
pub fn read_toml<T: DeserializeOwned>(file: &Path, problems: &mut Problems) -> Option<(String, T)> {
    let text = read_text(file, problems)?;
    match toml::from_str(&text) {
        Ok(value) => Some((text, value)),
        Err(error) => {
            problems.push(toml_problem(file, &text, 0, &error));
            None
        }
    }
}

/// One `[[kind]]` of a file.
pub struct Entry<T> {
    /// Its id, even if the rest cannot be read, so that a reference to it is not a second mistake.
    pub id: Option<String>,
    /// Its content; `None` if it has a mistake, which is already reported.
    pub value: Option<T>,
    /// Where its text starts in the file: the spans of `value` count from there.
    pub at: usize,
}

/// Finds the start and the text of each `[[kind]]`. Each is parsed alone, so that a mistake in one
/// does not hide those of the others.
pub fn split<'t>(
    file: &Path,
    text: &'t str,
    kinds: &[&'static str],
    problems: &mut Problems,
) -> Vec<(&'static str, usize, &'t str)> {
    let mut starts = Vec::new();
    let mut at = 0;
    let mut told = false;
    for line in text.split_inclusive('\n') {
        let header = line.trim_end().strip_prefix("[[");
        let name = header
            .and_then(|rest| rest.split_once("]]"))
            .map(|(name, _)| name.trim());
        match kinds.iter().find(|kind| Some(**kind) == name) {
            Some(kind) => starts.push((*kind, at)),
            None if starts.is_empty()
                && !told
                && !line.trim().is_empty()
                && !line.starts_with('#') =>
            {
                told = true;
                problems.push(Problem::new(
                    file,
                    line_of(text, at),
                    "this is before the first entry",
                    format!("begin an entry with [[{}]]", kinds.join("]] or [[")),
                ));
            }
            None => {}
        }
        at += line.len();
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|(_, start)| *start)
        .chain([text.len()]);
    let parts = starts.iter().zip(ends);
    parts
        .map(|((kind, start), end)| (*kind, *start, text.get(*start..end).unwrap_or_default()))
        .collect()
}

/// Parses one part that [`split`] found.
pub fn read_entry<T: DeserializeOwned>(
    file: &Path,
    whole: &str,
    (kind, at, part): (&str, usize, &str),
    problems: &mut Problems,
) -> Entry<T> {
    let id = part.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == "id").then(|| value.trim().trim_matches('"').to_owned())
    });
    let before = line_of(whole, at) - 1;
    let value = match toml::from_str::<BTreeMap<String, Vec<T>>>(part) {
        Ok(mut read) => {
            let value = read.remove(kind).and_then(|mut list| list.pop());
            if let Some(other) = read.keys().next() {
                problems.push(Problem::new(
                    file,
                    before + 1,
                    format!("“{other}” after this entry is unknown"),
                    format!("begin an entry with [[{kind}]]"),
                ));
            }
            value
        }
        Err(error) => {
            problems.push(toml_problem(file, part, before, &error));
            None
        }
    };
    Entry { id, value, at }
}

/// Leaks a text: a compilation is short, so texts may live as long as the program.
pub fn leak(text: impl Into<String>) -> &'static str {
    text.into().leak()
}
