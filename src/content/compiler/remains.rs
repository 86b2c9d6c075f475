//! What remains on a device, browser by browser: made from what the tests have measured on disk
//! (`src/content/remains.toml`), so that the text cannot say anything else.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::domain::{Block, Inline};
use super::lang::{leak, toml_problem};
use super::problem::{Checked, Problem};
use super::typography;

/// What stands in a card where this goes.
pub const PLACE: &str = "{{remains}}";

/// `tests/e2e/tests/exit/remains.rs` writes this.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measured {
    browser: Browser,
    version: String,
    way: Way,
    end: End,
    line: Line,
    own_title: bool,
    listed: bool,
    suggested: bool,
    text: bool,
    address: bool,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Browser {
    Chromium,
    Firefox,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Way {
    Discreet,
    Plain,
    Embed,
    EmbedPlain,
    Offline,
    OfflinePlain,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum End {
    Exit,
    Closed,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Line {
    None,
    Hidden,
    Shown,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    remains: Vec<Measured>,
}

/// `fr/remains.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    chromium: String,
    firefox: String,
    page: String,
    embed: String,
    offline: String,
    exit: String,
    closed: String,
    listed: String,
    title: String,
    suggested: String,
    text: String,
    address: String,
    around: String,
    yes: String,
    no: String,
    neutral: String,
    own: String,
    either: String,
    both: String,
    as_any: String,
}

/// A heading and a list for each browser and each way to read. `folder` is the language.
pub fn blocks(folder: &Path) -> Checked<Vec<Block<'static>>> {
    let results = folder.join("../remains.toml");
    let measured: File = read(&results)?;
    let file = folder.join("remains.toml");
    let words: Words = read(&file)?;
    let mut problems = Vec::new();
    let text = fs::read_to_string(&file).unwrap_or_default();
    for (line, content) in (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.starts_with('#'))
    {
        for quoted in content.split('"').skip(1).step_by(2) {
            typography::check(&file, line, quoted, &mut problems);
        }
    }

    let mut blocks = Vec::new();
    for browser in [Browser::Chromium, Browser::Firefox] {
        for ways in [
            [Way::Discreet, Way::Plain],
            [Way::Embed, Way::EmbedPlain],
            [Way::Offline, Way::OfflinePlain],
        ] {
            match Table::of(&measured.remains, browser, &ways) {
                Some(table) => blocks.extend(table.blocks(&words).into_iter().flatten()),
                None => problems.push(Problem::whole(
                    &results,
                    "a browser, a way or an end was not measured",
                    "add it with any values and build; then GUIDE_RECORD=1 cargo test -p e2e exit::disk -- --test-threads=1 measures it",
                )),
            }
        }
    }
    if problems.is_empty() {
        Ok(blocks)
    } else {
        Err(problems)
    }
}

fn read<T: serde::de::DeserializeOwned>(file: &Path) -> Checked<T> {
    let text = fs::read_to_string(file)
        .map_err(|error| vec![Problem::whole(file, error.to_string(), "create it")])?;
    toml::from_str(&text).map_err(|error| vec![toml_problem(file, &text, 0, &error)])
}

/// What was measured of one browser and one way to read: after the exit, and without it. A site
/// may be served in two modes, and who reads does not know which: both are then here.
struct Table<'a> {
    exit: Vec<&'a Measured>,
    closed: Vec<&'a Measured>,
}

impl<'a> Table<'a> {
    fn of(all: &'a [Measured], browser: Browser, ways: &[Way]) -> Option<Self> {
        let find = |end: End| {
            let one = |way: &Way| {
                all.iter()
                    .find(|one| one.browser == browser && one.way == *way && one.end == end)
            };
            ways.iter().map(one).collect::<Option<Vec<_>>>()
        };
        Some(Self {
            exit: find(End::Exit)?,
            closed: find(End::Closed)?,
        })
    }

    fn blocks(&self, words: &Words) -> Option<[Block<'static>; 2]> {
        let first = self.exit.first()?;
        let (browser, way) = (
            match first.browser {
                Browser::Chromium => &words.chromium,
                Browser::Firefox => &words.firefox,
            },
            match first.way {
                Way::Discreet | Way::Plain => &words.page,
                Way::Embed | Way::EmbedPlain => &words.embed,
                Way::Offline | Way::OfflinePlain => &words.offline,
            },
        );
        let heading = format!("{browser} {} · {way}", first.version);
        let mut lines = Vec::new();
        let mut row = |question: &str, answer: &dyn Fn(&Measured) -> String| {
            let (exit, closed) = (
                merged(words, &self.exit, answer),
                merged(words, &self.closed, answer),
            );
            let answers = if exit == closed {
                format!(" {} {exit}.", words.both)
            } else {
                format!(" {} {exit}. {} {closed}.", words.exit, words.closed)
            };
            lines.push(vec![
                Inline::Strong(leak(question.to_owned())),
                Inline::Text(leak(answers)),
            ]);
        };
        let said = |yes: bool| {
            if yes {
                words.yes.clone()
            } else {
                words.no.clone()
            }
        };
        row(&words.listed, &|one| said(one.listed));
        if first.way == Way::Embed {
            row(&words.around, &|_| words.as_any.clone());
        } else {
            row(&words.title, &|one| match (one.line, one.own_title) {
                (Line::None, _) => words.no.clone(),
                (_, true) => words.own.clone(),
                (_, false) => words.neutral.clone(),
            });
        }
        row(&words.suggested, &|one| said(one.suggested));
        row(&words.text, &|one| said(one.text));
        row(&words.address, &|one| said(one.address));
        Some([
            Block::Heading(vec![Inline::Text(leak(heading))]),
            Block::Bullets(lines),
        ])
    }
}

/// One answer, or both where the two modes differ.
fn merged(words: &Words, all: &[&Measured], answer: &dyn Fn(&Measured) -> String) -> String {
    let mut answers: Vec<String> = all.iter().map(|one| answer(one)).collect();
    answers.dedup();
    match answers.as_slice() {
        [one] => one.clone(),
        _ => words.either.clone(),
    }
}
