use serde::{Deserialize, Serialize};

use super::Urgency;

/// What somebody has answered so far: which answers, and how many questions are behind.
/// Lives in the stack of screens and nowhere else, so leaving the screen forgets it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question<'a> {
    /// To the person who lives the violence.
    pub title: &'a str,
    /// To somebody who speaks of another person.
    pub other: &'a str,
    /// Whether several answers may be true.
    pub many: bool,
    /// In the order of the file.
    pub answers: Vec<Answer<'a>>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// Its name in the rules; never shown.
    pub id: &'a str,
    /// What the person would say.
    pub label: &'a str,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// Its name in the rules; never shown.
    pub id: &'a str,
    /// One answer of each of these sets must have been given.
    pub when: Vec<u32>,
    /// How soon.
    pub urgency: Urgency,
    /// One action.
    pub title: &'a str,
    /// Why.
    pub why: &'a str,
    /// Who to call for it, first one first: indices in [`super::Guide::contacts`].
    pub contacts: Vec<u16>,
    /// What to read: indices in [`super::Texts::cards`].
    pub cards: Vec<u16>,
}

/// The questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orientation<'a> {
    /// At most six.
    pub questions: Vec<Question<'a>>,
    /// Every step, in the order of the file.
    pub steps: Vec<Step<'a>>,
}

/// In the pack: one list of texts, one of numbers. Decoding three structs through serde
/// would cost 2 kB more of the start.
#[derive(Serialize, Deserialize)]
pub struct Packed<'a> {
    #[serde(borrow)]
    texts: Vec<&'a str>,
    numbers: Vec<u16>,
}

const ENDS: u16 = 1;
const ASSUMED: u16 = 2;
const OTHER: u16 = 4;

impl<'a> From<&Orientation<'a>> for Packed<'a> {
    fn from(orientation: &Orientation<'a>) -> Self {
        let mut packed = Packed {
            texts: Vec::new(),
            numbers: Vec::new(),
        };
        packed.number(orientation.questions.len());
        for question in &orientation.questions {
            packed.texts.extend([question.title, question.other]);
            packed.number(usize::from(question.many));
            packed.number(question.answers.len());
            for answer in &question.answers {
                packed.texts.extend([answer.id, answer.label]);
                let flag = |is: bool, flag: u16| if is { flag } else { 0 };
                packed.numbers.push(
                    flag(answer.ends, ENDS)
                        | flag(answer.assumed, ASSUMED)
                        | flag(answer.other, OTHER),
                );
            }
        }
        packed.number(orientation.steps.len());
        for step in &orientation.steps {
            packed.texts.extend([step.id, step.title, step.why]);
            packed.number(step.urgency as usize);
            packed.number(step.when.len());
            for bits in &step.when {
                let numbers: Vec<u16> = (0..32).filter(|bit| bits >> bit & 1 == 1).collect();
                packed.list(&numbers);
            }
            packed.list(&step.contacts);
            packed.list(&step.cards);
        }
        packed
    }
}

impl Packed<'_> {
    fn number(&mut self, number: usize) {
        self.numbers.push(u16::try_from(number).unwrap_or(u16::MAX));
    }

    fn list(&mut self, list: &[u16]) {
        self.number(list.len());
        self.numbers.extend(list);
    }
}

/// Takes from the front of both lists.
struct Reader<'p, 'a> {
    texts: std::slice::Iter<'p, &'a str>,
    numbers: std::slice::Iter<'p, u16>,
}

impl<'a> Reader<'_, 'a> {
    fn text(&mut self) -> Option<&'a str> {
        self.texts.next().copied()
    }

    fn number(&mut self) -> Option<u16> {
        self.numbers.next().copied()
    }

    fn list(&mut self) -> Option<Vec<u16>> {
        (0..self.number()?).map(|_| self.number()).collect()
    }
}

impl<'a> Packed<'a> {
    /// Unpacks; `None` if it was packed by another version.
    pub fn unpack(&self) -> Option<Orientation<'a>> {
        let mut from = Reader {
            texts: self.texts.iter(),
            numbers: self.numbers.iter(),
        };
        let mut questions = Vec::new();
        let mut bit = 1;
        for _ in 0..from.number()? {
            let (title, other) = (from.text()?, from.text()?);
            let many = from.number()? == 1;
            let mut answers = Vec::new();
            for _ in 0..from.number()? {
                let (id, label, flags) = (from.text()?, from.text()?, from.number()?);
                answers.push(Answer {
                    id,
                    label,
                    bit,
                    ends: flags & ENDS != 0,
                    assumed: flags & ASSUMED != 0,
                    other: flags & OTHER != 0,
                });
                bit <<= 1;
            }
            questions.push(Question {
                title,
                other,
                many,
                answers,
            });
        }
        let mut steps = Vec::new();
        for _ in 0..from.number()? {
            let (id, title, why) = (from.text()?, from.text()?, from.text()?);
            let urgency = match from.number()? {
                0 => Urgency::Danger,
                1 => Urgency::Urgent,
                _ => Urgency::Advice,
            };
            let mut when = Vec::new();
            for _ in 0..from.number()? {
                when.push(from.list()?.iter().fold(0, |bits, bit| bits | 1 << bit));
            }
            steps.push(Step {
                id,
                when,
                urgency,
                title,
                why,
                contacts: from.list()?,
                cards: from.list()?,
            });
        }
        Some(Orientation { questions, steps })
    }
}

/// [`Orientation`] in the pack, as [`Packed`].
pub mod packed {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Orientation, Packed};

    #[allow(missing_docs, reason = "serde asks for it")]
    pub fn serialize<S: Serializer>(
        orientation: &Orientation,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        Packed::from(orientation).serialize(serializer)
    }

    #[allow(missing_docs, reason = "serde asks for it")]
    pub fn deserialize<'de: 'a, 'a, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Orientation<'a>, D::Error> {
        let packed = Packed::deserialize(deserializer)?;
        packed.unpack().ok_or_else(|| D::Error::custom(""))
    }
}
