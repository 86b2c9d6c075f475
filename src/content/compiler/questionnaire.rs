//! The questionnaire: checks its questions and rules, and gives each answer its bit.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::domain::{Answer, Orientation, Question, Step, Urgency};
use super::inline::Reader;
use super::lang::{Names, leak, toml_problem};
use super::problem::{Checked, Problem, line_of};
use super::typography;

/// More would not be answered by somebody who is afraid.
const MOST_QUESTIONS: usize = 6;

/// Letters of what a step says to do, and of why.
const LONGEST: (usize, usize) = (80, 180);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<RawQuestion>,
    #[serde(default)]
    step: Vec<RawStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    #[allow(dead_code, reason = "for those who read the file")]
    id: String,
    title: toml::Spanned<String>,
    other: Option<String>,
    #[serde(default)]
    many: bool,
    answer: Vec<RawAnswer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAnswer {
    id: toml::Spanned<String>,
    label: String,
    #[serde(default)]
    ends: bool,
    #[serde(default)]
    assumed: bool,
    #[serde(default)]
    other: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    id: toml::Spanned<String>,
    when: Vec<String>,
    urgency: Urgency,
    title: String,
    why: String,
    contacts: Vec<String>,
    cards: Vec<String>,
    /// For those who check the rule; not shown.
    review: String,
}

/// Reads `orientation.toml` and follows its names.
pub fn read(file: &Path, names: &Names) -> Checked<Orientation<'static>> {
    let text = fs::read_to_string(file)
        .map_err(|error| vec![Problem::whole(file, error.to_string(), "create it")])?;
    let raw: File =
        toml::from_str(&text).map_err(|error| vec![toml_problem(file, &text, 0, &error)])?;
    let mut problems = Vec::new();
    let questions = questions(file, &text, raw.question, &mut problems);
    let steps = steps(file, &text, raw.step, &questions, names, &mut problems);
    if problems.is_empty() {
        Ok(Orientation { questions, steps })
    } else {
        Err(problems)
    }
}

fn questions(
    file: &Path,
    text: &str,
    raw: Vec<RawQuestion>,
    problems: &mut Vec<Problem>,
) -> Vec<Question<'static>> {
    if raw.len() > MOST_QUESTIONS {
        problems.push(Problem::whole(
            file,
            format!("more than {MOST_QUESTIONS} questions"),
            "join two of them",
        ));
    }
    let mut ids: Vec<&'static str> = Vec::new();
    let mut questions = Vec::new();
    for question in raw {
        let line = line_of(text, question.title.span().start);
        let title = leak(question.title.into_inner());
        let other = question.other.map_or(title, leak);
        typography::check(file, line, title, problems);
        if other != title {
            typography::check(file, line, other, problems);
        }
        let mut answers = Vec::new();
        for answer in question.answer {
            let line = line_of(text, answer.id.span().start);
            typography::check(file, line, &answer.label, problems);
            let id = leak(answer.id.into_inner());
            if ids.contains(&id) {
                let what = format!("answer “{id}” is there twice");
                problems.push(Problem::new(file, line, what, "rename one"));
            }
            // Checked sum: the 33rd answer has no bit left.
            let bit = 1u32.checked_shl(u32::try_from(ids.len()).unwrap_or(u32::MAX));
            let bit = bit.unwrap_or_else(|| {
                problems.push(Problem::new(file, line, "over 32 answers", "join some"));
                0
            });
            ids.push(id);
            answers.push(Answer {
                id,
                label: leak(answer.label),
                bit,
                ends: answer.ends,
                assumed: answer.assumed,
                other: answer.other,
            });
        }
        questions.push(Question {
            title,
            other,
            many: question.many,
            answers,
        });
    }
    questions
}

fn steps(
    file: &Path,
    text: &str,
    raw: Vec<RawStep>,
    questions: &[Question],
    names: &Names,
    problems: &mut Vec<Problem>,
) -> Vec<Step<'static>> {
    let answers: Vec<&Answer> = questions.iter().flat_map(|one| &one.answers).collect();
    let mut steps: Vec<Step> = Vec::new();
    for step in raw {
        let at = step.id.span().start;
        let line = line_of(text, at);
        let mut report = |what: String, remedy: &str| {
            problems.push(Problem::new(file, line, what, remedy));
        };
        let id = leak(step.id.into_inner());
        if steps.iter().any(|other| other.id == id) {
            report(format!("step “{id}” is there twice"), "rename one");
        }
        for (words, most) in [(&step.title, LONGEST.0), (&step.why, LONGEST.1)] {
            if words.is_empty() || words.chars().count() > most {
                report(
                    format!("“{words}” is empty or over {most} characters"),
                    "one action, then one reason",
                );
            }
        }
        if step.review.is_empty() {
            report(
                format!("nobody can check the rule of “{id}”"),
                "say in `review` what it rests on",
            );
        }
        let mut bits = |group: &String| {
            let one = |name: &str| match answers.iter().find(|answer| answer.id == name) {
                Some(answer) => answer.bit,
                None => {
                    report(
                        format!("unknown answer “{name}”"),
                        "copy it from a question",
                    );
                    0
                }
            };
            group.split('|').map(one).fold(0, |bits, bit| bits | bit)
        };
        let when = step.when.iter().map(&mut bits).collect();
        let (title, why) = (leak(step.title), leak(step.why));
        for words in [title, why] {
            typography::check(file, line, words, problems);
            let mut reader = Reader {
                file,
                whole: text,
                offset: 0,
                names,
                problems,
            };
            reader.check(at, words);
        }
        let cards = names.cards(file, line, &step.cards, problems);
        if cards.is_empty() {
            // The facts of a step are those of its cards, which have sources.
            let what = format!("step “{id}” rests on no card");
            problems.push(Problem::new(file, line, what, "name one in `cards`"));
        }
        steps.push(Step {
            id,
            when,
            urgency: step.urgency,
            title,
            why,
            contacts: names.contacts(file, line, &step.contacts, problems),
            cards,
        });
    }
    steps
}
