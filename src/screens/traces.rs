use leptos::prelude::*;

use crate::components::{Back, CardText, Choice, Site};
use crate::domain::{Audience, Browser, Screen};

/// What leaving does and cannot do, for the browser in hand.
#[component]
pub fn Traces(
    /// Text, navigation and device.
    site: Site,
) -> impl IntoView {
    let words = &site.guide.words.traces;
    let guide = site.guide;
    let browser = site.device.browser;
    let yours = guide
        .traces_for(browser)
        .or_else(|| guide.traces_for(Browser::Other));
    let shown = yours.map(|(index, _)| index);
    let choice = |(index, card): (u16, &'static crate::domain::Card<'static>)| {
        view! { <li><Choice site to=Screen::Card(index) title=card.title line=card.summary /></li> }
    };
    let general = guide
        .cards_for(Audience::Traces)
        .filter(|(_, card)| card.browser.is_none());
    let others = guide
        .cards_for(Audience::Traces)
        .filter(|(index, card)| card.browser.is_some() && Some(*index) != shown);
    view! {
        <main class="screen" data-screen="traces">
            <Back site />
            <h1 tabindex="-1">{words.title}</h1>
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
            {yours.map(|(index, card)| view! {
                <section>
                    <h2>{words.yours}" · "{card.title}</h2>
                    <CardText site index card nested=true />
                </section>
            })}
            <section>
                <h2>{words.general}</h2>
                <ul class="stack">{general.map(choice).collect_view()}</ul>
            </section>
            <section>
                <h2>{words.others}</h2>
                <ul class="stack">{others.map(choice).collect_view()}</ul>
            </section>
        </main>
    }
}

fn list(lines: [&'static str; 4]) -> Vec<AnyView> {
    lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> }.into_any())
        .collect()
}
