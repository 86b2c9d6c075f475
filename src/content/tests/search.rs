//! What people really type, and what the search finds. Most of it is measured by cross-validation:
//! every phrasing is searched with what was learned from the others.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop")]

mod compressed;

use std::collections::HashSet;
use std::path::Path;
use std::sync::OnceLock;

use compressed::compressed;
use content::compiler::measure::{Score, Way, cross};
use content::search::{Hit, doors, find, fold};
use content::types::{Library, Shelf};

/// Of a thousand phrasings that were not learned, at least this many must find their card first, or
/// among the first three. This is what is reached today and must not be lost: a phrasing that
/// resembles no other cannot be found (`src/decisions/the-search.md`). What people type is
/// measured with `queries.tsv`.
const FIRST: usize = 605;
const THREE: usize = 805;

/// Of a hundred lines of `danger.txt`, at least this many must find the danger card first.
const DANGER: usize = 99;

/// The pack, read in the same way as in the app.
fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let output = content::compiler::compile(
            Path::new(env!("CARGO_MANIFEST_DIR")),
            "fr",
            &content::compiler::publication::Publication::default(),
        );
        Library::read(output.unwrap().pack.leak()).unwrap()
    })
}

fn answers(typed: &str) -> Vec<&'static str> {
    let library = library();
    let hits = find(&library.index, typed, 3);
    let card = |hit: Hit| library.card(hit.card).unwrap().name;
    hits.into_iter().map(card).collect()
}

#[test]
fn phrasings_that_were_not_learned_are_found() {
    let measured = cross(Path::new(env!("CARGO_MANIFEST_DIR")), "fr", &[Way::Both]);
    let Score { of, first, three } = measured.unwrap().first().unwrap().all;
    assert!(of > 2000, "{of} phrasings");
    assert!(
        first * 1000 >= of * FIRST && three * 1000 >= of * THREE,
        "{first} first, {three} among three, of {of}: `cargo xtask content search` shows which ones fail"
    );
}

/// Lines of `queries.tsv`: what somebody typed, and the cards that answer.
fn queries() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let lines = include_str!("queries.tsv").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let (typed, cards) = line.split_once('\t').unwrap();
        (typed, cards.split(',').collect())
    })
}

#[test]
fn queries_of_people_who_had_seen_no_phrasing_reach_the_target() {
    let (mut of, mut first, mut three, mut missed) = (0, 0, 0, Vec::new());
    for (typed, cards) in queries() {
        let found = answers(typed);
        of += 1;
        first += usize::from(found.first().is_some_and(|card| cards.contains(card)));
        if found.iter().any(|card| cards.contains(card)) {
            three += 1;
        } else {
            missed.push(format!("{typed} {cards:?} (found {found:?})"));
        }
    }
    println!("{first} first, {three} among three, of {of}");
    assert!(
        of >= 240 && first * 100 >= of * 80 && three * 100 >= of * 95,
        "{first} first, {three} among three, of {of}; missed:\n{}",
        missed.join("\n")
    );
}

/// They measure only as long as nobody learns from them.
#[test]
fn no_query_of_a_measurement_is_a_phrasing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fr/cards");
    let lists = std::fs::read_dir(folder).unwrap();
    let files = lists.flat_map(|list| std::fs::read_dir(list.unwrap().path()).unwrap());
    let texts = files
        .map(|file| file.unwrap().path())
        .filter(|file| file.extension().is_some_and(|end| end == "txt"))
        .map(|file| std::fs::read_to_string(file).unwrap());
    let learned: HashSet<Vec<String>> = texts
        .flat_map(|text| text.lines().map(fold).collect::<Vec<_>>())
        .collect();
    let danger = include_str!("danger.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let both: Vec<&str> = danger
        .chain(queries().map(|(typed, _)| typed))
        .filter(|line| learned.contains(&fold(line)))
        .collect();
    assert!(both.is_empty(), "remove these phrasings: {both:#?}");
}

/// In bytes with brotli. It is a part of the pack. If it is over the limit, lower `KEPT` of
/// `compiler/learn.rs`.
const LEARNED: usize = 60 * 1024;

#[test]
fn what_is_learned_is_light() {
    let learned = library().index.learned;
    let parts = [
        learned.things,
        learned.counts,
        learned.cards,
        learned.high,
        learned.weights,
    ];
    let bytes = compressed(&parts.concat());
    println!("{bytes} bytes with brotli");
    assert!(bytes <= LEARNED, "{bytes} bytes with brotli");
}

#[test]
fn keys_struck_at_random_find_nothing() {
    for typed in [
        "zzzz",
        "xqzzy wqrtp",
        "qsdfgh",
        "asdf jkl",
        "azertyuiop",
        "wxcvbn",
        "lkjhgf mlkjh",
        "fzejf zefjze",
        "1234",
        "????",
    ] {
        assert_eq!(answers(typed), [""; 0], "{typed}");
    }
}

#[test]
fn a_query_about_danger_now_finds_its_card_first() {
    let (mut missed, mut of) = (Vec::new(), 0);
    let mut card = "";
    for line in include_str!("danger.txt").lines() {
        if let Some(name) = line.strip_prefix("# ") {
            card = name;
            continue;
        }
        of += 1;
        let found = answers(line);
        if found.first() != Some(&card) && found.first() != Some(&"maintenant") {
            missed.push(format!("{line} (found {found:?})"));
        }
    }
    assert!(
        (of - missed.len()) * 100 >= of * DANGER,
        "{} of {of} missed:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

#[test]
fn case_accents_and_one_typo_change_nothing() {
    for typed in [
        "plainte refusée",
        "PLAINTE REFUSEE",
        "plainte refusee",
        "plainte refusé",
        "plinte refusée",
        "plainte  refsuée",
        "la plainte, refusée\u{202f}!",
        "plainte refuse\u{301}e",
        "plain\u{ad}te refu\u{200b}sée",
        "ｐｌａｉｎｔｅ ｒｅｆｕｓｅｅ",
    ] {
        assert!(answers(typed).contains(&"refus"), "{typed}");
    }
    for typed in ["39 19", "39\u{a0}19", "39.19", "３９-１９"] {
        assert_eq!(answers(typed), answers("3919"), "{typed}");
    }
}

#[test]
fn a_meaningless_query_finds_only_the_lists() {
    for typed in ["", " ", "?", "xyzzyx", "\u{1f600}"] {
        assert_eq!(answers(typed), Vec::<&str>::new(), "{typed}");
        let first = doors(library(), typed);
        assert_eq!(first, [Shelf::Victim, Shelf::Witness, Shelf::Professional]);
    }
    assert_eq!(doors(library(), "patiente")[0], Shelf::Professional);
    assert_eq!(doors(library(), "voisine")[0], Shelf::Witness);
}

/// The part that a hit gives as its reason must have a word of the query.
#[test]
fn a_part_given_as_reason_has_a_word_of_the_query() {
    let library = library();
    for hit in find(&library.index, "il menace de se tuer", 6) {
        let card = library.card(hit.card).unwrap();
        if hit.part == Some(content::types::Part::Title) {
            let title = content::search::words(card.title);
            let typed = content::search::words("menace tuer tuée");
            assert!(
                typed.iter().any(|word| title.contains(word)),
                "{}",
                card.title
            );
        }
    }
}
