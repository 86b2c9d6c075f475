//! The page of texts, which the build writes once for all uses: the app, the static page and the
//! page without scripts show its pieces unchanged (`src/decisions/one-rendering.md`).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, JsString, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomParser, SupportedType};

use super::idle;
use super::js::settle;
use super::part::Part;

/// Pieces that a slow phone needs more than a frame to parse, or that most visitors open.
const PREPARED: [&str; 8] = [
    "victim",
    "witness",
    "numbers",
    "traces",
    "professional",
    "sources",
    "reflex",
    "local",
];

/// The parts of the page of texts loaded so far. Clones share them.
#[derive(Clone, Default)]
pub struct Texts(Rc<Pieces>);

#[derive(Default)]
struct Pieces {
    /// The loaded parts of the page, and the loaded languages.
    parts: RefCell<Vec<JsString>>,
    /// How many of them are parts of the page.
    count: Cell<usize>,
    /// Where each piece is, in the order of the page.
    places: RefCell<Vec<Place>>,
    /// The pieces parsed ahead, while the browser was idle.
    parsed: RefCell<Vec<(&'static str, Part)>>,
}

/// A piece: the text between `<!--name-->` and `<!--/name-->` in a part of the page.
struct Place {
    name: String,
    part: usize,
    start: u32,
    end: u32,
}

/// Where the page of texts comes from: `public/boot.js` starts to fetch it before the guide opens,
/// and fetches again on request what failed.
pub struct Source {
    texts: Function,
    language: Function,
}

impl Source {
    /// Takes the functions that request the texts, and a language by its number.
    pub fn new(texts: Function, language: Function) -> Self {
        Self { texts, language }
    }

    /// Loads the pages of a language into `texts`, then calls `done` with whether that worked.
    pub fn ask_language(&self, number: u16, texts: Texts, done: impl Fn(bool) + 'static) {
        let promise = self.language.call1(&JsValue::NULL, &number.into());
        match promise.and_then(|promise| promise.dyn_into::<Promise>()) {
            Ok(promise) => settle(&promise, move |value| {
                let part = value.and_then(|value| value.dyn_into::<JsString>().ok());
                let here = part.is_some();
                if let Some(part) = part {
                    texts.add(part);
                }
                done(here);
            }),
            Err(_) => done(false),
        }
    }

    /// Loads the parts of the page into `texts` and calls `each` after every one; then calls `done`
    /// with whether all have arrived.
    pub fn ask(&self, texts: Texts, each: impl Fn() + 'static, done: impl Fn(bool) + 'static) {
        // After a failure, parts that had already arrived are given again: skip them.
        let given = Cell::new(0);
        let each = Closure::<dyn Fn(JsString)>::new(move |part| {
            if given.replace(given.get() + 1) >= texts.0.count.get() {
                texts.0.count.set(given.get());
                texts.add(part);
                each();
            }
        });
        let promise = self.texts.call1(&JsValue::NULL, each.as_ref());
        match promise.and_then(|promise| promise.dyn_into::<Promise>()) {
            Ok(promise) => settle(&promise, move |value| {
                // Keeps the closure alive until no part can arrive any more.
                let _ = &each;
                done(value.is_some());
            }),
            Err(_) => done(false),
        }
    }
}

impl Texts {
    /// Whether a piece is loaded.
    pub fn has(&self, name: &str) -> bool {
        self.0
            .places
            .borrow()
            .iter()
            .any(|place| place.name == name)
    }

    /// The piece with a name. It is parsed on request, unless it was parsed ahead: parsing the
    /// whole page at once would take a slow phone 300 ms.
    pub fn piece(&self, name: &str) -> Option<Part> {
        let mut parsed = self.0.parsed.borrow_mut();
        match parsed.iter().position(|(known, _)| *known == name) {
            // Give the nodes away, which is faster than copying them; parse new ones later.
            Some(at) => {
                let (_, part) = parsed.swap_remove(at);
                self.prepare();
                Some(part)
            }
            None => parse(&self.html(name)?),
        }
    }

    /// Parses the large pieces ahead, one at a time, while the browser is idle.
    pub fn prepare(&self) {
        let texts = self.clone();
        idle::when_idle(move || {
            let next = {
                let parsed = texts.0.parsed.borrow();
                let is_parsed = |name: &str| parsed.iter().any(|(known, _)| *known == name);
                let next = PREPARED.into_iter().find(|name| !is_parsed(name));
                next.and_then(|name| Some((name, parse(&texts.html(name)?)?.imported()?)))
            };
            if let Some(next) = next {
                texts.0.parsed.borrow_mut().push(next);
                texts.prepare();
            }
        });
    }

    /// The HTML of a piece.
    pub fn html(&self, name: &str) -> Option<String> {
        let places = self.0.places.borrow();
        let place = places.iter().find(|place| place.name == name)?;
        let parts = self.0.parts.borrow();
        let part = parts.get(place.part)?;
        Some(part.substring(place.start, place.end).into())
    }

    fn add(&self, part: JsString) {
        let mut parts = self.0.parts.borrow_mut();
        let mut places = self.0.places.borrow_mut();
        find_places(&part, parts.len(), &mut places);
        parts.push(part);
    }
}

/// Parses a piece of HTML written by the build.
fn parse(html: &str) -> Option<Part> {
    let parsed = DomParser::new().ok()?;
    let parsed = parsed
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()?;
    Part::from_element(parsed.body()?.first_element_child()?)
}

/// Adds the places of the pieces in a part of the page.
fn find_places(text: &JsString, part: usize, places: &mut Vec<Place>) {
    let find = |word: &str, from: u32| -> Option<u32> {
        let from = i32::try_from(from).ok()?;
        u32::try_from(text.index_of(word, from)).ok()
    };
    let mut from = 0;
    while let Some(mark) = find("<!--", from) {
        let Some(end) = find("-->", mark) else { break };
        from = end + 3;
        let name: String = text.substring(mark + 4, end).into();
        match name.strip_prefix('/') {
            Some(name) => {
                if let Some(place) = places.iter_mut().rev().find(|place| place.name == name) {
                    place.end = mark;
                }
            }
            None => places.push(Place {
                name,
                part,
                start: from,
                end: from,
            }),
        }
    }
}
