//! The interactive parts of the guide: search, questionnaire, text to 114, tools of the desk. They
//! load automatically after the texts, and are then added to the current screen
//! (`src/decisions/what-comes-first.md`).

mod place;
mod questionnaire;
mod search;
mod voice;
mod warm;
mod write;

use std::any::Any;

use content::places::Map;
use content::types::Library;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::around;
use crate::browser::part::Part;
use crate::browser::{fetch, page};
use crate::context::{Context, Loading};
use crate::desk;
use crate::guide::Guide;
use crate::labels::{Labels, MessageLabels};
use crate::screen::Screen;
use crate::workstation::Workstation;
use crate::writing;

/// The interactive parts, once loaded.
#[derive(Clone, Copy)]
pub struct Live {
    parts: &'static Parts,
    mount: fn(Guide, Screen, &Part) -> Option<Box<dyn Any>>,
    around: fn(Guide) -> Box<dyn Any>,
}

/// The data of the interactive parts: the pack, and shared state.
struct Parts {
    library: Library,
    labels: Labels,
    message: MessageLabels,
    workstation: Workstation,
    places: RwSignal<Option<Loading<&'static Map>>>,
}

impl Live {
    /// Adds the interactive part to the current screen.
    pub fn mount(self, context: Context, screen: Screen, main: &Part) -> Option<Box<dyn Any>> {
        (self.mount)(self.guide(context), screen, main)
    }

    /// Adds the search to Home, and the desk's tools around every screen.
    pub fn mount_around(self, context: Context) -> Box<dyn Any> {
        (self.around)(self.guide(context))
    }

    fn guide(self, context: Context) -> Guide {
        Guide {
            context,
            library: &self.parts.library,
            labels: &self.parts.labels,
            message: &self.parts.message,
            places: self.parts.places,
            workstation: &self.parts.workstation,
        }
    }
}

/// Loads the interactive parts: their code and their pack, in parallel.
pub fn fetch(arrived: RwSignal<Loading<Live>>) {
    arrived.set(Loading::Awaited);
    let ahead = async { open_ahead().await };
    leptos::task::spawn_local(async move {
        let _ = ahead.await;
    });
    fetch::pack(move |pack| {
        leptos::task::spawn_local(async move {
            let live = match pack {
                Some(pack) => open(pack).await.ok().flatten(),
                None => None,
            };
            arrived.try_set(live.map_or(Loading::Failed, Loading::Here));
        });
    });
}

/// Reads the pack; `None` if it is from another version. The code that only this function needs
/// is in a separate file, loaded at the first call. An error means that the file did not load; the
/// function can then be called again.
#[wasm_split(
    rest,
    wasm_split_path = ::leptos::wasm_split,
    preload(open_ahead),
    fallible
)]
fn open(pack: Vec<u8>) -> Result<Option<Live>, SplitLoaderError> {
    Ok(read(pack))
}

fn read(pack: Vec<u8>) -> Option<Live> {
    // It lives as long as the page.
    let library = Library::read(pack.leak())?;
    let labels = Labels::read(&library.labels)?;
    let message = MessageLabels::read(&library.message)?;
    let parts = Parts {
        library,
        labels,
        message,
        workstation: Workstation::read(),
        places: RwSignal::new(None),
    };
    Some(Live {
        parts: Box::leak(Box::new(parts)),
        mount,
        around: around_screens,
    })
}

fn mount(guide: Guide, screen: Screen, main: &Part) -> Option<Box<dyn Any>> {
    if let Screen::Page(_) = screen {
        return main
            .part("[data-live=search]")
            .and_then(|place| search::attach(guide, screen, &place));
    }
    if let Screen::Card(_) | Screen::Essential(_) = screen {
        return voice::attach(guide, main);
    }
    if let Screen::Place(place) = screen {
        return place::show(guide, place, main);
    }
    let place = match screen {
        // Replaces the plain link to the message app: the form's link contains the message.
        Screen::Write => main.part("[data-live=write]")?,
        _ => main.clone(),
    };
    place.clear();
    let view = move || match screen {
        Screen::Write => view! { <write::Write guide /> }.into_any(),
        Screen::Questionnaire(answers) => {
            view! { <questionnaire::Questionnaire guide answers /> }.into_any()
        }
        Screen::Form(form, answers) => view! { <writing::Writing guide form answers /> }.into_any(),
        Screen::Desk(screen) => desk::show(guide, screen),
        Screen::Home
        | Screen::Page(_)
        | Screen::Card(_)
        | Screen::Essential(_)
        | Screen::Place(_) => ().into_any(),
    };
    let mounted = leptos::mount::mount_to(place.element(), view);
    if screen == Screen::Write
        && let Some(language) = guide.context.nav.language()
        && language > 0
        && let Some(words) = guide.context.words(language)
    {
        around::speak_form(main, words);
    }
    Some(Box::new(mounted))
}

fn around_screens(guide: Guide) -> Box<dyn Any> {
    page::add_style("data-style");
    let desk =
        page::app().map(|app| leptos::mount::mount_to(app.element(), move || desk::around(guide)));
    let place = Part::of_page("#home [data-live=search]");
    let search = place.and_then(|place| search::attach(guide, Screen::Home, &place));
    warm::warm(guide);
    Box::new((search, desk))
}
