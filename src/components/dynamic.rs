//! Closures behind one type each. Leptos compiles its renderer again for every closure in a
//! view, 1 to 3 kB apiece; here it is compiled once (`src/decisions/bytes.md`).

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// A part of a view that follows the signals it reads.
pub fn dynamic(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn boxed(view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || view()).into_any()
    }
    boxed(Box::new(view))
}

/// A text that may change after it was shown. It owns its element and replaces whatever stands
/// in it: a translator may have put other nodes there, which a plain text node of Leptos would
/// leave beside the new text.
pub fn dynamic_text(text: impl Fn() -> String + Send + 'static) -> AnyView {
    let boxed: Box<dyn Fn() -> String + Send> = Box::new(text);
    view! { <span prop:textContent=boxed></span> }.into_any()
}

/// What a press does, for `on:click`. The listener of the whole page (`browser::presses`) then
/// leaves this press alone.
pub fn on_press(act: impl Fn() + 'static) -> Box<dyn Fn(MouseEvent)> {
    Box::new(move |event| {
        event.prevent_default();
        act();
    })
}

/// What a change of a field does, for `on:input` and `on:change`.
pub fn on_change(act: impl Fn(Event) + 'static) -> Box<dyn Fn(Event)> {
    Box::new(act)
}
