//! `contacts.toml`: every number and service, once.

use std::path::Path;

use maud::Markup;
use serde::Deserialize;

use super::addresses::Address;
use super::labels::Page;
use super::language::Language;
use super::markdown::Reader;
use super::names::{Named, Names};
use super::problem::{Entry, Problem, Problems, leak, line_of, read_entry, read_text, split};
use super::typography;
use crate::types::{Contact, Day, Opening, Reach, SourceId, Urgency};

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Call,
    Text,
    Web,
}

/// One `[[contact]]` as it is written; `src/content/README.md` says what each field is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: toml::Spanned<String>,
    name: String,
    kind: Kind,
    number: Option<String>,
    url: Option<toml::Spanned<String>>,
    urgency: Urgency,
    short: String,
    neutral_name: Option<String>,
    who: toml::Spanned<String>,
    answers: toml::Spanned<String>,
    hours: String,
    open: Option<Vec<String>>,
    cost: String,
    bill: Option<toml::Spanned<String>>,
    access: Option<toml::Spanned<String>>,
    otherwise: Option<toml::Spanned<String>>,
    sources: Vec<String>,
    checked: String,
}

/// `contacts.toml` before its links are followed.
pub struct Raw {
    text: String,
    entries: Vec<Entry<Written>>,
}

/// A service with all that a page says of it.
#[derive(Clone, Debug)]
pub struct Service {
    /// What the pack holds of it.
    pub contact: Contact,
    /// A few words beside the number, in the strip.
    pub short: String,
    /// For whom, and when.
    pub who: Markup,
    /// Who answers.
    pub answers: Markup,
    /// What a source says about the telephone bill.
    pub bill: Option<Markup>,
    /// Languages, deaf access.
    pub access: Option<Markup>,
    /// How to reach help like it without a telephone.
    pub otherwise: Option<Markup>,
    /// When it answers, if that was verified, as [`Opening::read`] reads it.
    pub open: Option<String>,
    /// What supports it.
    pub sources: Vec<SourceId>,
    /// The day of the last check.
    pub checked: Option<Day>,
}

/// Reads the file; `None` if no contact can be read in it.
pub fn read(file: &Path, problems: &mut Problems) -> Option<Raw> {
    let text = read_text(file, problems)?;
    let parts = split(file, &text, &["contact"], problems);
    if parts.is_empty() {
        return None;
    }
    let entries = parts.into_iter();
    let entries = entries
        .map(|part| read_entry(file, &text, part, problems))
        .collect();
    Some(Raw { text, entries })
}

impl Raw {
    /// The contacts as texts may name them.
    pub fn names(&self) -> Vec<Named> {
        let named = |entry: &Entry<Written>| Named {
            id: entry.id.clone().unwrap_or_default(),
            reach: entry.value.as_ref().and_then(reach),
            always: entry.value.as_ref().is_some_and(|written| {
                written
                    .open
                    .as_deref()
                    .is_some_and(|open| open == ["always"])
            }),
        };
        self.entries.iter().map(named).collect()
    }
}

fn reach(written: &Written) -> Option<Reach> {
    match (written.kind, &written.number, &written.url) {
        (Kind::Call, Some(number), None) => Some(Reach::Call(leak(number.as_str()))),
        (Kind::Text, Some(number), None) => Some(Reach::Text(leak(number.as_str()))),
        (Kind::Web, None, Some(url)) if url.as_ref().starts_with("https://") => {
            Some(Reach::Web(leak(url.as_ref().as_str())))
        }
        _ => None,
    }
}

/// Follows links and checks each entry.
pub fn resolve(
    file: &Path,
    raw: Raw,
    names: &Names,
    page: &Page,
    language: &Language,
    problems: &mut Problems,
) -> Vec<Service> {
    let mut services: Vec<Service> = Vec::new();
    for Entry { value, at, .. } in raw.entries {
        let Some(written) = value else { continue };
        let line = line_of(&raw.text, at + written.id.span().start);
        let way = reach(&written);
        if let Some(url) = &written.url {
            let line = line_of(&raw.text, at + url.span().start);
            let address = Address::new(file, line, url.as_ref());
            names.outside.borrow_mut().push(address);
        }
        let id = leak(written.id.into_inner());
        let mut report = |what: String, remedy: &str| {
            problems.push(Problem::new(file, line, what, remedy));
        };
        if services.iter().any(|other| other.contact.id == id) {
            report(format!("contact “{id}” is there twice"), "keep one");
        }
        if written.short.chars().count() > 40 {
            report(
                format!("“{}” is over 40 characters", written.short),
                "shorten it",
            );
        }
        if way.is_none() {
            report(
                format!("contact “{id}” has no way in that fits its kind"),
                "call and text take a number, web takes an https url",
            );
        }
        let open = written.open.map(|lines| lines.join(";"));
        if let Some(open) = open.as_ref().filter(|open| Opening::read(open).is_none()) {
            report(
                format!("“{open}” are not hours"),
                "write [\"always\"] or [\"mon-fri 9:00-19:00\", \"sat 9:00-13:00\"], or nothing if nobody has verified them",
            );
        }
        let checked = check_date(file, line, &written.checked, problems);
        for text in [&written.hours, &written.cost] {
            typography::check_about_itself(file, line, text, language, problems);
        }
        let mut set = |text: &str| typography::set(file, line, text, language, problems);
        let (name, short) = (set(&written.name), set(&written.short));
        let (hours, cost) = (set(&written.hours), set(&written.cost));
        let neutral_name = written.neutral_name.map(|name| leak(set(&name)));
        let sources = names.sources(file, line, &written.sources, problems);
        let mut rich = |field: toml::Spanned<String>| {
            let offset = at + field.span().start;
            Reader {
                file,
                whole: &raw.text,
                offset,
                names,
                page,
                language,
                words: None,
                speaks_to_people: true,
                problems,
            }
            .line(&field.into_inner())
        };
        services.push(Service {
            short,
            who: rich(written.who),
            answers: rich(written.answers),
            bill: written.bill.map(&mut rich),
            access: written.access.map(&mut rich),
            otherwise: written.otherwise.map(&mut rich),
            open,
            sources,
            checked,
            contact: Contact {
                id,
                name: leak(name),
                neutral_name,
                reach: way.unwrap_or(Reach::Web("")),
                urgency: written.urgency,
                hours: leak(hours),
                cost: leak(cost),
                checked: checked.map_or("", |day| leak(day.to_string())),
            },
        });
    }
    services
}

/// A day as ISO 8601 writes it; anything else is a mistake.
pub fn check_date(file: &Path, line: usize, text: &str, problems: &mut Problems) -> Option<Day> {
    let day = Day::from_iso(text);
    if day.is_none() {
        problems.push(Problem::new(
            file,
            line,
            format!("“{text}” is not a day"),
            "write it as 2026-11-24",
        ));
    }
    day
}
