use leptos::prelude::*;

use crate::components::{Awaited, Back, Choice, Prose, Site};
use crate::domain::{Audience, Browser, Card, Screen};

/// What leaving does and cannot do, for the browser in hand.
#[component]
pub fn Traces(
    /// Text, navigation and device.
    site: Site,
) -> impl IntoView {
    let choice = move |(index, card): (u16, &'static Card<'static>)| {
        view! { <li><Choice site to=Screen::Card(index) title=card.title line=card.summary /></li> }
    };
    let cards = site.with_texts(move |texts| {
        let words = &texts.words.traces;
        let yours = texts
            .traces_for(site.device.browser)
            .or_else(|| texts.traces_for(Browser::Other));
        let shown = yours.map(|(index, _)| index);
        let (general, others): (Vec<_>, Vec<_>) = texts
            .cards_for(Audience::Traces)
            .filter(|(index, _)| Some(*index) != shown)
            .partition(|(_, card)| card.browser.is_none());
        view! {
            <p>{words.lead}</p>
            <section class="prose">
                <h2>{words.does}</h2>
                <ul class="do">{list([words.does_1, words.does_2, words.does_3, words.does_4])}</ul>
                <button type="button" class="button" data-rehearse>{words.rehearse}</button>
                <p class="muted">{words.keys}</p>
            </section>
            <section class="prose">
                <h2>{words.cannot}</h2>
                <ul class="dont">{list([words.cannot_1, words.cannot_2, words.cannot_3, words.cannot_4])}</ul>
            </section>
            {yours.map(|(_, card)| view! {
                <section>
                    <h2>{words.yours}" · "{card.title}</h2>
                    <Prose site body=&card.body nested=true />
                </section>
            })}
            <section>
                <h2>{words.general}</h2>
                <ul class="stack">{general.into_iter().map(choice).collect_view()}</ul>
            </section>
            <section>
                <h2>{words.others}</h2>
                <ul class="stack">{others.into_iter().map(choice).collect_view()}</ul>
            </section>
        }
        .into_any()
    });
    view! {
        <main class="screen" data-screen="traces">
            <Back site />
            <h1 tabindex="-1">{site.guide.words.start.traces}</h1>
            <Awaited site />
            {cards}
        </main>
    }
}

fn list(lines: [&'static str; 4]) -> Vec<AnyView> {
    lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> }.into_any())
        .collect()
}
