use serde::{Deserialize, Serialize};

use super::{CardId, ContactId, Urgency};

/// What somebody has answered so far: which answers, and how many questions are behind.
/// Lives in the stack of screens and nowhere else, so leaving the screen forgets it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// One bit for each answer ([`Answer::bit`]).
    pub ticked: u32,
    /// Questions answered or skipped.
    pub passed: u8,
    /// Answers that end the questions, after which the person chose to go on.
    pub gone_on: u32,
}

impl Answers {
    /// The next question, with these answers to the one that is asked; 0 to skip it.
    pub fn then(self, bits: u32) -> Self {
        Self {
            ticked: self.ticked | bits,
            passed: self.passed.saturating_add(1),
            ..self
        }
    }

    /// The questions that an answer had ended.
    pub fn go_on(self) -> Self {
        Self {
            gone_on: self.ticked,
            ..self
        }
    }

    /// Whether one of these answers was given.
    pub fn any(self, bits: u32) -> bool {
        self.ticked & bits != 0
    }
}

/// A question and its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// To the person who lives the violence.
    pub title: &'static str,
    /// To somebody who speaks of another person.
    pub other: &'static str,
    /// Whether several answers may be true.
    pub many: bool,
    /// In the order of the file.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Its name in the rules; never shown.
    pub id: &'static str,
    /// What the person would say.
    pub label: &'static str,
    /// The one bit of [`Answers::ticked`] that is its own.
    pub bit: u32,
    /// After it no question is asked.
    pub ends: bool,
    /// Taken as given when its question is skipped.
    pub assumed: bool,
    /// Whoever gives it speaks of another person.
    pub other: bool,
}

/// Something to do next, and when to propose it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its name in the rules; never shown.
    pub id: &'static str,
    /// One answer of each of these sets must have been given.
    pub when: Vec<u32>,
    /// How soon.
    pub urgency: Urgency,
    /// One action.
    pub title: &'static str,
    /// Why.
    pub why: &'static str,
    /// Who to call for it, the first one first.
    pub contacts: Vec<ContactId>,
    /// What to read.
    pub cards: Vec<CardId>,
}

/// The questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Questionnaire {
    /// At most six.
    pub questions: Vec<Question>,
    /// Every step, in the order of the file.
    pub steps: Vec<Step>,
}
