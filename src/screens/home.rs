use leptos::prelude::*;

use crate::components::{Choice, SearchBox, Site, press};
use crate::domain::{Answers, Audience, Screen, Urgency};

/// The start: danger now, or who is reading.
#[component]
pub fn Home(
    /// Text and navigation.
    site: Site,
) -> impl IntoView {
    let words = &site.guide.words.start;
    // The first card for victims is the one for danger now; the build keeps them in order.
    let danger = site
        .guide
        .cards
        .first()
        .map_or(Screen::Numbers, |(index, _)| Screen::Card(*index));
    view! {
        <main class="screen" data-screen="home">
            <h1 tabindex="-1">{words.title}</h1>
            <p>{words.lead}</p>
            <Choice site to=danger title=words.danger line=words.danger_line urgency=Urgency::Danger />
            <Choice site to=Screen::Orient(Answers::default()) title=words.orient line=words.orient_line />
            <SearchBox site />
            <div class="stack">
                <Choice site to=Screen::List(Audience::Victim) title=words.victim line=words.victim_line />
                <Choice site to=Screen::List(Audience::Witness) title=words.witness line=words.witness_line />
                <Choice site to=Screen::List(Audience::Professional) title=words.professional line=words.professional_line />
            </div>
            <div class="stack choices">
                <Choice site to=Screen::Write title=words.write line=words.write_line />
                <Choice site to=Screen::Numbers title=words.numbers line=words.numbers_line />
                <Choice site to=Screen::Traces title=words.traces line=words.traces_line />
                <Choice site to=Screen::List(Audience::Local) title=words.local line=words.local_line />
            </div>
            <p class="muted">{words.others}</p>
            <p>
                <button type="button" class="link" data-goto="sources" on:click=press(move || site.nav.open(Screen::Sources))>
                    {words.sources}
                </button>
            </p>
        </main>
    }
}
