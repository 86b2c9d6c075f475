//! The cards, `cards/<list>/<name>.md`: each is about one situation.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::contacts::check_date;
use super::labels::Page;
use super::language::Language;
use super::markdown::{Body, Reader};
use super::names::Names;
use super::problem::{Problem, Problems, line_of, read_text, toml_problem};
use super::words::Words;
use super::{WrittenDay, remains, typography};
use crate::types::{Browser, CardId, ContactId, Day, Shelf, SourceId, Urgency};

/// The front matter of a card, between two lines of `+++`. The name of the file is the name that
/// links use; the folder is the list that shows the card.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    /// A frightened question, or its answer, as in `"On m'a refusé ma plainte"`.
    title: toml::Spanned<String>,
    /// What the card gives, for lists: one line of at most 120 characters.
    summary: toml::Spanned<String>,
    /// How soon the reader must act.
    urgency: Urgency,
    /// The services to call from this card, by their `id` in `contacts.toml`, the most useful one
    /// first, as in `["17", "3919"]`. At least one has a number, but in `traces`.
    contacts: toml::Spanned<Vec<String>>,
    /// What the facts of the card rest on, by their `id` in `sources.toml`: at least one.
    sources: toml::Spanned<Vec<String>>,
    /// The day on which somebody compared the card with its sources. Twelve months later the
    /// guide says that the card is old.
    checked: toml::Spanned<WrittenDay>,
    /// The place of the card in its list: smaller numbers come first. A card without it comes last.
    #[serde(default = "last")]
    order: u16,
    /// The part of the list that the card stands in, as in `"Police et justice"`. Cards of one
    /// topic stand together, where the first of them has its place.
    #[serde(default)]
    topic: Option<toml::Spanned<String>>,
    /// The browser whose traces the card explains; for cards of `traces` only.
    #[serde(default)]
    browser: Option<Browser>,
    /// Whether the desk opens this card under its own label: `true` in one card only.
    #[serde(default)]
    desk: bool,
}

/// The fields of [`Front`] that every card must have, and those that it may have.
const NEEDED: [&str; 6] = [
    "title", "summary", "urgency", "contacts", "sources", "checked",
];
const OPTIONAL: [&str; 4] = ["order", "topic", "browser", "desk"];

const fn last() -> u16 {
    u16::MAX
}

/// A card before its links are resolved.
pub struct Raw {
    file: PathBuf,
    name: String,
    shelf: Shelf,
    /// Its position in the order of the lists.
    place: usize,
    /// `None` if it could not be read; that is already reported.
    text: Option<Text>,
    /// See [`Card::phrasings`].
    phrasings: Vec<String>,
}

struct Text {
    whole: String,
    front: Front,
    /// The byte where the text after the front matter starts.
    body: usize,
}

/// A card with its links resolved.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its id; [`number`] says how cards are numbered.
    pub id: CardId,
    /// Its position in the order of the lists.
    pub place: usize,
    /// Its file.
    pub file: PathBuf,
    /// The name of its file without the extension.
    pub name: String,
    /// The list that holds it.
    pub shelf: Shelf,
    /// The part of the list that it belongs to, if the list has parts.
    pub topic: Option<String>,
    /// A frightened question, or its answer.
    pub title: String,
    /// One line for lists.
    pub summary: String,
    /// How soon to act.
    pub urgency: Urgency,
    /// Who to call from here, most useful first.
    pub contacts: Vec<ContactId>,
    /// The sources that support it.
    pub sources: Vec<SourceId>,
    /// The day of the last check.
    pub checked: Option<Day>,
    /// The browser that it is about.
    pub browser: Option<Browser>,
    /// Whether the desk opens it under its own label.
    pub desk: bool,
    /// What people say when they look for it (`<name>.txt` beside it).
    pub phrasings: Vec<String>,
    /// The text.
    pub body: Body,
}

impl Raw {
    /// The name that links use for it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The list that holds it.
    pub fn shelf(&self) -> Shelf {
        self.shelf
    }

    fn topic(&self) -> Option<&str> {
        let topic = self.text.as_ref()?.front.topic.as_ref()?;
        Some(topic.as_ref())
    }
}

/// Reads every card, in the order of the lists.
pub fn read(folder: &Path, problems: &mut Problems) -> Vec<Raw> {
    tell_unreached(folder, problems);
    let mut cards = Vec::new();
    for shelf in Shelf::ALL {
        let folder = folder.join(shelf.name());
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                let what = format!("cannot be read: {error}");
                problems.push(Problem::whole(&folder, what, "create the folder"));
                continue;
            }
        };
        let files = entries.flatten().map(|entry| entry.path());
        // Ignores the files that an editor or a system leaves behind.
        let files = files
            .filter(|file| !file_name(file).starts_with('.') && !file_name(file).ends_with('~'));
        let (phrasings, files): (Vec<PathBuf>, Vec<PathBuf>) =
            files.partition(|file| file.extension().is_some_and(|end| end == "txt"));
        for file in phrasings {
            if !file.with_extension("md").exists() {
                problems.push(Problem::whole(
                    &file,
                    "no card has the name of this file",
                    "give it the name of the card that its phrasings look for",
                ));
            }
        }
        let mut found: Vec<Raw> = files
            .into_iter()
            .filter_map(|file| read_one(file, shelf, problems))
            .collect();
        found.sort_by(|a, b| (order(a), &a.name).cmp(&(order(b), &b.name)));
        cards.append(&mut grouped(found));
    }
    for (place, card) in cards.iter_mut().enumerate() {
        card.place = place;
    }
    cards
}

/// Sorts the cards into the order of their numbers: first those of the first page, then those that
/// they link to, then the others. This way the first page does not change when another card is
/// added.
pub fn number(mut cards: Vec<Raw>, first: &[String]) -> Vec<Raw> {
    let text = |name: &String| {
        let card = cards.iter().find(|card| card.name == *name)?;
        Some(card.text.as_ref()?.whole.as_str())
    };
    let links = first.iter().filter_map(text).flat_map(|text| {
        let targets = text.split("](card:").skip(1);
        targets.filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()))
    });
    let before: Vec<String> = first.iter().cloned().chain(links).collect();
    cards.sort_by_key(|card| {
        let number = before.iter().position(|name| *name == card.name);
        number.unwrap_or(before.len())
    });
    cards
}

fn file_name(file: &Path) -> &str {
    file.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}

fn order(card: &Raw) -> u16 {
    card.text.as_ref().map_or(u16::MAX, |text| text.front.order)
}

/// Puts the cards of a topic together, at the position of the first of them.
fn grouped(cards: Vec<Raw>) -> Vec<Raw> {
    let mut topics: Vec<Vec<Raw>> = Vec::new();
    for card in cards {
        let same = topics.iter_mut().find(|topic| {
            topic
                .first()
                .is_some_and(|first| first.topic() == card.topic())
        });
        match same {
            Some(topic) => topic.push(card),
            None => topics.push(vec![card]),
        }
    }
    topics.into_iter().flatten().collect()
}

/// Reports everything that is not in the folder of a list: no list would show it.
fn tell_unreached(folder: &Path, problems: &mut Problems) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if !Shelf::ALL
            .iter()
            .any(|shelf| entry.file_name() == shelf.name())
        {
            problems.push(Problem::whole(
                &entry.path(),
                "no list or link reaches this",
                "move the card into victim, witness, professional, traces, local or reflex",
            ));
        }
    }
}

fn read_one(file: PathBuf, shelf: Shelf, problems: &mut Problems) -> Option<Raw> {
    let name = file.file_stem().and_then(|stem| stem.to_str());
    let name = name.filter(|_| file.extension().is_some_and(|end| end == "md"));
    let Some(name) = name.map(str::to_owned) else {
        problems.push(Problem::whole(
            &file,
            "this is not a card",
            "give it a name that ends in .md",
        ));
        return None;
    };
    let text = read_text(&file, problems).and_then(|whole| read_front(&file, whole, problems));
    Some(Raw {
        phrasings: phrasings(&file, problems),
        file,
        name,
        shelf,
        place: 0,
        text,
    })
}

/// What people type when they look for the card of the same name, one phrasing a line. An empty
/// line, or a line that begins with `#`, is a remark. No phrasing is shown: the search learns
/// from them which words speak for which card.
fn phrasings(card: &Path, problems: &mut Problems) -> Vec<String> {
    let file = card.with_extension("txt");
    if !file.exists() {
        return Vec::new();
    }
    let text = read_text(&file, problems).unwrap_or_default();
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

fn read_front(file: &Path, whole: String, problems: &mut Problems) -> Option<Text> {
    let (front, body) = split_front(file, &whole, problems)?;
    let told = problems.len();
    check_fields(file, front, problems);
    match toml::from_str(front) {
        Ok(front) => Some(Text { whole, front, body }),
        Err(error) => {
            if problems.len() == told {
                problems.push(toml_problem(file, front, 1, &error));
            }
            None
        }
    }
}

/// The front matter of a text, which begins on its second line, and the byte where the rest begins.
pub fn split_front<'w>(
    file: &Path,
    whole: &'w str,
    problems: &mut Problems,
) -> Option<(&'w str, usize)> {
    let Some(inner) = whole.strip_prefix("+++\n") else {
        problems.push(Problem::new(
            file,
            1,
            "no front matter",
            "start the card with a block between two lines of +++",
        ));
        return None;
    };
    let end = inner.find("\n+++\n").or_else(|| {
        inner
            .ends_with("\n+++")
            .then(|| inner.len() - "\n+++".len())
    });
    let Some(end) = end else {
        problems.push(Problem::new(
            file,
            1,
            "the front matter is not closed",
            "put a line of +++ under it, before the text",
        ));
        return None;
    };
    let front = inner.get(..end).unwrap_or_default();
    let body = whole.len().min("+++\n".len() + end + "\n+++\n".len());
    Some((front, body))
}

/// Reports every missing or unknown field; serde would stop at the first one.
fn check_fields(file: &Path, front: &str, problems: &mut Problems) {
    type Fields = BTreeMap<toml::Spanned<String>, toml::Value>;
    let Ok(fields) = toml::from_str::<Fields>(front) else {
        return;
    };
    for field in fields.keys() {
        let name = field.as_ref().as_str();
        let mut known = NEEDED.iter().chain(&OPTIONAL);
        if known.any(|known| *known == name) {
            continue;
        }
        let mut known = NEEDED.iter().chain(&OPTIONAL);
        let near = known.find(|known| strsim::damerau_levenshtein(known, name) <= 2);
        let remedy = match near {
            Some(near) => format!("write `{near}`"),
            None => format!(
                "a card has {} and {}",
                NEEDED.join(", "),
                OPTIONAL.join(", ")
            ),
        };
        let line = 1 + line_of(front, field.span().start);
        problems.push(Problem::new(
            file,
            line,
            format!("unknown field `{name}`"),
            remedy,
        ));
    }
    for name in NEEDED {
        if !fields.keys().any(|field| field.as_ref() == name) {
            let what = format!("the field `{name}` is missing");
            let remedy = "add it to the front matter (src/content/README.md)";
            problems.push(Problem::new(file, 1, what, remedy));
        }
    }
}

/// Resolves the links and checks each card.
pub fn resolve(
    raw: Vec<Raw>,
    names: &Names,
    page: &Page,
    language: &Language,
    words: &Words,
    problems: &mut Problems,
) -> Vec<Card> {
    let mut cards = Vec::new();
    let mut seen: Vec<(String, PathBuf)> = Vec::new();
    for (id, card) in (0..).map(CardId).zip(raw) {
        if let Some((_, other)) = seen.iter().find(|(name, _)| *name == card.name) {
            problems.push(Problem::new(
                &card.file,
                1,
                format!(
                    "another card is called “{}”: {}",
                    card.name,
                    other.display()
                ),
                "rename one of the two files, and correct the links to it",
            ));
        }
        seen.push((card.name.clone(), card.file.clone()));
        cards.extend(resolve_one(
            id, card, names, page, language, words, problems,
        ));
    }
    let desk: Vec<&Card> = cards.iter().filter(|card| card.desk).collect();
    if let [first, second, ..] = desk.as_slice() {
        problems.push(Problem::new(
            &second.file,
            1,
            format!("`desk = true` is in {} too", first.file.display()),
            "the desk opens only one card: keep it in one of the two",
        ));
    }
    cards
}

/// Whether the readers of a list may know nothing of the law.
const fn speaks_to_all(shelf: Shelf) -> bool {
    matches!(shelf, Shelf::Victim | Shelf::Witness | Shelf::Local)
}

fn resolve_one(
    id: CardId,
    raw: Raw,
    names: &Names,
    page: &Page,
    language: &Language,
    words: &Words,
    problems: &mut Problems,
) -> Option<Card> {
    let Raw {
        file,
        name,
        shelf,
        place,
        text,
        phrasings,
    } = raw;
    let Text { whole, front, body } = text?;
    // Front matter starts on the second line.
    let line = |at: usize| 1 + line_of(whole.get("+++\n".len()..).unwrap_or_default(), at);
    let set = |field: &toml::Spanned<String>, problems: &mut Problems| {
        let line = line(field.span().start);
        typography::set(&file, line, field.as_ref(), language, problems)
    };
    let title = set(&front.title, problems);
    let summary = set(&front.summary, problems);
    let topic = front.topic.as_ref().map(|topic| set(topic, problems));
    if title.is_empty() {
        let line = line(front.title.span().start);
        problems.push(Problem::new(&file, line, "the title is empty", "write it"));
    }
    if summary.chars().count() > 120 {
        problems.push(Problem::new(
            &file,
            line(front.summary.span().start),
            "the summary is over 120 characters",
            "shorten it",
        ));
    }
    let checked_line = line(front.checked.span().start);
    let checked = check_date(&file, checked_line, front.checked.as_ref(), problems);

    let contacts_line = line(front.contacts.span().start);
    let contacts = names.contacts(&file, contacts_line, front.contacts.as_ref(), problems);
    // The first tap opens a list and the second one a card, so a card must name somebody to call.
    let can_call = contacts.iter().any(|contact| names.can_be_called(*contact));
    if !can_call && shelf != Shelf::Traces {
        problems.push(Problem::new(
            &file,
            contacts_line,
            "this card names nobody to call: a call would be more than two taps away",
            "name at least one contact that has a number",
        ));
    }
    let sources_line = line(front.sources.span().start);
    let sources = names.sources(&file, sources_line, front.sources.as_ref(), problems);
    if front.sources.as_ref().is_empty() {
        problems.push(Problem::new(
            &file,
            sources_line,
            "no source",
            "name at least one source of sources.toml",
        ));
    }
    let mut text = Reader {
        file: &file,
        whole: &whole,
        offset: body,
        names,
        page,
        language,
        words: speaks_to_all(shelf).then_some(words),
        speaks_to_people: shelf != Shelf::Traces,
        problems,
    }
    .body(whole.get(body..).unwrap_or_default());
    if text.lines.is_empty() {
        problems.push(Problem::new(
            &file,
            1,
            "the card says nothing",
            "write what to do now",
        ));
    }
    // The third ancestor of `cards/traces/one.md` is the folder of the language.
    if let Some(folder) = file.ancestors().nth(3) {
        remains::put(folder, &mut text, language, problems);
    }
    Some(Card {
        id,
        place,
        name,
        shelf,
        topic,
        title,
        summary,
        urgency: front.urgency,
        contacts,
        sources,
        checked,
        browser: front.browser,
        desk: front.desk,
        phrasings,
        body: text,
        file,
    })
}
