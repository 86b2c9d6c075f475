//! From answers to steps: the rules are data (`fr/questionnaire.toml`), and this module applies
//! them. There is never a score: a step is shown or not, and it gives its reason.

use crate::types::{
    Answer, Answers, ContactId, Ends, Priority, Question, Questionnaire, Step, StepId, Time,
    Urgency,
};

/// A question that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The answers before it: with these, it is asked again.
    pub before: Answers,
    /// The question.
    pub question: &'a Question,
    /// The answers given to it; none if it was skipped.
    pub given: Vec<&'a Answer>,
}

impl Questionnaire {
    /// The questions that were asked, in order.
    pub fn asked(&self, answers: Answers) -> Vec<Asked<'_>> {
        let asked = (0..answers.passed).zip(&self.questions);
        asked
            .scan(0, |earlier, (passed, question)| {
                let before = Answers {
                    ticked: answers.ticked & *earlier,
                    passed,
                    gone_on: answers.gone_on & *earlier,
                };
                let own = question.answers.iter();
                *earlier |= own.clone().fold(0, |bits, answer| bits | answer.bit);
                Some(Asked {
                    before,
                    question,
                    given: own.filter(|answer| answers.any(answer.bit)).collect(),
                })
            })
            .collect()
    }

    /// The question to ask now; `None` when the steps are to be shown.
    pub fn question(&self, answers: Answers) -> Option<&Question> {
        let ends = |wanted| self.bits(|answer| answer.ends == Some(wanted));
        if answers.any(ends(Ends::ForNow) & !answers.gone_on)
            || self.known(answers).any(ends(Ends::ForGood))
        {
            return None;
        }
        self.questions.get(usize::from(answers.passed))
    }

    /// Whether an answer has ended the questions early, so that more can still be asked.
    pub fn can_go_on(&self, answers: Answers) -> bool {
        self.question(answers).is_none() && self.question(answers.go_on()).is_some()
    }

    /// Whether the answers are about somebody else.
    pub fn of_another(&self, answers: Answers) -> bool {
        self.known(answers).any(self.bits(|answer| answer.other))
    }

    /// What to do, the most pressing first.
    pub fn steps(&self, answers: Answers) -> Vec<&Step> {
        self.shown(answers).map(|(_, step)| step).collect()
    }

    /// The same steps, ordered by what matters to her: danger first, then by [`Time`]; within each
    /// time, the steps about her priorities come first. Nothing is added and nothing is left out.
    pub fn plan(&self, answers: Answers, priorities: &[Priority]) -> Vec<(Time, Vec<&Step>)> {
        let steps = self.steps(answers);
        let time = |step: &Step| match step.urgency {
            Urgency::Danger => Time::Tonight,
            _ => step.time,
        };
        let times = Time::ALL.into_iter().map(|now| {
            let mut part: Vec<&Step> = steps
                .iter()
                .copied()
                .filter(|step| time(step) == now)
                .collect();
            // The sort is stable: equal steps stay in order of urgency.
            part.sort_by_key(|step| {
                let hers = step.about.iter().any(|about| priorities.contains(about));
                (step.urgency != Urgency::Danger, !hers)
            });
            (now, part)
        });
        times.filter(|(_, part)| !part.is_empty()).collect()
    }

    /// The ids of the steps that [`Self::steps`] gives.
    pub fn step_ids(&self, answers: Answers) -> Vec<StepId> {
        self.shown(answers).map(|(id, _)| id).collect()
    }

    /// Every step that these answers can lead to, the most pressing first.
    pub fn possible_steps(&self, bits: u64) -> Vec<&Step> {
        let possible = |step: &&Step| step.when.iter().all(|part| part & bits != 0);
        self.steps.iter().filter(possible).collect()
    }

    /// Who to call first: the contacts of the first step that has any, up to the first one that
    /// answers day and night. This works without knowing the hour: at night nobody is left with
    /// only a line that is closed.
    pub fn first(&self, answers: Answers) -> &[ContactId] {
        let mut steps = self.shown(answers).map(|(_, step)| step);
        let step = steps.find(|step| !step.contacts.is_empty());
        let contacts = step.and_then(|step| step.contacts.get(..usize::from(step.first)));
        contacts.unwrap_or_default()
    }

    /// One step.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.get(id.index())
    }

    fn shown(&self, answers: Answers) -> impl Iterator<Item = (StepId, &Step)> {
        let known = self.known(answers);
        let steps = (0..).map(StepId).zip(&self.steps);
        steps.filter(move |(_, step)| {
            step.when.iter().all(|part| known.any(*part)) && !known.any(step.unless)
        })
    }

    /// The answers, with what is assumed or implied for the questions that were skipped or not
    /// asked.
    fn known(&self, answers: Answers) -> Answers {
        let all = self.questions.iter().flat_map(|question| &question.answers);
        let given = all.filter(|answer| answers.any(answer.bit));
        let meant = given.fold(0, |bits, answer| bits | answer.means);
        let mut ticked = answers.ticked;
        for question in &self.questions {
            let own = |wanted: fn(&Answer) -> bool| {
                let answers = question.answers.iter().filter(|answer| wanted(answer));
                answers.fold(0, |bits, answer| bits | answer.bit)
            };
            let every = own(|_| true);
            if !answers.any(every) {
                ticked |= match meant & every {
                    0 => own(|answer| answer.assumed),
                    meant => meant,
                };
            }
        }
        Answers { ticked, ..answers }
    }

    /// The bits of the answers that `wanted` accepts.
    pub fn bits(&self, wanted: impl Fn(&Answer) -> bool) -> u64 {
        let answers = self.questions.iter().flat_map(|question| &question.answers);
        answers
            .filter(|answer| wanted(answer))
            .fold(0, |bits, answer| bits | answer.bit)
    }
}
