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
        let shown = StoredValue::new_local(None::<Shown>);
        // After a change of screen (not the first one): top of the page, focus on the title.
        Effect::new(move |before: Option<()>| {
            let screen = context.nav.current();
            let home = Part::of_page("#home");
            if let (Screen::Home, Some(home)) = (screen, &home) {
                home.show(true);
            }
            let next = untrack(|| self.show(screen));
            let Some(main) = next.as_ref().map(|next| next.main.clone()).or(home.clone()) else {
                return;
            };
            // A press that was made before the guide was open counts (`public/early.js`).
            let moved = before.is_some() || context.nav.has_moved();
            if moved {
                page::announce(&main);
            }
            // The one before leaves last: a screen that is removed takes the focus with it.
            shown.set_value(next);
            if let (true, Some(home)) = (screen != Screen::Home, &home) {
                home.show(false);
            }
            if moved {
                page::to_top(&main);
            }
        });
        // What follows by itself: the search on Home, and what a desk has around every screen.
        let around = StoredValue::new_local(None);
        Effect::new(move || {
            let state = live.get();
            search_has_failed(matches!(state, Loading::Failed));
            if let Loading::Here(live) = state {
                around.set_value(Some(live.mount_around(context)));
                page::mark("data-live");
            }
        });
    }

    /// Puts a screen into the page; nothing for Home, which is there already.
    fn show(self, screen: Screen) -> Option<Shown> {
        if screen == Screen::Home {
            return None;
        }
        let main = Part::new("main")?;
        main.set_attribute("class", "screen");
        main.set_attribute("data-screen", screen.name());
        page::app()?.append(&main);
        let live = StoredValue::new_local(None);
        let filled = self.state();
        self.write(screen, &main);
        self.enliven(screen, &main, live);
        // What is awaited comes into the same screen.
        let place = main.clone();
        let awaiting = Effect::new(move |before: Option<(Loading<()>, Loading<()>)>| {
            let before = before.unwrap_or(filled);
            let now = self.state();
            if before.0 != now.0 && screen.is_written() {
                self.write(screen, &place);
                page::announce(&place);
            }
            if before != now && screen.lives() {
                self.enliven(screen, &place, live);
                if !screen.is_written() {
                    page::announce(&place);
                }
            }
            now
        });
        Some(Shown {
            main,
            live,
            awaiting,
        })
    }

    /// How far the texts and the living parts are. Reactive.
    fn state(self) -> (Loading<()>, Loading<()>) {
        (
            self.context.texts.with(Loading::kind),
            self.live.with(Loading::kind),
        )
    }

    /// Puts what the build has written into a screen, if it has.
    fn write(self, screen: Screen, main: &Part) {
        let article = match screen {
            Screen::Card(card) => self.context.card(card),
            _ if screen.is_written() => self.context.piece(screen.name()),
            _ => return,
        };
        match article {
            Loading::Here(article) => {
                main.become_screen(&article);
                enliven(self.context, main, screen == Screen::Page(Page::Traces));
            }
            Loading::Awaited => main.replace_with_template("awaited"),
            Loading::Failed => main.replace_with_template("failed"),
        }
    }

    /// Adds what lives to a screen, if it has any. A screen that has nothing else says that it is
    /// on its way, or that it has not come.
    fn enliven(self, screen: Screen, main: &Part, live: Mounted) {
        if !screen.lives() {
            return;
        }
        let state = self.live.get();
        if !screen.is_written() {
            let failed = matches!(state, Loading::Failed);
            // The way back is in both.
            main.replace_with_template(if failed { "failed" } else { "awaited" });
        }
        if let Loading::Here(parts) = state {
            live.set_value(parts.mount(self.context, screen, main));
        }
    }
}

/// Says beside the field of the search that it did not come, and offers to ask again.
fn search_has_failed(failed: bool) {
    let Some(search) = Part::of_page("[data-live=search]") else {
        return;
    };
    if let Some(note) = search.part("[data-failed]") {
        note.remove();
    }
    if let (true, Some(note)) = (failed, Part::new("div")) {
        note.set_attribute("class", "stack");
        note.set_attribute("data-failed", "");
        note.replace_with_template("failed");
        for part in note.parts(".back, h1") {
            part.remove();
        }
        search.append(&note);
    }
}

/// What ends a living part when it is dropped.
type Mounted = StoredValue<Option<Box<dyn Any>>, LocalStorage>;

/// A screen above Home. It leaves the page when it is dropped.
struct Shown {
    main: Part,
    /// The part of it that lives.
    live: Mounted,
    /// Waits for what has not come.
    awaiting: Effect<LocalStorage>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.awaiting.stop();
        self.live.try_set_value(None);
        self.main.remove();
    }
}
