use content::types::ContactId;
use leptos::prelude::*;

use super::qr;
use crate::components::words;
use crate::guide::Guide;

/// A QR code; nothing if the text is too long for one.
pub fn code(text: &str, label: &str) -> AnyView {
    let drawing = qr::draw(text).map(|(side, path)| {
        let side = side.to_string();
        let size = ["0 0 ", &side, " ", &side].concat();
        view! {
            <svg class="code" role="img" aria-label=String::from(label) viewBox=size data-says=String::from(text)>
                <path d=path />
            </svg>
        }
    });
    drawing.into_any()
}

/// The code of one contact, large.
#[component]
pub fn CodeScreen(
    /// Labels, texts and navigation.
    guide: Guide,
    /// Which contact.
    contact: ContactId,
) -> impl IntoView {
    let labels = &guide.labels.desk;
    let shown = guide.library.contact(contact).map(|contact| {
        let label = contact.reach.label();
        view! {
            <p><strong>{words(guide, contact.name)}</strong>" · "<span translate="no">{label}</span></p>
            {code(&contact.reach.href(), label)}
        }
    });
    view! {
            <h1 tabindex="-1">{labels.code_title}</h1>
            <p>{labels.code_lead}</p>
            {shown}
            <p class="muted">{labels.code_log}</p>
    }
}
