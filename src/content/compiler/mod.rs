//! The compiler of the text: reads `src/content/<lang>/`, checks it, and writes the HTML of the
//! pages, the pack of the running app and the types of its labels.
//!
//! A writer sees all mistakes at once: each reader reports a mistake and goes on, and only at the
//! end does the compiler fail.

pub mod addresses;
mod cards;
mod contacts;
pub mod essentials;
pub(crate) mod html;
mod labels;
mod language;
mod learn;
pub mod list;
mod markdown;
pub mod measure;
mod names;
mod places;
mod problem;
pub mod publication;
mod questionnaire;
mod remains;
mod search_index;
mod sources;
mod telephone;
mod typography;
mod words;
mod writing;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

pub use html::essentials::LanguageFile;
pub use labels::{labels_rs, unused as unused_labels};
pub use problem::Problem;

use addresses::Address;
use cards::Card;
use contacts::Service;
use essentials::Essentials;
use labels::{Live, Page, Shared};
use language::Language;
use names::Names;
use problem::{Problems, leak};
use publication::Publication;
use sources::Source;

use crate::types::{
    Browser, CardId, ContactId, Form, Library, Listed, Questionnaire, Reach, Shelf, SourceId,
};

/// A day as a file writes it: `2026-11-24`. It is read as text, so that a wrong one is told by
/// line, with all other mistakes.
type WrittenDay = String;

/// What one language is compiled into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Such as `fr`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The HTML that goes into `index.html`: `lang`, `dir`, `strip`, `home`, `awaited`, `failed`,
    /// `foot`, and labels such as `exit.leave` and `page.title`, escaped for text and attributes.
    pub parts: BTreeMap<&'static str, String>,
    /// The page of texts, a whole document with `{{styles}}` where the styles go.
    pub texts: String,
    /// The content of that page's `<main>`, in parts: the running app fetches one after the other,
    /// so the first ones arrive early.
    pub text_parts: Vec<String>,
    /// The pages in simple words, one file per language.
    pub languages: Vec<LanguageFile>,
    /// A [`Library`] in postcard, for [`Library::read`].
    pub pack: Vec<u8>,
    /// The communes of France in postcard, for [`crate::places::France::read`]. The build puts the
    /// address of this file in place of `{{places}}` in the texts.
    pub places: Vec<u8>,
    /// The words of the scripts outside the app, unescaped, such as `curtain.title`; and the number
    /// of each contact, such as `number.17`.
    pub words: BTreeMap<String, String>,
}

/// One language, read and checked.
pub(crate) struct Guide {
    language: Language,
    page: Page,
    shared: Shared,
    live: Live,
    message: Vec<(String, String)>,
    words: BTreeMap<String, String>,
    services: Vec<Service>,
    sources: Vec<Source>,
    cards: Vec<Card>,
    questionnaire: Questionnaire,
    strip: [Vec<ContactId>; 2],
    danger: Vec<CardId>,
    essentials: Essentials,
    publication: Publication,
    forms: Vec<Form>,
    /// The pages of other sites that contacts and links inside texts lead to.
    outside: Vec<Address>,
}

impl Guide {
    fn card(&self, id: CardId) -> Option<&Card> {
        self.cards.get(id.index())
    }

    fn cards_on(&self, shelf: Shelf) -> Vec<&Card> {
        let cards = self.cards.iter().filter(|card| card.shelf == shelf);
        let mut cards: Vec<&Card> = cards.collect();
        cards.sort_by_key(|card| card.place);
        cards
    }

    fn service(&self, id: ContactId) -> Option<&Service> {
        self.services.get(id.index())
    }

    fn services(&self) -> impl Iterator<Item = (ContactId, &Service)> {
        (0..).map(ContactId).zip(&self.services)
    }

    fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.index())
    }
}

/// Compiles one language of the folder `content` (`src/content`). `publication` is what this copy
/// of the guide says about itself.
///
/// # Errors
/// Every mistake of the text, by file and line.
pub fn compile(
    content: &Path,
    lang: &str,
    publication: &Publication,
) -> Result<Output, Vec<Problem>> {
    let mut problems = Vec::new();
    let read = read_all(content, lang, &mut problems);
    let france = places::read(content, lang, &read.cards, &mut problems);
    let guide = Guide {
        publication: publication.clone(),
        ..right(read, problems)?
    };
    let kept = |html: maud::Markup| html::keep_numbers(&guide, &html.into_string());
    let mut parts = BTreeMap::from([
        ("lang", guide.language.code.clone()),
        ("dir", guide.language.dir.to_owned()),
        ("strip", kept(html::strip::strip(&guide))),
        ("home", kept(html::home::home(&guide))),
        ("awaited", kept(html::awaited(&guide))),
        ("failed", kept(html::failed(&guide))),
        ("foot", html::publication::foot(&guide).into_string()),
    ]);
    for (name, text) in &guide.page.placed {
        parts.insert(*name, maud::html! { (text) }.into_string());
    }
    let library = library(&guide);
    let packed = (
        postcard::to_allocvec(&library),
        postcard::to_allocvec(&france),
    );
    let (Ok(pack), Ok(places)) = packed else {
        let what = "the pack cannot be written";
        return Err(vec![Problem::whole(content, what, "tell the developers")]);
    };
    let document = html::document::document(&guide);
    Ok(Output {
        lang: guide.language.code.clone(),
        dir: guide.language.dir,
        parts,
        texts: document.whole,
        text_parts: document.parts,
        languages: html::essentials::files(&guide),
        pack,
        places,
        words: guide.words,
    })
}

/// What the running app needs besides the pages.
fn library(guide: &Guide) -> Library {
    let listed = |card: &Card| Listed {
        name: leak(card.name.as_str()),
        shelf: card.shelf,
        title: leak(card.title.as_str()),
        summary: leak(card.summary.as_str()),
        urgency: card.urgency,
    };
    let message = guide.message.iter();
    let checked = guide.cards.iter().filter_map(|card| card.checked).max();
    Library {
        labels: guide.live.list(),
        message: message.map(|(_, line)| leak(line.as_str())).collect(),
        cards: guide.cards.iter().map(listed).collect(),
        contacts: guide
            .services
            .iter()
            .map(|one| one.contact.clone())
            .collect(),
        danger: guide.danger.clone(),
        signs: guide
            .cards
            .iter()
            .find(|card| card.desk)
            .map(|card| card.id),
        checked: checked.map_or("", |day| leak(guide.language.day(day))),
        questionnaire: guide.questionnaire.clone(),
        forms: guide.forms.clone(),
        index: search_index::build(&guide.cards, guide.danger.first().copied()),
        openers: html::essentials::openers(guide),
        posters: html::essentials::posters(guide),
        board: html::essentials::board(guide),
    }
}

/// Reads and checks one language.
pub(crate) fn read(content: &Path, lang: &str) -> Result<Guide, Vec<Problem>> {
    let mut problems = Vec::new();
    let guide = read_all(content, lang, &mut problems);
    right(guide, problems)
}

/// The guide, or the mistakes if there are any.
fn right(guide: Guide, mut problems: Problems) -> Result<Guide, Vec<Problem>> {
    problems.sort();
    problems.dedup();
    if problems.is_empty() {
        Ok(guide)
    } else {
        Err(problems)
    }
}

fn read_all(content: &Path, lang: &str, problems: &mut Problems) -> Guide {
    let language = Language::of(lang);
    let folder = content.join(lang);
    let file = |name: &str| folder.join(name);

    let page = Page::read(&file("page.toml"), &language, problems);
    let live = Live::read(content, &language, problems);
    let shared = Shared::of(&live, &file("live.toml"), problems);
    let mut words = labels::scripts(&file("scripts.toml"), &language, problems);
    let message = labels::message(content, problems);

    let explained = words::read(&file("words.toml"), &language, problems);
    let sources = sources::read(&file("sources.toml"), &language, problems);
    let contacts = contacts::read(&file("contacts.toml"), problems);
    let cards = cards::read(&file("cards"), problems);
    let cards = cards::number(cards, &page.danger.names);
    let questionnaire = questionnaire::read(&file("questionnaire.toml"), problems);
    let names = Names {
        cards: cards.iter().map(|card| card.name().to_owned()).collect(),
        contacts: contacts.as_ref().map(contacts::Raw::names),
        sources: sources
            .as_ref()
            .map(|sources| sources.iter().map(|source| source.id.clone()).collect()),
        outside: RefCell::default(),
    };

    let services = contacts.map(|raw| {
        let file = file("contacts.toml");
        contacts::resolve(&file, raw, &names, &page, &language, problems)
    });
    let files: Vec<Shelf> = cards.iter().map(cards::Raw::shelf).collect();
    let cards = cards::resolve(cards, &names, &page, &language, &explained, problems);
    let questionnaire = questionnaire.map(|raw| {
        let file = file("questionnaire.toml");
        questionnaire::resolve(&file, raw, &names, &page, &language, problems)
    });
    let essentials = essentials::read(content, &names, &cards, problems);
    let forms = writing::read(&file("writing.toml"), &names, &language, problems);
    let strip = page
        .strip
        .each_ref()
        .map(|strip| names.contacts(&strip.file, strip.line, &strip.names, problems));
    let danger = &page.danger;
    let danger = names.cards(&danger.file, danger.line, &danger.names, problems);
    tell_missing(&folder, &files, &cards, problems);

    if names.contacts.is_some() && names.contact("114").is_none() {
        problems.push(Problem::whole(
            &file("contacts.toml"),
            "no contact “114”: the text to 114 needs one",
            "write it, with kind = \"text\"",
        ));
    }

    let services = services.unwrap_or_default();
    for Service { contact, .. } in &services {
        if !matches!(contact.reach, Reach::Web(_)) {
            let name = format!("number.{}", contact.id);
            words.insert(name, contact.reach.label().to_owned());
        }
    }
    Guide {
        language,
        shared,
        live,
        message,
        words,
        services,
        sources: sources.unwrap_or_default(),
        cards,
        questionnaire: questionnaire.unwrap_or(Questionnaire {
            questions: Vec::new(),
            steps: Vec::new(),
        }),
        strip,
        danger,
        essentials,
        publication: Publication::default(),
        forms,
        outside: names.outside.into_inner(),
        page,
    }
}

/// Reports a list without a card, and missing steps for an unknown browser. `files` are all cards,
/// even those that could not be read: one of them may be the missing one.
fn tell_missing(folder: &Path, files: &[Shelf], cards: &[Card], problems: &mut Problems) {
    for shelf in [Shelf::Victim, Shelf::Witness, Shelf::Professional] {
        if !files.contains(&shelf) {
            let list = folder.join("cards").join(shelf.name());
            let what = "no card is in this list";
            problems.push(Problem::whole(&list, what, "write one"));
        }
    }
    let other = |card: &Card| card.browser == Some(Browser::Other);
    if files.len() == cards.len() && !cards.iter().any(other) {
        problems.push(Problem::whole(
            &folder.join("cards/traces"),
            "no steps for an unknown browser",
            "write a card with browser = \"other\"",
        ));
    }
}
