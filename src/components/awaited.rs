use leptos::prelude::*;

use super::{Arrival, Site, live, press};

/// Says that the texts are on their way, or offers to ask again. Nothing once they are here.
#[component]
pub fn Awaited(
    /// Text.
    site: Site,
) -> impl IntoView {
    let words = &site.guide.words.card;
    let failed = move || {
        view! {
            <p class="note" role="status">{words.failed}</p>
            <button
                type="button"
                class="button"
                data-retry
                on:click=press(move || site.fetch_texts())
            >
                {words.retry}
            </button>
        }
    };
    live(move || match site.texts.get() {
        Arrival::Here(_) => ().into_any(),
        Arrival::Awaited => view! { <p role="status">{words.awaited}</p> }.into_any(),
        Arrival::Failed => failed().into_any(),
    })
}
