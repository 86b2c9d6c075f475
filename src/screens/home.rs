use leptos::prelude::*;

use crate::components::{Choice, SearchBox, Site, choices, press};
use crate::domain::{Answers, Audience, Screen, Urgency};

/// The start: danger now, or who is reading.
#[component]
pub fn Home(
    /// Text and navigation.
    site: Site,
) -> impl IntoView {
    let words = &site.guide.words.start;
    view! {
        <main class="screen" data-screen="home">
            <h1 tabindex="-1">{words.title}</h1>
            <p>{words.lead}</p>
            <Choice site to=site.danger() title=words.danger line=words.danger_line urgency=Urgency::Danger />
            {choices(site, &[(Screen::Orient(Answers::default()), words.orient, words.orient_line)])}
            <SearchBox site />
            <div class="stack">
                {choices(site, &[
                    (Screen::List(Audience::Victim), words.victim, words.victim_line),
                    (Screen::List(Audience::Witness), words.witness, words.witness_line),
                    (Screen::List(Audience::Professional), words.professional, words.professional_line),
                ])}
            </div>
            <div class="stack choices">
                {choices(site, &[
                    (Screen::Write, words.write, words.write_line),
                    (Screen::Numbers, words.numbers, words.numbers_line),
                    (Screen::Traces, words.traces, words.traces_line),
                    (Screen::List(Audience::Local), words.local, words.local_line),
                ])}
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
