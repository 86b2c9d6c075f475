use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::window;

use super::part::{Part, document};

/// The element that the app fills; `None` once the exit has emptied the page.
pub fn app() -> Option<Part> {
    Part::of_page("#app")
}

/// The part of the address after `#` when the guide is opened. It is read once and never changed:
/// any change of address writes a line in the browser's history.
pub fn start_code() -> String {
    let hash = window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    String::from(hash.strip_prefix('#').unwrap_or(&hash))
}

/// Sets an attribute on `<html>`, for styles, scripts and tests.
pub fn mark(name: &str) {
    if let Some(root) = Part::root() {
        root.set_attribute(name, "");
    }
}

/// Adds the style sheet that an attribute of `#app` names. It loads with `media="print"`: while
/// WebKit waits for screen styles it draws nothing new, not even the cover of the exit
/// (measured: `e2e/tests/exit/cover.rs`).
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
    // Not by changing the attribute: WebKit would request the file again, and wait for it.
    link.once("load", move || {
        loaded.show_styles();
        mark("data-styled");
    });
    head.append(&link);
}

/// Resets Home to how it was when the guide was opened: nothing typed, nothing unfolded.
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
        // Copy the nodes, not the text: a number keeps its `translate="no"`. The language is that
        // of the screen, which may differ from what surrounds it.
        announced.say("");
        announced.speak_as(screen);
        announced.append_copies(&title);
    }
}

/// Moves the focus to the title of the current screen.
pub fn to_title() {
    if let Some(screen) = Part::of_page("main:not([hidden])") {
        announce(&screen);
    }
}

/// Scrolls to the top of the page, or to the title of the screen if the window is too low to show
/// it there.
pub fn to_top(screen: &Part) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(title) = screen.part("h1") {
        title.bring_into_view();
    }
}

/// The size of the copy for days without network, in millions of bytes with one decimal, in French
/// notation: "1,4".
pub fn copy_size() -> String {
    let bytes = app().and_then(|app| app.attribute("data-copy-size")?.parse::<u32>().ok());
    let tenths = (bytes.unwrap_or_default() + 50_000) / 100_000;
    [&(tenths / 10).to_string(), ",", &(tenths % 10).to_string()].concat()
}

/// Whether two panes fit side by side: the window is wide enough (64rem, as in `style/desk.css`)
/// and their styles are loaded. Without them the list would push the card away from under a finger.
pub fn takes_two_panes() -> bool {
    let width = window().and_then(|window| window.inner_width().ok()?.as_f64());
    let styled = Part::root().is_some_and(|root| root.attribute("data-styled").is_some());
    styled && width.is_some_and(|width| width >= 1024.0)
}

/// The address of this site, for a print or a code.
pub fn address() -> String {
    let origin = window().and_then(|window| window.location().origin().ok());
    origin.unwrap_or_default() + "/"
}

/// Calls `said` after the next layout with whether the content of this element overflows it.
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
