//! Reads the questionnaire, checks its questions and rules, and gives each answer its bit.

use std::path::Path;

use serde::Deserialize;

use super::labels::Page;
use super::language::Language;
use super::markdown::Reader;
use super::names::Names;
use super::problem::{Entry, Problem, Problems, leak, line_of, read_entry, read_text, split};
use super::typography;
use crate::types::{Answer, Ends, Priority, Question, Questionnaire, Step, Time, Urgency};

/// Somebody who is afraid would not answer more.
const MOST_QUESTIONS: usize = 6;

/// The most characters of a step's title, and of its reason.
const LONGEST: (usize, usize) = (80, 180);

/// A question; there are six at most, and each can be skipped.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuestion {
    /// A name for those who read the file; it is not shown.
    #[allow(dead_code, reason = "for those who read the file")]
    id: String,
    /// The question, to the person who lives the violence.
    pub title: toml::Spanned<String>,
    /// The question, to a witness or a professional; without it, `title` is asked.
    pub other: Option<String>,
    /// Whether a person may give several answers.
    #[serde(default)]
    pub many: bool,
    /// The answers, in the order in which they are shown.
    pub answer: Vec<RawAnswer>,
}

/// An answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAnswer {
    /// The name that `when` and `unless` of the steps use. No other answer of the file has it.
    pub id: toml::Spanned<String>,
    /// What the person who lives the violence would say.
    pub label: String,
    /// What a witness or a professional would say; without it, `label` is shown.
    pub label_other: Option<String>,
    /// Whether the steps come at once after this answer.
    pub ends: Option<Ends>,
    /// Whether the answer is taken as given when its question is skipped.
    #[serde(default)]
    pub assumed: bool,
    /// The `id` of an answer to a later question that this one stands for, until that question is
    /// answered.
    pub means: Option<String>,
    /// Whether the person who gives it speaks of somebody else.
    #[serde(default)]
    pub other: bool,
}

/// Something to do next, and the rule that proposes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStep {
    /// Its name, which is not shown. Its end says to whom the step speaks: `-victim`, `-witness`,
    /// `-professional`, `-helper` (the two before), `-child`, `-violent`.
    pub id: toml::Spanned<String>,
    /// Answers by their `id`, as in `["victim", "partner|ex"]`: every part must have been given;
    /// of a part with `|`, one of its answers. `[]` is always true.
    pub when: Vec<String>,
    /// Answers by their `id`: a person who has given one of them does not see the step.
    #[serde(default)]
    pub unless: Vec<String>,
    /// When the step has its place, for a person who says what matters most to her. It adds no
    /// step and takes none away.
    pub time: Time,
    /// What of hers the step is about, for the same order.
    #[serde(default)]
    pub about: Vec<Priority>,
    /// How soon to act: steps come in this order, then in the order of the file.
    pub urgency: Urgency,
    /// One action: at most 80 characters.
    pub title: String,
    /// The reason, which is shown: at most 180 characters.
    pub why: String,
    /// The services to call for it, by their `id` in `contacts.toml`, the first one first.
    pub contacts: Vec<String>,
    /// The cards that support it and that it leads to, by the name of their file: at least one.
    pub cards: Vec<String>,
    /// What the rule rests on, for those who check it; it is not shown.
    pub review: String,
}

/// The file as it is written.
pub(super) struct Raw {
    text: String,
    /// The questions.
    pub questions: Vec<Entry<RawQuestion>>,
    /// The steps.
    pub steps: Vec<Entry<RawStep>>,
}

/// Reads `questionnaire.toml`.
pub(super) fn read(file: &Path, problems: &mut Problems) -> Option<Raw> {
    let text = read_text(file, problems)?;
    let (mut questions, mut steps) = (Vec::new(), Vec::new());
    for part in split(file, &text, &["question", "step"], problems) {
        if part.0 == "question" {
            questions.push(read_entry(file, &text, part, problems));
        } else {
            steps.push(read_entry(file, &text, part, problems));
        }
    }
    Some(Raw {
        text,
        questions,
        steps,
    })
}

/// Resolves the names of the file and checks its rules.
pub(super) fn resolve(
    file: &Path,
    raw: Raw,
    names: &Names,
    page: &Page,
    language: &Language,
    problems: &mut Problems,
) -> Questionnaire {
    let Raw {
        text,
        questions: raw_questions,
        steps: raw_steps,
    } = raw;
    // If a question could not be read, its answers are unknown, so no step is reported for naming
    // them.
    let whole = raw_questions
        .iter()
        .all(|question| question.value.is_some());
    let questions = questions(file, &text, raw_questions, language, problems);
    let answers: Vec<&Answer> = questions.iter().flat_map(|one| &one.answers).collect();
    let mut steps: Vec<Step> = Vec::new();
    for Entry { value, at, .. } in raw_steps {
        let Some(step) = value else { continue };
        let at = at + step.id.span().start;
        let line = line_of(&text, at);
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
                    "write one short action in `title`, and one short reason in `why`",
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
                    if whole {
                        let what = format!("unknown answer “{name}”");
                        report(what, "copy it from a question");
                    }
                    0
                }
            };
            group.split('|').map(one).fold(0, |bits, bit| bits | bit)
        };
        let when = step.when.iter().map(&mut bits).collect();
        let unless = step
            .unless
            .iter()
            .map(&mut bits)
            .fold(0, |all, bits| all | bits);
        let mut set = |words: &str| {
            let words = typography::set(file, line, words, language, problems);
            Reader {
                file,
                whole: &text,
                offset: 0,
                names,
                page,
                language,
                words: None,
                speaks_to_people: false,
                problems,
            }
            .check(at, &words);
            leak(words)
        };
        let (title, why) = (set(&step.title), set(&step.why));
        let cards = names.cards(file, line, &step.cards, problems);
        if step.cards.is_empty() {
            // A step takes its facts from its cards, which have sources.
            let what = format!("step “{id}” rests on no card");
            problems.push(Problem::new(file, line, what, "name one in `cards`"));
        }
        let contacts = names.contacts(file, line, &step.contacts, problems);
        let open = contacts.iter().position(|id| names.always_answers(*id));
        let first = open.map_or(contacts.len(), |place| place + 1);
        steps.push(Step {
            id,
            when,
            unless,
            urgency: step.urgency,
            time: step.time,
            about: step.about,
            title,
            why,
            first: u8::try_from(first).unwrap_or(u8::MAX),
            contacts,
            cards,
        });
    }
    // The sort is stable: steps of the same urgency stay in the order of the file.
    steps.sort_by_key(|step| step.urgency);
    Questionnaire { questions, steps }
}

fn questions(
    file: &Path,
    text: &str,
    raw: Vec<Entry<RawQuestion>>,
    language: &Language,
    problems: &mut Problems,
) -> Vec<Question> {
    if let Some(entry) = raw.get(MOST_QUESTIONS) {
        problems.push(Problem::new(
            file,
            line_of(text, entry.at),
            format!("more than {MOST_QUESTIONS} questions"),
            "join two of them",
        ));
    }
    let mut ids: Vec<&'static str> = Vec::new();
    let mut means = Vec::new();
    let mut questions: Vec<Question> = Vec::new();
    for Entry { value, at, .. } in raw {
        let Some(question) = value else { continue };
        let line = line_of(text, at + question.title.span().start);
        let mut set = |words: &str| leak(typography::set(file, line, words, language, problems));
        let title = set(question.title.as_ref());
        let other = question.other.as_deref().map_or(title, &mut set);
        let mut answers = Vec::new();
        for answer in question.answer {
            let line = line_of(text, at + answer.id.span().start);
            let mut set =
                |words: &str| leak(typography::set(file, line, words, language, problems));
            let label = set(&answer.label);
            let label_other = answer.label_other.as_deref().map_or(label, &mut set);
            let id = leak(answer.id.into_inner());
            if ids.contains(&id) {
                let what = format!("answer “{id}” is there twice");
                problems.push(Problem::new(file, line, what, "rename one"));
            }
            // There is no bit left for the 65th answer.
            let bit = 1u64.checked_shl(u32::try_from(ids.len()).unwrap_or(u32::MAX));
            let bit = bit.unwrap_or_else(|| {
                problems.push(Problem::new(file, line, "over 64 answers", "join some"));
                0
            });
            if let Some(name) = answer.means {
                means.push((id, name, line));
            }
            ids.push(id);
            answers.push(Answer {
                id,
                label,
                label_other,
                bit,
                ends: answer.ends,
                assumed: answer.assumed,
                means: 0,
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
    // Resolved last, because `means` may name an answer of a later question.
    for (id, name, line) in means {
        let answers = || questions.iter().flat_map(|question| &question.answers);
        let bit = answers()
            .find(|answer| answer.id == name)
            .map(|answer| answer.bit);
        let mut answers = questions
            .iter_mut()
            .flat_map(|question| &mut question.answers);
        match (bit, answers.find(|answer| answer.id == id)) {
            (Some(bit), Some(answer)) => answer.means = bit,
            _ => problems.push(Problem::new(
                file,
                line,
                format!("unknown answer “{name}”"),
                "copy it from a question",
            )),
        }
    }
    questions
}
