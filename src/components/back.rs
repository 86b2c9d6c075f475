use leptos::prelude::*;

use super::{Site, press};

/// In-page return, first in every screen but the start.
#[component]
pub fn Back(
    /// Text and navigation.
    site: Site,
) -> impl IntoView {
    view! {
        <button type="button" class="back" data-back on:click=press(move || site.nav.back())>
            <span aria-hidden="true">"‹ "</span>
            {site.guide.words.common.back}
        </button>
    }
}
