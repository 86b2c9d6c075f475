use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, HtmlElement, window};

fn document() -> Option<Document> {
    window()?.document()
}

/// The element that the app fills; `None` once the exit has emptied the page.
pub fn app() -> Option<HtmlElement> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// What follows `#` in the address when the guide is opened. Read once, never rewritten:
/// any change of address writes a line in the browser's history.
pub fn start_code() -> String {
    let hash = window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    String::from(hash.strip_prefix('#').unwrap_or(&hash))
}

/// Hides the static page, and says that the app is there.
pub fn ready() {
    let Some(document) = document() else { return };
    if let Some(floor) = document.get_element_by_id("floor") {
        let _ = floor.set_attribute("hidden", "");
    }
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("data-ready", "");
    }
}

/// Says that every text has come.
pub fn texts_are_here() {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-texts", "");
    }
}

/// After the new screen is in the page: scrolls to its top, moves focus to its title,
/// and hands the words of the title to `announce`.
pub fn show_title(announce: impl FnOnce(String) + 'static) {
    let Some(window) = window() else { return };
    let then = Closure::once_into_js(move || {
        let Some(title) = title() else { return };
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        let _ = title.focus();
        announce(title.text_content().unwrap_or_default());
    });
    let _ = window.request_animation_frame(then.unchecked_ref());
}

fn title() -> Option<HtmlElement> {
    document()?
        .query_selector("main:not([hidden]) h1")
        .ok()??
        .dyn_into()
        .ok()
}

/// What the door that brought the tools said; empty if no door did.
pub fn tool() -> String {
    app()
        .and_then(|app| app.get_attribute("data-first"))
        .unwrap_or_default()
}

/// The address of this site, to be handed over.
pub fn address() -> String {
    let origin = window().and_then(|window| window.location().origin().ok());
    origin.unwrap_or_default() + "/"
}

/// Once the page is laid out: whether something in this element does not fit in it.
pub fn overflows(id: &'static str, said: impl FnOnce(bool) + 'static) {
    let Some(window) = window() else { return };
    let then = Closure::once_into_js(move || {
        let element = document().and_then(|document| document.get_element_by_id(id));
        said(element.is_some_and(|element| {
            element.scroll_height() > element.client_height() + 1
                || element.scroll_width() > element.client_width() + 1
        }));
    });
    let _ = window.request_animation_frame(then.unchecked_ref());
}
