//! `writing.toml`: the forms that a visitor fills in part by part.

use std::path::Path;

use serde::Deserialize;

use super::language::Language;
use super::names::Names;
use super::problem::{Entry, Problem, Problems, leak, line_of, read_entry, read_text, split};
use super::typography;
use crate::types::{Form, FormPart, Shelf};

/// Nobody would fill in more parts.
const MOST_PARTS: usize = 8;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForm {
    id: toml::Spanned<String>,
    r#for: String,
    card: String,
    title: String,
    line: String,
    lead: String,
    paper: String,
    #[serde(default)]
    contacts: Vec<String>,
    #[serde(default)]
    repeats: bool,
    #[serde(default)]
    cites: bool,
    parts: Vec<RawPart>,
    right: Vec<String>,
    never: Vec<String>,
    #[serde(default)]
    duty: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPart {
    name: String,
    hint: String,
    #[serde(default)]
    say: String,
    #[serde(default)]
    answers: bool,
}

/// Reads the file, resolves its names and sets the punctuation of the language.
pub fn read(file: &Path, names: &Names, language: &Language, problems: &mut Problems) -> Vec<Form> {
    let text = read_text(file, problems).unwrap_or_default();
    let mut forms: Vec<Form> = Vec::new();
    for part in split(file, &text, &["form"], problems) {
        let Entry { value, at, .. } = read_entry::<RawForm>(file, &text, part, problems);
        let Some(raw) = value else { continue };
        let line = line_of(&text, at + raw.id.span().start);
        let mut told = |what: String, remedy: &str| {
            problems.push(Problem::new(file, line, what, remedy));
        };
        let id = leak(raw.id.into_inner());
        if forms.iter().any(|form| form.id == id) {
            told(format!("the form “{id}” is there twice"), "rename one");
        }
        let shelf = Shelf::ALL
            .into_iter()
            .find(|shelf| shelf.name() == raw.r#for);
        if shelf.is_none() {
            told(
                format!("“{}” is not a list", raw.r#for),
                "write the name of a list, such as victim or professional",
            );
        }
        if raw.parts.is_empty() || raw.parts.len() > MOST_PARTS {
            told(
                format!("the form “{id}” has {} parts", raw.parts.len()),
                "give it 1 to 8",
            );
        }
        let card = names
            .cards(file, line, &[raw.card], problems)
            .into_iter()
            .next();
        let contacts = names.contacts(file, line, &raw.contacts, problems);
        let mut set = |text: &str| leak(typography::set(file, line, text, language, problems));
        let (Some(shelf), Some(card)) = (shelf, card) else {
            continue;
        };
        let parts = raw.parts.iter().map(|part| FormPart {
            name: set(&part.name),
            hint: set(&part.hint),
            say: set(&part.say),
            answers: part.answers,
        });
        let parts = parts.collect();
        let mut all = |texts: &[String]| texts.iter().map(|text| set(text)).collect();
        let (right, never, duty) = (all(&raw.right), all(&raw.never), all(&raw.duty));
        forms.push(Form {
            id,
            shelf,
            title: set(&raw.title),
            line: set(&raw.line),
            lead: set(&raw.lead),
            paper: set(&raw.paper),
            card,
            contacts,
            repeats: raw.repeats,
            cites: raw.cites,
            parts,
            right,
            never,
            duty,
        });
    }
    forms
}
