//! The rules of the text: each one refuses what it must, with file, line and remedy.
//!
//! The compiler runs on small folders with deliberate mistakes.

#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may stop"
)]

use std::fs;
use std::path::{Path, PathBuf};

use content::compiler::addresses::{Address, addresses};
use content::compiler::publication::Publication;
use content::compiler::{Output, Problem, compile, labels_rs, unused_labels};
use content::types::{CardId, Library, Shelf, Urgency};

/// The smallest content folder, correct until a test changes something in it.
struct Folder(tempfile::TempDir);

const CARD: &str = "cards/victim/un.md";

const CONTACT: &str = "[[contact]]\nid = \"17\"\nname = \"Police\"\nkind = \"call\"\nnumber = \"17\"\nurgency = \"danger\"\nshort = \"Danger\"\n\
     who = \"Vous.\"\nanswers = \"La police.\"\nhours = \"24h/24\"\ncost = \"Gratuit\"\nsources = [\"F1\"]\nchecked = \"2026-11-24\"\n";

const WRITING: &str = "[[form]]\nid = \"account\"\nfor = \"victim\"\ncard = \"un\"\ntitle = \"Écrire\"\nline = \"Une ligne.\"\n\
     lead = \"Une phrase.\"\npaper = \"Récit\"\nparts = [{ name = \"Quand\", hint = \"Un jour.\" }]\nright = [\"Vos mots.\"]\nnever = [\"Rien.\"]\n";

/// A France of two communes in two départements.
const FRANCE: [(&str, &str); 3] = [
    (
        "communes.min.json",
        r#"{"communes":[["01053","Bourg-en-Bresse","01000",46.206,5.228,41111],["03310","Vichy","03200",46.13,3.424,25115]]}"#,
    ),
    ("communes_anciennes.min.json", r#"{"alias":[]}"#),
    (
        "departements.json",
        r#"[{"code":"01","nom":"Ain","chefLieu":"01053"},{"code":"03","nom":"Allier","chefLieu":"03310"}]"#,
    ),
];

/// The contact 114, which every guide needs.
fn message() -> String {
    CONTACT
        .replace("\"17\"", "\"114\"")
        .replace("\"call\"", "\"text\"")
}

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write(
            "sources.toml",
            "[[source]]\nid = \"F1\"\ntitle = \"Une fiche\"\nurl = \"https://example.org/\"\ndate = \"s.d.\"\nconfidence = \"H\"\n",
        );
        for (file, text) in FRANCE {
            folder.write(&format!("../france/{file}"), text);
        }
        folder.write("contacts.toml", CONTACT.to_owned() + &message());
        for file in ["page.toml", "live.toml", "message.toml", "scripts.toml"] {
            let text = fs::read_to_string(real().join("fr").join(file)).unwrap();
            folder.write(file, &text);
        }
        folder.change("page.toml", "[\"17\", \"114\", \"3919\"]", "[\"17\"]");
        folder.change("page.toml", "[\"15\", \"112\"]", "[\"17\"]");
        folder.change("page.toml", "[\"maintenant\", \"entendre\"]", "[\"trois\"]");
        folder.write(
            "questionnaire.toml",
            "[[question]]\nid = \"who\"\ntitle = \"Qui\"\n[[question.answer]]\nid = \"me\"\nlabel = \"Moi\"\n\
             [[step]]\nid = \"talk\"\nwhen = [\"me\"]\nurgency = \"advice\"\ntitle = \"Parler\"\nwhy = \"Cela aide.\"\n\
             contacts = [\"17\"]\ncards = [\"un\"]\nreview = \"Toujours.\"\ntime = \"stay\"\n",
        );
        folder.write("writing.toml", WRITING);
        folder.write(
            "words.toml",
            "[words]\n\"procureur\" = \"le magistrat qui poursuit\"\n\"ITT\" = \"des jours de gêne\"\n\
             \"ordonnance de protection\" = \"un juge vous protège\"\n\"protection\" = \"autre chose\"\n",
        );
        for path in [
            CARD,
            "cards/witness/deux.md",
            "cards/professional/trois.md",
            "cards/local/01.md",
            "cards/reflex/metier.md",
        ] {
            folder.write(path, card("", "Un texte.\n"));
        }
        folder.write(
            "cards/traces/autre.md",
            card("browser = \"other\"\n", "Un texte.\n"),
        );
        folder
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join("fr").join(path)
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn change(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, text.replacen(from, to, 1));
    }

    fn compile(&self) -> Result<Output, Vec<Problem>> {
        compile(self.0.path(), "fr", &Publication::default())
    }

    /// The messages of the compiler, as the writer reads them.
    fn problems(&self) -> String {
        let problems = self.compile().err().unwrap_or_default();
        problems
            .iter()
            .map(|problem| format!("{problem}\n"))
            .collect()
    }

    fn library(&self) -> Library {
        Library::read(self.compile().unwrap().pack.leak()).unwrap()
    }

    /// The text of a card on the page of texts.
    fn prose(&self, card: &str) -> String {
        prose(&self.compile().unwrap().texts, card)
    }
}

fn real() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).into()
}

fn french() -> (Output, Library) {
    let output = compile(&real(), "fr", &Publication::default()).unwrap();
    let library = Library::read(output.pack.clone().leak()).unwrap();
    (output, library)
}

fn card(more: &str, body: &str) -> String {
    format!(
        "+++\ntitle = \"Un titre\"\nsummary = \"Une ligne.\"\nurgency = \"advice\"\ncontacts = [\"17\"]\nsources = [\"F1\"]\n\
         checked = \"2026-11-24\"\norder = 10\n{more}+++\n{body}"
    )
}

/// The content of the `.prose` of a card.
fn prose(html: &str, card: &str) -> String {
    let (_, article) = html.split_once(&format!("data-card=\"{card}\"")).unwrap();
    let (_, prose) = article.split_once("<div class=\"prose\">").unwrap();
    prose.split_once("</div>").unwrap().0.to_owned()
}

/// Expects a mistake at this place, with these words and a remedy.
fn assert_reported(problems: &str, path: &str, line: usize, words: &str) {
    let place = format!("fr/{path}:{line}: ");
    let here = |said: &str| said.contains(&place) && said.contains(words) && said.contains(" -> ");
    assert!(
        problems.lines().any(here),
        "no {place} with “{words}” in:\n{problems}"
    );
}

/// The line of a label file that holds these words.
fn line_of(path: &str, words: &str) -> usize {
    let text = fs::read_to_string(real().join("fr").join(path)).unwrap();
    let line = text.lines().position(|line| line.contains(words));
    1 + line.unwrap()
}

/// Makes one change, and expects a mistake at this line with these words.
fn assert_refused(path: &str, from: &str, to: &str, line: usize, words: &str) {
    let folder = Folder::new();
    folder.change(path, from, to);
    assert_reported(&folder.problems(), path, line, words);
}

/// Expects a mistake in a card with this text, which starts on line 10.
fn assert_text_refused(text: &str, line: usize, words: &str) {
    assert_refused(CARD, "Un texte.\n", text, line, words);
}

/// Expects this HTML for a card with this text.
fn assert_html(text: &str, html: &str) {
    let folder = Folder::new();
    folder.change(CARD, "Un texte.\n", text);
    assert_eq!(folder.problems(), "", "{text}");
    assert_eq!(folder.prose("un"), html, "{text}");
}

#[test]
fn a_correct_folder_is_accepted() {
    assert_eq!(Folder::new().problems(), "");
}

#[test]
fn a_card_is_written_as_html() {
    assert_html(
        "## À faire\n\n1. Appelez [le 17](contact:17).\n2. **Attendez**.\n\n## À éviter\n\n- Crier.\n\n## Ce qui aide\n\n- Parler.\n\n\
         > Une note, [ici](screen:numbers).\n\nVoir [deux](card:deux) et [un site](https://example.org/a?b=1&c=2).\n",
        "<h2>À faire</h2><ol><li>Appelez <a href=\"tel:17\" data-contact=\"17\" target=\"_top\">le <span translate=\"no\">17</span></a>.</li>\
         <li><strong>Attendez</strong>.</li></ol><h2>À éviter</h2><ul class=\"dont\"><li>Crier.</li></ul>\
         <h2>Ce qui aide</h2><ul class=\"do\"><li>Parler.</li></ul>\
         <p class=\"note\">Une note, <button type=\"button\" class=\"link\" data-goto=\"numbers\">ici</button>.</p>\
         <p>Voir <button type=\"button\" class=\"link\" data-goto=\"card\" data-to=\"2\">deux</button> et \
         <a href=\"https://example.org/a?b=1&amp;c=2\" target=\"_blank\" rel=\"noreferrer noopener external\">\
         un site (example.org, reste dans l’historique)</a>.</p>",
    );
}

/// A folded heading counts as a line like any other, so that the search finds it.
#[test]
fn a_section_under_a_heading_with_a_plus_is_folded() {
    assert_html(
        "## À faire\n\n- Un.\n\n## +Ensuite\n\n- Deux.\n\n> Trois.\n\n## + Après\n\nQuatre.\n\n## Fin\n\nCinq.\n",
        "<h2>À faire</h2><ul><li>Un.</li></ul>\
         <details><summary><h2>Ensuite</h2></summary><ul><li>Deux.</li></ul><p class=\"note\">Trois.</p></details>\
         <details><summary><h2>Après</h2></summary><p>Quatre.</p></details><h2>Fin</h2><p>Cinq.</p>",
    );
    assert_html(
        "## +Ce qui aide\n\n- Parler.\n",
        "<details><summary><h2>Ce qui aide</h2></summary><ul class=\"do\"><li>Parler.</li></ul></details>",
    );
    assert_refused(
        "cards/professional/trois.md",
        "Un texte.\n",
        "## +Titre\n\nUn texte.\n",
        10,
        "nothing may be folded inside it",
    );
}

#[test]
fn a_word_of_the_law_is_explained_where_it_first_occurs() {
    for (text, html) in [
        (
            "Le Procureur décide.\n\nLe procureur écrit.\n",
            "<p>Le Procureur (le magistrat qui poursuit) décide.</p><p>Le procureur écrit.</p>",
        ),
        // Not in a heading, not inside a word; and case matters if the word has capitals.
        (
            "## Le procureur\n\n- Un vice-procureur, itt.\n- L’ITT.\n",
            "<h2>Le procureur</h2><ul><li>Un vice-procureur (le magistrat qui poursuit), itt.</li>\
             <li>L’ITT (des jours de gêne).</li></ul>",
        ),
        // The longest word wins; a bracket or a colon means that the card explains the word itself.
        (
            "Une ordonnance de protection.\n\nITT : des jours. Le **procureur** (il poursuit).\n",
            "<p>Une ordonnance de protection (un juge vous protège).</p>\
             <p>ITT\u{a0}: des jours. Le <strong>procureur</strong> (il poursuit).</p>",
        ),
        (
            "Écrivez au [procureur](card:deux), vite. Le **ITT**\n",
            "<p>Écrivez au <button type=\"button\" class=\"link\" data-goto=\"card\" data-to=\"2\">procureur</button> \
             (le magistrat qui poursuit), vite. Le <strong>ITT</strong> (des jours de gêne)</p>",
        ),
        // A link to another site has only one bracket; a quotation mark may come before the colon.
        (
            "Voir [le procureur](https://example.org/). Le mot « ITT » : des jours.\n",
            "<p>Voir <a href=\"https://example.org/\" target=\"_blank\" rel=\"noreferrer noopener external\">\
             le procureur (le magistrat qui poursuit\u{202f}; example.org, reste dans l’historique)</a>. \
             Le mot «\u{a0}ITT\u{a0}»\u{a0}: des jours.</p>",
        ),
    ] {
        assert_html(text, html);
    }
    // Professionals know these words, and the search ignores the added meanings.
    let folder = Folder::new();
    folder.change("cards/professional/trois.md", "Un texte.", "Le procureur.");
    folder.change(CARD, "Un texte.", "Le procureur.");
    let home = &folder.compile().unwrap().parts["home"];
    assert_eq!(prose(home, "trois"), "<p>Le procureur.</p>");
    let library = folder.library();
    assert!(content::search::find(&library.index, "magistrat", 3).is_empty());
    assert_refused(
        "words.toml",
        "le magistrat qui poursuit",
        &"mot ".repeat(13),
        2,
        "has 13 words",
    );
}

#[test]
fn text_that_looks_like_html_is_escaped() {
    assert_html("1 < 2 & 3 > 2.\n", "<p>1 &lt; 2 &amp; 3 &gt; 2.</p>");
    let folder = Folder::new();
    folder.change(CARD, "Un titre", "Un <b> titre");
    let output = folder.compile().unwrap();
    assert!(
        output
            .texts
            .contains("<h1 tabindex=\"-1\">Un &lt;b&gt; titre</h1>")
    );
    assert!(!output.texts.contains("<b>"));
}

/// The text of the first page is not repeated on the page of texts.
#[test]
fn a_card_of_the_first_page_is_not_in_the_page_of_texts() {
    let folder = Folder::new();
    let output = folder.compile().unwrap();
    let library = folder.library();
    let (id, card) = library
        .cards()
        .find(|(_, card)| card.name == "trois")
        .unwrap();
    assert_eq!(library.danger, [id]);
    assert_eq!(
        card.urgency,
        Urgency::Advice,
        "the list of page.toml decides, not the urgency"
    );
    let article = format!("data-card=\"trois\" data-id=\"{id}\"");
    assert!(output.parts["home"].contains(&article));
    assert!(!output.texts.contains(&article));
    assert_eq!(prose(&output.parts["home"], "trois"), "<p>Un texte.</p>");
    // It is in its list all the same.
    assert!(output.texts.contains(&format!("data-to=\"{id}\"")));
    assert_refused(
        "page.toml",
        "[\"trois\"]",
        "[\"quatre\"]",
        line_of("page.toml", "danger = ["),
        "unknown card “quatre”",
    );
    assert_refused(
        "page.toml",
        "first = [\"17\"]",
        "first = [\"18\"]",
        line_of("page.toml", "first = ["),
        "unknown contact “18”",
    );
}

#[test]
fn a_reference_to_something_unknown_is_refused() {
    assert_refused(CARD, "[\"17\"]", "[\"18\"]", 5, "unknown contact “18”");
    assert_refused(CARD, "[\"F1\"]", "[\"F2\"]", 6, "unknown source “F2”");
    assert_refused(
        "contacts.toml",
        "[\"F1\"]",
        "[\"F2\"]",
        2,
        "unknown source “F2”",
    );
    assert_text_refused("Voir [ici](card:rien).\n", 10, "leads nowhere");
    assert_text_refused("Un.\n\nVoir [ici](contact:18).\n", 12, "leads nowhere");
    assert_text_refused("Voir [ici](screen:home).\n", 10, "leads nowhere");
    assert_text_refused("Voir [ici](http://example.org).\n", 10, "leads nowhere");
}

#[test]
fn a_card_without_source_contact_or_text_is_refused() {
    assert_refused(CARD, "[\"F1\"]", "[]", 6, "no source");
    assert_refused(CARD, "[\"17\"]", "[]", 5, "nobody to call");
    assert_refused(CARD, "Un texte.\n", "", 1, "says nothing");
    assert_refused(CARD, "+++\ntitle", "title", 1, "no front matter");
    assert_refused(
        CARD,
        "order = 10\n+++\n",
        "order = 10\n",
        1,
        "front matter is not closed",
    );
}

#[test]
fn a_number_outside_the_contacts_file_is_refused() {
    assert_text_refused(
        "Appelez le 17.\n",
        10,
        "the number 17 is written in the text",
    );
    assert_text_refused("Le 17, puis.\n", 10, "the number 17 is written in the text");
    assert_text_refused(
        "Faites le 01\u{a0}40\u{a0}47\u{a0}06\u{a0}06.\n",
        10,
        "verify it, add it to contacts.toml",
    );
    assert_text_refused(
        "Faites le 0140470606.\n",
        10,
        "verify it, add it to contacts.toml",
    );
    assert_text_refused(
        "Appelez [le 18](contact:17).\n",
        10,
        "is not the number of contact 17",
    );
}

#[test]
fn a_quantity_is_not_a_telephone_number() {
    for right in [
        "À 17\u{a0}ans.\n",
        "L’article 17 le dit.\n",
        "L’article 17-2.\n",
        "Dans 17 jours.\n",
        "17\u{a0}000\u{a0}€ au plus.\n",
        "De 17h à 20h.\n",
        "Écrivez à victimes@17.fr.\n",
    ] {
        let folder = Folder::new();
        folder.change(CARD, "Un texte.\n", right);
        assert_eq!(folder.problems(), "", "{right}");
    }
}

#[test]
fn a_guide_without_the_contact_114_is_refused() {
    let folder = Folder::new();
    folder.write("contacts.toml", CONTACT);
    assert_reported(&folder.problems(), "contacts.toml", 0, "no contact “114”");
}

#[test]
fn a_sentence_of_more_than_thirty_words_is_refused() {
    let long = "mot ".repeat(30);
    assert_text_refused(
        &format!("Un. {long}encore.\n"),
        10,
        "a sentence of 31 words",
    );
    assert_text_refused(
        &format!("- Un.\n- {long}encore.\n"),
        11,
        "a sentence of 31 words",
    );
    let folder = Folder::new();
    folder.change(CARD, "Un texte.\n", &format!("{long}\u{202f}! {long}.\n"));
    assert_eq!(folder.problems(), "");
}

#[test]
fn opening_hours_in_another_format_are_refused() {
    assert_refused(
        "contacts.toml",
        "hours = \"24h/24\"",
        "hours = \"24h/24\"\nopen = [\"lundi 9h-12h\"]",
        2,
        "are not hours",
    );
}

#[test]
fn a_card_that_no_list_reaches_is_refused() {
    let folder = Folder::new();
    folder.write("cards/perdu.md", card("", "Un texte.\n"));
    folder.write("cards/autres/perdu.md", card("", "Un texte.\n"));
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
fn a_card_whose_contacts_have_no_number_is_refused() {
    let folder = Folder::new();
    let site = CONTACT.replace("\"17\"\nname", "\"site\"\nname").replace(
        "\"call\"\nnumber = \"17\"",
        "\"web\"\nurl = \"https://example.org/\"",
    );
    folder.write("contacts.toml", CONTACT.to_owned() + &site + &message());
    folder.change(CARD, "[\"17\"]", "[\"site\"]");
    assert!(folder.problems().contains("more than two taps away"));
    folder.change(CARD, "[\"site\"]", "[\"site\", \"17\"]");
    assert_eq!(folder.problems(), "");
}

#[test]
fn the_pages_hold_every_card_and_number_and_lead_nowhere_else() {
    let (output, library) = french();
    let pages = output.parts["home"].clone() + &output.parts["strip"] + &output.texts;
    for (id, card) in library.cards() {
        let article = format!("data-card=\"{}\" data-id=\"{id}\"", card.name);
        assert_eq!(pages.matches(&article).count(), 1, "{}", card.name);
    }
    let numbers = output.texts.split_once("<!--numbers-->").unwrap().1;
    let numbers = numbers.split_once("<!--/numbers-->").unwrap().0;
    for (_, contact) in library.contacts() {
        let href = contact.reach.href().replace('&', "&amp;");
        assert!(
            numbers.contains(&format!("href=\"{href}\"")),
            "{}",
            contact.id
        );
    }
    // A fragment or a relative address would change the address, and so the history. The languages
    // are links into the frame of a browser without scripts; with scripts they stay in the page.
    let language = "{{language.";
    assert_eq!(
        output.parts["home"]
            .matches(&format!("href=\"{language}"))
            .count(),
        11
    );
    assert_eq!(output.parts["home"].matches("target=\"texts\"").count(), 11);
    let languages = output.languages.iter().map(|file| file.part.as_str());
    for page in languages.chain([pages.as_str()]) {
        for link in page.split("href=\"").skip(1) {
            let outside = ["tel:", "sms:", "https://", language];
            assert!(
                outside.iter().any(|start| link.starts_with(start)),
                "{}",
                link.split('"').next().unwrap_or_default()
            );
        }
        assert!(!page.contains("<script") && !page.contains("style="));
    }
}

/// The app cuts the page at these comments and parses each piece alone.
#[test]
fn each_piece_of_the_page_is_well_formed() {
    let (output, library) = french();
    let mut names: Vec<String> = Shelf::ALL.map(|shelf| shelf.name().to_owned()).into();
    let pages = [
        "numbers", "sources", "write", "plan", "legal", "data", "access",
    ];
    names.extend(pages.map(String::from));
    let cards = library
        .cards()
        .filter(|(id, _)| !library.danger.contains(id));
    names.extend(cards.map(|(id, _)| format!("card {id}")));
    let articles = names.len();
    names.extend(library.contacts().map(|(id, _)| format!("service {id}")));
    assert_eq!(output.texts.matches("<!--/").count(), names.len());
    for (index, name) in names.iter().enumerate() {
        let (_, rest) = output.texts.split_once(&format!("<!--{name}-->")).unwrap();
        let (piece, _) = rest.split_once(&format!("<!--/{name}-->")).unwrap();
        for tag in [
            "article", "section", "details", "div", "p", "ul", "ol", "li", "button", "a",
        ] {
            let open = piece.matches(&format!("<{tag} ")).count()
                + piece.matches(&format!("<{tag}>")).count();
            assert_eq!(
                open,
                piece.matches(&format!("</{tag}>")).count(),
                "{name}: {tag}"
            );
        }
        if index < articles {
            assert!(
                piece.starts_with("<article ") && piece.ends_with("</article>"),
                "{name}"
            );
            assert_eq!(piece.matches("<h1 ").count(), 1, "{name}");
        } else {
            assert!(
                piece.starts_with("<div class=\"contact\"") && piece.ends_with("</div>"),
                "{name}"
            );
        }
    }
}

/// `Part::Line(n)` of the search is the n-th `h2`, `p` or `li` of the prose: the app counts in the
/// same way.
#[test]
fn the_search_counts_lines_like_the_app() {
    use content::types::Part;
    let (output, library) = french();
    let pages = output.parts["home"].clone() + &output.texts;
    let lines: Vec<Vec<String>> = library
        .cards
        .iter()
        .map(|card| {
            let prose = prose(&pages, card.name);
            let mut rest = prose.as_str();
            let mut lines = Vec::new();
            while let Some(at) = ["<h2", "<p", "<li"]
                .iter()
                .filter_map(|tag| rest.find(tag))
                .min()
            {
                let (tag, after) = rest[at + 1..].split_once('>').unwrap();
                let tag = tag.split(' ').next().unwrap();
                let (line, after) = after.split_once(&format!("</{tag}>")).unwrap();
                let words = line.split('<').map(|part| part.rsplit('>').next().unwrap());
                lines.push(words.collect::<String>());
                rest = after;
            }
            lines
        })
        .collect();
    let mut count = 0;
    for entry in library.index.entries() {
        for (card, part) in entry.places() {
            if let Part::Line(line) = part {
                let line = &lines[card.index()][usize::from(line)];
                let words = content::search::words(&line.replace("&amp;", "&"));
                assert!(
                    words.iter().any(|word| word == entry.word),
                    "{}: {line}",
                    entry.word
                );
                count += 1;
            }
        }
    }
    assert!(count > 5000, "{count}");
}

#[test]
fn french_punctuation_is_set() {
    assert_html("Vite !\n", "<p>Vite\u{202f}!</p>");
    assert_html(
        "**Vite** ; [lui](card:deux)!\n",
        "<p><strong>Vite</strong>\u{202f}; <button type=\"button\" class=\"link\" data-goto=\"card\" data-to=\"2\">lui</button>\u{202f}!</p>",
    );
    assert_html(
        "Dire \"**oui**\" : l'aide.\n",
        "<p>Dire «\u{a0}<strong>oui</strong>\u{a0}»\u{a0}: l’aide.</p>",
    );
    assert_html("À 14:30.\n", "<p>À 14:30.</p>");
    assert_text_refused(
        "Un mot \"cité.\n",
        10,
        "a straight quotation mark is not closed",
    );
    let folder = Folder::new();
    folder.change(CARD, "Un titre", "L'aide : où ?");
    folder.change("page.toml", "back = \"Retour\"", "back = \"Retour !\"");
    folder.change(
        "live.toml",
        "again = \"Recommencer\"",
        "again = \"Recommencer !\"",
    );
    folder.change("sources.toml", "Une fiche", "Une fiche : rien");
    let output = folder.compile().unwrap();
    assert!(
        output
            .texts
            .contains("<h1 tabindex=\"-1\">L’aide\u{a0}: où\u{202f}?</h1>")
    );
    assert!(output.texts.contains("Retour\u{202f}!</button>"));
    assert!(output.texts.contains("Une fiche\u{a0}: rien"));
    let library = folder.library();
    assert!(library.labels.contains(&"Recommencer\u{202f}!"));
    assert_eq!(library.cards[1].title, "L’aide\u{a0}: où\u{202f}?");
}

/// The current text is already right: the compiler changes nothing in it, so its punctuation is
/// that of its writers.
#[test]
fn no_straight_punctuation_is_left_in_the_pages() {
    let (output, _) = french();
    let pages = output.parts["home"].clone() + &output.texts;
    for part in pages.split('<').skip(1) {
        let text = part.split_once('>').unwrap().1;
        for wrong in ["'", "\"", " !", " ?", " ;", " :", "« ", " »", "  "] {
            assert!(!text.contains(wrong), "“{wrong}” in: {text}");
        }
    }
}

#[test]
fn a_promise_that_no_browser_can_keep_is_refused() {
    assert_text_refused(
        "Le bouton ne laisse aucune trace.\n",
        10,
        "promises what no browser can keep",
    );
    assert_text_refused(
        "Le bouton efface l’historique.\n",
        10,
        "promises what no browser can keep",
    );
}

#[test]
fn a_text_that_speaks_of_itself_is_refused() {
    let said = "speaks of the guide, not to the reader";
    assert_text_refused("Nous n’avons pas vu de loi.\n", 10, said);
    assert_text_refused("- Un.\n- Horaires à vérifier.\n", 11, said);
    assert_refused("contacts.toml", "24h/24", "9h-19h (à vérifier)", 2, said);
    let folder = Folder::new();
    folder.change("cards/professional/trois.md", "Un texte.", "À vérifier.");
    assert!(folder.problems().contains(said));
    let folder = Folder::new();
    folder.change("cards/traces/autre.md", "Un texte.", "Fermez ce guide.");
    assert_eq!(folder.problems(), "");
}

#[test]
fn markdown_that_a_card_may_not_have_is_refused() {
    assert_text_refused("# Titre\n", 10, "only ## headings");
    assert_text_refused("Du <b>gras</b>.\n", 10, "not allowed here");
    assert_text_refused("Un *mot*.\n", 10, "not allowed here");
    assert_text_refused("![image](https://example.org/)\n", 10, "not allowed here");
    assert_text_refused("- un\n  - deux\n", 11, "a list inside a list");
}

#[test]
fn a_field_in_a_wrong_format_is_refused() {
    assert_refused(CARD, "2026-11-24", "24/11/2026", 7, "is not a day");
    assert_refused(CARD, "2026-11-24", "2026-13-24", 7, "is not a day");
    assert_refused(CARD, "order = 10", "ordre = 10", 8, "unknown field");
    assert_refused(CARD, "Un titre", "", 2, "the title is empty");
    assert_refused(
        CARD,
        "Une ligne.",
        &"long ".repeat(30),
        3,
        "over 120 characters",
    );
    assert_refused(
        "contacts.toml",
        "short = \"Danger\"",
        &format!("short = \"{}\"", "long ".repeat(10)),
        2,
        "over 40 characters",
    );
    assert_refused(
        "contacts.toml",
        "number = \"17\"",
        "url = \"https://example.org\"",
        2,
        "no number or url that fits its kind",
    );
    assert_refused(
        "sources.toml",
        "https://example.org/",
        "example.org",
        2,
        "is not an address",
    );
    assert_refused("sources.toml", "\"H\"", "\"B\"", 6, "unknown variant");
}

#[test]
fn an_entry_with_a_wrong_header_is_refused() {
    let folder = Folder::new();
    folder.change("sources.toml", "[[source]]", "[[sources]]");
    let problems = folder.problems();
    assert_reported(
        &problems,
        "sources.toml",
        1,
        "this is before the first entry",
    );
    assert_eq!(
        problems.lines().count(),
        1,
        "there must be one mistake only: {problems}"
    );
    let folder = Folder::new();
    let wrong = message().replace("[[contact]]", "[[contacts]]");
    folder.write("contacts.toml", CONTACT.to_owned() + &wrong);
    assert_reported(
        &folder.problems(),
        "contacts.toml",
        1,
        "“contacts” after this entry is unknown",
    );
}

#[test]
fn the_desk_opens_one_card() {
    let folder = Folder::new();
    let desk = card("desk = true\n", "Un texte.\n");
    folder.write("cards/professional/trois.md", &desk);
    let library = folder.library();
    let signs = library.signs.and_then(|id| library.card(id));
    assert_eq!(signs.map(|card| card.name), Some("trois"));
    folder.write(CARD, &desk);
    let problems = folder.problems();
    assert!(
        problems.contains(": `desk = true` is in ") && problems.contains("trois.md"),
        "{problems}"
    );
}

#[test]
fn a_name_used_twice_is_refused() {
    let folder = Folder::new();
    folder.write("cards/witness/un.md", card("", "Un texte.\n"));
    let problems = folder.problems();
    assert_reported(
        &problems,
        "cards/witness/un.md",
        1,
        "another card is called “un”",
    );
    assert!(
        problems.contains("fr/cards/victim/un.md"),
        "the other file is not named: {problems}"
    );

    let folder = Folder::new();
    let source = fs::read_to_string(folder.path("sources.toml")).unwrap();
    folder.write("sources.toml", source.repeat(2));
    assert_reported(
        &folder.problems(),
        "sources.toml",
        8,
        "source “F1” is there twice",
    );
}

/// A writer chooses a topic without reading the front matter of the other cards.
#[test]
fn the_cards_of_a_topic_stand_together() {
    let folder = Folder::new();
    for (order, topic) in [(20, "Un"), (30, "Deux"), (40, "Un")] {
        let more = format!("topic = \"{topic}\"\n");
        let card = card(&more, "Un texte.\n").replace("order = 10", &format!("order = {order}"));
        folder.write(&format!("cards/victim/n{order}.md"), card);
    }
    // A card without an order comes last.
    folder.write(
        "cards/victim/a.md",
        card("", "Un texte.\n").replace("order = 10\n", ""),
    );
    let library = folder.library();
    let texts = folder.compile().unwrap().texts;
    let list = texts.split_once("<!--victim-->").unwrap().1;
    let list = list.split_once("<!--/").unwrap().0;
    let ids = list
        .split("data-goto=\"card\" data-to=\"")
        .skip(1)
        .map(|row| row.split_once('"').unwrap().0);
    let names: Vec<&str> = ids
        .map(|id| library.cards[id.parse::<usize>().unwrap()].name)
        .collect();
    assert_eq!(names, ["un", "a", "n20", "n40", "n30"]);
    assert_eq!(
        folder
            .compile()
            .unwrap()
            .texts
            .matches("<h2>Un</h2>")
            .count(),
        1
    );
}

#[test]
fn a_list_without_a_card_is_refused() {
    let folder = Folder::new();
    fs::remove_file(folder.path("cards/witness/deux.md")).unwrap();
    assert_reported(
        &folder.problems(),
        "cards/witness",
        0,
        "no card is in this list",
    );

    let folder = Folder::new();
    fs::remove_file(folder.path("cards/traces/autre.md")).unwrap();
    assert!(
        folder
            .problems()
            .contains("cards/traces:0: no steps for an unknown browser -> ")
    );
}

/// The strip is made from the contacts file, so it cannot show another number.
#[test]
fn the_first_page_holds_the_numbers_of_the_contacts_file() {
    let (output, library) = french();
    for id in ["17", "114", "3919", "15", "112"] {
        let (_, contact) = library.contact_named(id).unwrap();
        let link = format!(
            "href=\"{}\" draggable=\"false\" data-contact=\"{id}\"><strong><span translate=\"no\">{}</span></strong>",
            contact.reach.href(),
            contact.reach.label()
        );
        assert!(output.parts["strip"].contains(&link), "{link}");
    }
    let folder = Folder::new();
    folder.change("contacts.toml", "number = \"17\"", "number = \"1 7 9\"");
    folder.change("contacts.toml", "short = \"Danger\"", "short = \"Vite\"");
    let strip = &folder.compile().unwrap().parts["strip"];
    assert!(strip.contains("<a class=\"emergency__link emergency__link--danger\" href=\"tel:179\" draggable=\"false\" data-contact=\"17\"><strong><span translate=\"no\">1 7 9</span></strong> <span>Vite</span></a>"), "{strip}");
}

/// Every card is in its list, and its title finds it in the search.
#[test]
fn every_card_can_be_reached() {
    let (output, library) = french();
    for (id, card) in library.cards() {
        let list = output
            .texts
            .split_once(&format!("<!--{}-->", card.shelf.name()))
            .unwrap()
            .1;
        let list = list.split_once("<!--/").unwrap().0;
        let row = format!("data-goto=\"card\" data-to=\"{id}\"");
        assert_eq!(
            list.matches(&row).count(),
            1,
            "{} is not in its list",
            card.name
        );
        let hits = content::search::find(&library.index, card.title, 6);
        assert!(
            hits.iter().any(|hit| hit.card == id),
            "{} is not found by its title",
            card.name
        );
    }
}

#[test]
fn each_list_has_five_cards_and_danger_comes_first() {
    let (output, library) = french();
    for shelf in [Shelf::Victim, Shelf::Witness, Shelf::Professional] {
        let count = library
            .cards
            .iter()
            .filter(|card| card.shelf == shelf)
            .count();
        assert!(count >= 5, "{shelf:?}");
    }
    // On the first screen, the danger button opens the first card for victims.
    assert_eq!(library.danger, [CardId(0), CardId(1)]);
    assert_eq!(library.cards[0].urgency, Urgency::Danger);
    // Home and the danger steps are in the first response, which has 14 kB in all.
    assert!(
        output.parts["home"]
            .contains("<details class=\"choice choice--danger\" data-danger><summary>")
    );
}

#[test]
fn a_wrong_rule_of_the_questionnaire_is_refused() {
    let expect_refused = |from: &str, to: &str, what: &str| {
        let folder = Folder::new();
        folder.change("questionnaire.toml", from, to);
        let said = folder.problems();
        assert!(
            said.contains(what) && said.contains("questionnaire.toml:"),
            "{to}: {said}"
        );
    };
    expect_refused("when = [\"me\"]", "when = [\"you\"]", "unknown answer");
    expect_refused("when = [\"me\"]", "when = [\"me|you\"]", "unknown answer");
    let unless = "when = [\"me\"]\nunless = [\"you\"]";
    expect_refused("when = [\"me\"]", unless, "unknown answer");
    let means = "label = \"Moi\"\nmeans = \"you\"";
    expect_refused("label = \"Moi\"", means, "unknown answer");
    expect_refused("cards = [\"un\"]", "cards = [\"rien\"]", "unknown card");
    expect_refused("cards = [\"un\"]", "cards = []", "rests on no card");
    expect_refused(
        "contacts = [\"17\"]",
        "contacts = [\"99\"]",
        "unknown contact",
    );
    expect_refused(
        "review = \"Toujours.\"",
        "review = \"\"",
        "nobody can check",
    );
    expect_refused(
        "title = \"Parler\"",
        &format!("title = \"{}\"", "a".repeat(81)),
        "over 80",
    );
    expect_refused("why = \"Cela aide.\"", "why = \"\"", "is empty");
    expect_refused(
        "why = \"Cela aide.\"",
        "why = \"Le 17 répond.\"",
        "the number 17",
    );
    expect_refused(
        "urgency = \"advice\"",
        "urgency = \"soon\"",
        "unknown variant",
    );
    let answer = "[[question.answer]]\nid = \"me\"\nlabel = \"Moi\"\n";
    expect_refused(answer, &answer.repeat(2), "there twice");
    let many: String = (0..65)
        .map(|id| answer.replace("\"me\"", &format!("\"m{id}\"")))
        .collect();
    expect_refused(answer, &(many + answer), "over 64 answers");
    let question = "[[question]]\nid = \"who\"\ntitle = \"Qui\"\nanswer = []\n";
    expect_refused(
        "[[question]]",
        &(question.repeat(6) + "[[question]]"),
        "more than 6 questions",
    );
}

#[test]
fn a_character_that_old_phones_lack_is_refused_in_the_sms() {
    for wrong in ["Adresse\u{a0}:", "L’adresse :", "« Adresse » :"] {
        assert_refused("message.toml", "Adresse :", wrong, 6, "old phones");
    }
    // Characters that an old phone has are not changed.
    assert!(Folder::new().library().message.contains(&"Adresse :"));
}

/// What remains is written from the measurements; a missing measurement stops the build.
#[test]
fn what_remains_is_written_from_the_measurements() {
    let measured = fs::read_to_string(real().join("remains.toml")).unwrap();
    let words = fs::read_to_string(real().join("fr/remains.toml")).unwrap();
    let folder = |measured: &str| {
        let folder = Folder::new();
        folder.write("../remains.toml", measured);
        folder.write("remains.toml", &words);
        folder.change(CARD, "Un texte.\n", "Un.\n\n{{remains}}\n\nDeux.\n");
        folder
    };
    let said = folder(&measured).prose("un");
    assert!(said.starts_with("<p>Un.</p><h2>") && said.ends_with("</ul><p>Deux.</p>"));
    assert_eq!(
        said.matches(" · ").count(),
        6,
        "two browsers and three ways of reading: {said}"
    );
    assert!(said.contains("Avec «\u{a0}Quitter vite\u{a0}»\u{a0}: non. En fermant le navigateur\u{a0}: selon le réglage de ce site"));
    // Another result gives another text.
    let other = measured.replacen("listed = false", "listed = true", 1);
    assert_ne!(folder(&other).prose("un"), said);
    let (fewer, _) = measured.rsplit_once("[[remains]]").unwrap();
    assert!(folder(fewer).problems().contains("GUIDE_RECORD=1"));
}

#[test]
fn a_mark_that_is_not_closed_is_refused() {
    assert_text_refused("Un **mot.\n", 10, "“**” opens or closes nothing");
    assert_text_refused(
        "Un.\n\n- Un [mot (card:deux).\n",
        12,
        "“[” opens or closes nothing",
    );
    assert_text_refused("Un [mot](card:deux.\n", 10, "“[” opens or closes nothing");
    assert_text_refused("Un ** mot **.\n", 10, "“**” opens or closes nothing");
}

#[test]
fn a_heading_that_is_almost_a_special_one_is_refused() {
    assert_text_refused("## Ce qui aid\n\n- Un.\n", 10, "is nearly “Ce qui aide”");
    assert_text_refused("Un.\n\n## A éviter\n\n- Un.\n", 12, "is nearly “À éviter”");
    assert_text_refused("## à Éviter\n\n- Un.\n", 10, "is nearly “À éviter”");
    assert_html(
        "## À surveiller\n\n- Un.\n",
        "<h2>À surveiller</h2><ul><li>Un.</li></ul>",
    );
    // The headings are labels: another language has its own.
    let folder = Folder::new();
    folder.change(
        "page.toml",
        "avoid = \"À éviter\"",
        "avoid = \"Plutôt non\"",
    );
    folder.change(CARD, "Un texte.\n", "## Plutôt non\n\n- Un.\n");
    assert!(folder.prose("un").contains("<ul class=\"dont\">"));
}

#[test]
fn a_file_in_another_encoding_is_refused() {
    let (start, end) = (card("", "Un texte.\n"), "Une deuxi");
    let mut latin = format!("{start}{end}").into_bytes();
    latin.extend(b"\xe8me ligne.\n");
    let folder = Folder::new();
    folder.write(CARD, &latin);
    let said = format!("byte {} (0xe8) is not UTF-8", start.len() + end.len() + 1);
    assert_reported(&folder.problems(), CARD, 11, &said);

    let folder = Folder::new();
    folder.write(CARD, "\u{feff}".to_owned() + &start);
    assert_reported(&folder.problems(), CARD, 1, "byte order mark");

    let folder = Folder::new();
    let words = fs::read_to_string(folder.path("scripts.toml")).unwrap();
    let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("scripts.toml", &utf16);
    assert_reported(&folder.problems(), "scripts.toml", 1, "UTF-16");
    folder.write("scripts.toml", [&[0xff, 0xfe][..], &utf16].concat());
    assert_reported(&folder.problems(), "scripts.toml", 1, "UTF-16");

    // Windows line endings are accepted.
    let folder = Folder::new();
    folder.write(CARD, start.replace('\n', "\r\n"));
    assert_eq!(folder.prose("un"), "<p>Un texte.</p>");
}

#[test]
fn an_empty_or_missing_file_is_refused() {
    for path in [
        CARD,
        "contacts.toml",
        "sources.toml",
        "page.toml",
        "live.toml",
        "message.toml",
        "questionnaire.toml",
        "scripts.toml",
    ] {
        let folder = Folder::new();
        folder.write(path, "");
        let problems = folder.problems();
        assert_reported(&problems, path, 1, "the file is empty");
        // There is no second mistake about what the file would have held.
        assert_eq!(problems.lines().count(), 1, "{path}: {problems}");
        if path != CARD {
            fs::remove_file(folder.path(path)).unwrap();
            assert_reported(&folder.problems(), path, 0, "cannot be read");
        }
    }
}

#[test]
fn a_missing_or_unused_label_is_refused() {
    assert_refused(
        "page.toml",
        "lead = \"Cette visite",
        "lede = \"Cette visite",
        0,
        "the label start.lead is missing",
    );
    assert_refused(
        "page.toml",
        "lead = \"Cette visite",
        "lede = \"Cette visite",
        line_of("page.toml", "lead = \"Cette visite"),
        "nothing uses the label start.lede",
    );
    assert_refused(
        "page.toml",
        "label = \"Chercher avec vos mots\"",
        "label = 3",
        line_of("page.toml", "label = \"Chercher"),
        "is not a text",
    );
}

#[test]
fn a_link_to_itself_is_refused_but_a_longer_circle_is_not() {
    assert_text_refused("Voir [ici](card:un).\n", 10, "the card links to itself");
    let folder = Folder::new();
    folder.change(CARD, "Un texte.\n", "Voir [deux](card:deux).\n");
    folder.change(
        "cards/witness/deux.md",
        "Un texte.\n",
        "Voir [trois](card:trois).\n",
    );
    folder.change(
        "cards/professional/trois.md",
        "Un texte.\n",
        "Voir [un](card:un).\n",
    );
    assert_eq!(folder.problems(), "");
    assert!(folder.prose("un").contains("data-to=\"2\""));
}

/// A writer with ten mistakes in ten files sees them all at once.
#[test]
fn all_mistakes_are_reported_at_once() {
    let folder = Folder::new();
    folder.change("contacts.toml", "name = \"Police\"", "name = Police");
    folder.change("sources.toml", "url = ", "adresse = ");
    folder.change("page.toml", "hint = ", "hinte = ");
    folder.change("live.toml", "\nsend = \"Ouvrir le SMS\"\n", "\n");
    folder.change("message.toml", "name = \"Nom :\"", "name = \"Nom :");
    folder.change("scripts.toml", "[curtain]", "[curtain");
    folder.change(
        "questionnaire.toml",
        "cards = [\"un\"]",
        "cards = [\"rien\"]",
    );
    folder.change(
        CARD,
        "Un texte.\n",
        "# Titre\n\nVoir [ici](card:rien).\n\nUn **mot.\n\nUn <b>mot</b>.\n",
    );
    folder.change(CARD, "2026-11-24", "hier");
    folder.change("cards/local/01.md", "summary = ", "sumary = ");
    folder.change("cards/local/01.md", "sources = ", "origine = ");
    folder.change("cards/witness/deux.md", "+++\ntitle", "title");
    folder.write("cards/perdu.md", "");
    let problems = folder.problems();
    for (path, line, words) in [
        ("contacts.toml", 3, ""),
        ("sources.toml", 4, "unknown field"),
        ("page.toml", 0, "search.hint is missing"),
        ("page.toml", line_of("page.toml", "hint = "), "search.hinte"),
        ("live.toml", 0, "write.send is missing"),
        ("message.toml", line_of("message.toml", "name = "), ""),
        ("scripts.toml", line_of("scripts.toml", "[curtain]"), ""),
        ("questionnaire.toml", 8, "unknown card “rien”"),
        (CARD, 7, "is not a day"),
        (CARD, 10, "only ## headings"),
        (CARD, 12, "leads nowhere"),
        (CARD, 14, "“**” opens"),
        (CARD, 16, "not allowed here"),
        ("cards/witness/deux.md", 1, "no front matter"),
        ("cards/local/01.md", 1, "the field `summary` is missing"),
        ("cards/local/01.md", 1, "the field `sources` is missing"),
        ("cards/local/01.md", 3, "write `summary`"),
        ("cards/local/01.md", 6, "unknown field `origine`"),
        ("cards/perdu.md", 0, "no list or link reaches this"),
    ] {
        assert_reported(&problems, path, line, words);
    }
    // What could not be read is already reported: a reference to it is not a second mistake.
    assert!(
        !problems.contains("unknown contact") && !problems.contains("unknown source"),
        "{problems}"
    );
}

#[test]
fn the_labels_of_the_app_become_rust_types() {
    let folder = Folder::new();
    let source = labels_rs(folder.0.path(), "fr").unwrap();
    for part in [
        "pub(crate) struct SearchLabels {",
        "    /// “1 réponse”\n    pub(crate) one: &'static str,",
        "pub(crate) struct Labels {",
        "    pub(crate) search: SearchLabels,",
        "pub(crate) struct MessageLabels {",
        "pub(crate) fn read(list: &[&'static str]) -> Option<Self> {",
    ] {
        assert!(source.contains(part), "the source has no {part}");
    }
    let labels = folder.library().labels.len();
    assert!(
        source.contains(&format!("l{}]", labels - 1)) && !source.contains(&format!("l{labels}"))
    );
    assert_refused(
        "live.toml",
        "[common]\n",
        "[common]\nfor = \"x\"\n",
        6,
        "cannot name a label",
    );
    folder.change("live.toml", "[common]", "[common");
    assert!(labels_rs(folder.0.path(), "fr").is_err());
}

#[test]
fn a_label_that_the_app_does_not_use_is_reported() {
    let folder = Folder::new();
    folder.write(
        "live.toml",
        "[search]\none = \"1\"\nmany = \"2\"\nin_text = \"3\"\n",
    );
    folder.write(
        "../src/app.rs",
        "fn show() { say(labels.search.one); say(labels.search.in_textual); }",
    );
    let app = [folder.path("../src/app.rs")];
    let problems = unused_labels(folder.0.path(), "fr", &app).unwrap();
    let problems: Vec<String> = problems.iter().map(Problem::to_string).collect();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert_reported(
        &problems.join("\n"),
        "live.toml",
        3,
        "nothing uses the label search.many",
    );
    assert_reported(
        &problems.join("\n"),
        "live.toml",
        4,
        "nothing uses the label search.in_text",
    );
}

/// The app is compiled against the labels of one language, so the others must have the same ones.
#[test]
fn a_language_with_other_labels_is_refused() {
    let folder = Folder::new();
    let copy = |from: &Path, to: &Path| {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    };
    for entry in walk(&folder.path("")) {
        let name = entry.strip_prefix(folder.path("")).unwrap();
        copy(&entry, &folder.0.path().join("en").join(name));
    }
    fs::remove_file(folder.0.path().join("en/message.toml")).unwrap();
    let english = || compile(folder.0.path(), "en", &Publication::default());
    assert_eq!(english().unwrap().lang, "en");
    // The text to 114 is French in every language.
    let library = Library::read(english().unwrap().pack.leak()).unwrap();
    assert!(library.message.contains(&"Adresse :"));
    folder.change(
        "../en/live.toml",
        "\nmany = \"réponses\"\n",
        "\nmanye = \"réponses\"\n",
    );
    let problems: Vec<String> = english()
        .unwrap_err()
        .iter()
        .map(Problem::to_string)
        .collect();
    let problems = problems.join("\n");
    assert!(
        problems.contains("en/live.toml:0: the label search.many is missing -> translate it"),
        "{problems}"
    );
    assert!(
        problems.contains(": nothing uses the label search.manye -> "),
        "{problems}"
    );
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            files.extend(walk(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files
}

/// The names, lists and parts of a form are checked.
#[test]
fn a_wrong_form_is_refused() {
    for (from, to, what) in [
        (
            "for = \"victim\"",
            "for = \"nobody\"",
            "“nobody” is not a list",
        ),
        ("card = \"un\"", "card = \"rien\"", "unknown card “rien”"),
        (
            "parts = [{ name = \"Quand\", hint = \"Un jour.\" }]",
            "parts = []",
            "has 0 parts",
        ),
        ("title = \"Écrire\"\n", "", "missing field"),
        ("paper = ", "papers = ", "unknown field"),
    ] {
        let folder = Folder::new();
        folder.change("writing.toml", from, to);
        let problems = folder.problems();
        assert!(
            problems.contains(what) && problems.contains("writing.toml:"),
            "{to}: {problems}"
        );
    }
    let folder = Folder::new();
    folder.write("writing.toml", WRITING.to_owned() + WRITING);
    assert!(folder.problems().contains("is there twice"));
    // The list leads to the form.
    let texts = Folder::new().compile().unwrap().texts;
    assert!(texts.contains("data-goto=\"form\" data-to=\"0\""));
}

#[test]
fn every_page_of_another_site_is_told_with_its_place() {
    let folder = Folder::new();
    folder.write(
        CARD,
        card("", "Du texte, [ici](https://example.org/card).\n"),
    );
    let web = CONTACT
        .replace("id = \"17\"", "id = \"site\"")
        .replace(
            "\"call\"\nnumber = \"17\"",
            "\"web\"\nurl = \"https://example.org/contact\"",
        )
        .replace("\"Vous.\"", "\"[Vous](https://example.org/who).\"");
    folder.write("contacts.toml", CONTACT.to_owned() + &message() + &web);
    let told = addresses(folder.0.path(), "fr").unwrap();
    let told = told.iter().map(|Address { file, line, url }| {
        let file = file.file_name().unwrap().to_str().unwrap();
        format!("{file}:{line}: {}", &url["https://example.org/".len()..])
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "un.md:10: card",
            "contacts.toml:31: contact",
            "contacts.toml:34: who",
            "sources.toml:4: ",
        ]
    );
}
