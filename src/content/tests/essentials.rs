//! The pages in simple words and their languages: what is refused, with file, line and remedy, and
//! what happens to a sentence when its French changes.

#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may stop"
)]

mod copy;

use std::fs;
use std::path::PathBuf;

use content::compiler::Problem;
use content::compiler::essentials::sheet::{Progress, progress, sheet, take};

use copy::Copy;

impl Copy {
    fn file(&self, file: &str) -> PathBuf {
        self.path("essentials").join(file)
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.file(file)).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(self.file(file), text.replacen(from, to, 1)).unwrap();
    }

    fn problems(&self) -> Vec<String> {
        let problems = progress(self.root()).unwrap_err();
        problems.iter().map(Problem::to_string).collect()
    }

    /// Takes the lines that a translator returns for English.
    fn take(&self, lines: &str) -> Result<String, Vec<Problem>> {
        let given = self.path("lines.tsv");
        fs::write(&given, lines).unwrap();
        let old = fs::read_to_string(self.file("en.toml")).unwrap();
        take(self.root(), "en", &old, &given)
    }

    fn progress(&self, code: &str) -> Progress {
        let all = progress(self.root()).unwrap();
        all.into_iter().find(|one| one.code == code).unwrap()
    }
}

/// Expects a mistake in the last of these lines of a page.
fn assert_refused(lines: &str, what: &str, remedy: &str) {
    let copy = Copy::new();
    let front =
        "+++\ntitle = \"Un essai\"\ncards = [\"maintenant\"]\nchecked = \"2099-01-01\"\n+++\n";
    fs::write(copy.file("fr/30-essai.md"), format!("{front}{lines}\n")).unwrap();
    let problems = copy.problems();
    let line = format!("30-essai.md:{}: ", 5 + lines.lines().count());
    let found = problems
        .iter()
        .find(|problem| problem.contains(&line) && problem.contains(what));
    assert!(
        found.is_some_and(|problem| problem.contains(remedy)),
        "{lines}: {problems:#?}"
    );
}

#[test]
fn a_sentence_that_is_not_simple_is_refused() {
    for (sentence, what, remedy) in [
        (
            "a: Un deux trois quatre cinq six sept huit neuf dix onze douze treize.",
            "13 words",
            "cut it in two",
        ),
        ("a: Appelez (vite) le {17}.", "“(”", "make two sentences"),
        ("a: Appelez le 17.", "a number", "{17}"),
        (
            "a: Vous voyez la CPAM.",
            "“CPAM” is an abbreviation",
            "in words",
        ),
        (
            "a: Le procureur décide.",
            "“procureur” is a hard word",
            "everyday word",
        ),
        ("a: Appelez le {99}.", "no contact “99”", "contacts.toml"),
        ("a: Appelez le {17.", "brace", "{17}"),
        ("Sans nom.", "not a sentence with a name", "a colon"),
        ("a: Oui.\na: Non.", "another sentence", "another name"),
        (
            "a: Vous ne laissez aucune trace.",
            "promises",
            "say what remains",
        ),
    ] {
        assert_refused(sentence, what, remedy);
    }
}

/// A missing label would be an empty button.
#[test]
fn a_missing_or_unused_label_is_refused() {
    let copy = Copy::new();
    copy.change("fr/labels.toml", "listen = ", "lissen = ");
    let problems = copy.problems();
    for what in [
        "the label listen is missing",
        "nothing uses the label lissen",
    ] {
        assert!(
            problems
                .iter()
                .any(|one| one.contains("labels.toml") && one.contains(what)),
            "{problems:#?}"
        );
    }
}

/// When a card has been checked again, the page made from it must be checked too.
#[test]
fn a_page_older_than_its_cards_is_refused() {
    let copy = Copy::new();
    copy.change(
        "fr/01-danger.md",
        "checked = \"2026-11-26\"",
        "checked = \"2026-01-02\"",
    );
    let problems = copy.problems();
    assert!(
        problems
            .iter()
            .any(|one| one.contains("01-danger.md:4: the card “maintenant” was checked again on")),
        "{problems:#?}"
    );
}

/// When the French sentence has changed, it is shown in French until somebody translates it again.
#[test]
fn a_sentence_whose_french_has_changed_is_shown_in_french() {
    let copy = Copy::new();
    assert_eq!(copy.progress("en").shown, copy.progress("en").of);
    copy.change(
        "fr/01-danger.md",
        "Appelez le {17}.",
        "Appelez vite le {17}.",
    );
    let now = copy.progress("en");
    assert_eq!(now.stale, ["danger.appeler"]);
    assert_eq!(now.shown + 1, now.of);
    assert!(
        sheet(copy.root(), "en")
            .unwrap()
            .contains("| stale: French is shown |")
    );
    // A new sentence, or one whose line was removed, is missing.
    copy.change(
        "fr/01-danger.md",
        "appeler: ",
        "crier: Criez si vous pouvez.\nappeler: ",
    );
    assert_eq!(copy.progress("en").missing, ["danger.crier"]);
}

/// A translation that is taken gets the hash of the current French sentence.
#[test]
fn a_translation_replaces_only_its_sentence() {
    let copy = Copy::new();
    copy.change(
        "fr/01-danger.md",
        "Appelez le {17}.",
        "Appelez vite le {17}.",
    );
    let old = fs::read_to_string(copy.file("en.toml")).unwrap();
    let new = copy
        .take("danger.appeler\tCall {17} quickly.\tAppelez {17} vite.\n")
        .unwrap();
    fs::write(copy.file("en.toml"), &new).unwrap();
    let now = copy.progress("en");
    assert_eq!((now.stale.len(), now.missing.len()), (0, 0));
    // The other sentences stay as they are.
    let changed = old.lines().filter(|line| !new.contains(*line)).count();
    assert_eq!(changed, 1);
}

#[test]
fn a_review_counts_if_it_has_a_person_and_a_day() {
    let copy = Copy::new();
    let text = fs::read_to_string(copy.file("en.toml")).unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with("\"danger.appeler\""))
        .unwrap();
    let reviewed = line.replace(" }", ", by = \"R. S., interpreter\", on = \"2026-12-01\" }");
    copy.change("en.toml", line, &reviewed);
    assert_eq!(copy.progress("en").reviewed, 1);
    copy.change("en.toml", ", on = \"2026-12-01\"", "");
    assert!(
        copy.problems()
            .iter()
            .any(|one| one.contains("a review needs a person and a day"))
    );
}

/// A review is about one French sentence: when that changes, the review no longer counts.
#[test]
fn a_review_ends_when_its_french_changes() {
    let copy = Copy::new();
    let text = fs::read_to_string(copy.file("en.toml")).unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with("\"danger.appeler\""))
        .unwrap();
    let reviewed = line.replace(" }", ", by = \"R. S.\", on = \"2026-12-01\" }");
    copy.change("en.toml", line, &reviewed);
    let same = line.split('"').nth(3).unwrap();
    // If the same text is returned, the review stays.
    let taken = copy.take(&format!("danger.appeler\t{same}\n")).unwrap();
    assert!(taken.contains("by = \"R. S.\""));
    copy.change(
        "fr/01-danger.md",
        "Appelez le {17}.",
        "Appelez vite le {17}.",
    );
    let taken = copy.take(&format!("danger.appeler\t{same}\n")).unwrap();
    assert!(!taken.contains("by = \"R. S.\""));
    // A line with an unknown name or without a tab is reported.
    let told = copy
        .take("\ndanger.apeler\tCall {17}.\nno tab\n")
        .unwrap_err();
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    assert!(
        told[0].contains("lines.tsv:2: no French sentence is called `danger.apeler`"),
        "{told:?}"
    );
    assert!(
        told[1].contains("lines.tsv:3: this line has no tab"),
        "{told:?}"
    );
}

#[test]
fn a_mistake_in_a_language_is_reported() {
    for (from, to, what, remedy) in [
        (
            "{17}",
            "17",
            "the French has {17}, this has no placeholder",
            "write the same ones",
        ),
        (
            "text = \"Call",
            "text = \"Call 15 or",
            "no number 15",
            "take it out",
        ),
        (
            "text = \"Call",
            "text = \"\u{202e}Call",
            "U+202E",
            "the page sets the direction",
        ),
        (
            "text = \"Call",
            "text = \"\u{200b}Call",
            "U+200B",
            "take it out",
        ),
        (
            "\"danger.appeler\"",
            "\"danger.apeler\"",
            "no French sentence is called `danger.apeler`",
            "correct its name",
        ),
        (
            "[sentences]",
            "[sentence]",
            "unknown field",
            "correct the TOML",
        ),
    ] {
        let copy = Copy::new();
        let text = fs::read_to_string(copy.file("en.toml")).unwrap();
        let at = if from.starts_with('[') {
            0
        } else {
            text.find("\"danger.appeler\"").unwrap()
        };
        let (before, after) = text.split_at(at);
        fs::write(
            copy.file("en.toml"),
            before.to_owned() + &after.replacen(from, to, 1),
        )
        .unwrap();
        let problems = copy.problems();
        let found = problems.iter().find(|problem| problem.contains(what));
        assert!(
            found.is_some_and(|problem| problem.contains("en.toml:") && problem.contains(remedy)),
            "{to}: {problems:#?}"
        );
    }
}

/// A file in another encoding, a truncated one, one with an unknown code, and a language alone.
#[test]
fn a_broken_file_is_reported() {
    let broken: [(&str, &[u8], &str); 3] = [
        ("en.toml", b"\xff\xfeh\0i\0", "UTF-16"),
        (
            "en.toml",
            b"[language]\nregister = \"x\"\n[sentences]\n\"a\" = { text = \"",
            "correct the TOML",
        ),
        ("xx.toml", b"", "no language of the guide has this code"),
    ];
    for (file, bytes, what) in broken {
        let copy = Copy::new();
        fs::write(copy.file(file), bytes).unwrap();
        assert!(
            copy.problems()
                .iter()
                .any(|one| one.contains(file) && one.contains(what)),
            "{what}"
        );
    }
    let copy = Copy::new();
    for code in ["ar", "tr", "pt", "es", "ru", "uk", "ro", "fa", "zh"] {
        fs::remove_file(copy.file(&format!("{code}.toml"))).unwrap();
    }
    assert!(
        copy.problems()
            .iter()
            .any(|one| one.contains("the only language besides French"))
    );
}

/// A visitor who types French must not be sent to a page in another language.
#[test]
fn a_french_word_that_would_open_another_language_is_refused() {
    let copy = Copy::new();
    copy.change(
        "en.toml",
        "[words]\n",
        "[words]\nviolence = [\"plainte\"]\n",
    );
    // The section already has that page, and TOML itself refuses a duplicate key.
    let text = fs::read_to_string(copy.file("en.toml")).unwrap();
    let second = text
        .match_indices("\nviolence = ")
        .nth(1)
        .map(|(at, _)| at)
        .unwrap();
    let end = second + 1 + text[second + 1..].find('\n').unwrap();
    fs::write(
        copy.file("en.toml"),
        text[..second].to_owned() + &text[end..],
    )
    .unwrap();
    assert!(
        copy.problems()
            .iter()
            .any(|one| one.contains("“plainte” is a word of the French cards too"))
    );
}
