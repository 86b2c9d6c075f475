//! `contacts.toml`: every number and service, each in one place.

use std::path::Path;

use maud::Markup;
use serde::Deserialize;

use super::addresses::Address;
use super::labels::Page;
use super::language::Language;
use super::markdown::Reader;
use super::names::{Named, Names};
use super::problem::{Entry, Problem, Problems, leak, line_of, read_entry, read_text, split};
use super::telephone::is_telephone;
use super::{WrittenDay, typography};
use crate::types::{Contact, Day, Opening, Reach, SourceId, Urgency};

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// A number that a person calls.
    Call,
    /// A number that a person sends an SMS to.
    Text,
    /// A site.
    Web,
}

/// A number or a service. It is written here once, and texts only link to it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The name that cards use, which never changes: the number, or a word such as `fdfa`.
    id: toml::Spanned<String>,
    /// What the service is called, as in `"Police secours"`.
    name: String,
    /// The one way to reach it.
    kind: Kind,
    /// The number as people read it, as in `"116 006"`. `call` and `text` have it, `web` has not.
    number: Option<String>,
    /// The address of the site, `"https://…"`. `web` has it, `call` and `text` have not.
    url: Option<toml::Spanned<String>>,
    /// How soon the service is meant for: where it stands among all numbers.
    urgency: Urgency,
    /// A few words that stand beside the number on every screen: at most 40 characters.
    short: String,
    /// What a discreet card calls the service. Without it, the service is not on that card.
    neutral_name: Option<String>,
    /// For whom the service is, and when. Links such as `[SMS au 114](contact:114)` may stand in it.
    who: toml::Spanned<String>,
    /// The people who answer, as in `"La police ou la gendarmerie."`; may hold links.
    answers: toml::Spanned<String>,
    /// The opening hours as people read them, in French time, as in `"24h/24, 7j/7"`.
    hours: String,
    /// The opening hours as the guide reads them, to say whether the service is open now:
    /// `["always"]`, or `["mon-fri 9:00-19:00", "sat 9:00-13:00"]`. Only if somebody has verified
    /// them.
    open: Option<Vec<String>>,
    /// What the call, the message or the service costs, as in `"Gratuit"`.
    cost: String,
    /// What the telephone bill shows of the call; may hold links.
    bill: Option<toml::Spanned<String>>,
    /// The languages that are spoken, and how a deaf person reaches the service; may hold links.
    access: Option<toml::Spanned<String>>,
    /// How to get help like it without a telephone; may hold links.
    otherwise: Option<toml::Spanned<String>>,
    /// What says all this, by `id` of `sources.toml`: at least one.
    sources: Vec<String>,
    /// The day on which somebody compared the entry with its sources.
    checked: WrittenDay,
}

/// `contacts.toml` before its links are resolved.
pub struct Raw {
    text: String,
    entries: Vec<Entry<Written>>,
}

/// A service with everything that a page says about it.
#[derive(Clone, Debug)]
pub struct Service {
    /// The part of it that goes into the pack.
    pub contact: Contact,
    /// A few words beside the number, in the strip.
    pub short: String,
    /// Whom it is for, and when.
    pub who: Markup,
    /// Who answers.
    pub answers: Markup,
    /// What a source says about how the call appears on the telephone bill.
    pub bill: Option<Markup>,
    /// Languages, and access for deaf people.
    pub access: Option<Markup>,
    /// How to get similar help without a telephone.
    pub otherwise: Option<Markup>,
    /// When it answers, in the format of [`Opening::read`], if somebody has verified it.
    pub open: Option<String>,
    /// The sources that support it.
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
    /// The contacts, for the texts that refer to them.
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

/// Resolves the links and checks each entry.
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
                format!("contact “{id}” has no number or url that fits its kind"),
                "call and text take a number, web takes an https url",
            );
        }
        if let Some(number) = written.number.as_ref().filter(|text| !is_telephone(text)) {
            report(
                format!("“{number}” is not a telephone number"),
                "write digits and spaces, such as 3919 or 01 99 00 00 01, with + only before another country's",
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

/// A day in ISO 8601 format; anything else is a mistake.
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
