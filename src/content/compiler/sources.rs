//! `sources.toml`: the sources of the facts.

use std::path::Path;

use serde::Deserialize;

use super::html::links::host;
use super::language::Language;
use super::problem::{Entry, Problem, Problems, line_of, read_entry, read_text, split};
use super::typography;

/// A page, a law or a measurement that facts rest on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The name that cards and contacts use, as in `F12544`.
    id: toml::Spanned<String>,
    /// What the page is, and who publishes it.
    title: String,
    /// Its address, `"https://…"`, or `""` for our own measurements.
    url: toml::Spanned<String>,
    /// The date that is printed on the page, as people write it, or `"s.d."` if there is none.
    date: String,
    /// How far the fact can be relied on. Nothing less than `M` is published.
    confidence: Confidence,
}

/// Where a fact comes from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name that cards and contacts use.
    pub id: String,
    /// What the page is and who publishes it. It names the site that the link leads to.
    pub title: String,
    /// Its public address; empty for our own measurements.
    pub url: String,
    /// The line of the address.
    pub line: usize,
    /// The date printed on the page, or "s.d." (none printed).
    pub date: String,
    /// How reliable the fact is.
    pub confidence: Confidence,
}

/// Only these two levels may be published (`src/content/README.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Confidence {
    /// Official and recent, or several sources that agree.
    #[serde(rename = "H")]
    High,
    /// Reliable but over two years old, or secondary and recent.
    #[serde(rename = "M")]
    Medium,
}

/// Reads the file. `None` if it has no readable source; a source with a mistake only has its id.
pub fn read(file: &Path, language: &Language, problems: &mut Problems) -> Option<Vec<Source>> {
    let text = read_text(file, problems)?;
    let mut sources: Vec<Source> = Vec::new();
    let parts = split(file, &text, &["source"], problems);
    if parts.is_empty() {
        return None;
    }
    for part in parts {
        let Entry { id, value, at } = read_entry::<Written>(file, &text, part, problems);
        let mut source = Source {
            id: id.unwrap_or_default(),
            title: String::new(),
            url: String::new(),
            line: 0,
            date: String::new(),
            confidence: Confidence::Medium,
        };
        if let Some(written) = value {
            let line = line_of(&text, at + written.id.span().start);
            source.id = written.id.into_inner();
            let mut report = |what: String, remedy: &str| {
                problems.push(Problem::new(file, line, what, remedy));
            };
            if sources.iter().any(|other| other.id == source.id) {
                report(format!("source “{}” is there twice", source.id), "keep one");
            }
            source.line = line_of(&text, at + written.url.span().start);
            let url = written.url.into_inner();
            if !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
                report(
                    format!("“{url}” is not an address"),
                    "start it with https://",
                );
            }
            let title = typography::set(file, line, &written.title, language, problems);
            // A link must say where it leads.
            let host = host(&url);
            source.title = if host.is_empty() || title.contains(host) {
                title
            } else {
                format!("{title}, {host}")
            };
            source.url = url;
            source.date = written.date;
            source.confidence = written.confidence;
        }
        sources.push(source);
    }
    Some(sources)
}
