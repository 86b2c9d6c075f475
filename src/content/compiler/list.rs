//! Reports for the people who check the text: the age of each card, the rules of the questionnaire.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::places::by_hand;
pub use super::places::by_hand::Called;
use super::problem::{Entry, Problem, Problems};
use super::questionnaire::{self, RawAnswer, RawStep};
use super::read;
use super::sources::Confidence;
use crate::types::{Day, Ends, Shelf};

/// How reliable the sources of a card are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// Every source is of confidence H.
    High,
    /// Some sources are.
    Mixed,
    /// No source is.
    Medium,
}

/// A card and when it was checked.
#[derive(Clone, Debug)]
pub struct CheckedCard {
    /// Its file.
    pub file: PathBuf,
    /// The day when somebody compared it with its sources.
    pub checked: Day,
    /// How many sources it names.
    pub sources: usize,
    /// How reliable they are.
    pub sure: Sure,
    /// Whether the questionnaire leads to it: a step names it, or its list is one tap away from
    /// every result. Its list and the search reach it in any case.
    pub named: bool,
}

/// Every card, in the order of the lists.
///
/// # Errors
/// Every mistake of the text.
pub fn cards(content: &Path, lang: &str) -> Result<Vec<CheckedCard>, Vec<Problem>> {
    let guide = read(content, lang)?;
    let cards = Shelf::ALL
        .into_iter()
        .flat_map(|shelf| guide.cards_on(shelf));
    let cards = cards.filter_map(|card| {
        let sources = card.sources.iter().filter_map(|id| guide.source(*id));
        let high = sources
            .filter(|source| source.confidence == Confidence::High)
            .count();
        Some(CheckedCard {
            file: card.file.clone(),
            checked: card.checked?,
            sources: card.sources.len(),
            named: !matches!(
                card.shelf,
                Shelf::Victim | Shelf::Witness | Shelf::Professional
            ) || guide
                .questionnaire
                .steps
                .iter()
                .any(|step| step.cards.contains(&card.id)),
            sure: match high {
                0 => Sure::Medium,
                all if all == card.sources.len() => Sure::High,
                _ => Sure::Mixed,
            },
        })
    });
    Ok(cards.collect())
}

/// Every rule of the questionnaire with its reason, and what each answer leads to, in Markdown.
///
/// # Errors
/// Every mistake of the text.
pub fn rules(content: &Path, lang: &str) -> Result<String, Vec<Problem>> {
    read(content, lang)?;
    let mut problems = Problems::new();
    let file = content.join(lang).join("questionnaire.toml");
    let Some(raw) = questionnaire::read(&file, &mut problems) else {
        return Err(problems);
    };
    let questions: Vec<_> = values(&raw.questions).collect();
    let steps: Vec<&RawStep> = values(&raw.steps).collect();
    let mut text = String::from("# Questions\n\n");
    for (number, question) in (1..).zip(&questions) {
        let many = if question.many { " (several)" } else { "" };
        let _ = writeln!(text, "{number}. {}{many}", question.title.as_ref());
        for answer in &question.answer {
            let ends = match answer.ends {
                Some(Ends::ForNow) => " → the steps, at once",
                Some(Ends::ForGood) => " → the steps, and no other question",
                None => "",
            };
            let other = answer.label_other.as_deref();
            let other = other.map_or(String::new(), |label| format!(" / {label}"));
            let means = answer.means.as_deref();
            let means = means.map_or(String::new(), |id| format!(" (means `{id}`)"));
            let assumed = if answer.assumed {
                " (taken as true when skipped)"
            } else {
                ""
            };
            let _ = writeln!(
                text,
                "   - {}{other} `{}`{ends}{assumed}{means}",
                answer.label,
                answer.id.as_ref()
            );
        }
    }
    text += "\n# Rules\n\n| step | when | urgency | says | because | call | read | review |\n\
             | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for step in &steps {
        let when = match step.when.as_slice() {
            [] => String::from("always"),
            parts => parts.join(" and ").replace('|', " or "),
        };
        let when = match step.unless.as_slice() {
            [] => when,
            parts => format!("{when}, unless {}", parts.join(" or ")),
        };
        let _ = writeln!(
            text,
            "| {} | {when} | {} | {} | {} | {} | {} | {} |",
            step.id.as_ref(),
            step.urgency.name(),
            step.title,
            step.why,
            step.contacts.join(", "),
            step.cards.join(", "),
            step.review
        );
    }
    text += "\n# What each answer adds, for each reader\n\n";
    // The second question asks who the reader is.
    let readers = questions
        .get(1)
        .map_or(&[][..], |question| &question.answer);
    let reads = |id: &str| readers.iter().any(|reader| reader.id.as_ref() == id);
    let answers = questions.iter().flat_map(|question| &question.answer);
    let answers: Vec<&RawAnswer> = answers
        .filter(|answer| !reads(answer.id.as_ref()))
        .collect();
    for reader in readers {
        let alone = shown(&steps, &[reader.id.as_ref()]);
        let _ = writeln!(
            text,
            "## {}\n\n- in every case: {}",
            reader.label,
            alone.join(", ")
        );
        for answer in &answers {
            let mut own = shown(&steps, &[reader.id.as_ref(), answer.id.as_ref()]);
            own.retain(|step| !alone.contains(step));
            if !own.is_empty() {
                let _ = writeln!(text, "- {}: {}", answer.label, own.join(", "));
            }
        }
        text.push('\n');
    }
    Ok(text)
}

fn values<T>(entries: &[Entry<T>]) -> impl Iterator<Item = &T> {
    entries.iter().filter_map(|entry| entry.value.as_ref())
}

/// The steps that these answers lead to.
fn shown<'a>(steps: &[&'a RawStep], answers: &[&str]) -> Vec<&'a str> {
    let given = |group: &String| group.split('|').any(|id| answers.contains(&id));
    let steps = steps.iter();
    let steps = steps.filter(|step| step.when.iter().all(given) && !step.unless.iter().any(given));
    steps.map(|step| step.id.as_ref().as_str()).collect()
}

/// When each service of `<lang>/places/` was called, the oldest calls first.
///
/// # Errors
/// Every mistake of those files.
pub fn called(content: &Path, lang: &str) -> Result<Vec<Called>, Vec<Problem>> {
    let mut problems = Vec::new();
    let called = by_hand::called(&content.join(lang).join("places"), &mut problems);
    if problems.is_empty() {
        Ok(called)
    } else {
        Err(problems)
    }
}
