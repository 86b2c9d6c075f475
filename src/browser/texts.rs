//! The page of texts, which the build writes once for everybody: its pieces are shown as they
//! are, by the app, by the static page and without scripts (`src/decisions/one-rendering.md`).

use js_sys::{JsString, Promise};
use wasm_bindgen::JsCast;
use web_sys::{DomParser, SupportedType};

use super::js::settle;
use super::part::Part;

/// The page of texts, as it came.
#[derive(Clone)]
pub struct Texts(JsString);

/// The page of texts on its way: a promise of its whole text.
pub struct Coming(Promise);

impl From<Promise> for Coming {
    fn from(promise: Promise) -> Self {
        Self(promise)
    }
}

impl Coming {
    /// Asks for it; `None` in a page that does not say where it is. A text that was cut or
    /// changed on the way is refused by its hash.
    pub fn ask() -> Option<Self> {
        let app = Part::of_page("#app")?;
        let init = RequestInit::new();
        init.set_integrity(&app.attribute("data-integrity")?);
        let url = app.attribute("data-texts")?;
        let answer = window()?.fetch_with_str_and_init(&url, &init);
        let read = Closure::once_into_js(|answer: JsValue| -> JsValue {
            let answer = answer.dyn_into::<Response>().ok().filter(Response::ok);
            let text = answer.and_then(|answer| answer.text().ok());
            text.map_or_else(|| Promise::reject(&JsValue::NULL), |text| text).into()
        });
        Some(Self(answer.then_with_js(read)))
    }

    /// Waits for it; `None` if it does not come.
    pub fn arrive(&self, done: impl Fn(Option<Texts>) + 'static) {
        settle(&self.0, move |text| {
            done(text.and_then(|text| text.dyn_into().ok()).map(Texts));
        });
    }
}

impl Texts {
    /// The piece of a name: what stands between `<!--name-->` and `<!---->`. It is parsed when
    /// it is asked for: the whole page would take a slow phone 100 ms at once.
    pub fn piece(&self, name: &str) -> Option<Part> {
        let mark = ["<!--", name, "-->"].concat();
        let start = self.find(&mark, 0)? + u32::try_from(mark.len()).ok()?;
        let end = self.find("<!---->", start)?;
        let html: String = self.0.substring(start, end).into();
        let parsed = DomParser::new().ok()?;
        let parsed = parsed.parse_from_string(&html, SupportedType::TextHtml).ok()?;
        Part::from_element(parsed.body()?.first_element_child()?)
    }

    /// Names are ASCII: their length in bytes is their length in JavaScript.
    fn find(&self, text: &str, from: u32) -> Option<u32> {
        let from = i32::try_from(from).ok()?;
        u32::try_from(self.0.index_of(text, from)).ok()
    }
}
