//! What must be safe for every reader and every set of answers: which contact comes first, who
//! answers at night, what is said to whom. The tests check people and telephone lines, and hardly
//! any single step.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

use std::path::{Path, PathBuf};

use content::types::{
    Answers, CardId, ContactId, Library, Moment, Opening, Priority, Question, Time, Urgency,
};

/// How many ticks on one page are tried together, besides none and all of them. A rule needs one
/// answer of a page or excludes some, so with two ticks any two rules meet.
const TICKS: u32 = 2;

/// How many random paths with any number of ticks are tried as well.
const AT_RANDOM: u32 = 500_000;

/// The answers that must each add a step of their own.
const OWN_LINES: [&str; 14] = [
    "minor",
    "children",
    "old",
    "disabled",
    "rape-recent",
    "rape-again",
    "foreign",
    "exploited",
    "forced",
    "pregnant",
    "man",
    "dying",
    "ban",
    "forces",
];

/// The readers of a step, by the last part of its name.
const READERS: [(&str, &[&str]); 5] = [
    ("victim", &["victim"]),
    ("witness", &["witness", "helper"]),
    ("professional", &["professional", "helper"]),
    ("violent", &["violent"]),
    ("child", &["child"]),
];

/// What a person under 18 must never be led to: finding a home, money, asking a judge alone, lines
/// for adults.
const ADULT_CONTACTS: [&str; 4] = ["115", "aj", "aide-caf", "enfance-viols"];
const ADULT_CARDS: [&str; 5] = ["depart", "argent", "toit", "partir", "avocat"];

fn content() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The pack, read in the same way as in the app.
fn read() -> Library {
    let output = content::compiler::compile(
        &content(),
        "fr",
        &content::compiler::publication::Publication::default(),
    );
    let output = output.unwrap_or_else(|problems| {
        let lines = problems.iter().map(ToString::to_string);
        panic!("{}", lines.collect::<Vec<_>>().join("\n"))
    });
    Library::read(output.pack.leak()).unwrap()
}

/// When each contact answers, in the order of `contacts.toml`; `None` if nobody has verified it.
fn openings(library: &Library) -> Vec<Option<Opening>> {
    let text = std::fs::read_to_string(content().join(Path::new("fr/contacts.toml"))).unwrap();
    let file: toml::Table = text.parse().unwrap();
    let written = file["contact"].as_array().unwrap();
    let opening = |id: &str| {
        let found = written.iter().find(|one| one["id"].as_str() == Some(id));
        let lines = found.unwrap().get("open")?.as_array()?.iter();
        let lines: Vec<&str> = lines.map(|line| line.as_str().unwrap()).collect();
        Some(Opening::read(&lines.join(";")).unwrap())
    };
    let contacts = library.contacts();
    contacts.map(|(_, contact)| opening(contact.id)).collect()
}

/// The bits of these answers.
fn bits(library: &Library, ids: &[&str]) -> u64 {
    let known = library.questionnaire.bits(|_| true).count_ones();
    let found = library
        .questionnaire
        .bits(|answer| ids.contains(&answer.id));
    assert_eq!(found.count_ones() as usize, ids.len(), "{ids:?} of {known}");
    found
}

fn given(library: &Library, ids: &[&str]) -> Answers {
    Answers {
        ticked: bits(library, ids),
        passed: 6,
        ..Answers::default()
    }
}

/// The names of the answers, for the person who corrects a rule.
fn names_of(library: &Library, answers: Answers) -> String {
    let all = library.questionnaire.questions.iter();
    let all = all.flat_map(|question| &question.answers);
    let given = all.filter(|answer| answers.any(answer.bit));
    given.map(|answer| answer.id).collect::<Vec<_>>().join(" ")
}

/// The bits of every way to answer a question; 0 skips it.
fn ways(question: &Question) -> Vec<u64> {
    let mut ways = vec![0];
    for answer in &question.answers {
        if question.many {
            let with: Vec<u64> = ways.iter().map(|bits| bits | answer.bit).collect();
            ways.extend(with);
        } else {
            ways.push(answer.bit);
        }
    }
    let all = ways.iter().fold(0, |all, bits| all | bits);
    ways.retain(|bits| bits.count_ones() <= TICKS || *bits == all);
    ways
}

/// Walks on until no question is left, also past an answer that ends the questions.
fn walk(library: &Library, ways: &[Vec<u64>], answers: Answers, end: &mut impl FnMut(Answers)) {
    if library.questionnaire.question(answers).is_some() {
        for bits in &ways[usize::from(answers.passed)] {
            walk(library, ways, answers.then(*bits), end);
        }
        return;
    }
    end(answers);
    if library.questionnaire.can_go_on(answers) {
        walk(library, ways, answers.go_on(), end);
    }
}

/// Calls `end` for every path.
fn paths(library: &Library, mut end: impl FnMut(Answers)) {
    let questions = &library.questionnaire.questions;
    let all: Vec<Vec<u64>> = questions.iter().map(ways).collect();
    walk(library, &all, Answers::default(), &mut end);
    // A xorshift generator with a fixed seed: the paths are the same each time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    // A visitor with this answer is asked nothing more.
    let last = bits(library, &["now-violent"]);
    let mut draw = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for _ in 0..AT_RANDOM {
        let mut ticked = 0;
        for question in questions {
            let answers = &question.answers;
            let own = answers.iter().fold(0, |bits, answer| bits | answer.bit);
            ticked |= if question.many {
                draw() & own
            } else {
                let place = usize::try_from(draw() % (answers.len() as u64 + 1)).unwrap();
                answers.get(place).map_or(0, |answer| answer.bit)
            };
        }
        if ticked & last != 0 {
            ticked = last;
        }
        end(Answers {
            ticked,
            passed: 6,
            gone_on: ticked,
        });
    }
}

/// Answers and contacts as bits, so that millions of paths can be checked quickly.
struct Facts<'a> {
    library: &'a Library,
    /// For each step: its urgency, its readers, its contacts, and whether it is only for adults.
    steps: Vec<(Urgency, u8, u64, bool)>,
    /// The contacts that answer day and night.
    always: u64,
}

impl<'a> Facts<'a> {
    fn of(library: &'a Library) -> Self {
        let named = |id: &ContactId| library.contact(*id).unwrap().id;
        let read = |id: &CardId| library.card(*id).unwrap().name;
        let steps = library.questionnaire.steps.iter().map(|step| {
            let to = step.id.rsplit('-').next().unwrap();
            let readers = READERS.iter().zip(0u32..);
            let readers = readers.filter(|((_, words), _)| words.contains(&to));
            let readers = readers.fold(0, |all, (_, place)| all | 1 << place);
            assert!(
                readers != 0,
                "the name of {} does not say who its readers are",
                step.id
            );
            let mut contacts = step.contacts.iter().map(named);
            let adult = contacts.any(|id| ADULT_CONTACTS.contains(&id))
                || step.cards.iter().any(|id| ADULT_CARDS.contains(&read(id)));
            let contacts = step.contacts.iter();
            let contacts = contacts.fold(0, |all, id| all | 1 << id.index());
            (step.urgency, readers, contacts, adult)
        });
        let steps = steps.collect();
        let openings = openings(library).into_iter().zip(0u32..);
        let always = openings.filter(|(opening, _)| *opening == Some(Opening::Always));
        let always = always.fold(0, |all, (_, place)| all | 1 << place);
        Self {
            library,
            steps,
            always,
        }
    }

    fn lines(&self, ids: &[&str]) -> u64 {
        let contacts = self.library.contacts();
        let found = contacts.filter(|(_, contact)| ids.contains(&contact.id));
        let lines = found.fold(0, |all: u64, (id, _)| all | 1 << id.index());
        assert_eq!(lines.count_ones() as usize, ids.len(), "{ids:?}");
        lines
    }
}

/// The most important test. "First" is the number under "Qui appeler d'abord".
#[test]
fn every_path_is_safe() {
    let library = read();
    let facts = Facts::of(&library);
    let questionnaire = &library.questionnaire;
    let bit = |ids: &[&str]| bits(&library, ids);
    let line = |ids: &[&str]| facts.lines(ids);

    let now = bit(&["now", "now-other", "now-violent"]);
    let police_first = bit(&["hits", "threat", "ban"]);
    let repeated = bit(&["rape-again"]);
    let hurt = now | police_first | repeated;
    let (minor, man, dying) = (bit(&["minor"]), bit(&["man"]), bit(&["dying"]));
    let rape = bit(&["rape-recent", "rape-again"]);
    let (violent, child) = (bit(&["violent", "now-violent"]), bit(&["child"]));
    let (helper, at_home) = (bit(&["witness", "professional"]), bit(&["children"]));
    let whos: Vec<u64> = READERS.iter().map(|(who, _)| bit(&[who])).collect();
    let (told_other, told_violent) = (bit(&["now-other"]), bit(&["now-violent"]));

    let (police, text) = (line(&["17"]), line(&["114"]));
    let emergency = line(&["17", "114", "15", "3114"]);
    let children = line(&["119"]);
    let (care, violent_day, man_day) = (line(&["15"]), line(&["auteurs"]), line(&["116006"]));
    let for_men = emergency | line(&["116006", "115"]);
    let suicide = line(&["3114"]);
    let listens = line(&["3919", "116006", "119", "auteurs", "tchat"]);

    let (mut count, mut longest, mut shown) = (0u32, 0, vec![false; facts.steps.len()]);
    paths(&library, |answers| {
        let ids = questionnaire.step_ids(answers);
        let (mut reached, mut last) = (0, Urgency::Danger);
        let is = |bits: u64| answers.any(bits);
        // The reader, as answered, or as the first answer implies; otherwise a victim.
        let who = whos.iter().position(|who| is(*who)).unwrap_or({
            if is(told_violent) {
                3
            } else {
                usize::from(is(told_other))
            }
        });
        for id in &ids {
            let (urgency, readers, contacts, adult) = facts.steps[id.index()];
            let name = questionnaire.steps[id.index()].id;
            let case = || names_of(&library, answers);
            assert!(last <= urgency, "{}: {name} comes too late", case());
            assert!(
                readers >> who & 1 == 1,
                "{}: {name} is for another reader",
                case()
            );
            assert!(
                !(adult && (is(minor) || who == 4)),
                "{}: {name} is for adults",
                case()
            );
            last = urgency;
            reached |= contacts;
            shown[id.index()] = true;
        }
        let first = questionnaire.first(answers);
        let case = || {
            let steps = ids.iter().map(|id| questionnaire.steps[id.index()].id);
            let steps = steps.take(4).collect::<Vec<_>>().join(", ");
            let name = |id: &ContactId| library.contact(*id).unwrap().id;
            let first: Vec<&str> = first.iter().map(name).collect();
            format!("{}: call {first:?} ({steps})", names_of(&library, answers))
        };
        assert!(!first.is_empty(), "{}: there is nobody to call", case());
        let lines = first.iter().fold(0, |all, id| all | 1 << id.index());
        let first: u64 = 1 << first[0].index();
        let stands = |lines: u64| first & lines != 0;

        // At any hour somebody answers, and nearly always the first contact.
        assert!(
            lines & facts.always != 0,
            "{}: nobody answers at night",
            case()
        );
        let by_day = if who == 3 {
            violent_day
        } else if is(man) {
            man_day
        } else {
            0
        };
        assert!(
            stands(facts.always | by_day),
            "{}: the first contact may be closed",
            case()
        );

        // Everybody finds help in danger, somebody who listens, and help against suicide.
        assert!(
            reached & (police | text) != 0,
            "{}: no emergency number",
            case()
        );
        assert!(reached & listens != 0, "{}: nobody listens", case());
        assert!(reached & suicide != 0, "{}: the 3114 is missing", case());

        // The police come first if somebody may be hurt, with a text for those who cannot speak.
        // Otherwise they do not: calling them is what frightens her most.
        if is(now) || (who < 3 && is(police_first)) {
            assert!(stands(police), "{}: the police do not come first", case());
            assert!(
                who == 3 || reached & text != 0,
                "{}: the text to 114 is missing",
                case()
            );
        }
        if who < 3 && is(repeated) {
            assert!(
                stands(emergency | children),
                "{}: no emergency number comes first",
                case()
            );
        }
        assert!(
            is(hurt) || !stands(police),
            "{}: the police come first without need",
            case()
        );
        if is(now) {
            let urgency = facts.steps[ids[0].index()].0;
            assert_eq!(urgency, Urgency::Danger, "{}", case());
        }
        // After a rape, care comes first if nobody is in danger.
        if who < 3 && is(rape) && !is(now | police_first | repeated | dying) {
            assert!(stands(care), "{}: care does not come first", case());
        }
        if who < 3 && is(dying) && !is(hurt) {
            assert!(stands(suicide), "{}: the 3114 does not come first", case());
        }

        // For a person under 18, the line for children or an emergency number, never a line for
        // adults.
        if who == 4 || (who < 3 && is(minor)) {
            assert!(
                stands(emergency | children),
                "{}: a line for adults comes first",
                case()
            );
            assert!(reached & children != 0, "{}: the 119 is missing", case());
        }
        // A mother is not sent to the line for children first: she fears that they take her
        // children.
        if stands(children) {
            let young = is(minor | child) || (is(helper) && is(at_home));
            assert!(young, "{}: the 119 comes first without need", case());
        }
        // A man is not sent to a line for women.
        if who == 0 && is(man) && !is(minor) {
            assert!(stands(for_men), "{}: a line for women comes first", case());
        }
        if who == 3 {
            assert!(is(violent) && stands(police | by_day), "{}", case());
        }
        count += 1;
        longest = longest.max(ids.len());
    });
    println!("{count} paths, at most {longest} steps");
    for (step, shown) in questionnaire.steps.iter().zip(shown) {
        assert!(shown, "no path shows {}", step.id);
    }
}

/// At every hour of a week, one of the first contacts answers.
#[test]
fn somebody_answers_at_any_hour() {
    let library = read();
    let openings = openings(&library);
    let answers = |first: &[ContactId], weekday: u8, hour: u16| {
        let now = Moment {
            year: 2026,
            month: 11,
            day: 23 + weekday,
            weekday,
            minute: hour * 60,
        };
        first.iter().any(|id| {
            let opening = openings[id.index()].as_ref();
            opening.is_some_and(|opening| opening.is_open(now))
        })
    };
    for who in ["victim", "witness", "professional", "violent", "child"] {
        for about in [
            "man", "old", "disabled", "minor", "foreign", "online", "forced",
        ] {
            let first = library.questionnaire.first(given(&library, &[who, about]));
            for weekday in 0..7 {
                for hour in 0..24 {
                    assert!(
                        answers(first, weekday, hour),
                        "{who}, {about}: nobody answers on day {weekday} at {hour} h"
                    );
                }
            }
        }
    }
}

/// A person, their answers, the first contacts, and steps that must or must not be there.
struct Case {
    who: &'static str,
    given: &'static [&'static str],
    first: &'static [&'static str],
    there: &'static [&'static str],
    not_there: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        who: "a neighbour knows of a rifle and threats",
        given: &["not-now", "witness", "threat", "known"],
        first: &["17"],
        there: &["threats-witness"],
        not_there: &["doctor-witness"],
    },
    Case {
        who: "a victim of blows who says that there is no danger now",
        given: &["not-now", "victim", "hits", "partner", "together"],
        first: &["17"],
        there: &["threats-victim", "doctor-victim", "together-victim"],
        not_there: &[],
    },
    Case {
        who: "death threats by a brother",
        given: &["not-now", "victim", "threat", "family"],
        first: &["17"],
        there: &["threats-victim", "complaint-victim"],
        not_there: &[],
    },
    Case {
        who: "threats by a stranger",
        given: &["not-now", "victim", "threat", "stranger"],
        first: &["17"],
        there: &["threats-victim", "stranger-victim"],
        not_there: &[],
    },
    Case {
        who: "blows, and the author is not said",
        given: &["victim", "hits"],
        first: &["17"],
        there: &["threats-victim"],
        not_there: &[],
    },
    Case {
        who: "a professional who reads of blows, and the author is not said",
        given: &["professional", "hits"],
        first: &["17"],
        there: &["danger-professional", "doctor-professional"],
        not_there: &["train-professional"],
    },
    Case {
        who: "a child who is beaten at home",
        given: &["not-now", "victim", "hits", "family", "minor", "together"],
        first: &["17"],
        there: &["minor-victim", "minor-home-victim"],
        not_there: &["together-victim", "family-home-victim", "judge-victim"],
    },
    Case {
        who: "a child who is insulted at home",
        given: &[
            "not-now", "victim", "control", "family", "minor", "together",
        ],
        first: &["119"],
        there: &["minor-home-victim"],
        not_there: &["together-victim", "family-home-victim"],
    },
    Case {
        who: "somebody beaten by the family who has not said an age",
        given: &["not-now", "victim", "hits", "family", "together"],
        first: &["17"],
        there: &["family-home-victim"],
        not_there: &["together-victim"],
    },
    Case {
        who: "a girl with a violent boyfriend",
        given: &["not-now", "victim", "hits", "partner", "minor", "apart"],
        first: &["17"],
        there: &["minor-victim"],
        not_there: &["judge-victim", "money-victim", "address-victim"],
    },
    Case {
        who: "a girl who fears a forced marriage",
        given: &["not-now", "victim", "forced", "family", "minor", "together"],
        first: &["119"],
        there: &["forced-victim"],
        not_there: &["together-victim"],
    },
    Case {
        who: "a girl with nowhere to sleep",
        given: &["not-now", "victim", "minor", "no-roof"],
        first: &["119"],
        there: &["minor-roof-victim"],
        not_there: &["no-roof-victim"],
    },
    Case {
        who: "a teenager whose mother is hit",
        given: &["not-now", "child"],
        first: &["119"],
        there: &["talk-child", "shelter-child"],
        not_there: &["talk-victim", "doctor-witness", "report-witness"],
    },
    Case {
        who: "incest that goes on, under 18",
        given: &["not-now", "victim", "rape-again", "family", "minor"],
        first: &["15"],
        there: &["rape-minor-victim"],
        not_there: &["childhood-victim", "protect-victim"],
    },
    Case {
        who: "an older rape, under 18",
        given: &["not-now", "victim", "rape-past", "family", "minor"],
        first: &["119"],
        there: &["rape-minor-victim"],
        not_there: &["childhood-victim"],
    },
    Case {
        who: "rapes by a husband, that go on",
        given: &["not-now", "victim", "rape-again", "partner", "together"],
        first: &["17"],
        there: &["protect-victim", "rape-recent-victim", "judge-victim"],
        not_there: &[],
    },
    Case {
        who: "a rape in the last days",
        given: &["not-now", "victim", "rape-recent", "known"],
        first: &["15"],
        there: &["rape-recent-victim", "complaint-victim"],
        not_there: &["childhood-victim"],
    },
    Case {
        who: "a rape long ago",
        given: &["not-now", "victim", "rape-past", "stranger"],
        first: &["3919"],
        there: &["rape-past-victim", "complaint-victim"],
        not_there: &["stranger-victim"],
    },
    Case {
        who: "a woman who thinks of dying",
        given: &["not-now", "victim", "control", "partner", "dying"],
        first: &["3114"],
        there: &["dying-victim", "name-victim"],
        not_there: &[],
    },
    Case {
        who: "a friend who fears that she dies",
        given: &["not-now", "witness", "dying"],
        first: &["3114"],
        there: &["dying-helper"],
        not_there: &[],
    },
    Case {
        who: "a disabled woman",
        given: &["not-now", "victim", "control", "partner", "disabled"],
        first: &["3919"],
        there: &["disabled-victim"],
        not_there: &[],
    },
    Case {
        who: "an old woman",
        given: &["not-now", "victim", "control", "family", "old"],
        first: &["3919"],
        there: &["old-victim"],
        not_there: &[],
    },
    Case {
        who: "a mother",
        given: &["not-now", "victim", "control", "partner", "children"],
        first: &["3919"],
        there: &["children-victim"],
        not_there: &[],
    },
    Case {
        who: "a pregnant woman, without a blow",
        given: &["not-now", "victim", "pregnant"],
        first: &["3919"],
        there: &["pregnant-victim"],
        not_there: &["threats-victim"],
    },
    Case {
        who: "an ex, no danger now",
        given: &["not-now", "victim", "control", "ex", "apart"],
        first: &["3919"],
        there: &["ex-victim", "alert-device-victim"],
        not_there: &["threats-victim"],
    },
    Case {
        who: "a partner who does not live there",
        given: &["not-now", "victim", "control", "partner", "apart"],
        first: &["3919"],
        there: &["alert-device-victim", "money-victim"],
        not_there: &[],
    },
    Case {
        who: "a wife who needs money to leave",
        given: &["not-now", "victim", "control", "partner", "together"],
        first: &["3919"],
        there: &["money-victim", "proof-victim"],
        not_there: &["alert-device-victim"],
    },
    Case {
        who: "a professional who hears of control, no danger now",
        given: &["not-now", "professional", "control", "partner"],
        first: &["3919"],
        there: &["signs-professional"],
        not_there: &["danger-professional"],
    },
    Case {
        who: "a man, at night",
        given: &["not-now", "victim", "control", "partner", "man"],
        first: &["116006", "tchat"],
        there: &["man-victim", "talk-man-victim"],
        not_there: &["talk-victim"],
    },
    Case {
        who: "a professional who knows of children beside a man",
        given: &["not-now", "professional", "control", "man", "children"],
        first: &["119"],
        there: &["children-professional", "man-helper"],
        not_there: &[],
    },
    Case {
        who: "a man who was raped",
        given: &["not-now", "victim", "rape-recent", "man"],
        first: &["15"],
        there: &["rape-recent-victim", "man-victim"],
        not_there: &[],
    },
    Case {
        who: "a ban that is broken, without blows",
        given: &["not-now", "victim", "ex", "ban"],
        first: &["17"],
        there: &["ban-victim"],
        not_there: &[],
    },
    Case {
        who: "a husband in the police",
        given: &["not-now", "victim", "control", "partner", "forces"],
        first: &["3919"],
        there: &["forces-victim", "judge-victim"],
        not_there: &[],
    },
    Case {
        who: "an ex and the family",
        given: &["not-now", "victim", "threat", "ex", "family"],
        first: &["17"],
        there: &["ex-victim", "threats-victim"],
        not_there: &[],
    },
    Case {
        who: "blackmail by a stranger with images",
        given: &["not-now", "victim", "online", "stranger"],
        first: &["3919"],
        there: &["online-victim", "complaint-victim"],
        not_there: &["stranger-victim"],
    },
    Case {
        who: "far from everything",
        given: &["not-now", "victim", "remote"],
        first: &["3919"],
        there: &["remote-victim"],
        not_there: &[],
    },
    Case {
        who: "somebody who was violent, at night",
        given: &["not-now", "violent"],
        first: &["auteurs", "3114"],
        there: &["line-violent", "defend-violent"],
        not_there: &["talk-victim"],
    },
    Case {
        who: "somebody who is about to be violent",
        given: &["now-violent"],
        first: &["17"],
        there: &["now-violent", "line-violent"],
        not_there: &["now-victim", "talk-victim"],
    },
    Case {
        who: "a victim in danger",
        given: &["now"],
        first: &["17"],
        there: &["now-victim", "talk-victim"],
        not_there: &["now-witness"],
    },
    Case {
        who: "a witness of a danger",
        given: &["now-other"],
        first: &["17"],
        there: &["now-witness", "talk-witness"],
        not_there: &["now-victim", "talk-victim"],
    },
    Case {
        who: "a professional with somebody in danger, who went on",
        given: &["now-other", "professional", "hits"],
        first: &["17"],
        there: &["now-professional"],
        not_there: &["now-witness", "now-victim"],
    },
    Case {
        who: "a child in danger, who went on",
        given: &["now", "child"],
        first: &["17"],
        there: &["now-child"],
        not_there: &["now-victim", "talk-victim"],
    },
    Case {
        who: "a witness of violence by a stranger",
        given: &["not-now", "witness", "hits", "stranger"],
        first: &["17"],
        there: &["threats-witness", "stranger-helper"],
        not_there: &[],
    },
    Case {
        who: "a colleague of a girl in training",
        given: &["not-now", "witness", "control", "work", "minor"],
        first: &["119"],
        there: &["minor-helper", "report-witness"],
        not_there: &["work-helper", "judge-helper"],
    },
];

#[test]
fn each_case_gets_safe_contacts_and_steps() {
    let library = read();
    for case in CASES {
        let answers = given(&library, case.given);
        let first = library.questionnaire.first(answers).iter();
        let first: Vec<&str> = first.map(|id| library.contact(*id).unwrap().id).collect();
        assert_eq!(first, case.first, "{}", case.who);
        let steps = library.questionnaire.steps(answers);
        let steps: Vec<&str> = steps.iter().map(|step| step.id).collect();
        for id in case.there {
            assert!(steps.contains(id), "{}: {id} is not in {steps:?}", case.who);
        }
        for id in case.not_there {
            let known = library
                .questionnaire
                .steps
                .iter()
                .any(|step| step.id == *id);
            assert!(known, "no step is called {id}");
            assert!(!steps.contains(id), "{}: {id} must not be there", case.who);
        }
    }
}

/// Each of these answers adds a step, for oneself and for somebody else.
#[test]
fn each_situation_adds_a_step() {
    let library = read();
    for who in ["victim", "witness", "professional"] {
        let before = library.questionnaire.steps(given(&library, &[who]));
        for id in OWN_LINES {
            let after = library.questionnaire.steps(given(&library, &[who, id]));
            let own = after.iter().filter(|step| !before.contains(step)).count();
            assert!(own > 0, "{who}, {id}: no step of its own");
        }
    }
    let steps = library.questionnaire.steps(given(&library, &["violent"]));
    let cards = steps.iter().flat_map(|step| &step.cards);
    let mut names = cards.map(|card| library.card(*card).unwrap().name);
    assert!(names.any(|name| name == "changer"));
}

/// An answer about the victim must not be ticked for the violent person.
#[test]
fn an_answer_says_whom_it_is_about() {
    let library = read();
    let questions = &library.questionnaire.questions;
    let about = questions
        .iter()
        .find(|one| one.title != one.other && one.many);
    for answer in &about.unwrap().answers {
        let says = |label: &str, words: &[&str]| words.iter().any(|word| label.contains(word));
        let label = answer.label;
        assert!(
            says(label, &["J’ai ", "Je ", "m’", "à la maison"]),
            "{label}"
        );
        let label = answer.label_other;
        assert!(
            says(
                label,
                &["La personne qui subit", "l’approcher", "à la maison"]
            ),
            "{label}"
        );
    }
}

#[test]
fn danger_ends_the_questions_and_they_can_go_on() {
    let library = read();
    let questionnaire = &library.questionnaire;
    let answer = |id: &str| Answers::default().then(bits(&library, &[id]));
    for id in ["now", "now-other"] {
        let now = answer(id);
        assert!(questionnaire.question(now).is_none(), "{id}");
        assert!(questionnaire.can_go_on(now), "{id}");
        assert!(questionnaire.question(now.go_on()).is_some(), "{id}");
        assert_eq!(questionnaire.of_another(now), id == "now-other");
    }
    // What an answer implied no longer counts after the visitor has said otherwise.
    let professional = answer("now-other").go_on();
    let professional = professional.then(bits(&library, &["professional"]));
    let steps = questionnaire.steps(professional);
    assert!(steps.iter().all(|step| !step.id.ends_with("-witness")));
    // A violent person and a child are not asked who is violent.
    let mut ends = vec![answer("now-violent")];
    for id in ["violent", "child"] {
        ends.push(answer("not-now").then(bits(&library, &[id])));
        ends.push(answer("now").go_on().then(bits(&library, &[id])));
    }
    for end in ends {
        assert!(questionnaire.question(end).is_none(), "{end:?}");
        assert!(!questionnaire.can_go_on(end), "{end:?}");
    }
    // A visitor who skips everything is addressed as a victim.
    let mut skipped = Answers::default();
    while questionnaire.question(skipped).is_some() {
        skipped = skipped.then(0);
    }
    let victim = given(&library, &["victim"]);
    assert_eq!(questionnaire.steps(skipped), questionnaire.steps(victim));
    assert_eq!(questionnaire.first(skipped), questionnaire.first(victim));
}

/// Each question that was asked can be asked again as it was, on one path in a thousand.
#[test]
fn what_was_asked_can_be_asked_again() {
    let library = read();
    let questionnaire = &library.questionnaire;
    let ways: Vec<Vec<u64>> = questionnaire.questions.iter().map(ways).collect();
    let mut count = 0_u32;
    walk(&library, &ways, Answers::default(), &mut |answers| {
        count += 1;
        if !count.is_multiple_of(1009) {
            return;
        }
        let asked = questionnaire.asked(answers);
        assert_eq!(asked.len(), usize::from(answers.passed));
        let mut ticked = 0;
        for one in &asked {
            assert_eq!(one.before.ticked, ticked, "{}", names_of(&library, answers));
            assert_eq!(questionnaire.question(one.before), Some(one.question));
            ticked |= one.given.iter().fold(0, |bits, answer| bits | answer.bit);
        }
        assert_eq!(ticked, answers.ticked, "{}", names_of(&library, answers));
    });
    assert!(count > 1009, "{count} paths");
}

/// A sheet can be composed without the questions: every step for the victim can be picked.
#[test]
fn a_sheet_can_have_every_step_for_the_victim() {
    let library = read();
    let questionnaire = &library.questionnaire;
    let hers = questionnaire.bits(|answer| !answer.other && answer.ends.is_none());
    let steps = questionnaire.possible_steps(hers);
    let now = |id: &str| id.starts_with("now-");
    for step in &questionnaire.steps {
        let there = steps.contains(&step);
        let wanted = step.id.ends_with("-victim") && !now(step.id);
        assert_eq!(there, wanted, "{}", step.id);
    }
}

/// Whatever matters to her, the plan has the same steps, each once, danger first.
#[test]
fn a_plan_has_every_step_and_danger_first() {
    let library = read();
    let questionnaire = &library.questionnaire;
    let mut seen = 0;
    let mut end = |answers: Answers| {
        seen += 1;
        // Only every seventh path: each has eight plans.
        if seen % 7 != 0 {
            return;
        }
        let steps = questionnaire.steps(answers);
        let none: &[Priority] = &[];
        let one = Priority::ALL.map(|(priority, _)| [priority]);
        for priorities in std::iter::once(none).chain(one.iter().map(<[_; 1]>::as_slice)) {
            let plan = questionnaire.plan(answers, priorities);
            assert!(plan.is_sorted_by_key(|(time, _)| *time));
            let planned: Vec<_> = plan.iter().flat_map(|(_, part)| part).collect();
            assert_eq!(
                planned.len(),
                steps.len(),
                "{}",
                names_of(&library, answers)
            );
            assert!(
                steps
                    .iter()
                    .all(|step| planned.iter().any(|one| one.id == step.id))
            );
            let dangers = planned
                .iter()
                .filter(|step| step.urgency == Urgency::Danger)
                .count();
            let first = planned.iter().take(dangers);
            assert!(
                first.clone().all(|step| step.urgency == Urgency::Danger),
                "{}",
                names_of(&library, answers)
            );
            for (_, part) in &plan {
                let hers = |step: &&&content::types::Step| {
                    step.about.iter().any(|one| priorities.contains(one))
                };
                let calm: Vec<_> = part
                    .iter()
                    .filter(|step| step.urgency != Urgency::Danger)
                    .collect();
                assert!(calm.is_sorted_by_key(|step| !hers(step)));
            }
        }
    };
    paths(&library, &mut end);
}

/// Every priority has a step, and the step comes first in its time.
#[test]
fn each_priority_moves_a_step() {
    let library = read();
    let answers = given(
        &library,
        &["not-now", "victim", "control", "partner", "together"],
    );
    for (priority, name) in Priority::ALL {
        let steps = library.questionnaire.steps.iter();
        assert!(
            steps.clone().any(|step| step.about.contains(&priority)),
            "{name}"
        );
    }
    let plan = library.questionnaire.plan(answers, &[Priority::Home]);
    let (_, stay) = plan.iter().find(|(time, _)| *time == Time::Stay).unwrap();
    assert_eq!(stay[0].id, "judge-victim");
}
