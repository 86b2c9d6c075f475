use leptos::prelude::*;

use super::{dynamic, on_change};

/// A folded part, whose content may be long and is created when it is first unfolded.
#[component]
pub fn Folded(
    /// Its title.
    title: &'static str,
    /// Creates its content.
    view: impl Fn() -> AnyView + 'static,
) -> impl IntoView {
    let unfolded = RwSignal::new(false);
    let unfold = on_change(move |_| {
        unfolded.maybe_update(|unfolded| !std::mem::replace(unfolded, true));
    });
    view! {
        <details on:toggle=unfold>
            <summary>{title}</summary>
            {dynamic(move || if unfolded.get() { view() } else { ().into_any() })}
        </details>
    }
}
