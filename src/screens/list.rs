use leptos::prelude::*;

use crate::components::{Awaited, Back, Choice, Site, ToolDoor, choices, keep_door, live};
use crate::domain::{Audience, Card, Screen};

/// The cards for one audience, the most pressing first.
#[component]
pub fn List(
    /// Text and navigation.
    site: Site,
    /// Who is reading.
    audience: Audience,
) -> impl IntoView {
    let words = &site.guide.words.list;
    let (title, lead) = match audience {
        Audience::Witness => (words.witness, words.witness_lead),
        Audience::Professional => (words.professional, words.professional_lead),
        Audience::Local => (words.local, words.local_lead),
        Audience::Reflex => (words.reflex, words.reflex_lead),
        Audience::Victim | Audience::Traces => (words.victim, words.victim_lead),
    };
    let cards = live(move || {
        let cards = site.cards_for(audience);
        let parts = cards.chunk_by(|(_, a), (_, b)| a.topic == b.topic);
        parts.map(|part| show(site, part)).collect_view().into_any()
    });
    let numbers = &site.guide.words.start;
    view! {
        <main class="screen" data-screen=Screen::List(audience).name()>
            <Back site />
            <h1 tabindex="-1">{title}</h1>
            <p>{lead}</p>
            {(audience == Audience::Professional).then(|| view! {
                {choices(site, &[(Screen::List(Audience::Reflex), words.reflex, words.reflex_lead)])}
                {site.with_texts(move |texts| {
                    let words = &texts.words.tools;
                    view! { <ToolDoor site texts to=Screen::Desk title=words.title line=words.line /> }.into_any()
                })}
            })}
            {cards}
            <Awaited site />
            {matches!(audience, Audience::Witness | Audience::Professional).then(|| keep_door(site))}
            {(audience == Audience::Local).then(|| view! {
                {choices(site, &[(Screen::Numbers, numbers.numbers, numbers.numbers_line)])}
            })}
        </main>
    }
}

/// The cards of one topic.
fn show(site: Site, cards: &[(u16, &'static Card<'static>)]) -> AnyView {
    let topic = cards.first().map_or("", |(_, card)| card.topic);
    let rows: Vec<AnyView> = cards
        .iter()
        .map(|(index, card)| {
            view! {
                <li>
                    <Choice site to=Screen::Card(*index) title=card.title line=card.summary urgency=card.urgency />
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section>
            {(!topic.is_empty()).then(|| view! { <h2>{topic}</h2> })}
            <ul class="stack">{rows}</ul>
        </section>
    }
    .into_any()
}
