use leptos::prelude::*;

use super::tools::{Tools, signs};
use crate::browser::keys::Keys;
use crate::components::{Idle, Site, live, press};
use crate::domain::{Answers, Audience, Screen};

/// What a counter has on every screen: it forgets when nobody is there, and it hears keys.
#[component]
pub fn Around(
    /// Text and navigation.
    site: Site,
    /// Labels and mode.
    tools: &'static Tools,
) -> impl IntoView {
    live(move || {
        let words = &tools.words;
        let Some(minutes) = tools.mode.get() else {
            return ().into_any();
        };
        view! {
            <Idle site minutes warning=words.idle stay=words.stay />
            <Shortcuts site tools />
        }
        .into_any()
    })
}

/// Single letters, and "?" for their list. Not inside a field.
#[component]
fn Shortcuts(
    /// Navigation.
    site: Site,
    /// Labels and mode.
    tools: &'static Tools,
) -> impl IntoView {
    let words = &tools.words;
    let listed = RwSignal::new(false);
    let signs = move || signs(site.texts.get_untracked().here()?);
    // Dropped with this component.
    StoredValue::new_local(Keys::new(move |key| {
        if key == "?" {
            listed.update(|listed| *listed = !*listed);
            return;
        }
        if !tools.keys.get_untracked() {
            return;
        }
        match key {
            "a" => site.forget(),
            "c" => site.nav.open(Screen::Desk),
            "q" => site.nav.open(Screen::Orient(Answers::default())),
            "r" => site.nav.open(Screen::List(Audience::Reflex)),
            "f" => site.nav.open(Screen::Sheet(Answers::default())),
            "n" => site.nav.open(Screen::Numbers),
            "s" => {
                if let Some(screen) = signs() {
                    site.nav.open(screen);
                }
            }
            _ => {}
        }
    }));
    let keys = [
        ("?", words.keys_help),
        ("A", words.key_home),
        ("C", words.key_desk),
        ("Q", words.key_questions),
        ("R", words.key_reflex),
        ("S", words.key_signs),
        ("F", words.key_sheet),
        ("N", words.key_numbers),
    ];
    let list = move || {
        let rows: Vec<AnyView> = keys
            .iter()
            .map(|(key, line)| view! { <dt><kbd>{*key}</kbd></dt><dd>{*line}</dd> }.into_any())
            .collect();
        view! {
            <section class="keys" aria-label=words.keys data-keys>
                <h2>{words.keys}</h2>
                <dl class="contact__facts">{rows}</dl>
                <label class="pick">
                    <input
                        type="checkbox"
                        prop:checked=move || tools.keys.get()
                        on:change=move |event| tools.keys.set(event_target_checked(&event))
                    />
                    {words.keys_on}
                </label>
                <button type="button" class="button" on:click=press(move || listed.set(false))>
                    {words.keys_close}
                </button>
            </section>
        }
    };
    view! { <div role="status">{live(move || listed.get().then(list).into_any())}</div> }
}
