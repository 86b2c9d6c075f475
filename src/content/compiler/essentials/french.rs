//! The French sentences, and the checks on simple words: length, punctuation, abbreviations, hard
//! words, the card that each page is based on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::sentence::{Piece, pieces, words};
use crate::compiler::WrittenDay;
use crate::compiler::cards::{Card, split_front};
use crate::compiler::language::Language;
use crate::compiler::names::Names;
use crate::compiler::problem::{Problem, Problems, line_of, read_text, read_toml, toml_problem};
use crate::compiler::typography;
use crate::types::{CardId, Day};

/// The most words of a sentence. A placeholder counts as one word.
const MOST_WORDS: usize = 12;

/// The pictures that pages may use; each is drawn in `compiler/html/pictures.rs`.
pub const PICTURES: [&str; 18] = [
    "telephone",
    "message",
    "maison",
    "porte",
    "sac",
    "papiers",
    "juge",
    "police",
    "enfant",
    "medecin",
    "argent",
    "horloge",
    "personne",
    "cadenas",
    "main",
    "ecran",
    "appareil-photo",
    "deux",
];

/// Words that many people do not know. A page that needs one writes it as a French placeholder and
/// explains it.
const HARD: [&str; 24] = [
    "auteur",
    "auteure",
    "conjoint",
    "conjointe",
    "concubin",
    "procureur",
    "juridiction",
    "juridictionnelle",
    "signalement",
    "ordonnance",
    "requête",
    "audience",
    "préjudice",
    "hébergement",
    "orientation",
    "dispositif",
    "démarche",
    "démarches",
    "bénéficier",
    "notamment",
    "préalable",
    "ultérieur",
    "susceptible",
    "victimation",
];

/// The words around the pages in simple words, `name = "…"` each, under the rules of a sentence.
/// The names are those that the guide uses: a missing one and one too many are told.
const LABELS: [&str; 88] = [
    "simple",
    "warning",
    "warning_watched",
    "machine",
    "reviewed",
    "counts",
    "stale",
    "french",
    "danger",
    "yes",
    "pages",
    "cards",
    "cards_lead",
    "card",
    "card_victim",
    "card_witness",
    "card_professional",
    "card_reflex",
    "card_traces",
    "card_local",
    "back",
    "exit",
    "exit_keys",
    "exit_two",
    "exit_one",
    "exit_expired",
    "strip_17",
    "strip_114",
    "strip_3919",
    "strip_15",
    "strip_112",
    "phrases_lead",
    "phrases_hers",
    "phrases_theirs",
    "turn",
    "print",
    "listen",
    "listen_warning",
    "pause",
    "resume",
    "again",
    "slower",
    "faster",
    "no_voice",
    "write",
    "write_french",
    "write_after",
    "write_address",
    "write_hint",
    "write_send",
    "write_who",
    "write_me",
    "write_children",
    "write_other",
    "write_what",
    "write_violence",
    "write_weapon",
    "write_injured",
    "write_locked",
    "write_silent",
    "write_preview",
    "write_missing",
    "write_locate",
    "write_more",
    "write_details",
    "write_floor",
    "write_code",
    "write_name",
    "write_voice",
    "write_speak",
    "write_copy",
    "write_kept",
    "skip",
    "exit_name",
    "curtain_title",
    "curtain_first",
    "curtain_stop",
    "access",
    "numbers",
    "poster_victim",
    "poster_victim_line",
    "poster_witness",
    "poster_witness_line",
    "poster_author",
    "poster_author_line",
    "poster_author_call",
    "poster_checked",
    "poster_local",
];

/// Who says the sentences of a group on the phrase board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The woman.
    Hers,
    /// The person who receives her.
    Theirs,
}

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its name within the page, which never changes.
    pub id: String,
    /// Its text, with French punctuation and placeholders.
    pub text: String,
}

/// Sentences that belong together, with or without a picture.
#[derive(Clone, Debug)]
pub struct Group {
    /// One of [`PICTURES`].
    pub picture: Option<String>,
    /// Only on the phrase board.
    pub side: Option<Side>,
    /// One to four on other pages.
    pub sentences: Vec<Sentence>,
}

impl Page {
    /// Whether it is the phrase board, whose sentences are shown to somebody.
    pub fn is_board(&self) -> bool {
        self.groups.iter().any(|group| group.side.is_some())
    }
}

/// A page in simple words.
#[derive(Clone, Debug)]
pub struct Page {
    /// The name of its file, without the number that gives its position.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The cards that its facts come from; the page links to the first one.
    pub cards: Vec<CardId>,
    /// What it says.
    pub groups: Vec<Group>,
}

/// The front matter of a page in simple words, between two lines of `+++`. The number in the name
/// of the file is the place of the page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    /// The title, under the rules of a sentence: at most twelve words, no digits, no abbreviation.
    title: Spanned<String>,
    /// The cards that its facts come from, by the name of their file. The page leads to the first.
    cards: Spanned<Vec<String>>,
    /// The day on which somebody compared the page with those cards: not before they were checked.
    checked: Spanned<WrittenDay>,
}

/// Reads `labels.toml` and the pages.
pub fn read(
    folder: &Path,
    names: &Names,
    cards: &[Card],
    problems: &mut Problems,
) -> (Vec<(String, String)>, Vec<Page>) {
    let language = Language::of("fr");
    let file = folder.join("labels.toml");
    let (text, labels) =
        read_toml::<BTreeMap<String, Spanned<String>>>(&file, problems).unwrap_or_default();
    let labels: Vec<(String, String)> = labels
        .into_iter()
        .map(|(name, label)| {
            let line = line_of(&text, label.span().start);
            let label = typography::set(&file, line, label.as_ref(), &language, problems);
            check(&file, line, &label, names, problems);
            (name, label)
        })
        .collect();
    known_labels(&file, &labels, problems);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| file.extension().is_some_and(|end| end == "md"))
        .collect();
    files.sort();
    let pages = files
        .iter()
        .filter_map(|file| page(file, names, cards, &language, problems))
        .collect();
    (labels, pages)
}

/// A missing label would be an empty button, and an unused one would be translated for nothing.
fn known_labels(file: &Path, labels: &[(String, String)], problems: &mut Problems) {
    for name in LABELS {
        if !labels.iter().any(|(known, _)| known == name) {
            let what = format!("the label {name} is missing");
            problems.push(Problem::whole(file, what, format!("add {name} = \"…\"")));
        }
    }
    for (name, _) in labels {
        if !LABELS.contains(&name.as_str()) {
            let what = format!("nothing uses the label {name}");
            problems.push(Problem::whole(file, what, "remove it or correct its name"));
        }
    }
}

fn page(
    file: &Path,
    names: &Names,
    cards: &[Card],
    language: &Language,
    problems: &mut Problems,
) -> Option<Page> {
    let stem = file.file_stem()?.to_str()?;
    let Some((_, name)) = stem.split_once('-') else {
        let what = "the file name of a page must begin with its position";
        problems.push(Problem::whole(
            file,
            what,
            "rename it, for example to 05-plainte.md",
        ));
        return None;
    };
    let text = read_text(file, problems)?;
    let (front_text, start) = split_front(file, &text, problems)?;
    let front: Front = match toml::from_str(front_text) {
        Ok(front) => front,
        Err(error) => {
            problems.push(toml_problem(file, front_text, 1, &error));
            return None;
        }
    };
    let line = |at: usize| 1 + line_of(front_text, at);
    let title_line = line(front.title.span().start);
    let title = typography::set(file, title_line, front.title.as_ref(), language, problems);
    check(file, title_line, &title, names, problems);
    let cards_line = line(front.cards.span().start);
    let from = names.cards(file, cards_line, front.cards.as_ref(), problems);
    checked(
        file,
        line(front.checked.span().start),
        front.checked.as_ref(),
        &from,
        cards,
        problems,
    );
    let body = text.get(start..).unwrap_or_default();
    let before = line_of(&text, start) - 1;
    let groups = groups(file, body, before, names, language, problems);
    Some(Page {
        name: name.to_owned(),
        title,
        cards: from,
        groups,
    })
}

/// A page repeats what its cards say, so it must be checked again after one of them was.
fn checked(
    file: &Path,
    line: usize,
    day: &str,
    from: &[CardId],
    cards: &[Card],
    problems: &mut Problems,
) {
    let Some(day) = Day::from_iso(day) else {
        let what = format!("“{day}” is not a day");
        problems.push(Problem::new(file, line, what, "write it as 2026-11-26"));
        return;
    };
    for card in from.iter().filter_map(|id| cards.get(id.index())) {
        if let Some(later) = card.checked.filter(|checked| *checked > day) {
            problems.push(Problem::new(
                file,
                line,
                format!(
                    "the card “{}” was checked again on {later}, this page on {day}",
                    card.name
                ),
                "compare the page with the card, then write the day on which you did",
            ));
        }
    }
}

/// Under the front matter, a line is one of these:
///
/// - `appeler: Appelez le {17}.`, a sentence: a name that never changes, in small letters, then a
///   colon and the words. `{17}` is a contact by its `id`; `{=main courante}` are words that stay
///   French in every language. Lines without an empty line between them stand together.
/// - `![telephone]`, a picture before the lines that follow.
/// - `== hers` or `== theirs`, on the board of phrases: whose words follow.
///
/// A sentence has at most twelve words, no digits, no brackets and no abbreviation.
fn groups(
    file: &Path,
    body: &str,
    before: usize,
    names: &Names,
    language: &Language,
    problems: &mut Problems,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut side, mut picture, mut open) = (None, None, false);
    let mut seen: Vec<String> = Vec::new();
    for (number, text) in (before + 1..).zip(body.lines()) {
        let text = text.trim();
        if text.is_empty() {
            open = false;
            continue;
        }
        if let Some(name) = text.strip_prefix("== ") {
            side = match name {
                "hers" => Some(Side::Hers),
                "theirs" => Some(Side::Theirs),
                _ => {
                    let what = format!("“{name}” is not a part of a page");
                    problems.push(Problem::new(
                        file,
                        number,
                        what,
                        "write == hers or == theirs",
                    ));
                    side
                }
            };
            continue;
        }
        if let Some(name) = text
            .strip_prefix("![")
            .and_then(|rest| rest.strip_suffix(']'))
        {
            if !PICTURES.contains(&name) {
                problems.push(Problem::new(
                    file,
                    number,
                    format!("there is no picture “{name}”"),
                    format!("take one of {}", PICTURES.join(", ")),
                ));
            }
            picture = Some(name.to_owned());
            open = false;
            continue;
        }
        let Some((id, sentence)) = text.split_once(": ").filter(|(id, _)| is_id(id)) else {
            let what = "this is not a sentence with a name";
            problems.push(Problem::new(
                file,
                number,
                what,
                "write a name, a colon and the sentence: `appeler: Appelez le {17}.`",
            ));
            continue;
        };
        if seen.iter().any(|known| known == id) {
            let what = format!("another sentence of this page is called `{id}`");
            problems.push(Problem::new(
                file,
                number,
                what,
                "give this one another name",
            ));
        }
        seen.push(id.to_owned());
        let sentence = typography::set(file, number, sentence, language, problems);
        check(file, number, &sentence, names, problems);
        let sentence = Sentence {
            id: id.to_owned(),
            text: sentence,
        };
        match groups.last_mut().filter(|_| open) {
            Some(group) => group.sentences.push(sentence),
            None => groups.push(Group {
                picture: picture.take(),
                side,
                sentences: vec![sentence],
            }),
        }
        open = true;
    }
    if groups.is_empty() {
        problems.push(Problem::whole(
            file,
            "the page is empty",
            "write a sentence",
        ));
    }
    groups
}

fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|letter| letter.is_ascii_lowercase() || letter == b'-')
}

/// Checks the rules of simple words.
fn check(file: &Path, line: usize, text: &str, names: &Names, problems: &mut Problems) {
    let mut tell =
        |what: String, remedy: &str| problems.push(Problem::new(file, line, what, remedy));
    let count = pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words
                .split_whitespace()
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .count(),
            Piece::Contact(_) | Piece::French(_) => 1,
        })
        .sum::<usize>();
    if count > MOST_WORDS {
        tell(
            format!("the sentence has {count} words"),
            "cut it in two: twelve words at most",
        );
    }
    let plain = words(text);
    if let Some(sign) = plain.chars().find(|sign| "()[];:–—…%/".contains(*sign)) {
        tell(
            format!("“{sign}” makes a sentence hard to read"),
            "make two sentences",
        );
    }
    if plain.chars().any(|letter| letter.is_ascii_digit()) {
        tell(
            "a number is written in the text".to_owned(),
            "write {17} for a contact, a word for another number",
        );
    }
    for word in plain.split(|letter: char| !letter.is_alphanumeric()) {
        let small = word.to_lowercase();
        if HARD.contains(&small.as_str()) {
            tell(
                format!("“{word}” is a hard word"),
                "use an everyday word, or {=…} and explain it",
            );
        }
        if word.chars().count() > 1 && word.chars().all(char::is_uppercase) {
            tell(format!("“{word}” is an abbreviation"), "write it in words");
        }
    }
    for piece in pieces(text) {
        if let Piece::Contact(id) = piece
            && names.contact(id).is_none()
        {
            tell(
                format!("there is no contact “{id}”"),
                "take an id of contacts.toml",
            );
        }
    }
    if text.matches('{').count() != text.matches('}').count() {
        tell("a brace is not closed".to_owned(), "write {17} or {=words}");
    }
}
