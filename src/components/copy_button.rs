use leptos::prelude::*;

use super::{dynamic_text, on_press};
use crate::browser::clipboard;
use crate::guide::Guide;

/// Copies a text and says whether it worked.
#[component]
pub fn CopyButton(
    /// Labels.
    guide: Guide,
    /// The words on the button.
    label: &'static str,
    /// The text to copy, read when the button is pressed.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let labels = &guide.labels.contact;
    let said = RwSignal::new("");
    let stays = RwSignal::new(false);
    // `try_set`: the visitor may have left the screen when the browser answers.
    let copy = move || {
        clipboard::copy(&text.get_untracked(), move |copied| {
            stays.try_set(copied);
            said.try_set(if copied {
                labels.copied
            } else {
                labels.not_copied
            });
        });
    };
    let overwrite = move || {
        clipboard::copy(" ", move |copied| {
            said.try_set(if copied {
                labels.overwritten
            } else {
                labels.not_copied
            });
        });
    };
    view! {
        <button type="button" class="button" data-copy="" on:click=on_press(copy)>{label}</button>
        <span class="muted" role="status">{dynamic_text(move || String::from(said.get()))}</span>
        <button type="button" class="link" data-overwrite hidden=move || !stays.get() on:click=on_press(overwrite)>
            {labels.overwrite}
        </button>
    }
}
