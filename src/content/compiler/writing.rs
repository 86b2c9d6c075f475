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

/// Something that a person writes part by part, then prints or copies. Nothing of it is kept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForm {
    /// Its name, which is not shown.
    id: toml::Spanned<String>,
    /// The list that leads to it, by the name of its folder in `cards/`, as in `"victim"`.
    r#for: String,
    /// The card where the law and the models stand, by the name of its file. What the form says
    /// is said there.
    card: String,
    /// What it is, as in `"Écrire ce qui s’est passé"`.
    title: String,
    /// What it gives: one line for lists.
    line: String,
    /// What to know before writing.
    lead: String,
    /// The title on paper.
    paper: String,
    /// The services to call with it, by their `id` in `contacts.toml`.
    #[serde(default)]
    contacts: Vec<String>,
    /// Whether all parts stand once more for each thing that happened.
    #[serde(default)]
    repeats: bool,
    /// Whether the guide looks for words that say more than was seen.
    #[serde(default)]
    cites: bool,
    /// What is written: one to eight parts, in order.
    parts: Vec<RawPart>,
    /// Advice on what to write, a line each.
    right: Vec<String>,
    /// What never to write, a line each.
    never: Vec<String>,
    /// What the law asks of that trade, a line each.
    #[serde(default)]
    duty: Vec<String>,
}

/// A part of a form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPart {
    /// What the part is called, as in `"Quand"`.
    name: String,
    /// What to write there, with examples.
    hint: String,
    /// What stands before it on paper; without it, `name` stands there.
    #[serde(default)]
    say: String,
    /// Whether the answers to the questionnaire fill it.
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
