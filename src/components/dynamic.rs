//! Closures behind one type each. Leptos compiles its renderer again for every closure in a
//! view, 1 to 3 kB apiece; here it is compiled once (`src/decisions/bytes.md`).

use leptos::ev::{Event, MouseEvent};
use leptos::html::Div;
use leptos::mount::UnmountHandle;
use leptos::prelude::*;

use crate::browser::part::Part;

/// A part of a view that follows the signals it reads. It owns its element, as `dynamic_text`
/// does.
pub fn dynamic(view: impl Fn() -> AnyView + 'static) -> AnyView {
    let place = NodeRef::<Div>::new();
    place.on_load(move |place| show_in(&Part::from(&*place), view));
    view! { <div class="place" node_ref=place></div> }.into_any()
}

/// Shows a view in an element, and shows it anew each time that what it reads changes. What stood
/// there goes, whoever has put it there: Leptos alone would change the texts that it knows, and a
/// translator has taken those out of the page and put others in their place.
pub fn show_in(place: &Part, view: impl Fn() -> AnyView + 'static) {
    fn boxed(place: Part, view: Box<dyn Fn() -> AnyView>) {
        Effect::new(move |before: Option<UnmountHandle<_>>| {
            drop(before);
            place.say("");
            let view = view();
            leptos::mount::mount_to(place.element(), move || view)
        });
    }
    boxed(place.clone(), Box::new(view));
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
