//! The recipes of `.github/CONTRIBUTING.md`: each example is read from that file, applied to a copy
//! of the text, and must do what the recipe says. Each mistake that is quoted there is made here.

#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may stop"
)]

mod copy;

use std::fs;
use std::path::Path;

use content::compiler::essentials::sheet::{Progress, progress, sheet, take};
use content::compiler::list::called;
use content::compiler::publication::Publication;
use content::compiler::{Output, Problem, compile};
use content::places::{France, Map, find, near};
use content::types::{Day, Library};

use copy::Copy;

const CONTACTS: &str = "fr/contacts.toml";
const SOURCES: &str = "fr/sources.toml";
const CLUB: &str = "fr/cards/witness/club.md";
const PHRASINGS: &str = "fr/cards/witness/club.txt";
const ENGLISH: &str = "essentials/en.toml";
const SERVICES: &str = "fr/places/03.toml";

/// The file with the recipes.
fn recipes() -> String {
    let content = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(content.join("../../.github/CONTRIBUTING.md")).unwrap()
}

/// Its two parts: French, then English.
fn parts() -> [String; 2] {
    let recipes = recipes();
    let (french, english) = recipes.split_once("\n# Changing the guide\n").unwrap();
    [french.to_owned(), english.to_owned()]
}

/// The block of an example. It is in the file once, and both parts refer to it.
fn example(name: &str) -> String {
    let recipes = recipes();
    let mark = format!("<!-- recipe: {name} -->\n```");
    let found: Vec<&str> = recipes.split(&mark).skip(1).collect();
    assert_eq!(found.len(), 1, "{mark} must be there once");
    let (_, block) = found[0].split_once('\n').unwrap();
    block.split_once("\n```").unwrap().0.to_owned() + "\n"
}

/// The messages that a part quotes under a recipe, one per bullet point.
fn quoted_in(part: &str, name: &str) -> Vec<String> {
    let mark = format!("<!-- mistakes: {name} -->\n");
    let Some((_, list)) = part.split_once(&mark) else {
        return Vec::new();
    };
    let lines = list.lines().map(str::trim);
    let lines = lines.take_while(|line| !line.is_empty());
    let points = lines.filter_map(|line| line.strip_prefix("- "));
    let words = points.map(|point| {
        let fence = if point.starts_with("``") { "``" } else { "`" };
        let words = point.strip_prefix(fence).unwrap();
        words.strip_suffix(fence).unwrap().to_owned()
    });
    words.collect()
}

/// The messages that are quoted under a recipe; both parts must quote the same ones.
fn quoted(name: &str) -> Vec<String> {
    let [french, english] = parts().map(|part| quoted_in(&part, name));
    assert!(!english.is_empty(), "{name} quotes nothing");
    // The recipe for developers is only in English.
    if name != "add-a-screen" {
        assert_eq!(french, english, "{name}");
    }
    english
}

impl Copy {
    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).unwrap();
    }

    /// Adds to the end of a file, or creates it.
    fn add(&self, file: &str, text: &str) {
        let before = fs::read_to_string(self.path(file)).unwrap_or_default();
        self.write(file, &(before + text));
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from}");
        self.write(file, &text.replacen(from, to, 1));
    }

    /// The messages of the build, without file and line.
    fn messages(&self) -> Vec<String> {
        let mut problems = progress(self.root()).err().unwrap_or_default();
        problems.extend(called(self.root(), "fr").err().unwrap_or_default());
        if problems.is_empty() {
            problems = self.compiled().err().unwrap_or_default();
        }
        problems.iter().map(message).collect()
    }

    fn compiled(&self) -> Result<Output, Vec<Problem>> {
        compile(self.root(), "fr", &Publication::default())
    }

    /// Compiles the text, which must have no mistake.
    fn compile(&self) -> Output {
        self.compiled().unwrap_or_else(|problems| {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            unreachable!("{}", problems.join("\n"))
        })
    }

    /// How complete a language is.
    fn progress(&self, code: &str) -> Progress {
        let all = progress(self.root()).unwrap();
        all.into_iter().find(|one| one.code == code).unwrap()
    }

    /// The line of a sentence in the English sheet.
    fn line_of_sheet(&self, name: &str) -> String {
        let sheet = sheet(self.root(), "en").unwrap();
        let mut lines = sheet.lines();
        let found = lines.find(|line| line.contains(&format!("| {name} |")));
        found.unwrap().to_owned()
    }

    /// Recipe 1: replaces lines of the contact that the example names.
    fn change_a_number(&self) {
        let example = example("change-a-number");
        let (id, changes) = example.split_once('\n').unwrap();
        let (text, contact) = self.contact(id);
        let key = |line: &str| line.split_once(" = ").unwrap().0.to_owned();
        let mut changed = contact.clone();
        for line in changes.lines() {
            let old = contact.lines().find(|old| old.starts_with(&key(line)));
            changed = changed.replacen(old.unwrap(), line, 1);
        }
        self.write(CONTACTS, &text.replacen(&contact, &changed, 1));
    }

    /// The text of all contacts, and the part of the contact with this `id = "…"`.
    fn contact(&self, id: &str) -> (String, String) {
        let text = self.read(CONTACTS);
        let parts = text.split("[[contact]]\n");
        let mut found = parts.filter(|part| part.starts_with(&format!("{id}\n")));
        let found = found.next();
        assert!(
            found.is_some(),
            "no contact has {id} now: name another one in the recipes"
        );
        let contact = found.unwrap().to_owned();
        (text, contact)
    }

    /// Recipe 2: adds a card and its phrasings.
    fn add_a_card(&self) {
        self.write(CLUB, &example("add-a-card"));
        self.write(PHRASINGS, &example("add-phrasings"));
    }

    /// Recipe 3: adds a contact and its source.
    fn add_a_contact(&self) {
        self.add(CONTACTS, &example("add-a-contact"));
        self.add(SOURCES, &example("add-a-source"));
    }

    /// Recipe 4: `cargo xtask content languages en corrections.tsv`.
    fn take(&self, lines: &str) -> Result<(), Vec<Problem>> {
        self.write("corrections.tsv", lines);
        let given = self.path("corrections.tsv");
        let new = take(self.root(), "en", &self.read(ENGLISH), &given)?;
        self.write(ENGLISH, &new);
        Ok(())
    }

    /// Recipe 4: writes the line of a sentence with its review.
    fn review_a_sentence(&self) {
        self.write_sentence(example("review-a-sentence").trim_end());
    }

    /// Writes the same line without its review.
    fn remove_the_review(&self) {
        let reviewed = example("review-a-sentence");
        let (sentence, _) = reviewed.split_once(", by = ").unwrap();
        self.write_sentence(&format!("{sentence} }}"));
    }

    /// Replaces the line that has the same words and the same French.
    fn write_sentence(&self, line: &str) {
        let reviewed = example("review-a-sentence");
        let (sentence, _) = reviewed.split_once(", by = ").unwrap();
        let text = self.read(ENGLISH);
        let old = text.lines().find(|old| old.starts_with(sentence));
        assert!(
            old.is_some(),
            "en.toml has another line now: copy it into the recipe instead of {sentence}"
        );
        self.write(ENGLISH, &text.replacen(old.unwrap(), line, 1));
    }

    /// Recipe 5: adds a service of a département.
    fn add_a_service(&self) {
        self.add(SERVICES, &example("add-a-service"));
    }
}

/// A message as a recipe quotes it: without file and line.
fn message(problem: &Problem) -> String {
    format!("{} -> {}", problem.what, problem.remedy)
}

/// The text of a piece, between its two comments in the page of texts.
fn piece<'t>(texts: &'t str, name: &str) -> &'t str {
    let (_, rest) = texts.split_once(&format!("<!--{name}-->")).unwrap();
    rest.split_once(&format!("<!--/{name}-->")).unwrap().0
}

/// Follows a recipe, then makes each mistake (file, old text, new text): the build must report what
/// the recipe quotes, in the same order.
fn assert_each_mistake_is_reported(
    quoted: &[String],
    follow: fn(&Copy),
    mistakes: &[(&str, &str, &str)],
) {
    assert_eq!(quoted.len(), mistakes.len(), "{quoted:#?}");
    for (words, (file, from, to)) in quoted.iter().zip(mistakes) {
        let copy = Copy::new();
        follow(&copy);
        copy.change(file, from, to);
        let told = copy.messages();
        assert!(told.contains(words), "{words}\nin {told:#?}");
    }
}

/// The new number is on the page and in the words of the scripts, and the old one is nowhere.
#[test]
fn the_new_number_is_shown_everywhere() {
    let copy = Copy::new();
    let (_, contact) = copy.contact("id = \"fdfa\"");
    let number = contact.lines().find(|line| line.starts_with("number = "));
    let digits = number.unwrap().chars().filter(char::is_ascii_digit);
    let old = format!("tel:{}", digits.collect::<String>());
    assert!(copy.compile().texts.contains(&old));
    copy.change_a_number();
    let output = copy.compile();
    let numbers = piece(&output.texts, "numbers");
    assert!(numbers.contains("href=\"tel:0199000001\" data-contact=\"fdfa\""));
    assert!(!output.texts.contains(&old));
    assert_eq!(output.words["number.fdfa"], "01 99 00 00 01");
    let library = Library::read(output.pack.leak()).unwrap();
    let (_, contact) = library.contact_named("fdfa").unwrap();
    assert_eq!(contact.checked, "2026-11-27");
}

#[test]
fn mistakes_in_a_changed_number_are_reported() {
    let card = "fr/cards/victim/handicap.md";
    assert_each_mistake_is_reported(
        &quoted("change-a-number"),
        Copy::change_a_number,
        &[
            (CONTACTS, "\"2026-11-27\"", "\"27/11/2026\""),
            (CONTACTS, "\"01 99 00 00 01\"", "\"O1 99 00 00 01\""),
            (
                CONTACTS,
                "number = \"01 99 00 00 01\"",
                "url = \"01 99 00 00 01\"",
            ),
            (
                card,
                "\n+++\n",
                "\n+++\nAppelez [le 01 99 00 00 09](contact:fdfa).\n\n",
            ),
        ],
    );
}

/// The card is in its list, the search finds it, and other languages show it in French.
#[test]
fn an_added_card_is_listed_and_found() {
    let copy = Copy::new();
    copy.add_a_card();
    let output = copy.compile();
    let list = piece(&output.texts, "witness");
    assert!(list.contains("Au club de sport, j’ai peur pour elle"));
    assert!(output.texts.contains("data-card=\"club\""));
    assert!(
        output
            .texts
            .contains("«\u{a0}Je m’inquiète pour vous.\u{a0}»")
    );

    let library = Library::read(output.pack.leak()).unwrap();
    let hits = content::search::find(&library.index, "coach d'une joueuse", 3);
    let mut found = hits.iter().filter_map(|hit| library.card(hit.card));
    assert!(found.any(|card| card.name == "club"));

    for language in &output.languages {
        let title = ">Au club de sport, j’ai peur pour elle<";
        assert!(language.part.contains(title), "{}", language.code);
    }
    let missing = copy.progress("en").missing;
    for name in ["card.club.title", "card.club.summary"] {
        assert!(missing.contains(&name.to_owned()), "{missing:?}");
        let line = copy.line_of_sheet(name);
        assert!(line.ends_with("| missing: French is shown |"), "{line}");
        assert!(recipes().contains(&format!("`{name}`")));
    }
}

/// The example has as many phrasings as the recipe asks for, and none twice.
#[test]
fn the_example_has_enough_phrasings() {
    let example = example("add-phrasings");
    let mut lines: Vec<&str> = example.lines().collect();
    lines.sort_unstable();
    lines.dedup();
    assert!(lines.len() >= 25, "{}", lines.len());
}

#[test]
fn mistakes_in_an_added_card_are_reported() {
    let long = format!("summary = \"{}", "Un ".repeat(40));
    let quoted = quoted("add-a-card");
    let (name, in_the_card) = quoted.split_last().unwrap();
    assert_each_mistake_is_reported(
        in_the_card,
        Copy::add_a_card,
        &[
            (CLUB, "checked = \"2026-11-27\"\n", ""),
            (CLUB, "[\"3919\", \"17\", \"114\"]", "[]"),
            (CLUB, "F12544", "F99999"),
            (CLUB, "summary = \"", &long),
            (CLUB, "[le 3919](contact:3919)", "le 3919"),
            (
                CLUB,
                "\n+++\n",
                "\n+++\nSi vous la voyez pleurer dans les vestiaires ou près de la salle, attendez que les autres \
             soient partis, puis demandez-lui doucement, sans insister, si elle va bien ce soir.\n\n",
            ),
        ],
    );
    // The phrasings have another name than the card.
    let copy = Copy::new();
    copy.add_a_card();
    let other = copy.path("fr/cards/witness/clubs.txt");
    fs::rename(copy.path(PHRASINGS), other).unwrap();
    assert_eq!(copy.messages(), [name.as_str()]);
}

/// The contact is among the numbers, and its source among the sources.
#[test]
fn an_added_contact_is_among_the_numbers() {
    let copy = Copy::new();
    copy.add_a_contact();
    let output = copy.compile();
    let numbers = piece(&output.texts, "numbers");
    assert!(numbers.contains("data-service=\"exemple\""));
    assert!(numbers.contains("href=\"tel:0199000002\" data-contact=\"exemple\""));
    assert!(numbers.contains("data-open=\"mon-fri 9:00-12:00\""));
    let sources = piece(&output.texts, "sources");
    assert!(sources.contains("Une page d’exemple"));
}

#[test]
fn mistakes_in_an_added_contact_are_reported() {
    assert_each_mistake_is_reported(
        &quoted("add-a-contact"),
        Copy::add_a_contact,
        &[
            (CONTACTS, "id = \"exemple\"", "id = \"3919\""),
            (
                CONTACTS,
                "Exemple : écoute",
                "Une ligne pour toutes les personnes qui le veulent",
            ),
            (
                CONTACTS,
                "open = [\"mon-fri 9:00-12:00\"]",
                "open = [\"9h-12h\"]",
            ),
            (CONTACTS, "sources = [\"exemple\"]", "sources = [\"autre\"]"),
            (
                CONTACTS,
                "open = [\"mon-fri 9:00-12:00\"]\ncost = \"Non surtaxé : le prix d'un appel ordinaire\"\n",
                "",
            ),
        ],
    );
}

/// The corrected sentence is shown, has the hash of the current French, and is not reviewed.
#[test]
fn a_corrected_sentence_is_shown() {
    let copy = Copy::new();
    let shown = " now.";
    let english = |output: &Output| -> usize {
        let mut languages = output.languages.iter();
        let english = languages.find(|one| one.code == "en").unwrap();
        english.part.matches(shown).count()
    };
    let before = english(&copy.compile());
    copy.take(&example("correct-a-sentence")).unwrap();
    let line = copy.line_of_sheet("danger.appeler");
    assert!(line.contains("| Call {17} now. | Appelez le {17} maintenant. |"));
    assert!(line.ends_with("| machine |"), "{line}");
    let progress = copy.progress("en");
    assert!(!progress.stale.contains(&"danger.appeler".to_owned()));
    assert!(
        english(&copy.compile()) > before,
        "the sentence is not shown"
    );
}

#[test]
fn mistakes_in_a_corrected_sentence_are_reported() {
    let quoted = quoted("correct-a-sentence");
    let example = example("correct-a-sentence");
    let mistakes = [("\t", " "), ("appeler\t", "apeler\t"), ("{17}", "them")];
    assert_eq!(quoted.len(), mistakes.len());
    for (words, (from, to)) in quoted.iter().zip(mistakes) {
        let copy = Copy::new();
        let lines = if from == "\t" {
            example.replace(from, to)
        } else {
            example.replacen(from, to, 1)
        };
        assert_ne!(lines, example);
        let told = match copy.take(&lines) {
            Ok(()) => copy.messages(),
            Err(problems) => problems.iter().map(message).collect(),
        };
        assert!(told.contains(words), "{words}\nin {told:#?}");
    }
}

/// The sentence is reviewed until its French changes; then the French is shown, and the review no
/// longer counts.
#[test]
fn a_review_ends_when_the_french_changes() {
    let copy = Copy::new();
    copy.remove_the_review();
    let before = copy.progress("en").reviewed;
    assert!(
        copy.line_of_sheet("danger.adresse")
            .ends_with("| machine |")
    );
    copy.review_a_sentence();
    assert_eq!(copy.progress("en").reviewed, before + 1);
    let reviewed = "reviewed by R. S., interpreter, 2026-11-27";
    let line = copy.line_of_sheet("danger.adresse");
    assert!(line.ends_with(&format!("| {reviewed} |")), "{line}");

    copy.change(
        "essentials/fr/01-danger.md",
        "Dites d’abord où vous êtes.",
        "Dites d’abord où vous êtes !",
    );
    let english = copy.progress("en");
    assert_eq!(english.reviewed, before);
    assert!(english.stale.contains(&"danger.adresse".to_owned()));
    let stale = "stale: French is shown";
    let line = copy.line_of_sheet("danger.adresse");
    assert!(line.ends_with(&format!("| {stale} |")), "{line}");

    let missing = "missing: French is shown";
    for part in parts() {
        for state in ["machine", reviewed, stale, missing] {
            let row = format!("| `{state}` |");
            assert!(part.contains(&row), "a table has no {row}");
        }
    }
}

#[test]
fn mistakes_in_a_review_are_reported() {
    assert_each_mistake_is_reported(
        &quoted("review-a-sentence"),
        Copy::review_a_sentence,
        &[
            (
                ENGLISH,
                "by = \"R. S., interpreter\", on = \"2026-11-27\"",
                "by = \"R. S., interpreter\"",
            ),
            (
                ENGLISH,
                "\"First say where you are.\"",
                "\"First call 15 and say where you are.\"",
            ),
        ],
    );
}

/// The service is in the file of places, near its commune, for twelve months. The name of the
/// caller is not in that file, only in the list for the people who work on the guide.
#[test]
fn an_added_service_is_shown_for_twelve_months() {
    let copy = Copy::new();
    copy.add_a_service();
    let places = copy.compile().places;
    let name = "CIDFF, accueil".as_bytes();
    assert!(!places.windows(name.len()).any(|bytes| bytes == name));

    let map = Map::open(France::read(places.leak()).unwrap());
    let moulins = find(&map, "moulins allier", 1).places[0].place;
    let names = |today: &str| -> Vec<&str> {
        let found = near(&map, moulins, Day::from_iso(today).unwrap());
        found.iter().map(|near| near.service.name).collect()
    };
    let exemple = "Maison des femmes d’exemple";
    assert!(names("2026-11-27").contains(&exemple));
    assert!(!names("2027-11-28").contains(&exemple));

    let called = called(copy.root(), "fr").unwrap();
    let one = called.iter().find(|one| one.id == "exemple").unwrap();
    assert_eq!(one.by, "CIDFF, accueil");
}

#[test]
fn mistakes_in_an_added_service_are_reported() {
    let follow = |copy: &Copy| {
        // The comments of the file hold the same words.
        copy.write(SERVICES, "");
        copy.add_a_service();
    };
    assert_each_mistake_is_reported(
        &quoted("add-a-service"),
        follow,
        &[
            (SERVICES, "Maison des femmes", "Foyer des femmes"),
            (SERVICES, "03190", "03000"),
            (SERVICES, "03190", "63113"),
            (SERVICES, "address = ", "hidden = true\naddress = "),
            (SERVICES, "2026-11-27", "hier"),
            (SERVICES, "CIDFF, accueil", ""),
        ],
    );
}

/// The example for developers is in the code, and so are the names that the recipe gives.
#[test]
fn the_example_screen_is_in_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |file: &str| fs::read_to_string(root.join(file)).unwrap();
    let written = read("src/content/compiler/html/write.rs");
    assert!(written.contains(&example("add-a-screen")));
    for (file, words) in [
        (
            "src/content/compiler/html/write.rs",
            "piece(\"write\", &content)",
        ),
        ("src/content/compiler/html/document.rs", "fn units("),
        ("src/content/compiler/html/plan.rs", "pub fn screen("),
        ("src/content/compiler/labels.rs", "page_labels! {"),
        ("src/screen/mod.rs", "const PAGES"),
        ("src/screen/mod.rs", "fn from_press("),
        ("src/screen/mod.rs", "fn is_written("),
        ("src/screen/mod.rs", "fn lives("),
        ("src/screen/mod.rs", "fn which("),
        ("src/screen/desk.rs", "pub enum DeskScreen"),
        ("src/live/mod.rs", "fn mount("),
        ("src/desk/mod.rs", "fn show("),
        ("tests/e2e/tests/walk/mod.rs", "const TOOLS"),
        ("tests/e2e/tests/walk/mod.rs", "const FOOT"),
        ("tests/structure.rs", "fn "),
    ] {
        assert!(read(file).contains(words), "{file} has no {words}");
    }
}

#[test]
fn mistakes_in_an_added_screen_are_reported() {
    let page = "fr/page.toml";
    let text = Copy::new().read(page);
    let (_, section) = text.split_once("\n[write]\n").unwrap();
    let lead = section.lines().find(|line| line.starts_with("lead = "));
    assert_each_mistake_is_reported(
        &quoted("add-a-screen"),
        |_| {},
        &[
            (page, lead.unwrap(), ""),
            (page, "\n[write]\n", "\n[write]\nother = \"x\"\n"),
        ],
    );
}

/// When a contact is removed, every place that still names it is reported.
#[test]
fn a_removed_contact_is_reported_wherever_it_is_named() {
    let copy = Copy::new();
    let (text, contact) = copy.contact("id = \"fdfa\"");
    copy.write(
        CONTACTS,
        &text.replacen(&format!("[[contact]]\n{contact}"), "", 1),
    );
    let told = copy.messages();
    for words in quoted("a-number-is-wrong") {
        assert!(told.contains(&words), "{words}\nin {told:#?}");
    }
}

/// Every command in the recipes is one of `cargo xtask`.
#[test]
fn every_command_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let recipes = recipes();
    let commands = recipes.split("`cargo xtask ").skip(1);
    let mut count = 0;
    for command in commands {
        let words = command.split('`').next().unwrap();
        let first = words.split(' ').next().unwrap();
        assert!(readme.contains(&format!("`cargo xtask {first}")), "{words}");
        count += 1;
    }
    assert!(count > 20, "{count}");
}

/// Every file and every heading that a link leads to exists.
#[test]
fn every_link_has_a_target() {
    let recipes = recipes();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.github");
    // The anchor that GitHub makes of a heading: small letters, no punctuation, hyphens for spaces.
    let anchor = |title: &str| -> String {
        let kept = title.to_lowercase();
        let kept = kept.trim_start_matches('#').trim().chars();
        let kept = kept.filter(|sign| sign.is_alphanumeric() || [' ', '-'].contains(sign));
        kept.map(|sign| if sign == ' ' { '-' } else { sign })
            .collect()
    };
    let titles = recipes.lines().filter(|line| line.starts_with('#'));
    let anchors: Vec<String> = titles.map(anchor).collect();
    for target in recipes.split("](").skip(1) {
        let target = target.split(')').next().unwrap();
        if let Some(name) = target.strip_prefix('#') {
            assert!(anchors.iter().any(|one| one == name), "#{name}");
        } else if target.starts_with("../") {
            assert!(folder.join(target).exists(), "{target}");
        }
    }
}
