//! The criteria of RGAA 4.1.2, and what the project knows about each:
//! `src/accessibility/grid.toml`.

use std::path::Path;

use serde::Deserialize;

use crate::compiler::problem::{Problem, Problems, line_of, read_entry, read_text, split};

/// How many criteria each theme has, from images to consultation.
const THEMES: [u16; 13] = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

/// Every criterion, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// All 106 of them; empty if the file has not been read.
    pub criteria: Vec<Criterion>,
}

/// A criterion of RGAA 4.1.2, and what the project knows of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// The number of the criterion, as in `10.4`. All 106 stand in order.
    pub id: String,
    /// Its title in RGAA.
    pub title: String,
    /// The result.
    pub result: Outcome,
    /// How somebody looked at it: files, tests, tools.
    pub how: String,
    /// The tests that show it: a path below `tests/e2e/tests`, or a file and the name of a native
    /// test, as in `["walk::everywhere::on_a_computer"]`.
    pub tests: Vec<String>,
    /// Of a criterion that waits for a person: what that person must judge.
    #[serde(default)]
    pub person: String,
    /// If it fails, what is not accessible, in the French words of the accessibility statement.
    #[serde(default)]
    pub declared: String,
}

/// The result of checking a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The guide meets it.
    Holds,
    /// The guide does not meet it.
    Fails,
    /// Nothing in the guide is concerned.
    Absent,
    /// Only a person can judge it, and nobody has yet.
    Person,
}

impl Grid {
    /// Reads the grid.
    ///
    /// # Errors
    /// Every mistake, by line.
    pub fn read(file: &Path) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let text = read_text(file, &mut problems).unwrap_or_default();
        let mut criteria = Vec::new();
        for part in split(file, &text, &["criterion"], &mut problems) {
            let line = line_of(&text, part.1);
            let Some(one) = read_entry::<Criterion>(file, &text, part, &mut problems).value else {
                continue;
            };
            if let Some((what, remedy)) = one.mistake() {
                problems.push(Problem::new(
                    file,
                    line,
                    format!("{} {what}", one.id),
                    remedy,
                ));
            }
            criteria.push(one);
        }
        let expected: Vec<String> = (1..)
            .zip(THEMES)
            .flat_map(|(theme, of)| (1..=of).map(move |number| format!("{theme}.{number}")))
            .collect();
        let ids: Vec<&String> = criteria.iter().map(|one| &one.id).collect();
        if problems.is_empty() && ids != expected.iter().collect::<Vec<_>>() {
            let wrong = expected
                .iter()
                .zip(ids.iter())
                .find(|(expected, id)| expected != *id);
            let place = wrong.map_or_else(
                || format!("there are {} and not {}", ids.len(), expected.len()),
                |(expected, id)| format!("{id} is where {expected} should be"),
            );
            problems.push(Problem::whole(
                file,
                format!("the criteria are not those of RGAA 4.1.2: {place}"),
                "write each once, in order",
            ));
        }
        if problems.is_empty() {
            Ok(Self { criteria })
        } else {
            Err(problems)
        }
    }

    /// How many criteria have this result.
    pub fn count(&self, result: Outcome) -> usize {
        self.with(result).count()
    }

    /// The criteria that have this result.
    pub fn with(&self, result: Outcome) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(move |one| one.result == result)
    }

    /// The ids of the criteria that wait for a person.
    pub fn waiting(&self) -> Vec<&str> {
        let waiting = self.with(Outcome::Person);
        waiting.map(|one| one.id.as_str()).collect()
    }

    /// The percentage of applicable criteria that the guide meets, rounded down. `None` if some
    /// wait for a person, or without a grid.
    pub fn rate(&self) -> Option<usize> {
        let holds = self.count(Outcome::Holds);
        let of = holds + self.count(Outcome::Fails);
        if self.count(Outcome::Person) > 0 {
            return None;
        }
        (holds * 100).checked_div(of)
    }
}

impl Criterion {
    fn mistake(&self) -> Option<(&'static str, &'static str)> {
        let empty = |text: &str| text.trim().is_empty();
        if empty(&self.title) || empty(&self.how) {
            return Some((
                "has no title or does not say how it was checked",
                "write title and how",
            ));
        }
        match self.result {
            Outcome::Person if empty(&self.person) => Some((
                "waits for a person, but does not say for what",
                "write person = \"…\"",
            )),
            Outcome::Fails if empty(&self.declared) => Some((
                "fails, but does not say what is not accessible",
                "write declared = \"…\", in French",
            )),
            Outcome::Absent if !self.tests.is_empty() => Some((
                "concerns nothing, but has tests",
                "remove the tests, or say what it concerns",
            )),
            _ => None,
        }
    }
}
