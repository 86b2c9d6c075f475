use leptos::prelude::*;

use crate::guide::Guide;

/// In-page return, first in every screen but the start.
#[component]
pub fn Back(
    /// Labels.
    guide: Guide,
) -> impl IntoView {
    view! {
        <button type="button" class="back" data-back>
            <span aria-hidden="true">"‹ "</span>
            {guide.labels.common.back}
        </button>
    }
}
