use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::domain::{Contact, Inline, Opening, Reach, Service, Urgency};
use super::inline::Reader;
use super::lang::{Names, check_date, leak, toml_problem};
use super::problem::{Checked, Problem, line_of};
use super::typography;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    contact: Vec<Entry>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Call,
    Text,
    Web,
}

/// One `[[contact]]` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: toml::Spanned<String>,
    name: String,
    kind: Kind,
    number: Option<String>,
    url: Option<String>,
    urgency: Urgency,
    short: String,
    /// What a discreet card calls it.
    plain: Option<String>,
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
    pub text: String,
    pub entries: Vec<Entry>,
}

impl Entry {
    /// What a discreet card calls it; empty if it has no place there.
    pub fn plain(&self) -> String {
        self.plain.clone().unwrap_or_default()
    }

    /// Digits of the number, empty for a site.
    /// Address of a site, empty for a number.
    pub fn url(&self) -> String {
        self.url.clone().unwrap_or_default()
    }

    pub fn digits(&self) -> String {
        self.number
            .iter()
            .flat_map(|number| number.chars())
            .filter(char::is_ascii_digit)
            .collect()
    }
}

/// Reads the file.
pub fn read(file: &Path) -> Checked<Raw> {
    let text = fs::read_to_string(file)
        .map_err(|error| vec![Problem::whole(file, error.to_string(), "create it")])?;
    let entries: File =
        toml::from_str(&text).map_err(|error| vec![toml_problem(file, &text, 0, &error)])?;
    Ok(Raw {
        text,
        entries: entries.contact,
    })
}

/// Follows links and checks each entry.
pub fn resolve(
    file: &Path,
    raw: Raw,
    names: &Names,
) -> Checked<Vec<(Contact<'static>, Service<'static>)>> {
    let mut problems = Vec::new();
    let mut contacts: Vec<(Contact, Service)> = Vec::new();
    for entry in raw.entries {
        let line = line_of(&raw.text, entry.id.span().start);
        let id = leak(entry.id.into_inner());
        if contacts.iter().any(|(contact, _)| contact.id == id) {
            problems.push(Problem::new(
                file,
                line,
                format!("contact “{id}” is there twice"),
                "keep one",
            ));
        }
        for text in [&entry.name, &entry.short, &entry.hours, &entry.cost] {
            typography::check(file, line, text, &mut problems);
        }
        if entry.short.chars().count() > 40 {
            problems.push(Problem::new(
                file,
                line,
                format!("“{}” is over 40 characters", entry.short),
                "shorten it",
            ));
        }
        check_date(file, line, &entry.checked, &mut problems);
        let reach = match (entry.kind, entry.number, entry.url) {
            (Kind::Call, Some(number), None) => Reach::Call(leak(number)),
            (Kind::Text, Some(number), None) => Reach::Text(leak(number)),
            (Kind::Web, None, Some(url)) if url.starts_with("https://") => Reach::Web(leak(url)),
            _ => {
                problems.push(Problem::new(
                    file,
                    line,
                    format!("contact “{id}” has no way in that fits its kind"),
                    "call and text take a number, web takes an https url",
                ));
                Reach::Web("")
            }
        };
        let opening = entry.open.and_then(|lines| {
            let opening = Opening::read(&lines);
            if opening.is_none() {
                problems.push(Problem::new(
                    file,
                    line,
                    format!("{lines:?} are not hours"),
                    "write [\"always\"] or [\"mon-fri 9:00-19:00\", \"sat 9:00-13:00\"], or nothing if nobody has verified them",
                ));
            }
            opening
        });
        let sources = names.sources(file, line, &entry.sources, &mut problems);
        let mut rich = |field: toml::Spanned<String>| -> Vec<Inline<'static>> {
            let offset = field.span().start;
            Reader {
                file,
                whole: &raw.text,
                offset,
                names,
                problems: &mut problems,
            }
            .line(&field.into_inner())
        };
        let service = Service {
            who: rich(entry.who),
            answers: rich(entry.answers),
            bill: entry.bill.map(&mut rich),
            access: entry.access.map(&mut rich),
            otherwise: entry.otherwise.map(&mut rich),
            opening,
            sources,
            checked: leak(entry.checked),
        };
        let contact = Contact {
            id,
            name: leak(entry.name),
            reach,
            urgency: entry.urgency,
            short: leak(entry.short),
            hours: leak(entry.hours),
            cost: leak(entry.cost),
        };
        contacts.push((contact, service));
    }
    if problems.is_empty() {
        Ok(contacts)
    } else {
        Err(problems)
    }
}
