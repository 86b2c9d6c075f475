//! The rules of the text: each one refuses what it should, with file, line and remedy.
//!
//! The compiler of the text is a build script; here it runs on small folders made to be wrong.

#![allow(
    dead_code,
    missing_docs,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may stop"
)]

mod compiler;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, process};

use compiler::domain::{Audience, Block, Inline, Screen, Urgency};
use compiler::{floor, lang, page};

/// A language folder of the smallest size, right until something in it is changed.
struct Folder(PathBuf);

const CARD: &str = "cards/victim/un.md";

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "content-{}-{}",
            process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = Self(std::env::temp_dir().join(name));
        folder.write(
            "sources.toml",
            "[[source]]\nid = \"F1\"\ntitle = \"Une fiche\"\nurl = \"https://example.org/\"\ndate = \"s.d.\"\nconfidence = \"H\"\n",
        );
        folder.write(
            "contacts.toml",
            "[[contact]]\nid = \"17\"\nname = \"Police\"\nkind = \"call\"\nnumber = \"17\"\nurgency = \"danger\"\nshort = \"Danger\"\n\
             who = \"Vous.\"\nanswers = \"La police.\"\nhours = \"24h/24\"\ncost = \"Gratuit\"\nsources = [\"F1\"]\nchecked = \"2026-11-24\"\n",
        );
        let interface = fs::read_to_string(content().join("interface.toml")).unwrap();
        folder.write("interface.toml", &interface);
        let later = fs::read_to_string(content().join("later.toml")).unwrap();
        folder.write("later.toml", &later);
        folder.write(
            "orientation.toml",
            "[[question]]\nid = \"who\"\ntitle = \"Qui\"\n[[question.answer]]\nid = \"me\"\nlabel = \"Moi\"\n\
             [[step]]\nid = \"talk\"\nwhen = [\"me\"]\nurgency = \"advice\"\ntitle = \"Parler\"\nwhy = \"Cela aide.\"\n\
             contacts = [\"17\"]\ncards = [\"un\"]\nreview = \"Toujours.\"\n",
        );
        folder.write("synonyms.toml", "groups = [[\"police\", \"flics\"]]\n");
        for path in [
            CARD,
            "cards/witness/deux.md",
            "cards/professional/trois.md",
            "cards/local/01.md",
            "cards/reflex/metier.md",
        ] {
            folder.write(path, &card("", "Un texte.\n"));
        }
        folder.write(
            "cards/traces/autre.md",
            &card("browser = \"other\"\n", "Un texte.\n"),
        );
        folder
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn change(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.0.join(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// What the compiler says, as the writer reads it.
    fn problems(&self) -> String {
        match lang::read(&self.0) {
            Ok(_) => String::new(),
            Err(problems) => problems
                .iter()
                .map(|problem| format!("{problem}\n"))
                .collect(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/fr")
}

fn card(more: &str, body: &str) -> String {
    format!(
        "+++\ntitle = \"Un titre\"\nsummary = \"Une ligne.\"\nurgency = \"advice\"\ncontacts = [\"17\"]\nsources = [\"F1\"]\n\
         checked = \"2026-11-24\"\norder = 10\n{more}+++\n{body}"
    )
}

/// One change, and what the compiler must say of it: the place and some words.
fn refused(path: &str, from: &str, to: &str, line: usize, words: &str) {
    let folder = Folder::new();
    folder.change(path, from, to);
    let problems = folder.problems();
    let place = format!("{path}:{line}: ");
    assert!(problems.contains(&place), "no {place} in:\n{problems}");
    assert!(problems.contains(words), "no “{words}” in:\n{problems}");
    assert!(problems.contains(" -> "), "no remedy in:\n{problems}");
}

/// A card with this text; the text starts on line 10.
fn text_refused(text: &str, line: usize, words: &str) {
    refused(CARD, "Un texte.\n", text, line, words);
}

#[test]
fn a_right_folder_is_accepted() {
    assert_eq!(Folder::new().problems(), "");
}

#[test]
fn a_card_is_read_into_blocks() {
    let folder = Folder::new();
    folder.change(
        CARD,
        "Un texte.\n",
        "## À faire\n\n1. Appelez [le 17](contact:17).\n2. **Attendez**.\n\n## À éviter\n\n- Crier.\n\n> Une note, [ici](screen:numbers).\n\nVoir [deux](card:deux).\n",
    );
    let (_, texts) = lang::read(&folder.0).unwrap();
    assert_eq!(texts.cards[0].audience, Audience::Victim);
    assert_eq!(texts.cards[0].urgency, Urgency::Advice);
    let text = Inline::Text;
    assert_eq!(
        texts.cards[0].body,
        [
            Block::Heading(vec![text("À faire")]),
            Block::Steps(vec![
                vec![text("Appelez "), Inline::Contact(0, "le 17"), text(".")],
                vec![Inline::Strong("Attendez"), text(".")],
            ]),
            Block::Heading(vec![text("À éviter")]),
            Block::Dont(vec![vec![text("Crier.")]]),
            Block::Note(vec![
                text("Une note, "),
                Inline::Screen(Screen::Numbers, "ici"),
                text(".")
            ]),
            Block::Paragraph(vec![text("Voir "), Inline::Card(1, "deux"), text(".")]),
        ]
    );
}

#[test]
fn text_that_cannot_wait_is_in_the_start_pack() {
    let folder = Folder::new();
    folder.change(CARD, "\"advice\"", "\"danger\"");
    let (start, texts) = lang::read(&folder.0).unwrap();
    assert_eq!(start.cards.len(), 1);
    let (index, card) = &start.cards[0];
    assert_eq!(*index, 0);
    assert_eq!(card.body, texts.cards[0].body);
}

#[test]
fn what_a_text_names_must_exist() {
    refused(CARD, "[\"17\"]", "[\"18\"]", 5, "unknown contact “18”");
    refused(CARD, "[\"F1\"]", "[\"F2\"]", 6, "unknown source “F2”");
    refused(
        "contacts.toml",
        "[\"F1\"]",
        "[\"F2\"]",
        2,
        "unknown source “F2”",
    );
    text_refused("Voir [ici](card:rien).\n", 10, "leads nowhere");
    text_refused("Un.\n\nVoir [ici](contact:18).\n", 12, "leads nowhere");
    text_refused("Voir [ici](screen:home).\n", 10, "leads nowhere");
    text_refused("Voir [ici](http://example.org).\n", 10, "leads nowhere");
}

#[test]
fn a_card_has_a_source_somebody_to_call_and_a_text() {
    refused(CARD, "[\"F1\"]", "[]", 6, "no source");
    refused(CARD, "[\"17\"]", "[]", 5, "nobody to call");
    refused(CARD, "Un texte.\n", "", 1, "says nothing");
    refused(CARD, "+++\ntitle", "title", 1, "no front matter");
}

#[test]
fn a_number_stands_in_the_contacts_file_only() {
    text_refused("Appelez le 17.\n", 10, "the number 17 stands in the text");
    text_refused("Le 17, puis.\n", 10, "the number 17 stands in the text");
    text_refused(
        "Faites le 01\u{a0}40\u{a0}47\u{a0}06\u{a0}06.\n",
        10,
        "verify it, add it to contacts.toml",
    );
    text_refused(
        "Faites le 0140470606.\n",
        10,
        "verify it, add it to contacts.toml",
    );
    text_refused(
        "Appelez [le 18](contact:17).\n",
        10,
        "is not the number of contact 17",
    );
}

#[test]
fn a_quantity_is_nobodys_number() {
    for right in [
        "À 17\u{a0}ans.\n",
        "L’article 17 le dit.\n",
        "L’article 17-2.\n",
        "Dans 17 jours.\n",
        "17\u{a0}000\u{a0}€ au plus.\n",
        "De 17h à 20h.\n",
    ] {
        let folder = Folder::new();
        folder.change(CARD, "Un texte.\n", right);
        assert_eq!(folder.problems(), "", "{right}");
    }
}

#[test]
fn a_sentence_has_thirty_words_at_most() {
    let long = "mot ".repeat(30);
    text_refused(
        &format!("Un. {long}encore.\n"),
        10,
        "a sentence of 31 words",
    );
    text_refused(
        &format!("- Un.\n- {long}encore.\n"),
        11,
        "a sentence of 31 words",
    );
    let folder = Folder::new();
    folder.change(CARD, "Un texte.\n", &format!("{long}\u{202f}! {long}.\n"));
    assert_eq!(folder.problems(), "");
}

#[test]
fn hours_that_open_and_close_are_read() {
    refused(
        "contacts.toml",
        "hours = \"24h/24\"",
        "hours = \"24h/24\"\nopen = [\"lundi 9h-12h\"]",
        2,
        "are not hours",
    );
}

#[test]
fn a_synonym_is_one_word() {
    refused(
        "synonyms.toml",
        "\"flics\"",
        "\"les flics du coin\"",
        1,
        "is not one word that the search keeps",
    );
    refused("synonyms.toml", "\"flics\"", "\"de\"", 1, "is not one word");
}

#[test]
fn a_card_that_no_list_reaches_is_refused() {
    let folder = Folder::new();
    folder.write("cards/perdu.md", &card("", "Un texte.\n"));
    folder.write("cards/autres/perdu.md", &card("", "Un texte.\n"));
    let problems = folder.problems();
    assert!(
        problems.contains("cards/perdu.md:0: no list or link reaches this"),
        "{problems}"
    );
    assert!(
        problems.contains("cards/autres:0: no list or link reaches this"),
        "{problems}"
    );
}

#[test]
fn a_call_is_two_taps_away() {
    let folder = Folder::new();
    let contacts = fs::read_to_string(folder.0.join("contacts.toml")).unwrap();
    let site = contacts.replace("\"17\"\nname", "\"site\"\nname").replace(
        "\"call\"\nnumber = \"17\"",
        "\"web\"\nurl = \"https://example.org/\"",
    );
    folder.write("contacts.toml", &(contacts + &site));
    folder.change(CARD, "[\"17\"]", "[\"site\"]");
    assert!(folder.problems().contains("more than two taps away"));
    folder.change(CARD, "[\"site\"]", "[\"site\", \"17\"]");
    assert_eq!(folder.problems(), "");
}

#[test]
fn the_page_without_the_app_holds_every_card_and_number_and_leads_nowhere_else() {
    let (start, texts) = lang::read(&content()).unwrap();
    let page = page::render(&start, &texts);
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    for card in &texts.cards {
        assert!(
            page.contains(&format!("<summary>{}</summary>", escaped(card.title))),
            "{}",
            card.id
        );
    }
    for contact in &start.contacts {
        assert!(
            page.contains(&format!("href=\"{}\"", escaped(&contact.reach.href()))),
            "{}",
            contact.id
        );
    }
    // A fragment or a relative address would change the address, and so the history.
    for link in page.split("href=\"").skip(1) {
        let outside = ["tel:", "sms:", "https://"];
        assert!(
            outside.iter().any(|start| link.starts_with(start)),
            "{}",
            &link[..40]
        );
    }
    assert!(!page.contains("<script") && !page.contains("style="));
}

#[test]
fn typography_is_french() {
    text_refused("Vite !\n", 10, "narrow no-break space");
    text_refused("Vite\u{a0}?\n", 10, "narrow no-break space");
    text_refused("Vite ; encore.\n", 10, "narrow no-break space");
    text_refused("Voici : rien.\n", 10, "no-break space before it");
    text_refused("Dire « oui\u{a0}».\n", 10, "no-break space after it");
    text_refused("Dire «\u{a0}oui ».\n", 10, "no-break space before it");
    text_refused("L'aide.\n", 10, "straight apostrophe");
    text_refused("Un mot \"cité\".\n", 10, "straight quotation mark");
    text_refused("Deux  espaces.\n", 10, "two spaces");
    refused(CARD, "Un titre", "Un titre !", 2, "narrow no-break space");
    refused(CARD, "Une ligne.", "L'aide.", 3, "straight apostrophe");
    refused(
        "interface.toml",
        "back = \"Retour\"",
        "back = \"Retour !\"",
        4,
        "narrow no-break space",
    );
    refused(
        "sources.toml",
        "Une fiche",
        "Une fiche : rien",
        2,
        "no-break space",
    );
}

#[test]
fn a_promise_that_no_browser_keeps_is_refused() {
    text_refused(
        "Le bouton ne laisse aucune trace.\n",
        10,
        "promises what no browser can keep",
    );
    text_refused(
        "Le bouton efface l’historique.\n",
        10,
        "promises what no browser can keep",
    );
}

#[test]
fn only_the_shapes_of_a_card_are_allowed() {
    text_refused("# Titre\n", 10, "only ## headings");
    text_refused("Du <b>gras</b>.\n", 10, "not allowed here");
    text_refused("Un *mot*.\n", 10, "not allowed here");
    text_refused("![image](https://example.org/)\n", 10, "not allowed here");
    text_refused("- un\n  - deux\n", 11, "a list inside a list");
}

#[test]
fn fields_have_their_form() {
    refused(CARD, "2026-11-24", "24/11/2026", 7, "is not a day");
    refused(CARD, "2026-11-24", "2026-13-24", 7, "is not a day");
    refused(CARD, "order = 10", "ordre = 10", 8, "unknown field");
    refused(
        CARD,
        "Une ligne.",
        &"long ".repeat(30),
        3,
        "over 120 characters",
    );
    refused(
        "contacts.toml",
        "short = \"Danger\"",
        &format!("short = \"{}\"", "long ".repeat(10)),
        2,
        "over 40 characters",
    );
    refused(
        "contacts.toml",
        "number = \"17\"",
        "url = \"https://example.org\"",
        2,
        "no way in that fits its kind",
    );
    refused(
        "sources.toml",
        "https://example.org/",
        "example.org",
        2,
        "is not an address",
    );
    refused("sources.toml", "\"H\"", "\"B\"", 6, "unknown variant");
    refused(
        "interface.toml",
        "back = \"Retour\"\n",
        "",
        3,
        "missing field",
    );
}

#[test]
fn names_are_given_once() {
    let folder = Folder::new();
    folder.write("cards/witness/un.md", &card("", "Un texte.\n"));
    assert!(folder.problems().contains("another card is called “un”"));

    let folder = Folder::new();
    let source = fs::read_to_string(folder.0.join("sources.toml")).unwrap();
    folder.write("sources.toml", &source.repeat(2));
    assert!(
        folder
            .problems()
            .contains("sources.toml:8: source “F1” is there twice")
    );
}

#[test]
fn the_cards_of_a_topic_follow_one_another() {
    let folder = Folder::new();
    for (order, topic) in [(20, "Un"), (30, "Deux"), (40, "Un")] {
        let more = format!("topic = \"{topic}\"\n");
        let card = card(&more, "Un texte.\n").replace("order = 10", &format!("order = {order}"));
        folder.write(&format!("cards/victim/n{order}.md"), &card);
    }
    assert!(folder.problems().contains("the topic “Un” is there twice"));
    folder.change("cards/victim/n40.md", "\"Un\"", "\"Trois\"");
    assert_eq!(folder.problems(), "");
}

#[test]
fn a_departement_is_one_file_more() {
    let folder = Folder::new();
    folder.write("cards/local/02.md", &card("", "Un texte.\n"));
    let (start, texts) = lang::read(&folder.0).unwrap();
    assert_eq!(texts.cards_for(Audience::Local).count(), 2);
    // Nothing of it is in what starts the guide.
    assert!(start.cards.is_empty());
}

#[test]
fn every_list_has_a_card() {
    let folder = Folder::new();
    fs::remove_file(folder.0.join("cards/witness/deux.md")).unwrap();
    assert!(folder.problems().contains("no card for Witness"));

    let folder = Folder::new();
    fs::remove_file(folder.0.join("cards/traces/autre.md")).unwrap();
    assert!(
        folder
            .problems()
            .contains("no steps for an unknown browser")
    );
}

#[test]
fn the_static_page_holds_the_numbers_of_the_contacts_file() {
    let (start, _) = lang::read(&content()).unwrap();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html");
    floor::check(&page, &start).unwrap();

    let right = fs::read_to_string(&page).unwrap();
    let wrong = std::env::temp_dir().join(format!("floor-{}.html", process::id()));
    for (from, to, words) in [
        ("tel:17", "tel:18", "does not lead to tel:17"),
        (">17<", ">18<", "does not say “17”"),
        (
            "Danger immédiat",
            "Danger",
            "does not say “Danger immédiat”",
        ),
        (
            "data-contact=\"15\"",
            "data-contact=\"16\"",
            "no link to 15",
        ),
    ] {
        assert!(right.contains(from));
        fs::write(&wrong, right.replacen(from, to, 1)).unwrap();
        let problems = floor::check(&wrong, &start).unwrap_err();
        assert!(
            problems
                .iter()
                .any(|problem| problem.to_string().contains(words)),
            "{words}: {problems:?}"
        );
    }
    let _ = fs::remove_file(wrong);
}

#[test]
fn each_audience_has_five_cards_and_danger_comes_first() {
    let (start, texts) = lang::read(&content()).unwrap();
    for audience in [Audience::Victim, Audience::Witness, Audience::Professional] {
        assert!(texts.cards_for(audience).count() >= 5, "{audience:?}");
    }
    // The start screen opens the first card for victims when somebody is in danger.
    let (index, card) = &start.cards[0];
    assert_eq!((*index, card.urgency), (0, Urgency::Danger));
}

#[test]
fn a_rule_of_the_questionnaire_can_be_checked_and_followed() {
    let refused = |from: &str, to: &str, what: &str| {
        let folder = Folder::new();
        folder.change("orientation.toml", from, to);
        let said = folder.problems();
        assert!(
            said.contains(what) && said.contains("orientation.toml:"),
            "{to}: {said}"
        );
    };
    refused("when = [\"me\"]", "when = [\"you\"]", "unknown answer");
    refused("when = [\"me\"]", "when = [\"me|you\"]", "unknown answer");
    refused("cards = [\"un\"]", "cards = [\"rien\"]", "unknown card");
    refused("cards = [\"un\"]", "cards = []", "rests on no card");
    refused(
        "contacts = [\"17\"]",
        "contacts = [\"99\"]",
        "unknown contact",
    );
    refused(
        "review = \"Toujours.\"",
        "review = \"\"",
        "nobody can check",
    );
    refused(
        "title = \"Parler\"",
        &format!("title = \"{}\"", "a".repeat(81)),
        "over 80",
    );
    refused("why = \"Cela aide.\"", "why = \"\"", "is empty");
    refused("why = \"Cela aide.\"", "why = \"Cela aide !\"", "narrow");
    refused(
        "why = \"Cela aide.\"",
        "why = \"Le 17 répond.\"",
        "the number 17",
    );
    refused(
        "urgency = \"advice\"",
        "urgency = \"soon\"",
        "unknown variant",
    );
    let answer = "[[question.answer]]\nid = \"me\"\nlabel = \"Moi\"\n";
    refused(answer, &answer.repeat(2), "there twice");
    let many: String = (0..33)
        .map(|id| answer.replace("\"me\"", &format!("\"m{id}\"")))
        .collect();
    refused(answer, &(many + answer), "over 32 answers");
    let question = "[[question]]\nid = \"who\"\ntitle = \"Qui\"\nanswer = []\n";
    refused(
        "[[question]]",
        &(question.repeat(6) + "[[question]]"),
        "more than 6 questions",
    );
}

#[test]
fn the_sms_has_plain_signs_only() {
    let folder = Folder::new();
    folder.change("interface.toml", "Adresse :", "Adresse\u{a0}:");
    assert!(
        folder.problems().contains("old phones"),
        "{}",
        folder.problems()
    );
}

/// What remains is said from what was measured; what was not measured stops the build.
#[test]
fn what_remains_is_what_was_measured() {
    let folder = Folder::new();
    let measured = fs::read_to_string(content().join("../remains.toml")).unwrap();
    let words = fs::read_to_string(content().join("remains.toml")).unwrap();
    let language = |name: &str, measured: &str| {
        folder.write(&format!("{name}/remains.toml"), measured);
        folder.write(&format!("{name}/fr/remains.toml"), &words);
        compiler::remains::blocks(&folder.0.join(name).join("fr"))
    };
    let text = |blocks: Vec<infos::domain::Block>| -> String {
        let lines = blocks.iter().flat_map(|block| block.lines().to_vec());
        lines
            .map(|line| infos::domain::plain(&line) + "\n")
            .collect()
    };
    let said = text(language("right", &measured).unwrap());
    assert_eq!(
        said.matches(" · ").count(),
        6,
        "two browsers, three ways: {said}"
    );
    assert!(said.contains("Avec «\u{a0}Quitter vite\u{a0}»\u{a0}: non. En fermant le navigateur\u{a0}: selon le réglage de ce site"));
    // Another result is another text.
    let other = measured.replacen("listed = false", "listed = true", 1);
    assert_ne!(text(language("other", &other).unwrap()), said);
    let (fewer, _) = measured.rsplit_once("[[remains]]").unwrap();
    let problems = language("fewer", fewer).unwrap_err();
    assert!(problems[0].to_string().contains("GUIDE_RECORD=1"));
}
