use serde::{Deserialize, Serialize};

use super::{CardId, ContactId, Urgency};

/// What somebody has answered so far: which answers, and how many questions are behind.
/// Lives in the stack of screens and nowhere else, so leaving the screen forgets it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// One bit for each answer ([`Answer::bit`]).
    pub ticked: u64,
    /// Questions answered or skipped.
    pub passed: u8,
    /// Answers that end the questions, after which the person chose to go on.
    pub gone_on: u64,
}

impl Answers {
    /// The next question, with these answers to the one that is asked; 0 to skip it.
    pub fn then(self, bits: u64) -> Self {
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
    pub fn any(self, bits: u64) -> bool {
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
    /// What the person who lives the violence would say.
    pub label: &'static str,
    /// What somebody who speaks of another person would say.
    pub label_other: &'static str,
    /// The one bit of [`Answers::ticked`] that is its own.
    pub bit: u64,
    /// Whether the steps come right after it.
    pub ends: Option<Ends>,
    /// Taken as given when its question is skipped.
    pub assumed: bool,
    /// What it says of a question that is not answered, as bits of that question.
    pub means: u64,
    /// Whoever gives it speaks of another person.
    pub other: bool,
}

/// How an answer ends the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ends {
    /// The steps come first; the person may then go on.
    #[serde(rename = "for now")]
    ForNow,
    /// No other question is for this person.
    #[serde(rename = "for good")]
    ForGood,
}

/// When a step has its place, for who orders them by what matters to her.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Time {
    /// Now or this evening.
    Tonight,
    /// While she stays where she is.
    Stay,
    /// The day on which she leaves, and before it.
    Leave,
    /// Afterwards.
    After,
}

impl Time {
    /// Each, in order.
    pub const ALL: [Self; 4] = [Self::Tonight, Self::Stay, Self::Leave, Self::After];
}

/// What may matter most to her.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    /// Her children.
    Children,
    /// Papers and nationality.
    Papers,
    /// Money.
    Money,
    /// Staying in her home.
    Home,
    /// Her animals.
    Animals,
    /// Her work.
    Work,
    /// Not being seen or found.
    Unseen,
}

impl Priority {
    /// Each, with its name.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Children, "children"),
        (Self::Papers, "papers"),
        (Self::Money, "money"),
        (Self::Home, "home"),
        (Self::Animals, "animals"),
        (Self::Work, "work"),
        (Self::Unseen, "unseen"),
    ];
}

/// Something to do next, and when to propose it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its name in the rules; never shown.
    pub id: &'static str,
    /// One answer of each of these sets must have been given.
    pub when: Vec<u64>,
    /// None of these may have been given.
    pub unless: u64,
    /// How soon.
    pub urgency: Urgency,
    /// When it has its place.
    pub time: Time,
    /// What of hers it is about.
    pub about: Vec<Priority>,
    /// One action.
    pub title: &'static str,
    /// Why.
    pub why: &'static str,
    /// Who to call for it, the first one first.
    pub contacts: Vec<ContactId>,
    /// How many of them to show when nobody reads further: as far as the first one that
    /// answers day and night.
    pub first: u8,
    /// What to read.
    pub cards: Vec<CardId>,
}

/// The questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Questionnaire {
    /// At most six.
    pub questions: Vec<Question>,
    /// Every step, the most pressing first, then in the order of the file.
    pub steps: Vec<Step>,
}
