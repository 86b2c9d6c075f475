use leptos::prelude::*;

use super::{Site, press};
use crate::domain::{Screen, Texts};

/// The row that leads to keeping the guide for days without network, once the texts are here.
pub fn keep_door(site: Site) -> AnyView {
    site.with_texts(move |texts| {
        let words = &texts.words.tools;
        view! { <ToolDoor site texts to=Screen::Keep title=words.keep line=words.keep_line /> }
            .into_any()
    })
}

/// A row that opens a tool of the counter. In the guide `public/boot.js` hears the press
/// first, brings the program with the tools, and `data-tool` tells it which one.
#[component]
pub fn ToolDoor(
    /// Navigation.
    site: Site,
    /// Labels.
    texts: &'static Texts<'static>,
    /// The tool.
    to: Screen,
    /// Its name.
    title: &'static str,
    /// What it is for.
    line: &'static str,
) -> impl IntoView {
    let words = &texts.words.tools;
    view! {
        <button type="button" class="choice" data-tool=to.tool() on:click=press(move || site.nav.open(to))>
            <span class="choice__title">{title}</span>
            <span class="choice__line">{line}</span>
        </button>
        <p class="tools tools--awaited" role="status">{words.awaited}</p>
        <p class="tools tools--failed note" role="status">{words.failed}</p>
    }
}
