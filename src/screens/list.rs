use leptos::prelude::*;

use crate::components::{Awaited, Back, Choice, Site, live};
use crate::domain::{Audience, Screen};

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
        Audience::Victim | Audience::Traces => (words.victim, words.victim_lead),
    };
    let cards = live(move || {
        let cards = site.cards_for(audience).into_iter();
        cards
            .map(|(index, card)| {
                view! {
                    <li>
                        <Choice site to=Screen::Card(index) title=card.title line=card.summary urgency=card.urgency />
                    </li>
                }
            })
            .collect_view()
            .into_any()
    });
    let numbers = &site.guide.words.start;
    view! {
        <main class="screen" data-screen=Screen::List(audience).name()>
            <Back site />
            <h1 tabindex="-1">{title}</h1>
            <p>{lead}</p>
            <ul class="stack">{cards}</ul>
            <Awaited site />
            {(audience == Audience::Local).then(|| view! {
                <Choice site to=Screen::Numbers title=numbers.numbers line=numbers.numbers_line />
            })}
        </main>
    }
}
