//! Translates what surrounds every screen (the exit, the numbers) into the language of the open
//! page. French is in the first response and comes back when no other language is open.

use std::cell::{Cell, RefCell};

use crate::browser::part::Part;

/// For each word: its place, its attribute if it is one, and its name in a language's pages.
const WORDS: [(&str, Option<&str>, &str); 15] = [
    (".skip", Some("aria-label"), "data-access"),
    (".skip [data-skip]", None, "data-skip"),
    (".exit", Some("aria-label"), "data-name"),
    ("#emergency", Some("aria-label"), "data-zone"),
    (".exit__link [data-leave]", None, "data-leave"),
    (".skip [data-exit]", None, "data-leave"),
    (".exit__keys", None, "data-keys"),
    (".skip [data-exit]", Some("data-two"), "data-two"),
    (".skip [data-exit]", Some("data-one"), "data-one"),
    (".skip [data-exit]", Some("data-expired"), "data-expired"),
    // For `public/curtain.js`, which has its French words itself.
    (".exit", Some("data-title"), "data-title"),
    (".exit", Some("data-first"), "data-first"),
    (".exit", Some("data-resume"), "data-resume"),
    (".exit", Some("data-leave"), "data-leave"),
    (".exit", Some("data-stop"), "data-stop"),
];

/// For each word of the form: the selector of its place, which match, and its name.
const FORM: [(&str, usize, &str); 17] = [
    ("[data-back]", 0, "back"),
    ("h1", 0, "write"),
    ("label[for=address]", 0, "write_address"),
    ("#address-hint", 0, "write_hint"),
    ("[data-send]", 0, "write_send"),
    ("[data-send]", 1, "write_send"),
    ("legend h2", 0, "write_who"),
    (".pick", 0, "write_me"),
    (".pick", 1, "write_children"),
    (".pick", 2, "write_other"),
    ("#preview-title", 0, "write_preview"),
    ("[data-missing]", 0, "write_missing"),
    ("[data-after]", 0, "write_after"),
    ("[data-locate] + p", 0, "write_locate"),
    ("summary", 0, "write_more"),
    ("button[data-copy]", 0, "write_copy"),
    ("[data-after] + p", 0, "write_kept"),
];

/// The same for the folded part of the form.
const FOLDED: [(&str, usize, &str); 12] = [
    ("details legend h2", 0, "write_what"),
    ("details .pick", 0, "write_violence"),
    ("details .pick", 1, "write_weapon"),
    ("details .pick", 2, "write_injured"),
    ("details .pick", 3, "write_locked"),
    ("details .pick", 4, "write_silent"),
    ("details .pick", 5, "write_speak"),
    ("details legend h2", 1, "write_voice"),
    ("label[for=details]", 0, "write_details"),
    ("label[for=floor-door]", 0, "write_floor"),
    ("label[for=code]", 0, "write_code"),
    ("label[for=name]", 0, "write_name"),
];

thread_local! {
    /// The French words and numbers of the first response, saved when another language is opened.
    static FRENCH: RefCell<Option<(Vec<String>, Part)>> = const { RefCell::new(None) };
    /// The language shown now; `None` for the French of the first response.
    static SPOKEN: Cell<Option<u16>> = const { Cell::new(None) };
}

/// Shows everything around the screens in a language, once `words` returns its words, or in French
/// again. If the language has not changed, no node changes: a visitor may be pressing a number.
pub fn speak(language: Option<u16>, words: impl Fn(u16) -> Option<Part>) {
    let spoken = SPOKEN.get();
    if spoken.is_some() && spoken == language {
        return;
    }
    let words = language.and_then(words);
    let now = language.filter(|_| words.is_some());
    if now != spoken {
        SPOKEN.set(now);
        say(words.as_ref());
    }
}

fn say(words: Option<&Part>) {
    let (Some(root), Some(numbers)) = (Part::root(), Part::of_page("#emergency")) else {
        return;
    };
    let kept = FRENCH.with_borrow(|kept| kept.is_some());
    match words {
        None if !kept => return,
        Some(_) if !kept => FRENCH.set(numbers.copy().map(|copy| (all(), copy))),
        _ => {}
    }
    let said: Vec<String> = match words {
        Some(words) => {
            let word = |(_, _, name): &(_, _, &str)| words.attribute(name).unwrap_or_default();
            WORDS.iter().map(word).collect()
        }
        None => FRENCH.with_borrow(|kept| {
            kept.as_ref()
                .map(|(said, _)| said.clone())
                .unwrap_or_default()
        }),
    };
    for ((place, attribute, _), said) in WORDS.iter().zip(said) {
        let Some(part) = Part::of_page(place) else {
            continue;
        };
        match attribute {
            Some(name) => part.set_attribute(name, &said),
            None => part.say(&said),
        }
    }
    let french = FRENCH.with_borrow(|kept| kept.as_ref().map(|(_, numbers)| numbers.clone()));
    if let Some(from) = words
        .and_then(|words| words.part("[data-numbers]"))
        .or(french)
    {
        numbers.say("");
        numbers.append_copies(&from);
    }
    let of = |name: &str, otherwise: &str| {
        let found = words.and_then(|words| words.attribute(name));
        found.unwrap_or_else(|| String::from(otherwise))
    };
    root.set_attribute("lang", &of("lang", "fr"));
    root.set_attribute("dir", &of("dir", "ltr"));
}

/// Puts the words of a language before the French ones in the form of the text to 114. The message
/// itself stays French (`src/decisions/the-text-to-114-stays-french.md`).
pub fn speak_form(form: &Part, words: Part) {
    put(form, &words, &FORM);
    let Some(fold) = form.part("details") else {
        return;
    };
    // Its fields are created when it is unfolded.
    let form = form.clone();
    fold.once("toggle", move || put(&form, &words, &FOLDED));
}

fn put(form: &Part, words: &Part, places: &[(&str, usize, &str)]) {
    for (css, at, name) in places {
        let parts = form.parts(css);
        let word = words.part(&["[data-name=", name, "]"].concat());
        let (Some(part), Some(word), Some(hers)) = (parts.get(*at), word, Part::new("span")) else {
            continue;
        };
        hers.set_attribute("class", "hers");
        hers.speak_as(words);
        hers.say(&word.text());
        part.begin_with(&hers);
    }
}

/// The words now in the page.
fn all() -> Vec<String> {
    let word = |(place, attribute, _): &(&str, Option<&str>, _)| {
        let part = Part::of_page(place);
        let word = part.map(|part| match attribute {
            Some(name) => part.attribute(name).unwrap_or_default(),
            None => part.text(),
        });
        word.unwrap_or_default()
    };
    WORDS.iter().map(word).collect()
}
