use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::domain::{Confidence, Source};
use super::inline::host;
use super::lang::{leak, toml_problem};
use super::problem::{Checked, Problem, line_of};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: toml::Spanned<String>,
    title: String,
    url: String,
    date: String,
    confidence: Confidence,
}

/// Reads `sources.toml`.
pub fn read(file: &Path) -> Checked<Vec<Source<'static>>> {
    let text = fs::read_to_string(file)
        .map_err(|error| vec![Problem::whole(file, error.to_string(), "create it")])?;
    let entries: File =
        toml::from_str(&text).map_err(|error| vec![toml_problem(file, &text, 0, &error)])?;
    let mut problems = Vec::new();
    let mut sources: Vec<Source> = Vec::new();
    for entry in entries.source {
        let line = line_of(&text, entry.id.span().start);
        let id = leak(entry.id.into_inner());
        if sources.iter().any(|source| source.id == id) {
            problems.push(Problem::new(
                file,
                line,
                format!("source “{id}” is there twice"),
                "keep one",
            ));
        }
        if !entry.url.is_empty()
            && !entry.url.starts_with("https://")
            && !entry.url.starts_with("http://")
        {
            problems.push(Problem::new(
                file,
                line,
                format!("“{}” is not an address", entry.url),
                "start it with https://",
            ));
        }
        super::typography::check(file, line, &entry.title, &mut problems);
        // A link says where it leads.
        let host = host(&entry.url);
        let title = if host.is_empty() || entry.title.contains(host) {
            entry.title
        } else {
            format!("{}, {host}", entry.title)
        };
        sources.push(Source {
            id,
            title: leak(title),
            url: leak(entry.url),
            date: leak(entry.date),
            confidence: entry.confidence,
        });
    }
    if problems.is_empty() {
        Ok(sources)
    } else {
        Err(problems)
    }
}
