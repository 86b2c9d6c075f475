//! Every path through the questionnaire, and what each must hold.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

use std::path::Path;

use content::types::{Answers, ContactId, Library, Question, Step, Urgency};

/// People who must find a line of their own, and the answer that says who they are.
const OWN_LINES: [&str; 10] = [
    "minor",
    "children",
    "old",
    "disabled",
    "rape-recent",
    "foreign",
    "exploited",
    "forced",
    "pregnant",
    "man",
];

/// What the app has: the pack, read as the app reads it.
fn read() -> Library {
    let output = content::compiler::compile(Path::new(env!("CARGO_MANIFEST_DIR")), "fr");
    let output = output.unwrap_or_else(|problems| {
        let lines = problems.iter().map(ToString::to_string);
        panic!("{}", lines.collect::<Vec<_>>().join("\n"))
    });
    Library::read(output.pack.leak()).unwrap()
}

/// The bits of every way to answer a question; 0 skips it.
fn ways(question: &Question) -> Vec<u32> {
    let mut ways = vec![0];
    for answer in &question.answers {
        if question.many {
            let with: Vec<u32> = ways.iter().map(|bits| bits | answer.bit).collect();
            ways.extend(with);
        } else {
            ways.push(answer.bit);
        }
    }
    ways
}

/// Goes on until there is no question left, also past an answer that ends the questions.
fn paths(library: &Library, answers: Answers, end: &mut impl FnMut(Answers)) {
    match library.questionnaire.question(answers) {
        Some(question) => {
            for bits in ways(question) {
                paths(library, answers.then(bits), end);
            }
        }
        None => {
            end(answers);
            if library.questionnaire.can_go_on(answers) {
                paths(library, answers.go_on(), end);
            }
        }
    }
}

fn bit(library: &Library, id: &str) -> u32 {
    let mut answers = library
        .questionnaire
        .questions
        .iter()
        .flat_map(|one| &one.answers);
    answers.find(|answer| answer.id == id).unwrap().bit
}

#[test]
fn every_path_ends_with_a_way_in_and_a_person_to_talk_to() {
    let library = read();
    assert!(library.questionnaire.questions.len() <= 6);
    let now = bit(&library, "now");
    // Contacts as bits, so that millions of paths are quick to look at.
    let reaches = |step: &Step, ids: &[&str]| {
        let named = |id: &ContactId| ids.contains(&library.contact(*id).unwrap().id);
        step.contacts.iter().any(named)
    };
    let facts: Vec<(Urgency, bool, bool)> = library
        .questionnaire
        .steps
        .iter()
        .map(|step| {
            let listens = ["3919", "116006", "auteurs", "119", "3977", "viols", "fdfa"];
            (
                step.urgency,
                reaches(step, &["17", "114"]),
                reaches(step, &listens),
            )
        })
        .collect();
    let (mut count, mut longest, mut shown) = (0, 0, vec![false; facts.len()]);
    paths(&library, Answers::default(), &mut |answers| {
        let steps = library.questionnaire.step_ids(answers);
        let (mut emergency, mut listens, mut last) = (false, false, Urgency::Danger);
        for step in &steps {
            let (urgency, calls, talks) = facts[step.index()];
            assert!(last <= urgency, "{answers:?}: step {step} comes too late");
            last = urgency;
            emergency |= calls;
            listens |= talks;
            shown[step.index()] = true;
        }
        assert!(emergency, "{answers:?}: no emergency number");
        assert!(listens, "{answers:?}: nobody to talk to");
        if answers.any(now) {
            assert_eq!(facts[steps[0].index()].0, Urgency::Danger, "{answers:?}");
        }
        count += 1;
        longest = longest.max(steps.len());
    });
    println!("{count} paths, at most {longest} steps");
    for (step, shown) in library.questionnaire.steps.iter().zip(shown) {
        assert!(shown, "no path shows {}", step.id);
    }
}

/// With one more answer there is one more step, for oneself and for somebody else.
#[test]
fn each_situation_has_a_line_of_its_own() {
    let library = read();
    for who in ["victim", "witness", "professional"] {
        let plain = Answers {
            ticked: bit(&library, who),
            ..Answers::default()
        };
        let before = library.questionnaire.steps(plain);
        for id in OWN_LINES {
            let with = Answers {
                ticked: plain.ticked | bit(&library, id),
                ..plain
            };
            let after = library.questionnaire.steps(with);
            let own = after.iter().filter(|step| !before.contains(step)).count();
            assert!(own > 0, "{who}, {id}: no line of its own");
        }
    }
    let violent = Answers {
        ticked: bit(&library, "violent"),
        ..Answers::default()
    };
    let steps = library.questionnaire.steps(violent);
    let cards = steps.iter().flat_map(|step| &step.cards);
    let ids: Vec<&str> = cards
        .map(|card| library.card(*card).unwrap().name)
        .collect();
    assert!(ids.contains(&"changer"), "{ids:?}");
}

#[test]
fn danger_ends_the_questions_and_they_can_go_on() {
    let library = read();
    let questionnaire = &library.questionnaire;
    let now = Answers::default().then(bit(&library, "now"));
    assert!(questionnaire.question(now).is_none());
    assert!(questionnaire.can_go_on(now));
    let on = now.go_on();
    assert!(questionnaire.question(on).is_some());
    let violent = on.then(bit(&library, "violent"));
    assert!(
        questionnaire.question(violent).is_none(),
        "nobody asks a violent person who is"
    );
    // Whoever skips everything is spoken to as a victim.
    let mut skipped = Answers::default();
    while questionnaire.question(skipped).is_some() {
        skipped = skipped.then(0);
    }
    let victim = Answers {
        ticked: bit(&library, "victim"),
        ..Answers::default()
    };
    assert_eq!(questionnaire.steps(skipped), questionnaire.steps(victim));
}
