use serde::{Deserialize, Serialize};

use super::{CardId, ContactId, Urgency};

/// What the visitor has answered so far: which answers, and how many questions are done. It exists
/// only in the stack of screens, so leaving the screen forgets it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// One bit per answer ([`Answer::bit`]).
    pub ticked: u64,
    /// How many questions were answered or skipped.
    pub passed: u8,
    /// The answers given when the visitor chose to go on after the questions had ended.
    pub gone_on: u64,
}

impl Answers {
    /// Moves to the next question, adding these answers to the current one; 0 skips it.
    pub fn then(self, bits: u64) -> Self {
        Self {
            ticked: self.ticked | bits,
            passed: self.passed.saturating_add(1),
            ..self
        }
    }

    /// Goes on with the questions that an answer had ended.
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
    /// The wording for a victim.
    pub title: &'static str,
    /// The wording for somebody who speaks of another person.
    pub other: &'static str,
    /// Whether several answers can be true.
    pub many: bool,
    /// The answers, in the order of the file.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Its name in the rules; never shown.
    pub id: &'static str,
    /// The wording for a victim.
    pub label: &'static str,
    /// The wording for somebody who speaks of another person.
    pub label_other: &'static str,
    /// Its own bit in [`Answers::ticked`].
    pub bit: u64,
    /// Whether it ends the questions, and how.
    pub ends: Option<Ends>,
    /// Whether it counts as given when its question is skipped.
    pub assumed: bool,
    /// The answers that it implies to a question that is not answered, as bits.
    pub means: u64,
    /// Whether it shows that the visitor speaks of another person.
    pub other: bool,
}

/// How an answer ends the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ends {
    /// The steps come first; the visitor may then go on.
    #[serde(rename = "for now")]
    ForNow,
    /// No further question concerns this person.
    #[serde(rename = "for good")]
    ForGood,
}

/// When a step is useful, for a visitor who orders the steps by what matters to her.
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
    /// At least one answer of each of these sets must have been given.
    pub when: Vec<u64>,
    /// None of these answers may have been given.
    pub unless: u64,
    /// How soon to act.
    pub urgency: Urgency,
    /// When it is useful.
    pub time: Time,
    /// Which of her priorities it concerns.
    pub about: Vec<Priority>,
    /// One action.
    pub title: &'static str,
    /// Why.
    pub why: &'static str,
    /// Who to call for it, the first one first.
    pub contacts: Vec<ContactId>,
    /// How many contacts to show where the list is cut short: up to the first one that answers day
    /// and night.
    pub first: u8,
    /// The cards to read.
    pub cards: Vec<CardId>,
}

/// The questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Questionnaire {
    /// The questions, at most six.
    pub questions: Vec<Question>,
    /// Every step, the most pressing first, then in the order of the file.
    pub steps: Vec<Step>,
}
