use leptos::prelude::*;

use crate::components::{Back, Choice, Site};
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
        Audience::Victim | Audience::Traces => (words.victim, words.victim_lead),
    };
    let cards = site
        .guide
        .cards_for(audience)
        .map(|(index, card)| {
            view! {
                <li>
                    <Choice site to=Screen::Card(index) title=card.title line=card.summary urgency=card.urgency />
                </li>
            }
        })
        .collect_view();
    view! {
        <main class="screen" data-screen=Screen::List(audience).name()>
            <Back site />
            <h1 tabindex="-1">{title}</h1>
            <p>{lead}</p>
            <ul class="stack">{cards}</ul>
        </main>
    }
}
