use leptos::prelude::*;

use super::{Site, live, press};
use crate::browser::clipboard;

/// Copies a text and says whether it worked.
#[component]
pub fn CopyButton(
    /// Text.
    site: Site,
    /// The words on the button.
    label: &'static str,
    /// What to copy, read at the press.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let words = &site.guide.words.contact;
    let said = RwSignal::new("");
    let copy = move || {
        clipboard::copy(&text.get_untracked(), move |copied| {
            // The screen may have been left in the meantime.
            said.try_set(if copied {
                words.copied
            } else {
                words.not_copied
            });
        });
    };
    view! {
        <button type="button" class="button" data-copy on:click=press(copy)>{label}</button>
        <span class="muted" role="status">{live(move || said.get().into_any())}</span>
    }
}
