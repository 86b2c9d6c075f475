use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use super::part::{Part, document};

/// What a press on the page requests.
pub enum Press {
    /// To open a screen: its name, and its number among several of a kind.
    Open {
        /// `data-goto`.
        name: String,
        /// `data-to`.
        to: Option<u16>,
        /// Whether it was pressed in the pane beside a screen, which the new one replaces.
        beside: bool,
    },
    /// To return to the screen below.
    Back,
    /// To request again what did not load.
    Retry,
    /// To turn a phrase round, for the person on the other side of a desk.
    Turn(Part),
    /// To print the current screen.
    Print,
    /// To copy a text and say whether it worked.
    Copy {
        /// `data-copy`.
        text: String,
        /// Where to say whether it worked.
        said: Option<Part>,
        /// The control that overwrites the clipboard, unless it is the one that was pressed.
        overwrite: Option<Part>,
    },
}

/// Listens to every press on the page, as long as the page exists: one listener for all the
/// controls written by the build. A control with its own listener (`dynamic::on_press`) has
/// already handled its press.
pub fn listen(heard: impl Fn(Press) + 'static) {
    let Some(document) = document() else { return };
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        // A language is a link whose default action `public/early.js` has prevented.
        let is_link = |event: &Event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            target.is_some_and(|target| matches!(target.closest("a[data-goto]"), Ok(Some(_))))
        };
        if event.default_prevented() && !is_link(&event) {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(press) = target
            .and_then(Part::from_element)
            .and_then(|part| read(&part))
        {
            heard(press);
        }
    });
    let _ = document.add_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
    listener.forget();
}

fn read(target: &Part) -> Option<Press> {
    let control = target
        .around("[data-goto], [data-back], [data-retry], [data-copy], [data-turn], [data-print]")?;
    if let Some(name) = control.attribute("data-goto") {
        let to = control.attribute("data-to").and_then(|to| to.parse().ok());
        let beside = control.around(".pane").is_some();
        return Some(Press::Open { name, to, beside });
    }
    if control.attribute("data-turn").is_some() {
        return Some(Press::Turn(control.around("details")?));
    }
    if control.attribute("data-print").is_some() {
        return Some(Press::Print);
    }
    if let Some(text) = control.attribute("data-copy") {
        // A control that composes its text, such as the message to 114, has an empty `data-copy`.
        let contact = control.around(".contact")?;
        let overwrites = control.attribute("data-overwrite").is_some();
        let overwrite = contact.part("[data-overwrite]");
        return Some(Press::Copy {
            text,
            said: contact.part("[data-yes]"),
            overwrite: overwrite.filter(|_| !overwrites),
        });
    }
    let back = control.attribute("data-back").is_some();
    Some(if back { Press::Back } else { Press::Retry })
}
