use leptos::prelude::*;

use super::{dynamic, on_change};

/// What is folded at first, and made when somebody unfolds it: it may be long.
#[component]
pub fn Folded(
    /// What is in it.
    title: &'static str,
    /// Makes it.
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
