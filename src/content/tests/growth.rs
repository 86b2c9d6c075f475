//! The guide can grow: when a volunteer adds a text, it compiles, and the first page, which is all
//! that a visitor waits for, does not change by a byte.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop")]

mod copy;

use std::fs;
use std::sync::OnceLock;

use content::compiler::publication::Publication;
use content::compiler::{Output, compile, labels_rs};
use content::types::Library;

use copy::{Copy, copy_folder};

impl Copy {
    fn add(&self, path: &str, text: &str) {
        let before = fs::read_to_string(self.path(path)).unwrap_or_default();
        fs::write(self.path(path), before + text).unwrap();
    }

    fn compile(&self, lang: &str) -> Output {
        compile(self.root(), lang, &Publication::default()).unwrap_or_else(|problems| {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            unreachable!("{}", problems.join("\n"))
        })
    }

    /// Compiles French, and expects the same first page as without the addition.
    fn grown(&self) -> (Output, Library) {
        let output = self.compile("fr");
        static BEFORE: OnceLock<Output> = OnceLock::new();
        let before = BEFORE.get_or_init(|| Self::new().compile("fr"));
        for (name, html) in &before.parts {
            let same = output.parts.get(name) == Some(html);
            assert!(same, "`{name}` of the first page has changed");
        }
        let library = Library::read(output.pack.clone().leak()).unwrap();
        (output, library)
    }
}

/// A card as a volunteer types it, with plain spaces and straight apostrophes.
const CARD: &str = r#"+++
title = "J'ai peur d'aller au guichet ?"
summary = "Une ligne."
urgency = "danger"
contacts = ["3919"]
sources = ["F12544"]
checked = "2026-11-24"
topic = "Un sujet nouveau"
+++
Dites : "j'ai peur" ! [Appelez le 3919](contact:3919).
"#;

#[test]
fn a_card_costs_nothing_at_start() {
    let copy = Copy::new();
    copy.add("fr/cards/professional/nouvelle.md", CARD);
    copy.add(
        "fr/cards/professional/nouvelle.txt",
        "guichetier grognon\nj'ai vu un guichetier grognon\nle guichetier est grognon\nguichetier grognon encore\n# Ce que dit un guichetier :\n",
    );
    let (output, library) = copy.grown();
    assert!(library.cards.iter().any(|card| card.name == "nouvelle"));
    assert!(
        output
            .texts
            .contains("Dites\u{a0}: «\u{a0}j’ai peur\u{a0}»\u{202f}!")
    );
    let hits = content::search::find(&library.index, "guichetier grognon", 1);
    let found = hits.iter().find_map(|hit| library.card(hit.card));
    assert_eq!(found.map(|card| card.name), Some("nouvelle"));
}

/// The first page refers to cards by their numbers, so these must not change when a card is added
/// in front of them.
#[test]
fn a_card_in_front_of_others_costs_nothing_at_start() {
    let copy = Copy::new();
    copy.add(
        "fr/cards/victim/nouvelle.md",
        &CARD.replace("topic", "order = 1\ntopic"),
    );
    let (output, _) = copy.grown();
    let list = output.texts.split_once("<!--victim-->").unwrap().1;
    let (before, _) = list.split_once("J’ai peur d’aller").unwrap();
    assert_eq!(
        before.matches("data-goto=\"card\"").count(),
        1,
        "the new card is not the first one"
    );
}

#[test]
fn a_contact_costs_nothing_at_start() {
    let copy = Copy::new();
    copy.add(
        "fr/contacts.toml",
        r#"
[[contact]]
id = "nouveau"
name = "Une ligne d'écoute"
kind = "call"
number = "01 02 03 04 05"
urgency = "advice"
short = "Écoute"
who = "Pour tout le monde."
answers = "Quelqu'un."
hours = "Lundi, 9h-12h"
open = ["mon 9:00-12:00"]
cost = "Gratuit"
sources = ["F12544"]
checked = "2026-11-24"
"#,
    );
    let (output, library) = copy.grown();
    assert!(library.contact_named("nouveau").is_some());
    assert!(
        output
            .texts
            .contains("href=\"tel:0102030405\" data-contact=\"nouveau\"")
    );
    assert_eq!(
        output.words.get("number.nouveau").map(String::as_str),
        Some("01 02 03 04 05")
    );
}

#[test]
fn a_label_costs_nothing_at_start() {
    let copy = Copy::new();
    copy.add("fr/live.toml", "\n[novel]\nlabel = \"Une étiquette\"\n");
    let (_, library) = copy.grown();
    assert!(library.labels.contains(&"Une étiquette"));
    let source = labels_rs(copy.root(), "fr").unwrap();
    assert!(source.contains("pub(crate) novel: NovelLabels,"));
}

#[test]
fn a_departement_costs_nothing_at_start() {
    let copy = Copy::new();
    copy.add("fr/cards/local/63.md", CARD);
    let (output, _) = copy.grown();
    assert_eq!(output.texts.matches("data-card=\"63\"").count(), 1);
}

/// A hundred départements, and a card with more lines than any card has today.
#[test]
fn many_departements_and_a_very_long_card_are_accepted() {
    let copy = Copy::new();
    for number in 200..300 {
        copy.add(&format!("fr/cards/local/{number}.md"), CARD);
    }
    // Letters instead of digits, which would be taken for a telephone number.
    let letters = |number: u32| -> String {
        let digits = number.to_string().into_bytes().into_iter();
        digits.map(|digit| char::from(digit + 49)).collect()
    };
    let lines: String = (0..500)
        .map(|number| format!("- Ligne{}.\n", letters(number)))
        .collect();
    let long = CARD.to_owned() + "\n" + &lines;
    copy.add("fr/cards/local/300.md", &long);
    let (_, library) = copy.grown();
    let typed = "ligne".to_owned() + &letters(499);
    let hits = content::search::find(&library.index, &typed, usize::MAX);
    let mut found = hits.iter().filter_map(|hit| library.card(hit.card));
    assert!(found.any(|card| card.name == "300"));
}

#[test]
fn a_language_is_a_folder_and_costs_the_others_nothing() {
    let copy = Copy::new();
    copy_folder(&copy.path("fr"), &copy.path("en"));
    // A translation has every file of the French but the text to 114.
    fs::remove_file(copy.path("en/message.toml")).unwrap();
    let english = copy.compile("en");
    assert_eq!((english.lang.as_str(), english.dir), ("en", "ltr"));
    assert!(
        english
            .texts
            .starts_with("<!doctype html><html lang=\"en\" dir=\"ltr\">")
    );
    let (_, french) = copy.grown();
    let english = Library::read(english.pack.leak()).unwrap();
    assert_eq!(english.message, french.message);

    copy_folder(&copy.path("fr"), &copy.path("ar"));
    assert_eq!(copy.compile("ar").dir, "rtl");
}
