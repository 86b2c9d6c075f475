use std::any::Any;
use std::cell::RefCell;

use leptos::prelude::*;

use crate::browser::{self, device};
use crate::components::{Arrival, Site, live};
use crate::content;
use crate::domain::{Audience, Screen};
use crate::nav::Nav;
use crate::screens;

thread_local! {
    /// What ends the guide when it is dropped.
    static SHOWN: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Shows the guide in `#app` and hides the static page. Does nothing when the page or
/// the text is not as expected: the static page then goes on serving.
pub fn start() {
    let first = Screen::from_code(&browser::page::start_code());
    show_in_page(first, show, false);
}

/// Ends the guide, with its timers and its listeners.
pub fn stop() {
    SHOWN.set(None);
}

/// Shows the guide with some way to show each screen. `follows`: another screen was there
/// before, so that the title of the first one takes the focus as after any change.
pub fn show_in_page(first: Screen, show: fn(Site, Screen) -> AnyView, follows: bool) {
    let (Some(target), Some(guide)) = (browser::page::app(), content::start()) else {
        return;
    };
    // The texts live as long as the page.
    let guide = &*Box::leak(Box::new(guide));
    let handle = leptos::mount::mount_to(target, move || {
        let texts = RwSignal::new(Arrival::Awaited);
        let site = Site {
            guide,
            texts,
            typed: RwSignal::new(String::new()),
            nav: Nav::new(first),
            device: device::read(),
        };
        site.fetch_texts();
        view! { <App site show follows /> }
    });
    SHOWN.set(Some(Box::new(handle)));
    browser::page::ready();
}

/// The shell: the current screen, and the region that announces it.
#[component]
fn App(
    /// Text, navigation and device.
    site: Site,
    /// How to show a screen.
    show: fn(Site, Screen) -> AnyView,
    /// Whether the first screen follows another.
    follows: bool,
) -> impl IntoView {
    let announced = RwSignal::new(String::new());
    // After a change of screen (not the first one): top of the page, focus on the title.
    Effect::new(move |before: Option<()>| {
        // A card that was awaited takes the focus when it comes.
        if let Screen::Card(index) = site.nav.current() {
            site.card(index);
        }
        if follows || before.is_some() {
            browser::page::show_title(move |title| announced.set(title));
        }
    });
    view! {
        <p class="hidden-words" role="status">{live(move || announced.get().into_any())}</p>
        {live(move || {
            let view = show(site, site.nav.current());
            // Bare and in a list in turn, so that a card that follows a card is made anew,
            // with its panels closed. (`<For>` would do it for 4.4 kB more.)
            if site.nav.moves().is_multiple_of(2) { view } else { vec![view].into_any() }
        })}
    }
}

/// The screens of the guide.
pub fn show(site: Site, screen: Screen) -> AnyView {
    match screen {
        // The tools are in another program, which shows them before it asks here.
        Screen::Home | Screen::Desk | Screen::Keep | Screen::Sheet(_) | Screen::Code(_) => {
            screens::Home(screens::HomeProps { site }).into_any()
        }
        Screen::List(Audience::Traces) | Screen::Traces => {
            screens::Traces(screens::TracesProps { site }).into_any()
        }
        Screen::List(audience) => screens::List(screens::ListProps { site, audience }).into_any(),
        Screen::Card(index) => {
            screens::CardScreen(screens::CardScreenProps { site, index }).into_any()
        }
        Screen::Numbers => screens::Numbers(screens::NumbersProps { site }).into_any(),
        Screen::Sources => screens::Sources(screens::SourcesProps { site }).into_any(),
        Screen::Orient(answers) => {
            screens::Orient(screens::OrientProps { site, answers }).into_any()
        }
        Screen::Write => screens::Write(screens::WriteProps { site }).into_any(),
    }
}
