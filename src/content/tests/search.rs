//! What people really type, and what the search answers. Most of it is measured by
//! cross-validation: every phrasing beside a card is looked for with what the others teach.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop")]

use std::path::Path;
use std::sync::OnceLock;

use content::compiler::measure::{Score, Way, cross};
use content::search::{Hit, doors, find};
use content::types::{Library, Shelf};

/// Of a thousand phrasings that were not learned, at least so many must find their card first,
/// and among the first three. The target is 800 and 950 (`src/decisions/the-search.md`): this is
/// what is reached, and must not be lost.
const FIRST: usize = 595;
const THREE: usize = 795;

/// Of a hundred lines of `danger.txt`, at least so many must find the card of danger first.
const DANGER: usize = 99;

/// What the app has: the pack, read as the app reads it.
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
fn what_was_not_learned_is_found() {
    let measured = cross(Path::new(env!("CARGO_MANIFEST_DIR")), "fr", &[Way::Both]);
    let Score { of, first, three } = measured.unwrap().first().unwrap().all;
    assert!(of > 2000, "{of} phrasings");
    assert!(
        first * 1000 >= of * FIRST && three * 1000 >= of * THREE,
        "{first} first, {three} among three, of {of}: `cargo xtask content search` says which"
    );
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
fn what_speaks_of_danger_now_comes_first() {
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
fn case_accents_and_one_slip_change_nothing() {
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
fn what_is_not_about_anything_finds_nothing_but_doors() {
    for typed in ["", " ", "?", "xyzzyx", "\u{1f600}"] {
        assert_eq!(answers(typed), Vec::<&str>::new(), "{typed}");
        let first = doors(library(), typed);
        assert_eq!(first, [Shelf::Victim, Shelf::Witness, Shelf::Professional]);
    }
    assert_eq!(doors(library(), "patiente")[0], Shelf::Professional);
    assert_eq!(doors(library(), "voisine")[0], Shelf::Witness);
}

/// It says why only where that is true: the words stand in the part that it names.
#[test]
fn a_reason_holds_a_typed_word() {
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
