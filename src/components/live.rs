//! Closures behind one type each. Leptos compiles its renderer again for every closure in a
//! view, 1 to 3 kB apiece; here it is compiled once (measured: see
//! `src/decisions/texts-after-the-start.md`).

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// A part of a view that follows the signals it reads.
pub fn live(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn boxed(view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || view()).into_any()
    }
    boxed(Box::new(view))
}

/// What a press does, for `on:click`.
pub fn press(act: impl Fn() + 'static) -> Box<dyn Fn(MouseEvent)> {
    Box::new(move |_| act())
}

/// What a change of a field does, for `on:input` and `on:change`.
pub fn change(act: impl Fn(Event) + 'static) -> Box<dyn Fn(Event)> {
    Box::new(act)
}
