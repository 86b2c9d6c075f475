//! The page of texts, which the build writes once for everybody: its pieces are shown as they
//! are, by the app, by the static page and without scripts (`src/decisions/one-rendering.md`).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, JsString, Promise};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomParser, SupportedType};

use super::idle;
use super::js::settle;
use super::part::Part;

/// Pieces that take a slow phone longer than a frame to parse, or that most people open.
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

/// The page of texts, as it came.
#[derive(Clone)]
pub struct Texts(Rc<Pieces>);

struct Pieces {
    text: JsString,
    /// Where each piece stands, in the order of the page.
    places: Vec<Place>,
    /// Those that were parsed when there was nothing else to do.
    parsed: RefCell<Vec<(&'static str, Part)>>,
}

/// A piece: what stands between `<!--name-->` and `<!--/name-->`.
struct Place {
    name: String,
    start: u32,
    end: u32,
}

/// Where the page of texts comes from: `public/boot.js` has begun to fetch it when the guide
/// starts, and fetches it again when it is asked to.
pub struct Source(Function);

impl From<Function> for Source {
    fn from(ask: Function) -> Self {
        Self(ask)
    }
}

impl Source {
    /// Waits for the page of texts; `None` if it does not come whole.
    pub fn ask(&self, done: impl Fn(Option<Texts>) + 'static) {
        let promise = self.0.call0(&JsValue::NULL);
        match promise.and_then(|promise| promise.dyn_into::<Promise>()) {
            Ok(promise) => settle(&promise, move |text| {
                let text = text.and_then(|text| text.dyn_into::<JsString>().ok());
                done(text.map(Texts::from));
            }),
            Err(_) => done(None),
        }
    }
}

impl From<JsString> for Texts {
    fn from(text: JsString) -> Self {
        let places = places(&text);
        Self(Rc::new(Pieces {
            text,
            places,
            parsed: RefCell::default(),
        }))
    }
}

impl Texts {
    /// The piece of a name. It is parsed when it is asked for: the whole page would take a slow
    /// phone 300 ms at once.
    pub fn piece(&self, name: &str) -> Option<Part> {
        let prepared = self.0.parsed.borrow();
        let prepared = prepared.iter().find(|(known, _)| *known == name);
        match prepared {
            Some((_, part)) => part.copy(),
            None => parse(&self.html(name)?),
        }
    }

    /// The lines of the prose of a card: its titles, paragraphs and items of lists, as the index
    /// of the search counts them.
    pub fn lines(&self, card: &str) -> Vec<String> {
        let prose = self.html(card).and_then(|html| {
            let (_, rest) = html.split_once("<div class=\"prose\">")?;
            let (prose, _) = rest.split_once("</div>")?;
            parse(&["<div>", prose, "</div>"].concat())
        });
        let lines = prose.map(|prose| prose.parts("h2, p, li"));
        lines.unwrap_or_default().iter().map(Part::text).collect()
    }

    /// Parses the large pieces ahead, one at a time, when there is nothing else to do.
    pub fn prepare(&self) {
        let done = self.0.parsed.borrow().len();
        let Some(name) = PREPARED.get(done) else {
            return;
        };
        let texts = self.clone();
        idle::when_idle(move || {
            let part = texts.html(name).and_then(|html| parse(&html));
            let Some(part) = part else { return };
            texts.0.parsed.borrow_mut().push((name, part));
            texts.prepare();
        });
    }

    fn html(&self, name: &str) -> Option<String> {
        let place = self.0.places.iter().find(|place| place.name == name)?;
        Some(self.0.text.substring(place.start, place.end).into())
    }
}

/// Nodes from a piece of HTML that the build has written.
fn parse(html: &str) -> Option<Part> {
    let parsed = DomParser::new().ok()?;
    let parsed = parsed
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()?;
    Part::from_element(parsed.body()?.first_element_child()?)
}

/// Where the pieces of the page stand.
fn places(text: &JsString) -> Vec<Place> {
    let find = |word: &str, from: u32| -> Option<u32> {
        let from = i32::try_from(from).ok()?;
        u32::try_from(text.index_of(word, from)).ok()
    };
    let mut places: Vec<Place> = Vec::new();
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
                start: from,
                end: from,
            }),
        }
    }
    places
}
