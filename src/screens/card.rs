use leptos::prelude::*;

use crate::components::{
    Awaited, Back, ContactBox, Prose, Site, UrgencyMark, checked, live, reference, way_in,
};
use crate::domain::{Audience, Card};

/// One situation: what to do now, who to call, what it rests on.
#[component]
pub fn CardScreen(
    /// Text and navigation.
    site: Site,
    /// Index of the card.
    index: u16,
) -> impl IntoView {
    live(move || match site.card(index) {
        Some(card) => show(site, card),
        None => view! {
            <main class="screen" data-screen="card">
                <Back site />
                <h1 tabindex="-1">{site.guide.words.start.title}</h1>
                <Awaited site />
            </main>
        }
        .into_any(),
    })
}

fn show(site: Site, card: &'static Card<'static>) -> AnyView {
    let words = &site.guide.words.card;
    // A fiche is read in ten seconds on one screen: buttons instead of boxes.
    let reflex = card.audience == Audience::Reflex;
    let contacts: Vec<AnyView> = card
        .contacts
        .iter()
        .map(|index| match site.guide.contact(*index) {
            Some(contact) if reflex => way_in(site, contact),
            _ => view! { <ContactBox site index=*index /> }.into_any(),
        })
        .collect();
    let sources = site.with_texts(move |texts| {
        let sources = card.sources.iter();
        let sources = sources.filter_map(|index| texts.source(*index));
        let items = sources.map(|source| view! { <li>{reference(site, source)}</li> });
        items.collect_view().into_any()
    });
    view! {
        <main class=if reflex { "screen reflex" } else { "screen" } data-screen="card" data-card=card.id>
            <Back site />
            {(!reflex).then(|| view! { <UrgencyMark site urgency=card.urgency /> })}
            <h1 tabindex="-1">{card.title}</h1>
            <Prose site body=&card.body />
            <section hidden=card.contacts.is_empty()>
                <h2>{words.contacts}</h2>
                <div class=if reflex { "step__contacts" } else { "stack" }>{contacts}</div>
            </section>
            <details class="foot">
                <summary>{words.sources}" · "{words.checked}" "{checked(site, card.checked)}</summary>
                <ul class="sources">{sources}</ul>
                <p class="muted">{words.leaves}</p>
            </details>
        </main>
    }
    .into_any()
}
