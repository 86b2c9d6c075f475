//! Shows the current screen: a page written by the build, Home from the first response, or an
//! interactive part (`live/`, `desk/`).

use std::any::Any;
use std::cell::RefCell;
use std::iter;

use content::types::EssentialId;
use leptos::prelude::*;

use crate::around;
use crate::browser::part::Part;
use crate::browser::presses::{self, Press};
use crate::browser::texts::Source;
use crate::browser::{clipboard, device, futures, page, print};
use crate::context::{Context, Loading};
use crate::enliven::enliven;
use crate::live::{self, Live};
use crate::screen::{Page, Screen};

thread_local! {
    /// Keeps the guide's signals alive as long as the page.
    static GUIDE: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Starts the app. Does nothing if the page is not as expected: the static page then stays usable.
///
/// There is no `view!` here, nor in the modules used here: leptos's code for views loads with the
/// interactive parts (`src/decisions/what-comes-first.md`).
///
/// `opened` names the screens that `public/screens.js` has opened, with commas between them.
pub fn start(texts: Source, opened: &str) {
    if page::app().is_none() {
        return;
    }
    futures::run();
    let owner = Owner::new();
    owner.with(|| {
        let code = page::start_code();
        let first = page_in_language(&code).unwrap_or_else(|| Screen::from_code(&code));
        let context = Context::new(first, texts, device::read());
        context
            .nav
            .resume(opened.split(',').filter_map(Screen::from_piece));
        let live = RwSignal::new(Loading::Awaited);
        let app = App { context, live };
        presses::listen(move |press| app.answer(press));
        app.follow();
        app.fetch();
    });
    GUIDE.set(Some(owner));
    page::mark("data-ready");
}

/// The running app.
#[derive(Clone, Copy)]
struct App {
    context: Context,
    /// The interactive parts, loaded after the texts.
    live: RwSignal<Loading<Live>>,
}

impl App {
    /// Requests the texts, then the interactive parts.
    fn fetch(self) {
        self.context.fetch(move || {
            if self.live.get_untracked().here().is_none() {
                live::fetch(self.live);
            }
        });
    }

    /// Requests again what failed to load.
    fn retry(self) {
        if let Screen::Essential(page) = untrack(|| self.context.nav.current()) {
            self.context.want_language(page.language());
        }
        if self.context.arrival.get_untracked() == Loading::Failed {
            self.fetch();
        } else if matches!(self.live.get_untracked(), Loading::Failed) {
            live::fetch(self.live);
        }
    }

    fn answer(self, press: Press) {
        let context = self.context;
        match press {
            Press::Open { name, to, beside } => match Screen::from_press(&name, to) {
                Some(Screen::Home) => context.nav.home(),
                Some(screen) if beside => context.nav.replace(screen),
                Some(screen) => context.nav.open(screen),
                None => {}
            },
            Press::Back => context.nav.back(),
            Press::Retry => self.retry(),
            Press::Turn(phrase) => phrase.set_class("turned", !phrase.has_class("turned")),
            Press::Print => {
                print::print();
            }
            Press::Copy {
                text,
                said,
                overwrite,
            } => clipboard::copy(&text, move |copied| {
                let word = match (copied, &overwrite) {
                    (false, _) => "data-no",
                    (true, Some(_)) => "data-yes",
                    (true, None) => "data-over",
                };
                if let Some(said) = &said {
                    said.say(&said.attribute(word).unwrap_or_default());
                }
                if let (true, Some(overwrite)) = (copied, &overwrite) {
                    overwrite.show(true);
                }
            }),
        }
    }

    /// From now on, shows the current screen whenever it changes.
    fn follow(self) {
        let Self { context, live } = self;
        let shown = StoredValue::new_local(None::<Shown>);
        // After each change of screen but the first: scroll to the top and focus the title.
        Effect::new(move |before: Option<()>| {
            let screen = context.nav.current();
            let home = Part::of_page("#home");
            if let Some(root) = Part::root() {
                root.remove_attribute("data-turned");
            }
            if let (Screen::Home, Some(home)) = (screen, &home) {
                home.show(true);
            }
            let early = before.is_none().then(|| take_early(screen)).flatten();
            let next = untrack(|| self.show(screen, early));
            untrack(|| self.speak());
            let Some(main) = next.as_ref().map(|next| next.main.clone()).or(home.clone()) else {
                return;
            };
            // Hide the previous screen before the focus moves: the browser then lays out one screen
            // once, instead of both and the new one again. Remove it last: removing a focused
            // element loses the focus.
            if let (true, Some(home)) = (screen != Screen::Home, &home) {
                home.show(false);
            }
            shown.with_value(|shown| {
                if let Some(shown) = shown {
                    shown.hide();
                }
            });
            // A press made before the app was ready counts as a change (`public/early.js`).
            let moved = before.is_some() || context.nav.has_moved();
            if moved {
                page::announce(&main);
                page::to_top(&main);
            }
            shown.set_value(next);
        });
        // When the interactive parts arrive: the search on Home, and the tools around every screen.
        let around = StoredValue::new_local(None);
        Effect::new(move || {
            let state = live.get();
            let failed = matches!(state, Loading::Failed);
            if let Some(home) = Part::of_page("#home") {
                search_has_failed(&home, failed);
            }
            // A newer release may be the reason: `public/boot.js` checks.
            if let (true, Some(root)) = (failed, Part::root()) {
                root.tell("lacking");
            }
            if let Loading::Here(live) = state {
                around.set_value(Some(live.mount_around(context)));
                page::mark("data-live");
                context.texts().prepare();
            }
        });
    }

    /// Shows what surrounds the screens in the language of the open page.
    fn speak(self) {
        let language = self.context.nav.language();
        around::speak(language, |number| self.context.words(number));
    }

    /// Puts a screen into the page, or takes it if it is there already; `None` for Home, which is
    /// always there.
    fn show(self, screen: Screen, early: Option<Part>) -> Option<Shown> {
        if screen == Screen::Home {
            return None;
        }
        let is_early = early.is_some();
        // Its text may reach the app later than it reached the page.
        let state = move || {
            let (text, live) = self.state(screen);
            (if is_early { Loading::Here(()) } else { text }, live)
        };
        let main = match early {
            Some(main) => {
                enliven(self.context, &main, false);
                main
            }
            None => self.fill(screen)?,
        };
        let live = StoredValue::new_local(None);
        let filled = state();
        let beside = self.beside(screen);
        if !is_early {
            page::app()?.append(&main);
        }
        self.enliven(screen, &main, live);
        // What arrives later is put into the same screen.
        let place = main.clone();
        let awaiting = Effect::new(move |before: Option<(Loading<()>, Loading<()>)>| {
            let before = before.unwrap_or(filled);
            let now = state();
            if before.0 != now.0 {
                self.write(screen, &place);
                untrack(|| self.speak());
                page::announce(&place);
            }
            if before != now && screen.lives() {
                // Somebody reads this text: what is added must not move it.
                if before.0 == now.0 {
                    place.set_attribute("data-late", "");
                }
                self.enliven(screen, &place, live);
                if !screen.is_written() {
                    page::announce(&place);
                }
            }
            now
        });
        Some(Shown {
            main,
            beside,
            live,
            awaiting,
        })
    }

    /// A new screen, not yet in the page.
    fn fill(self, screen: Screen) -> Option<Part> {
        let main = Part::new("main")?;
        main.set_attribute("class", "screen");
        main.set_attribute("data-screen", screen.name());
        main.set_attribute("lang", "fr");
        main.set_attribute("dir", "ltr");
        if let Screen::Essential(page) = screen {
            page::add_style("data-style");
            self.context.want_language(page.language());
        }
        // Fill it before inserting it: nodes added to the page later are styled one by one.
        self.write(screen, &main);
        Some(main)
    }

    /// On a workstation, the list that led to a card stays beside it.
    fn beside(self, screen: Screen) -> Option<Part> {
        let (Screen::Card(card), Some(list @ Screen::Page(_))) = (screen, self.context.nav.below())
        else {
            return None;
        };
        // A fiche réflexe needs the whole width.
        if !page::takes_two_panes() || list == Screen::Page(Page::Reflex) {
            return None;
        }
        let rows = self.context.piece(list.name()).here()?;
        let title = rows.part("h1")?.text();
        let beside = Part::new("nav")?;
        beside.set_attribute("class", "pane");
        beside.set_attribute("aria-label", &title);
        beside.speak_as(&rows);
        for part in rows.parts(".rows") {
            beside.append(&part);
        }
        page::app()?.begin_with(&beside);
        let here = ["[data-goto=card][data-to=\"", &card.to_string(), "\"]"].concat();
        if let Some(row) = beside.part(&here) {
            row.set_attribute("aria-current", "true");
            row.bring_into_view();
        }
        Some(beside)
    }

    /// The loading state of the text of a screen and of the interactive parts. Reactive.
    fn state(self, screen: Screen) -> (Loading<()>, Loading<()>) {
        let text = match screen {
            Screen::Card(card) => self.context.has_card(card),
            Screen::Essential(page) => self.context.has_essential(page),
            // It is made from a card.
            Screen::Place(_) => self.context.arrival.get(),
            _ if screen.is_written() => self.context.has(screen.name()),
            _ => Loading::Here(()),
        };
        (text, self.live.with(Loading::kind))
    }

    /// Puts the text written by the build into a screen, if it has one.
    fn write(self, screen: Screen, main: &Part) {
        let article = match screen {
            Screen::Card(card) => self.context.card(card),
            Screen::Essential(page) => self.context.essential(page),
            _ if screen.is_written() => self.context.piece(screen.name()),
            _ => return,
        };
        match article {
            Loading::Here(article) => {
                main.become_screen(&article);
                enliven(self.context, main, screen == Screen::Page(Page::Traces));
            }
            Loading::Awaited => main.replace_with_template("awaited"),
            Loading::Failed => {
                main.replace_with_template("failed");
                if let Screen::Essential(page) = screen {
                    name_language(main, page);
                }
            }
        }
    }

    /// Adds the interactive part to a screen that has one. If the screen has no text of its own, it
    /// shows until then that it is loading, or that loading failed.
    fn enliven(self, screen: Screen, main: &Part, live: Mounted) {
        if !screen.lives() {
            return;
        }
        let state = self.live.get();
        let failed = matches!(state, Loading::Failed);
        search_has_failed(main, failed);
        if !screen.is_written() {
            // Both templates have a way back.
            main.replace_with_template(if failed { "failed" } else { "awaited" });
        }
        if let Loading::Here(parts) = state {
            live.set_value(parts.mount(self.context, screen, main));
        }
    }
}

/// The page of a language, for a code such as `1-ar`: its number is in the languages row of Home.
fn page_in_language(code: &str) -> Option<Screen> {
    let (_, language) = code.split_once('-')?;
    if !language.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    let link = Part::of_page(&[".languages [lang=", language, "]"].concat())?;
    let number = link.attribute("data-to")?.parse().ok()?;
    Some(Screen::Essential(EssentialId(number)))
}

/// Takes the screen that `public/screens.js` shows, if it is this one, and otherwise removes it: a
/// press may have led further before the app showed anything.
fn take_early(screen: Screen) -> Option<Part> {
    let early = Part::of_page("#app > [data-early]")?;
    let is_this = early.attribute("data-screen").as_deref() == Some(screen.name())
        && early.attribute("data-id") == screen.which();
    if !is_this {
        early.remove();
        return None;
    }
    early.remove_attribute("data-early");
    Some(early)
}

/// Puts the name of a language before the message that it did not load: a visitor who reads no
/// French at least sees what it is about.
fn name_language(screen: &Part, page: EssentialId) {
    let number = EssentialId::new(page.language(), 0).to_string();
    let link = Part::of_page(&[".languages [data-to=\"", &number, "\"]"].concat());
    let (Some(link), Some(said), Some(name)) =
        (link, screen.part("[role=status]"), Part::new("bdi"))
    else {
        return;
    };
    name.speak_as(&link);
    name.say(&[&link.text(), " ✕ "].concat());
    said.begin_with(&name);
}

/// Says beside the search field of a screen that the search did not load, and offers to try again.
fn search_has_failed(screen: &Part, failed: bool) {
    let Some(search) = screen.part("[data-live=search]") else {
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

/// A handle that unmounts an interactive part when dropped.
type Mounted = StoredValue<Option<Box<dyn Any>>, LocalStorage>;

/// A screen above Home. Dropping it removes it from the page.
struct Shown {
    main: Part,
    /// The list that led to it, on a workstation.
    beside: Option<Part>,
    /// Its interactive part.
    live: Mounted,
    /// Waits for what is still loading.
    awaiting: Effect<LocalStorage>,
}

impl Shown {
    fn hide(&self) {
        for part in iter::once(&self.main).chain(&self.beside) {
            part.show(false);
        }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.awaiting.stop();
        self.live.try_set_value(None);
        if let Some(beside) = &self.beside {
            beside.remove();
        }
        self.main.remove();
    }
}
