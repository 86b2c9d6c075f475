//! The sheet for the person who reviews a language: what is missing, what has changed, and each
//! sentence beside its French and its translation back into French.

use std::fmt::Write as _;
use std::path::Path;

use super::{LANGUAGES, State, french_sentences};
use crate::compiler::problem::{Problem, read_text, toml_problem};
use crate::compiler::read;

/// How complete one language is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Its code.
    pub code: String,
    /// How many French sentences there are.
    pub of: usize,
    /// How many of them are shown in this language.
    pub shown: usize,
    /// The names of the missing sentences.
    pub missing: Vec<String>,
    /// The names of the sentences whose French has changed since they were translated.
    pub stale: Vec<String>,
    /// How many sentences somebody has reviewed.
    pub reviewed: usize,
    /// How many sentences have been translated back.
    pub back: usize,
}

/// How complete each language is.
///
/// # Errors
/// Every mistake of the text.
pub fn progress(content: &Path) -> Result<Vec<Progress>, Vec<Problem>> {
    let guide = read(content, "fr")?;
    let french = french_sentences(&guide.essentials, &guide.cards);
    let one = |translation: &super::Translation| {
        let named = |wanted: fn(&State) -> bool| {
            let sentences = translation.sentences.iter();
            let sentences = sentences.filter(move |(_, one)| wanted(&one.state));
            sentences.map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        let missing = french.iter().map(|(name, _)| name.clone());
        let stale = named(|state| *state == State::Stale);
        Progress {
            code: translation.code.clone(),
            of: french.len(),
            shown: translation.sentences.len() - stale.len(),
            missing: missing
                .filter(|name| !translation.sentences.contains_key(name))
                .collect(),
            stale,
            reviewed: named(|state| matches!(state, State::Reviewed(..))).len(),
            back: translation
                .sentences
                .values()
                .filter(|one| one.back.is_some())
                .count(),
        }
    };
    Ok(guide.essentials.translations.iter().map(one).collect())
}

/// The sheet of one language, in Markdown: French, translation, translation back. A sentence is
/// marked if its translation back has other words than the French.
///
/// # Errors
/// Every mistake of the text, or an unknown language.
pub fn sheet(content: &Path, code: &str) -> Result<String, Vec<Problem>> {
    let guide = read(content, "fr")?;
    let mut translations = guide.essentials.translations.iter();
    let Some(translation) = translations.find(|one| one.code == code) else {
        let known: Vec<&str> = LANGUAGES.iter().skip(1).map(|(code, _)| *code).collect();
        let what = format!("there is no language “{code}”");
        let remedy = format!("take one of {}", known.join(", "));
        return Err(vec![Problem::whole(
            &content.join("essentials"),
            what,
            remedy,
        )]);
    };
    let mut text = format!(
        "# {} ({code})\n\n`≠`: what comes back has other words than the French; read it first.\n\n\
         | | name | French | {} | translated back | state |\n| --- | --- | --- | --- | --- | --- |\n",
        translation.name, translation.name
    );
    for (name, french) in french_sentences(&guide.essentials, &guide.cards) {
        let found = translation.sentences.get(&name);
        let back = found.and_then(|one| one.back.as_deref()).unwrap_or("");
        let mark = match found {
            None => "?",
            Some(_) if back.is_empty() => "",
            Some(_) if near(&french, back) => "",
            Some(_) => "≠",
        };
        let state = match found.map(|one| &one.state) {
            None => "missing: French is shown".to_owned(),
            Some(State::Stale) => "stale: French is shown".to_owned(),
            Some(State::Machine) => "machine".to_owned(),
            Some(State::Reviewed(by, on)) => format!("reviewed by {by}, {on}"),
        };
        let shown = found.map_or("", |one| one.text.as_str());
        let _ = writeln!(
            text,
            "| {mark} | {name} | {french} | {shown} | {back} | {state} |"
        );
    }
    Ok(text)
}

/// Whether two French sentences share at least half of their words.
fn near(a: &str, b: &str) -> bool {
    let (a, b) = (crate::search::words(a), crate::search::words(b));
    let common = a.iter().filter(|word| b.contains(word)).count();
    common * 2 >= a.len().max(b.len())
}

/// Merges translations into the file of a language, whose text is `old`, and returns the whole new
/// file. A line of `given_file` is `name<TAB>text` or `name<TAB>text<TAB>translated back`, as a
/// translator returns it. Each sentence gets the hash of the current French sentence; a review
/// stays valid only if neither text has changed.
///
/// # Errors
/// Every mistake of the French text; a line without a name or with an unknown one.
pub fn take(
    content: &Path,
    code: &str,
    old: &str,
    given_file: &Path,
) -> Result<String, Vec<Problem>> {
    let guide = read(content, "fr")?;
    let french = french_sentences(&guide.essentials, &guide.cards);
    let file = content.join("essentials").join(format!("{code}.toml"));
    let mut table: toml::Table = match toml::from_str(old) {
        Ok(table) => table,
        Err(error) => {
            return Err(vec![toml_problem(&file, old, 0, &error)]);
        }
    };
    let sentences = table.remove("sentences");
    let mut sentences: toml::Table = sentences
        .and_then(|one| one.try_into().ok())
        .unwrap_or_default();
    let mut problems = Vec::new();
    let lines = read_text(given_file, &mut problems).unwrap_or_default();
    for (line, given) in (1..)
        .zip(lines.lines())
        .filter(|(_, line)| !line.is_empty())
    {
        let mut parts = given.split('\t');
        let (Some(name), Some(text)) = (parts.next(), parts.next()) else {
            let what = "this line has no tab";
            problems.push(Problem::new(
                given_file,
                line,
                what,
                "write name, tab, sentence",
            ));
            continue;
        };
        let Some((_, original)) = french.iter().find(|(known, _)| known == name) else {
            let what = format!("no French sentence is called `{name}`");
            problems.push(Problem::new(
                given_file,
                line,
                what,
                "take the line out, or correct its name",
            ));
            continue;
        };
        let french_mark = super::hash(original);
        let before = sentences
            .get(name)
            .and_then(toml::Value::as_table)
            .cloned()
            .unwrap_or_default();
        // A review is only valid for this French sentence and these words.
        let is = |key, value: &str| before.get(key).and_then(toml::Value::as_str) == Some(value);
        let same = is("text", text.trim()) && is("french", &french_mark);
        let mut one = if same { before } else { toml::Table::new() };
        one.insert("text".into(), text.trim().into());
        one.insert("french".into(), french_mark.into());
        if let Some(back) = parts.next() {
            one.insert("back".into(), back.trim().into());
        }
        sentences.insert(name.into(), one.into());
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut text = String::new();
    for (name, value) in &table {
        let _ = writeln!(text, "[{name}]");
        for (key, value) in value.as_table().into_iter().flatten() {
            let _ = writeln!(text, "{key} = {value}");
        }
        text.push('\n');
    }
    text += "# One line a sentence: its words, the mark of the French sentence that it was made from,\n# and what it says translated back. Reviewed: add by = \"…\", on = \"2026-11-26\".\n[sentences]\n";
    // In the order of the French, so that two languages can be compared side by side.
    for (name, _) in &french {
        let Some(one) = sentences.get(name).and_then(toml::Value::as_table) else {
            continue;
        };
        let fields = ["text", "french", "back", "by", "on"];
        let fields = fields
            .iter()
            .filter_map(|key| Some(format!("{key} = {}", one.get(*key)?)));
        let fields: Vec<String> = fields.collect();
        let _ = writeln!(text, "\"{name}\" = {{ {} }}", fields.join(", "));
    }
    Ok(text)
}
