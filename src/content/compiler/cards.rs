use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::domain::{Audience, Block, Browser, Card, Inline, Urgency};
use super::inline::Reader;
use super::lang::{Names, check_date, leak, toml_problem};
use super::problem::{Checked, Problem, line_of};
use super::{remains, typography};

/// The front matter of a card.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    title: toml::Spanned<String>,
    summary: toml::Spanned<String>,
    urgency: Urgency,
    contacts: toml::Spanned<Vec<String>>,
    sources: toml::Spanned<Vec<String>>,
    checked: toml::Spanned<String>,
    order: u16,
    /// The part of the list.
    #[serde(default)]
    topic: String,
    /// Everyday words for the search.
    keywords: Option<toml::Spanned<Vec<String>>>,
    browser: Option<Browser>,
}

/// A card before its links are followed.
pub struct Raw {
    file: PathBuf,
    id: String,
    audience: Audience,
    text: String,
    front: Front,
    body: usize,
}

impl Raw {
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// The folders and the lists that they fill, in the order of the guide.
const FOLDERS: [(&str, Audience); 6] = [
    ("victim", Audience::Victim),
    ("witness", Audience::Witness),
    ("professional", Audience::Professional),
    ("traces", Audience::Traces),
    ("local", Audience::Local),
    ("reflex", Audience::Reflex),
];

/// Reads every card, in the order in which lists show them.
pub fn read(folder: &Path) -> Checked<Vec<Raw>> {
    let mut cards = Vec::new();
    let mut problems = unreached(folder);
    for (name, audience) in FOLDERS {
        let folder = folder.join(name);
        let entries = fs::read_dir(&folder).map_err(|error| {
            vec![Problem::whole(
                &folder,
                error.to_string(),
                "create the folder",
            )]
        })?;
        let mut found = Vec::new();
        for file in entries.flatten().map(|entry| entry.path()) {
            match read_one(file, audience) {
                Ok(card) => found.push(card),
                Err(problem) => problems.push(problem),
            }
        }
        found.sort_by(|a, b| (a.front.order, &a.id).cmp(&(b.front.order, &b.id)));
        cards.append(&mut found);
    }
    if problems.is_empty() {
        Ok(cards)
    } else {
        Err(problems)
    }
}

/// What stands beside the folders of the lists: no list would show it.
fn unreached(folder: &Path) -> Vec<Problem> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let strange = entries.filter(|entry| {
        let known = |(name, _): &(&str, _)| entry.file_name() == *name;
        !FOLDERS.iter().any(known)
    });
    let report = |entry: fs::DirEntry| {
        Problem::whole(
            &entry.path(),
            "no list or link reaches this",
            "move the card into victim, witness, professional, traces, local or reflex",
        )
    };
    strange.map(report).collect()
}

fn read_one(file: PathBuf, audience: Audience) -> Result<Raw, Problem> {
    let id = match (
        file.file_stem().and_then(|stem| stem.to_str()),
        file.extension().is_some_and(|end| end == "md"),
    ) {
        (Some(stem), true) => stem.to_owned(),
        _ => return Err(Problem::whole(&file, "not a card", "cards end in .md")),
    };
    let text = fs::read_to_string(&file)
        .map_err(|error| Problem::whole(&file, error.to_string(), "make it readable"))?;
    let inner = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"));
    let Some((front, _)) = inner else {
        return Err(Problem::new(
            &file,
            1,
            "no front matter",
            "start the card with a block between two lines of +++",
        ));
    };
    let body = "+++\n".len() + front.len() + "\n+++\n".len();
    let front = toml::from_str(front).map_err(|error| toml_problem(&file, front, 1, &error))?;
    Ok(Raw {
        file,
        id,
        audience,
        text,
        front,
        body,
    })
}

/// Follows links and checks each card.
pub fn resolve(raw: Vec<Raw>, names: &Names) -> Checked<Vec<Card<'static>>> {
    let mut problems = Vec::new();
    let mut cards: Vec<Card> = Vec::new();
    for Raw {
        file,
        id,
        audience,
        text,
        front,
        body,
    } in raw
    {
        // Front matter starts on the second line.
        let line = |at: usize| 1 + line_of(text.get("+++\n".len()..).unwrap_or_default(), at);
        let id = leak(id);
        if cards.iter().any(|card| card.id == id) {
            problems.push(Problem::new(
                &file,
                1,
                format!("another card is called “{id}”"),
                "rename this file",
            ));
        }
        for field in [&front.title, &front.summary] {
            typography::check(
                &file,
                line(field.span().start),
                field.as_ref(),
                &mut problems,
            );
        }
        if front.summary.as_ref().chars().count() > 120 {
            problems.push(Problem::new(
                &file,
                line(front.summary.span().start),
                "the summary is over 120 characters",
                "shorten it",
            ));
        }
        typography::check(&file, 1, &front.topic, &mut problems);
        // A part of a list has one title: its cards follow one another.
        let mut list = cards.iter().rev().filter(|card| card.audience == audience);
        let last = list.next().map_or("", |card| card.topic);
        if last != front.topic && list.any(|card| card.topic == front.topic) {
            problems.push(Problem::new(
                &file,
                1,
                format!("the topic “{}” is there twice", front.topic),
                "give the cards of one topic orders that follow one another",
            ));
        }
        check_date(
            &file,
            line(front.checked.span().start),
            front.checked.as_ref(),
            &mut problems,
        );

        let (contacts_line, sources_line) = (
            line(front.contacts.span().start),
            line(front.sources.span().start),
        );
        let contacts = names.contacts(&file, contacts_line, front.contacts.as_ref(), &mut problems);
        // One tap opens a list, the next one a card: there somebody must be to call.
        if !contacts.iter().any(|index| names.can_be_called(*index)) && audience != Audience::Traces
        {
            problems.push(Problem::new(
                &file,
                contacts_line,
                "nobody to call from this card: a call would be more than two taps away",
                "name at least one contact that has a number",
            ));
        }
        let keywords = front.keywords.map(|keywords| {
            let line = line(keywords.span().start);
            let keywords = keywords.into_inner();
            for keyword in &keywords {
                typography::check(&file, line, keyword, &mut problems);
            }
            keywords
        });
        let sources = names.sources(&file, sources_line, front.sources.as_ref(), &mut problems);
        if sources.is_empty() {
            problems.push(Problem::new(
                &file,
                sources_line,
                "no source",
                "name at least one source of sources.toml",
            ));
        }
        let content = text.get(body..).unwrap_or_default();
        let mut body = Reader {
            file: &file,
            whole: &text,
            offset: body,
            names,
            problems: &mut problems,
        }
        .blocks(content);
        let place = Block::Paragraph(vec![Inline::Text(remains::PLACE)]);
        if let Some(at) = body.iter().position(|block| *block == place) {
            // cards/traces/one.md
            let language = file.ancestors().nth(3).unwrap_or(&file);
            match remains::blocks(language) {
                Ok(remains) => drop(body.splice(at..=at, remains)),
                Err(more) => problems.extend(more),
            }
        }
        if body.is_empty() {
            problems.push(Problem::new(
                &file,
                1,
                "the card says nothing",
                "write what to do now",
            ));
        }
        cards.push(Card {
            id,
            audience,
            topic: leak(front.topic),
            title: leak(front.title.into_inner()),
            summary: leak(front.summary.into_inner()),
            urgency: front.urgency,
            contacts,
            sources,
            checked: leak(front.checked.into_inner()),
            browser: front.browser,
            keywords: keywords.into_iter().flatten().map(leak).collect(),
            body,
        });
    }
    if problems.is_empty() {
        Ok(cards)
    } else {
        Err(problems)
    }
}
