//! Shows the current screen: a page that the build has written, Home that was there from the
//! first byte, or a part that lives (`live/`, `desk/`).

use std::any::Any;
use std::cell::RefCell;

use leptos::prelude::*;

use crate::browser::part::Part;
use crate::browser::presses::{self, Press};
use crate::browser::texts::Source;
use crate::browser::{clipboard, device, futures, page};
use crate::context::{Context, Loading};
use crate::enliven::enliven;
use crate::live::{self, Live};
use crate::screen::{Page, Screen};

thread_local! {
    /// What keeps the guide alive: as long as the page.
    static GUIDE: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Brings the page to life. Does nothing when the page is not as expected: the static page then
/// goes on serving.
///
/// There is no `view!` here, nor in anything that this needs: the machinery of views comes with
/// the parts that live (`src/decisions/what-comes-first.md`).
pub fn start(texts: Source) {
    if page::app().is_none() {
        return;
    }
    futures::run();
    let owner = Owner::new();
    owner.with(|| {
        let first = Screen::from_code(&page::start_code());
        let context = Context::new(first, texts, device::read());
        let live = RwSignal::new(Loading::Awaited);
        let app = App { context, live };
        presses::listen(move |press| app.answer(press));
        app.follow();
        app.fetch();
    });
    GUIDE.set(Some(owner));
    page::mark("data-ready");
}

/// The guide in the page.
#[derive(Clone, Copy)]
struct App {
    context: Context,
    /// The parts that follow.
    live: RwSignal<Loading<Live>>,
}

impl App {
    /// Asks for the texts, and then for the parts that live.
    fn fetch(self) {
        self.context.fetch(move || {
            if self.live.get_untracked().here().is_none() {
                live::fetch(self.live);
            }
        });
    }

    /// Asks again for what did not come.
    fn retry(self) {
        let texts = self.context.texts;
        if texts.with_untracked(|texts| matches!(texts, Loading::Failed)) {
            self.fetch();
        } else if matches!(self.live.get_untracked(), Loading::Failed) {
            live::fetch(self.live);
        }
    }

    fn answer(self, press: Press) {
        let context = self.context;
        match press {
            Press::Open { name, to } => match Screen::from_press(&name, to) {
                Some(Screen::Home) => context.nav.home(),
                Some(screen) => context.nav.open(screen),
                None => {}
            },
            Press::Back => context.nav.back(),
            Press::Retry => self.retry(),
            Press::Copy { text, said } => clipboard::copy(&text, move |copied| {
                let word = if copied { "data-yes" } else { "data-no" };
                if let Some(said) = &said {
                    said.say(&said.attribute(word).unwrap_or_default());
                }
            }),
        }
    }

    /// Shows the current screen, from now on.
    fn follow(self) {
        let Self { context, live } = self;
        let shown = StoredValue::new_local(None);
        // After a change of screen (not the first one): top of the page, focus on the title. A
        // screen that was awaited takes the focus when it comes.
        Effect::new(move |before: Option<()>| {
            let screen = context.nav.current();
            // The one before leaves first: two screens never stand beside each other.
            shown.set_value(None);
            shown.set_value(self.show(screen));
            // A press that was made before the guide was open counts (`public/early.js`).
            if before.is_some() || context.nav.has_moved() {
                page::show_title();
            }
        });
        // What follows by itself: the search on Home, and what a desk has around every screen.
        let around = StoredValue::new_local(None);
        Effect::new(move || {
            if let Loading::Here(live) = live.get() {
                around.set_value(Some(live.mount_around(context)));
                page::mark("data-live");
            }
        });
    }

    /// Puts a screen into the page; nothing more for Home, which is there already.
    fn show(self, screen: Screen) -> Option<Shown> {
        let context = self.context;
        Part::of_page("#home")?.show(screen == Screen::Home);
        if screen == Screen::Home {
            return None;
        }
        let main = Part::new("main")?;
        main.set_attribute("class", "screen");
        main.set_attribute("data-screen", screen.name());
        page::app()?.append(&main);
        let mut shown = Shown { main, live: None };
        let main = &shown.main;
        let live = match screen {
            Screen::Write | Screen::Questionnaire(_) | Screen::Desk(_) => Some(self.live.get()),
            _ => None,
        };
        let article = match screen {
            Screen::Card(card) => Some(context.card(card)),
            Screen::Page(_) | Screen::Write => Some(context.piece(screen.name())),
            _ => None,
        };
        match (&article, &live) {
            (Some(Loading::Here(article)), _) => {
                main.become_screen(article);
                enliven(context, main, screen == Screen::Page(Page::Traces));
            }
            (None, Some(Loading::Here(_))) => {}
            (Some(Loading::Awaited), _) | (None, Some(Loading::Awaited) | None) => {
                main.append_template("awaited");
            }
            (Some(Loading::Failed), _) | (None, Some(Loading::Failed)) => {
                main.append_template("failed");
            }
        }
        if let Some(Loading::Here(live)) = live {
            shown.live = live.mount(context, screen, &shown.main);
        }
        Some(shown)
    }
}

/// A screen above Home. It leaves the page when it is dropped.
struct Shown {
    main: Part,
    /// The part of it that lives.
    live: Option<Box<dyn Any>>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.live = None;
        self.main.remove();
    }
}
