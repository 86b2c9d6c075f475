use leptos::prelude::*;

use super::tools::{MINUTES, Tools, signs};
use crate::components::{Awaited, Back, Site, change, choices, live, press};
use crate::domain::{Answers, Audience, Screen};

/// What a counter needs.
#[component]
pub fn Desk(
    /// Text and navigation.
    site: Site,
    /// Labels and mode.
    tools: &'static Tools,
) -> impl IntoView {
    let words = &tools.words;
    let signs = site.with_texts(move |texts| {
        let signs = signs(texts).map(|to| choices(site, &[(to, words.signs, words.signs_line)]));
        signs.into_any()
    });
    view! {
        <main class="screen" data-screen="desk">
            <Back site />
            <h1 tabindex="-1">{words.title}</h1>
            <p>{words.lead}</p>
            <Awaited site />
            <div class="stack">
                {choices(site, &[(Screen::List(Audience::Reflex), words.reflex, words.reflex_line)])}
                {signs}
                {choices(site, &[
                    (Screen::Orient(Answers::default()), words.questions, words.questions_line),
                    (Screen::Sheet(Answers::default()), words.sheet, words.sheet_line),
                    (Screen::Keep, words.keep_title, words.keep_line),
                ])}
            </div>
            <section>
                <h2>{words.mode}</h2>
                <p>{words.mode_lead}</p>
                {live(move || match tools.mode.get() {
                    Some(_) => on(tools),
                    None => off(tools),
                })}
                <p class="muted" role="status">
                    {live(move || tools.mode.get().map(|_| words.mode_on).into_any())}
                </p>
            </section>
        </main>
    }
}

fn off(tools: &'static Tools) -> AnyView {
    let words = &tools.words;
    let minutes = RwSignal::new(MINUTES);
    view! {
        <div class="field field--short">
            <label for="minutes">{words.mode_minutes}</label>
            <input
                id="minutes"
                type="number"
                min="1"
                max="60"
                inputmode="numeric"
                autocomplete="off"
                prop:value=MINUTES.to_string()
                on:input=change(move |event| minutes.set(event_target_value(&event).parse().unwrap_or(MINUTES)))
            />
        </div>
        <button type="button" class="button button--main" data-mode="start" on:click=press(move || tools.start(minutes.get_untracked()))>
            {words.mode_start}
        </button>
    }
    .into_any()
}

fn on(tools: &'static Tools) -> AnyView {
    let words = &tools.words;
    view! {
        <p class="note">{live(move || if tools.kept.get() { words.mode_kept } else { words.mode_not_kept }.into_any())}</p>
        <p>{words.keys}" : "<kbd>"?"</kbd></p>
        <button type="button" class="button" data-mode="stop" on:click=press(move || tools.stop())>
            {words.mode_stop}
        </button>
    }
    .into_any()
}
