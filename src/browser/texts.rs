//! The page of texts, which the build writes once for everybody: its pieces are shown as they
//! are, by the app, by the static page and without scripts (`src/decisions/one-rendering.md`).

use js_sys::{Function, JsString, Promise};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomParser, SupportedType};

use super::js::settle;
use super::part::Part;

/// The page of texts, as it came.
#[derive(Clone)]
pub struct Texts(JsString);

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
                done(text.and_then(|text| text.dyn_into().ok()).map(Texts));
            }),
            Err(_) => done(None),
        }
    }
}

impl Texts {
    /// The piece of a name: what stands between `<!--name-->` and `<!--/name-->`. It is parsed when
    /// it is asked for: the whole page would take a slow phone 100 ms at once.
    pub fn piece(&self, name: &str) -> Option<Part> {
        let mark = ["<!--", name, "-->"].concat();
        let start = self.find(&mark, 0)? + u32::try_from(mark.len()).ok()?;
        let end = self.find(&["<!--/", name, "-->"].concat(), start)?;
        let html: String = self.0.substring(start, end).into();
        let parsed = DomParser::new().ok()?;
        let parsed = parsed
            .parse_from_string(&html, SupportedType::TextHtml)
            .ok()?;
        Part::from_element(parsed.body()?.first_element_child()?)
    }

    /// Names are ASCII: their length in bytes is their length in JavaScript.
    fn find(&self, text: &str, from: u32) -> Option<u32> {
        let from = i32::try_from(from).ok()?;
        u32::try_from(self.0.index_of(text, from)).ok()
    }
}
