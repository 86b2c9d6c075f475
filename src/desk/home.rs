use content::types::{Answers, Opener};
use leptos::prelude::*;

use crate::components::{choices, dynamic, dynamic_text, on_change, on_press};
use crate::guide::Guide;
use crate::screen::{DeskScreen, Page, Screen};
use crate::workstation::MINUTES;

/// The list of the desk's tools.
#[component]
pub fn Home(
    /// Labels, texts and navigation.
    guide: Guide,
) -> impl IntoView {
    let labels = &guide.labels.desk;
    let signs = guide.library.signs.map(|card| {
        choices(
            guide,
            &[(Screen::Card(card), labels.signs, labels.signs_line)],
        )
    });
    view! {
            <h1 tabindex="-1">{labels.title}</h1>
            <p>{labels.lead}</p>
            <div class="stack">
                {choices(guide, &[(Screen::Page(Page::Reflex), labels.reflex, labels.reflex_line)])}
                {signs}
                {choices(guide, &[
                    (Screen::Questionnaire(Answers::default()), labels.questions, labels.questions_line),
                    (Screen::Desk(DeskScreen::Sheet(Answers::default())), labels.sheet, labels.sheet_line),
                    (Screen::Desk(DeskScreen::Kit), guide.labels.kit.title, guide.labels.kit.line),
                    (Screen::Desk(DeskScreen::Keep), guide.labels.keep.title, guide.labels.keep.line),
                ])}
            </div>
            <section class="languages">
                <h2>{labels.boards}</h2>
                <ul>{guide.library.boards().map(board).collect::<Vec<_>>()}</ul>
            </section>
            <section>
                <h2>{labels.mode}</h2>
                <p>{labels.mode_lead}</p>
                {dynamic(move || match guide.workstation.mode.get() {
                    Some(_) => on(guide),
                    None => off(guide),
                })}
                <p class="muted" role="status">
                    {dynamic_text(move || String::from(guide.workstation.mode.get().map_or("", |_| labels.mode_on)))}
                </p>
            </section>
    }
}

/// A link to the board of phrases in a language.
fn board(board: &'static Opener) -> AnyView {
    let to = Screen::Essential(board.page);
    view! {
        <li>
            <button type="button" class="link" lang=board.lang dir=board.dir translate="no" data-goto=to.name() data-to=to.which()>
                {board.language}
            </button>
        </li>
    }
    .into_any()
}

fn off(guide: Guide) -> AnyView {
    let labels = &guide.labels.desk;
    let minutes = RwSignal::new(MINUTES);
    view! {
        <div class="field field--short">
            <label for="minutes">{labels.mode_minutes}</label>
            <input
                id="minutes"
                type="number"
                min="1"
                max="60"
                inputmode="numeric"
                autocomplete="off"
                prop:value=MINUTES.to_string()
                on:input=on_change(move |event| minutes.set(event_target_value(&event).parse().unwrap_or(MINUTES)))
            />
        </div>
        <button type="button" class="button button--main" data-mode="start" on:click=on_press(move || guide.workstation.start(minutes.get_untracked()))>
            {labels.mode_start}
        </button>
    }
    .into_any()
}

fn on(guide: Guide) -> AnyView {
    let labels = &guide.labels.desk;
    view! {
        <p class="note">{dynamic_text(move || String::from(if guide.workstation.kept.get() { labels.mode_kept } else { labels.mode_not_kept }))}</p>
        <p>{labels.keys}" : "<kbd>"?"</kbd></p>
        <button type="button" class="button" data-mode="stop" on:click=on_press(move || guide.workstation.stop())>
            {labels.mode_stop}
        </button>
    }
    .into_any()
}
