//! Every path through the questionnaire, and what each must hold.

#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

mod compiler;

use std::collections::HashSet;
use std::path::Path;

use compiler::domain::{Answers, Audience, Guide, Question, Step, Texts, Urgency};
use compiler::lang;

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

fn read() -> (Guide<'static>, Texts<'static>) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/fr");
    let (start, texts) = lang::read(&content).unwrap_or_else(|problems| {
        let lines = problems.iter().map(ToString::to_string);
        panic!("{}", lines.collect::<Vec<_>>().join("\n"))
    });
    (start.guide().unwrap(), texts)
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
fn paths(texts: &Texts, answers: Answers, end: &mut impl FnMut(Answers)) {
    match texts.orientation.question(answers) {
        Some(question) => {
            for bits in ways(question) {
                paths(texts, answers.then(bits), end);
            }
        }
        None => {
            end(answers);
            if texts.orientation.can_go_on(answers) {
                paths(texts, answers.go_on(), end);
            }
        }
    }
}

fn bit(texts: &Texts, id: &str) -> u32 {
    let mut answers = texts
        .orientation
        .questions
        .iter()
        .flat_map(|one| &one.answers);
    answers.find(|answer| answer.id == id).unwrap().bit
}

#[test]
fn every_path_ends_with_a_way_in_and_a_person_to_talk_to() {
    let (guide, texts) = read();
    assert!(texts.orientation.questions.len() <= 6);
    let now = bit(&texts, "now");
    // Contacts as bits, so that millions of paths are quick to look at.
    let reaches = |step: &Step, ids: &[&str]| {
        let named = |index: &u16| ids.contains(&guide.contact(*index).unwrap().id);
        step.contacts.iter().any(named)
    };
    let facts: Vec<(Urgency, bool, bool)> = texts
        .orientation
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
    let first = &texts.orientation.steps[0];
    let place = |step: &Step| {
        // Steps stand in one list: the distance between two of them is their place.
        (std::ptr::from_ref(step).addr() - std::ptr::from_ref(first).addr()) / size_of::<Step>()
    };
    let (mut count, mut longest, mut shown) = (0, 0, HashSet::new());
    paths(&texts, Answers::default(), &mut |answers| {
        let steps = texts.orientation.steps(answers);
        let (mut emergency, mut listens, mut last) = (false, false, Urgency::Danger);
        for step in &steps {
            let place = place(step);
            let (urgency, calls, talks) = facts[place];
            assert!(last <= urgency, "{answers:?}: {} comes too late", step.id);
            last = urgency;
            emergency |= calls;
            listens |= talks;
            shown.insert(place);
        }
        assert!(emergency, "{answers:?}: no emergency number");
        assert!(listens, "{answers:?}: nobody to talk to");
        if answers.any(now) {
            assert_eq!(steps[0].urgency, Urgency::Danger, "{answers:?}");
        }
        count += 1;
        longest = longest.max(steps.len());
    });
    let steps = texts.orientation.steps.len();
    println!(
        "{count} paths, at most {longest} steps, {} of {steps} shown",
        shown.len()
    );
    for (index, step) in texts.orientation.steps.iter().enumerate() {
        assert!(shown.contains(&index), "no path shows {}", step.id);
    }
}

/// Every card of the lists is named by a step, and every step is shown by some path (above).
#[test]
fn no_card_is_out_of_reach() {
    let (_, texts) = read();
    let steps = &texts.orientation.steps;
    let named: HashSet<u16> = steps.iter().flat_map(|step| step.cards.clone()).collect();
    // These two lists are one tap away from every result, and the fiches from every step for
    // professionals.
    let aside = [Audience::Traces, Audience::Local, Audience::Reflex];
    let missing: Vec<&str> = (0..)
        .zip(&texts.cards)
        .filter(|(index, card)| !aside.contains(&card.audience) && !named.contains(index))
        .map(|(_, card)| card.id)
        .collect();
    assert!(missing.is_empty(), "named by no step: {missing:?}");
}

/// With one more answer there is one more step, for oneself and for somebody else.
#[test]
fn each_situation_has_a_line_of_its_own() {
    let (_, texts) = read();
    for who in ["victim", "witness", "professional"] {
        let plain = Answers {
            ticked: bit(&texts, who),
            ..Answers::default()
        };
        let before = texts.orientation.steps(plain);
        for id in OWN_LINES {
            let with = Answers {
                ticked: plain.ticked | bit(&texts, id),
                ..plain
            };
            let after = texts.orientation.steps(with);
            let own = after.iter().filter(|step| !before.contains(step)).count();
            assert!(own > 0, "{who}, {id}: no line of its own");
        }
    }
    let violent = Answers {
        ticked: bit(&texts, "violent"),
        ..Answers::default()
    };
    let steps = texts.orientation.steps(violent);
    let cards = steps.iter().flat_map(|step| &step.cards);
    let ids: Vec<&str> = cards.map(|card| texts.card(*card).unwrap().id).collect();
    assert!(ids.contains(&"changer"), "{ids:?}");
}

#[test]
fn danger_ends_the_questions_and_they_can_go_on() {
    let (_, texts) = read();
    let orientation = &texts.orientation;
    let now = Answers::default().then(bit(&texts, "now"));
    assert!(orientation.question(now).is_none());
    assert!(orientation.can_go_on(now));
    let on = now.go_on();
    assert!(orientation.question(on).is_some());
    let violent = on.then(bit(&texts, "violent"));
    assert!(
        orientation.question(violent).is_none(),
        "nobody asks a violent person who is"
    );
    // Whoever skips everything is spoken to as a victim.
    let mut skipped = Answers::default();
    while orientation.question(skipped).is_some() {
        skipped = skipped.then(0);
    }
    let victim = Answers {
        ticked: bit(&texts, "victim"),
        ..Answers::default()
    };
    assert_eq!(orientation.steps(skipped), orientation.steps(victim));
}

/// What the pack holds is what the file says.
#[test]
fn packing_loses_nothing() {
    let (_, texts) = read();
    let packed = infos::domain::Packed::from(&texts.orientation);
    assert_eq!(packed.unpack().unwrap(), texts.orientation);
}
