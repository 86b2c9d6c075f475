//! What remains on a device, for each browser: written from what the tests measured on disk
//! (`src/content/remains.toml`), so that the text cannot say anything else.

use std::path::Path;

use maud::html;
use serde::Deserialize;

use super::language::Language;
use super::markdown::Body;
use super::problem::{Problem, Problems, line_of, read_text, read_toml, toml_problem};
use super::typography;

/// The paragraph of a card that is replaced by the results.
const PLACE: &str = "{{remains}}";

/// One measurement; `tests/e2e/tests/exit/remains.rs` writes it.
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

/// The words around what tests have measured: titles, questions and answers of "Ce qui reste sur
/// cet appareil". What is true stands in `src/content/remains.toml`, which the tests write.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// In a title: the name of Chromium.
    chromium: String,
    /// In a title: the name of Firefox.
    firefox: String,
    /// In a title: the guide was opened at its address.
    page: String,
    /// In a title: the guide was opened in the page of another site.
    embed: String,
    /// In a title: the guide was kept to be read without network.
    offline: String,
    /// Before answers: the visit ended with "Quitter vite".
    exit: String,
    /// Before answers: the visit ended when the browser was closed.
    closed: String,
    /// Question: whether a person who opens the history sees the guide.
    listed: String,
    /// Question: the title in the file of the history.
    title: String,
    /// Question: whether the browser proposes the address to somebody who types.
    suggested: String,
    /// Question: whether texts of the guide stand in the files of the browser.
    text: String,
    /// Question: whether the address stands elsewhere than in the history.
    address: String,
    /// Question: whether the page of the other site stands in the history.
    around: String,
    /// Answer: yes.
    yes: String,
    /// Answer: no.
    no: String,
    /// Answer: the title is that of the neutral page that the exit opens.
    neutral: String,
    /// Answer: the title is that of the guide.
    own: String,
    /// Answer: it depends on the mode in which the site is served.
    either: String,
    /// Before answers: the same with "Quitter vite" and without.
    both: String,
    /// Answer: yes, as any page.
    as_any: String,
}

/// Replaces the placeholder, if the text has it, with a title and a list for each browser and each
/// way of reading. `folder` is that of the language.
pub fn put(folder: &Path, body: &mut Body, language: &Language, problems: &mut Problems) {
    let Some(at) = body.lines.iter().position(|line| line == PLACE) else {
        return;
    };
    let Body { html, lines } = read(folder, language, problems);
    body.html = body.html.replace(&format!("<p>{PLACE}</p>"), &html);
    body.lines.splice(at..=at, lines);
}

/// A title and a list for each browser and each way of reading.
pub fn read(folder: &Path, language: &Language, problems: &mut Problems) -> Body {
    let results = folder.with_file_name("remains.toml");
    let measured = read_toml::<File>(&results, problems);
    let words = words(&folder.join("remains.toml"), language, problems);
    let mut body = Body::default();
    let (Some((_, measured)), Some(words)) = (measured, words) else {
        return body;
    };
    for browser in [Browser::Chromium, Browser::Firefox] {
        for ways in [
            [Way::Discreet, Way::Plain],
            [Way::Embed, Way::EmbedPlain],
            [Way::Offline, Way::OfflinePlain],
        ] {
            match Table::of(&measured.remains, browser, &ways) {
                Some(table) => table.write(&words, &mut body),
                None => problems.push(Problem::whole(
                    &results,
                    "a browser, a way of reading or a way of leaving was not measured",
                    "add it with any values and build; then GUIDE_RECORD=1 cargo test -p e2e exit::disk -- --test-threads=1 measures it",
                )),
            }
        }
    }
    body
}

/// The words, with their punctuation set.
fn words(file: &Path, language: &Language, problems: &mut Problems) -> Option<Words> {
    let text = read_text(file, problems)?;
    let mut table: toml::Table = match toml::from_str(&text) {
        Ok(table) => table,
        Err(error) => {
            problems.push(toml_problem(file, &text, 0, &error));
            return None;
        }
    };
    for (key, value) in &mut table {
        if let toml::Value::String(words) = value {
            let line = text
                .find(&format!("\n{key} ="))
                .map_or(1, |at| line_of(&text, at + 1));
            *words = typography::set(file, line, words, language, problems);
        }
    }
    let words = table.try_into::<Words>();
    words
        .map_err(|error| problems.push(toml_problem(file, &text, 0, &error)))
        .ok()
}

/// What was measured for one browser and one way of reading, with the exit and without it. A site
/// may be served in two modes, and a reader does not know which one, so both are here.
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

    fn write(&self, words: &Words, body: &mut Body) {
        let Some(first) = self.exit.first() else {
            return;
        };
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
            lines.push((question.to_owned(), answers));
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
        let list = html! {
            h2 { (heading) }
            ul { @for (question, answers) in &lines { li { strong { (question) } (answers) } } }
        };
        body.html += &list.into_string();
        body.lines.push(heading);
        let lines = lines.into_iter();
        body.lines
            .extend(lines.map(|(question, answers)| question + &answers));
    }
}

/// The answer, or the words for both if the two modes differ.
fn merged(words: &Words, all: &[&Measured], answer: &dyn Fn(&Measured) -> String) -> String {
    let mut answers: Vec<String> = all.iter().map(|one| answer(one)).collect();
    answers.dedup();
    match answers.as_slice() {
        [one] => one.clone(),
        _ => words.either.clone(),
    }
}
