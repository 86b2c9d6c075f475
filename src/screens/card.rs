use leptos::prelude::*;

use crate::components::{Arrival, Back, CardText, ContactBox, Site, UrgencyMark};
use crate::domain::{Confidence, Source};

/// One situation: what to do now, who to call, what it rests on.
#[component]
pub fn CardScreen(
    /// Text and navigation.
    site: Site,
    /// Index of the card in the guide.
    index: u16,
) -> impl IntoView {
    let words = &site.guide.words.card;
    let card = site.guide.card(index)?;
    let contacts = card
        .contacts
        .iter()
        .map(|index| view! { <ContactBox site index=*index /> })
        .collect_view();
    let sources = move || match site.texts.get() {
        Arrival::Here(texts) => {
            let sources = card.sources.iter().filter_map(|index| texts.source(*index));
            sources
                .map(|source| view! { <li>{reference(site, source)}</li> })
                .collect()
        }
        Arrival::Awaited | Arrival::Failed => Vec::new(),
    };
    Some(view! {
        <main class="screen" data-screen="card" data-card=card.id>
            <Back site />
            <UrgencyMark site urgency=card.urgency />
            <h1 tabindex="-1">{card.title}</h1>
            <CardText site index card />
            <section hidden=card.contacts.is_empty()>
                <h2>{words.contacts}</h2>
                {contacts}
            </section>
            <details class="foot">
                <summary>{words.sources}" · "{words.checked}" "{day(card.checked)}</summary>
                <ul class="sources">{sources}</ul>
                <p class="muted">{words.leaves}</p>
            </details>
        </main>
    })
}

/// Title, date and, when it is not the best, how sure it is.
fn reference(site: Site, source: &'static Source<'static>) -> AnyView {
    let words = &site.guide.words.card;
    let title = match source.url {
        "" => source.title.into_any(),
        url => view! { <a href=url target="_blank" rel="noreferrer noopener external">{source.title}</a> }.into_any(),
    };
    let sure = (source.confidence == Confidence::Medium).then(|| [" · ", words.medium].concat());
    view! { {title}" ("{words.dated}" "{source.date}")"{sure} }.into_any()
}

/// `2026-11-24` as it is written in French.
fn day(iso: &str) -> String {
    let mut parts: Vec<&str> = iso.split('-').collect();
    parts.reverse();
    parts.join("/")
}
