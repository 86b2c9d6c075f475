//! From answers to steps: the rules are data (`fr/questionnaire.toml`), this applies them.
//! There is never a score: a step is there or not, and says why.

use crate::types::{Answer, Answers, Question, Questionnaire, Step, StepId};

impl Questionnaire {
    /// The question to ask now; `None` when it is time for the steps.
    pub fn question(&self, answers: Answers) -> Option<&Question> {
        if answers.any(self.bits(|answer| answer.ends) & !answers.gone_on) {
            return None;
        }
        self.questions.get(usize::from(answers.passed))
    }

    /// Whether an answer has ended the questions before the last one, and more may be asked.
    pub fn can_go_on(&self, answers: Answers) -> bool {
        self.question(answers).is_none() && self.question(answers.go_on()).is_some()
    }

    /// Whether the person speaks of somebody else.
    pub fn of_another(&self, answers: Answers) -> bool {
        answers.any(self.bits(|answer| answer.other))
    }

    /// What to do, the most pressing first.
    pub fn steps(&self, answers: Answers) -> Vec<&Step> {
        let ids = self.step_ids(answers).into_iter();
        ids.filter_map(|id| self.step(id)).collect()
    }

    /// Which steps these are.
    pub fn step_ids(&self, answers: Answers) -> Vec<StepId> {
        let known = Answers {
            ticked: answers.ticked | self.assumed(answers),
            ..answers
        };
        let holds = |step: &Step| step.when.iter().all(|bits| known.any(*bits));
        let all = (0..).map(StepId).zip(&self.steps);
        let mut steps: Vec<(StepId, &Step)> = all.filter(|(_, step)| holds(step)).collect();
        // The sort is stable: steps of one urgency stay in the order of the file.
        steps.sort_by_key(|(_, step)| step.urgency);
        steps.into_iter().map(|(id, _)| id).collect()
    }

    /// One step.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.get(id.index())
    }

    /// What is taken as true of questions that were skipped or not asked.
    fn assumed(&self, answers: Answers) -> u32 {
        let mut bits = 0;
        for question in &self.questions {
            let given = |answer: &Answer| answers.any(answer.bit);
            if !question.answers.iter().any(given) {
                let assumed = question.answers.iter().filter(|answer| answer.assumed);
                bits |= assumed.fold(0, |bits, answer| bits | answer.bit);
            }
        }
        bits
    }

    /// The bits of the answers that `wanted` accepts.
    pub fn bits(&self, wanted: impl Fn(&Answer) -> bool) -> u32 {
        let answers = self.questions.iter().flat_map(|question| &question.answers);
        answers
            .filter(|answer| wanted(answer))
            .fold(0, |bits, answer| bits | answer.bit)
    }
}
