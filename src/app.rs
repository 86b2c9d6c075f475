use leptos::prelude::*;

use crate::browser::{self, device};
use crate::components::{Arrival, Site, live};
use crate::content;
use crate::domain::{Audience, Screen};
use crate::nav::Nav;
use crate::screens;

/// Shows the guide in `#app` and hides the static page. Does nothing when the page or
/// the text is not as expected: the static page then goes on serving.
pub fn start() {
    let (Some(target), Some(guide)) = (browser::page::app(), content::start()) else {
        return;
    };
    // The guide lives as long as the page.
    let guide = &*Box::leak(Box::new(guide));
    let first = Screen::from_code(&browser::page::start_code());
    leptos::mount::mount_to(target, move || {
        let texts = RwSignal::new(Arrival::Awaited);
        let site = Site {
            guide,
            texts,
            typed: RwSignal::new(String::new()),
            nav: Nav::new(first),
            device: device::read(),
        };
        site.fetch_texts();
        view! { <App site /> }
    })
    .forget();
    browser::page::ready();
}

/// The shell: the current screen, and the region that announces it.
#[component]
fn App(
    /// Text, navigation and device.
    site: Site,
) -> impl IntoView {
    let announced = RwSignal::new(String::new());
    // After a change of screen (not the first one): top of the page, focus on the title.
    Effect::new(move |before: Option<()>| {
        // A card that was awaited takes the focus when it comes.
        if let Screen::Card(index) = site.nav.current() {
            site.card(index);
        }
        if before.is_some() {
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

fn show(site: Site, screen: Screen) -> AnyView {
    match screen {
        Screen::Home => screens::Home(screens::HomeProps { site }).into_any(),
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
