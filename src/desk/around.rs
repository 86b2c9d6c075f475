use leptos::prelude::*;

use content::types::Answers;

use crate::browser::keys::Keys;
use crate::browser::part::Part;
use crate::components::{Idle, dynamic, on_press};
use crate::guide::Guide;
use crate::screen::{DeskScreen, Page, Screen};

/// What a desk adds to every screen: it forgets when nobody is there, and has keyboard shortcuts.
pub fn around(guide: Guide) -> AnyView {
    dynamic(move || {
        let labels = &guide.labels.desk;
        let Some(minutes) = guide.workstation.mode.get() else {
            return ().into_any();
        };
        view! {
            <Idle context=guide.context minutes warning=labels.idle stay=labels.stay />
            <Shortcuts guide />
        }
        .into_any()
    })
}

/// Turns the screen towards the person on the other side, and back; the exit does not move.
fn turn() {
    let Some(root) = Part::root() else { return };
    if root.attribute("data-turned").is_some() {
        root.remove_attribute("data-turned");
    } else {
        root.set_attribute("data-turned", "");
    }
}

/// Shortcuts with single letters, and "?" for their list. They do not work inside a field.
#[component]
fn Shortcuts(
    /// Labels, texts and navigation.
    guide: Guide,
) -> impl IntoView {
    let labels = &guide.labels.desk;
    let listed = RwSignal::new(false);
    // Dropped with this component.
    StoredValue::new_local(Keys::new(move |key| {
        if key == "?" {
            listed.update(|listed| *listed = !*listed);
            return;
        }
        if !guide.workstation.keys.get_untracked() {
            return;
        }
        let screen = match key {
            "t" => return turn(),
            "a" => return guide.context.forget(),
            "c" => Screen::Desk(DeskScreen::Tools),
            "q" => Screen::Questionnaire(Answers::default()),
            "r" => Screen::Page(Page::Reflex),
            "f" => Screen::Desk(DeskScreen::Sheet(Answers::default())),
            "n" => Screen::Page(Page::Numbers),
            "s" => match guide.library.signs {
                Some(card) => Screen::Card(card),
                None => return,
            },
            _ => return,
        };
        guide.context.nav.open(screen);
    }));
    let keys = [
        ("?", labels.keys_help),
        ("A", labels.key_home),
        ("C", labels.key_desk),
        ("Q", labels.key_questions),
        ("R", labels.key_reflex),
        ("S", labels.key_signs),
        ("F", labels.key_sheet),
        ("N", labels.key_numbers),
        ("T", labels.key_turn),
    ];
    let list = move || {
        let rows: Vec<AnyView> = keys
            .iter()
            .map(|(key, line)| view! { <dt><kbd>{*key}</kbd></dt><dd>{*line}</dd> }.into_any())
            .collect();
        view! {
            <section class="keys" aria-label=labels.keys data-keys>
                <h2>{labels.keys}</h2>
                <dl class="contact__facts">{rows}</dl>
                <label class="pick">
                    <input
                        type="checkbox"
                        prop:checked=move || guide.workstation.keys.get()
                        on:change=move |event| guide.workstation.keys.set(event_target_checked(&event))
                    />
                    {labels.keys_on}
                </label>
                <button type="button" class="button" on:click=on_press(move || listed.set(false))>
                    {labels.keys_close}
                </button>
            </section>
        }
    };
    view! { <div role="status">{dynamic(move || listed.get().then(list).into_any())}</div> }
}
