use leptos::prelude::*;

use super::qr;
use super::tools::Tools;
use crate::components::{Back, Site};

/// A code to scan; nothing if the text is too long for one.
pub fn code(text: &str, label: String) -> AnyView {
    let drawing = qr::draw(text).map(|(side, path)| {
        let side = side.to_string();
        let size = ["0 0 ", &side, " ", &side].concat();
        view! {
            <svg class="code" role="img" aria-label=label viewBox=size data-says=String::from(text)>
                <path d=path />
            </svg>
        }
    });
    drawing.into_any()
}

/// The code of one contact, large.
#[component]
pub fn CodeScreen(
    /// Text and navigation.
    site: Site,
    /// Labels.
    tools: &'static Tools,
    /// Index of the contact.
    index: u16,
) -> impl IntoView {
    let words = &tools.words;
    let shown = site.guide.contact(index).map(|contact| {
        let label = contact.reach.label();
        view! {
            <p><strong>{contact.name}</strong>" · "{label.clone()}</p>
            {code(&contact.reach.href(), label)}
        }
    });
    view! {
        <main class="screen" data-screen="code">
            <Back site />
            <h1 tabindex="-1">{words.code_title}</h1>
            <p>{words.code_lead}</p>
            {shown}
            <p class="muted">{words.code_log}</p>
        </main>
    }
}
