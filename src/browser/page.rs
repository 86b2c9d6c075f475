use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::window;

use super::part::{Part, document};

/// The element that the app fills; `None` once the exit has emptied the page.
pub fn app() -> Option<Part> {
    Part::of_page("#app")
}

/// What follows `#` in the address when the guide is opened. Read once, never rewritten:
/// any change of address writes a line in the browser's history.
pub fn start_code() -> String {
    let hash = window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    String::from(hash.strip_prefix('#').unwrap_or(&hash))
}

/// Says on `<html>` that something is there, for styles, scripts and tests.
pub fn mark(name: &str) {
    if let Some(root) = Part::root() {
        root.set_attribute(name, "");
    }
}

/// Adds the styles that an attribute of `#app` names. Until they are here they are for paper:
/// WebKit draws nothing new while it waits for styles of the screen, not even the cover of the
/// exit (measured: `e2e/tests/exit/cover.rs`).
pub fn add_style(name: &str) {
    if Part::of_page("link[rel=stylesheet]").is_some() {
        return;
    }
    let href = app().and_then(|app| app.attribute(name));
    let (Some(href), Some(link), Some(head)) = (href, Part::new("link"), Part::of_page("head"))
    else {
        return;
    };
    link.set_attribute("rel", "stylesheet");
    link.set_attribute("media", "print");
    link.set_attribute("href", &href);
    let loaded = link.clone();
    // Not by the attribute: WebKit would ask for the file again, and wait for it.
    link.once("load", move || {
        loaded.show_styles();
        mark("data-styled");
    });
    head.append(&link);
}

/// Home as it was when the guide was opened: nothing typed, nothing opened.
pub fn reset_home() {
    let Some(home) = Part::of_page("#home") else {
        return;
    };
    for opened in home.parts("details[open]") {
        opened.remove_attribute("open");
    }
    if let Some(field) = home.part("#search") {
        field.set_value("");
        field.tell("input");
    }
}

/// Moves the focus to the title of a screen, and announces it.
pub fn announce(screen: &Part) {
    let Some(title) = screen.part("h1") else {
        return;
    };
    title.focus();
    if let Some(announced) = Part::of_page("#announced") {
        // The nodes and not the text: a number stays marked for translators. In the language of the
        // screen, which may not be that of what stands around it.
        announced.say("");
        announced.speak_as(screen);
        announced.append_copies(&title);
    }
}

/// Moves the focus to the title of the screen that is shown.
pub fn to_title() {
    if let Some(screen) = Part::of_page("main:not([hidden])") {
        announce(&screen);
    }
}

/// Scrolls to the top of the page; in a window so low that the title of the screen is not seen
/// there, to the title.
pub fn to_top(screen: &Part) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(title) = screen.part("h1") {
        title.bring_into_view();
    }
}

/// What the copy for days without network takes, in millions of bytes with one decimal, as
/// people read it in French: "1,4".
pub fn copy_size() -> String {
    let bytes = app().and_then(|app| app.attribute("data-copy-size")?.parse::<u32>().ok());
    let tenths = (bytes.unwrap_or_default() + 50_000) / 100_000;
    [&(tenths / 10).to_string(), ",", &(tenths % 10).to_string()].concat()
}

/// Whether two panes can stand side by side: there is room (64rem, as in `style/desk.css`), and their
/// styles are here. Without these the list would push the card away from under a finger.
pub fn takes_two_panes() -> bool {
    let width = window().and_then(|window| window.inner_width().ok()?.as_f64());
    let styled = Part::root().is_some_and(|root| root.attribute("data-styled").is_some());
    styled && width.is_some_and(|width| width >= 1024.0)
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
