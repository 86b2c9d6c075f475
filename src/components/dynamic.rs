//! Closures behind one boxed type for each use. Leptos compiles its renderer again for every
//! closure in a view, 1 to 3 kB each; here it is compiled once.

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

/// Shows a view in an element, and renders it anew whenever a signal that it reads changes. It
/// first removes all content: Leptos alone would update its own text nodes, which a translator may
/// have replaced by others.
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

/// A text that may change after it was shown. It owns its element and replaces all its content: a
/// plain text node of Leptos would leave nodes inserted by a translator beside the new text.
pub fn dynamic_text(text: impl Fn() -> String + Send + 'static) -> AnyView {
    let boxed: Box<dyn Fn() -> String + Send> = Box::new(text);
    view! { <span prop:textContent=boxed></span> }.into_any()
}

/// A listener for `on:click`. The page's common listener (`browser::presses`) then ignores this
/// press.
pub fn on_press(act: impl Fn() + 'static) -> Box<dyn Fn(MouseEvent)> {
    Box::new(move |event| {
        event.prevent_default();
        act();
    })
}

/// A listener for changes of a field, for `on:input` and `on:change`.
pub fn on_change(act: impl Fn(Event) + 'static) -> Box<dyn Fn(Event)> {
    Box::new(act)
}
