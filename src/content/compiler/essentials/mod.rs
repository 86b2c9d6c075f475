//! "L'essentiel": short pages in simple words, in French and in other languages
//! (`src/decisions/simple-words-and-languages.md`).

mod french;
mod sentence;
pub mod sheet;
mod translation;

use std::collections::HashSet;
use std::path::Path;

use super::cards::Card;
use super::names::Names;
use super::problem::{Problem, Problems};
use crate::search::fold;

pub use french::{Page, Side};
pub use sentence::{Piece, pieces};
pub use translation::{State, Translation};

/// The languages of these pages: code, and name in its own script. Their order is that of the row
/// on the first page, and `data-to` holds their index.
pub const LANGUAGES: [(&str, &str); 11] = [
    ("fr", "Français simple"),
    ("en", "English"),
    ("ar", "العربية"),
    ("tr", "Türkçe"),
    ("pt", "Português"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("uk", "Українська"),
    ("ro", "Română"),
    ("fa", "فارسی"),
    ("zh", "中文"),
];

/// All pages in simple words.
pub struct Essentials {
    /// The words around the pages, in French, by their name in `labels.toml`.
    pub labels: Vec<(String, String)>,
    /// The pages, in French.
    pub pages: Vec<Page>,
    /// The other languages, in the order of [`LANGUAGES`].
    pub translations: Vec<Translation>,
}

/// Every sentence that is translated, in French, by name: `label.exit`, `danger.title`,
/// `danger.appeler`, `card.plainte.title`.
pub fn french_sentences(essentials: &Essentials, cards: &[Card]) -> Vec<(String, String)> {
    let labels = essentials.labels.iter();
    let labels = labels.map(|(name, text)| (format!("label.{name}"), text.clone()));
    let pages = essentials.pages.iter().flat_map(|page| {
        let title = (format!("{}.title", page.name), page.title.clone());
        let sentences = page.groups.iter().flat_map(|group| &group.sentences);
        let sentences =
            sentences.map(|one| (format!("{}.{}", page.name, one.id), one.text.clone()));
        std::iter::once(title).chain(sentences.collect::<Vec<_>>())
    });
    let cards = cards.iter().flat_map(|card| {
        [("title", &card.title), ("summary", &card.summary)]
            .map(|(part, text)| (format!("card.{}.{part}", card.name), text.clone()))
    });
    labels.chain(pages).chain(cards).collect()
}

/// Reads and checks the pages.
pub fn read(content: &Path, names: &Names, cards: &[Card], problems: &mut Problems) -> Essentials {
    let folder = content.join("essentials");
    // A guide may have no pages in simple words.
    if !folder.exists() {
        return Essentials {
            labels: Vec::new(),
            pages: Vec::new(),
            translations: Vec::new(),
        };
    }
    let (labels, pages) = french::read(&folder.join("fr"), names, cards, problems);
    let mut essentials = Essentials {
        labels,
        pages,
        translations: Vec::new(),
    };
    let french = french_sentences(&essentials, cards);
    for (code, name) in LANGUAGES.iter().skip(1) {
        let file = folder.join(format!("{code}.toml"));
        if file.exists() {
            let read = translation::read(&file, code, name, &french, &essentials, problems);
            essentials.translations.extend(read);
        }
    }
    french_words(&folder, &essentials, cards, problems);
    if let [only] = essentials.translations.as_slice() {
        problems.push(Problem::whole(
            &folder.join(format!("{}.toml", only.code)),
            "this is the only language besides French: a public body offers two or more (loi 94-665, article 4)",
            "add another language, or take this one out",
        ));
    }
    unknown_files(&folder, problems);
    essentials
}

/// Refuses a word of another language that the French cards also have: it would open a page in that
/// language for somebody who types French.
fn french_words(folder: &Path, essentials: &Essentials, cards: &[Card], problems: &mut Problems) {
    let mut french: HashSet<String> = HashSet::new();
    for card in cards {
        for text in [&card.title, &card.summary]
            .into_iter()
            .chain(&card.body.lines)
        {
            french.extend(fold(text));
        }
    }
    for translation in &essentials.translations {
        let words = translation.words.values().flatten();
        for word in words {
            if let [one] = fold(word).as_slice()
                && french.contains(one)
            {
                problems.push(Problem::whole(
                    &folder.join(format!("{}.toml", translation.code)),
                    format!("“{word}” is a word of the French cards too"),
                    "take it out of [words], or write it with the word beside it",
                ));
            }
        }
    }
}

/// Refuses a file whose code is no known language: nothing would read it.
fn unknown_files(folder: &Path, problems: &mut Problems) {
    let Ok(files) = std::fs::read_dir(folder) else {
        return;
    };
    for file in files.flatten().map(|entry| entry.path()) {
        let code = file.file_stem().and_then(|stem| stem.to_str());
        let known = LANGUAGES.iter().any(|(known, _)| Some(*known) == code);
        if !known {
            problems.push(Problem::whole(
                &file,
                "no language of the guide has this code",
                "add the language to LANGUAGES in compiler/essentials/mod.rs, or rename the file",
            ));
        }
    }
}

/// A hash of a French sentence: it shows whether the sentence has changed since it was translated.
pub fn hash(text: &str) -> String {
    let mut hash = 0x811c_9dc5_u32;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    format!("{hash:08x}")
}
