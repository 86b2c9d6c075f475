//! What every screen may need: the navigation, the loaded texts, the device.

use content::types::{CardId, EssentialId};
use leptos::prelude::*;

use crate::browser::page;
use crate::browser::part::Part;
use crate::browser::texts::{Source, Texts};
use crate::domain::{Device, prose};
use crate::nav::Nav;
use crate::screen::Screen;

/// Cheap to copy: what changes is in signals.
#[derive(Clone, Copy)]
pub struct Context {
    /// The navigation.
    pub nav: Nav,
    /// Where the page of texts comes from.
    source: StoredValue<Source, LocalStorage>,
    /// The parts of the page of texts loaded so far.
    texts: StoredValue<Texts, LocalStorage>,
    /// Notified when a part of it arrives; set when all have arrived or loading failed.
    pub arrival: RwSignal<Loading<()>>,
    /// The requested languages, each with its loading state.
    languages: RwSignal<Vec<(u16, Loading<()>)>>,
    /// The words typed into the search of each screen, restored when a visitor returns from a card.
    typed: StoredValue<Vec<(Screen, String)>>,
    /// The visitor's device.
    pub device: Device,
}

/// The state of something that loads over a network that may be slow or gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading<T> {
    /// Still loading.
    Awaited,
    /// Loaded.
    Here(T),
    /// Loading failed.
    Failed,
}

impl Loading<()> {
    /// The state once loading has ended.
    pub fn arrived(here: bool) -> Self {
        if here { Self::Here(()) } else { Self::Failed }
    }
}

impl<T> Loading<T> {
    /// The state without the value.
    pub fn kind(&self) -> Loading<()> {
        match self {
            Self::Awaited => Loading::Awaited,
            Self::Here(_) => Loading::Here(()),
            Self::Failed => Loading::Failed,
        }
    }

    /// The value, if it is loaded.
    pub fn here(self) -> Option<T> {
        match self {
            Self::Here(it) => Some(it),
            Self::Awaited | Self::Failed => None,
        }
    }
}

impl Context {
    /// A guide that has just been opened on a screen.
    pub fn new(first: Screen, source: Source, device: Device) -> Self {
        Self {
            nav: Nav::new(first),
            source: StoredValue::new_local(source),
            texts: StoredValue::new_local(Texts::default()),
            arrival: RwSignal::new(Loading::Awaited),
            languages: RwSignal::new(Vec::new()),
            typed: StoredValue::new(Vec::new()),
            device,
        }
    }

    /// What was typed into the search of a screen.
    pub fn typed(self, screen: Screen) -> String {
        let words = |typed: &Vec<(Screen, String)>| {
            let mut typed = typed.iter();
            let found = typed.find(|(known, _)| *known == screen);
            found.map(|(_, words)| words.clone()).unwrap_or_default()
        };
        self.typed.with_value(words)
    }

    /// Keeps what was typed into the search of a screen, until [`Self::forget`] or the exit.
    pub fn keep_typed(self, screen: Screen, words: String) {
        self.typed.update_value(|typed| {
            typed.retain(|(known, _)| *known != screen);
            typed.push((screen, words));
        });
    }

    /// Requests the page of texts; calls `then` at the end, whether that worked or not.
    pub fn fetch(self, then: impl Fn() + 'static) {
        let arrival = self.arrival;
        arrival.set(Loading::Awaited);
        let done = move |all: bool| {
            if all {
                page::mark("data-texts");
            }
            arrival.set(Loading::arrived(all));
            then();
        };
        let texts = self.texts.get_value();
        self.source
            .with_value(|source| source.ask(texts, move || arrival.notify(), done));
    }

    /// The parts of the page of texts loaded so far.
    pub fn texts(self) -> Texts {
        self.texts.get_value()
    }

    /// The nodes of a card or a page, as the build wrote them. Reactive.
    pub fn piece(self, name: &str) -> Loading<Part> {
        self.shown(self.has(name), name)
    }

    /// The nodes of a piece whose loading state is `state`.
    fn shown(self, state: Loading<()>, name: &str) -> Loading<Part> {
        match (state, self.texts().piece(name)) {
            (Loading::Here(()), Some(piece)) => Loading::Here(piece),
            (Loading::Awaited, _) => Loading::Awaited,
            _ => Loading::Failed,
        }
    }

    /// Whether the nodes of a card or a page are loaded. Reactive.
    pub fn has(self, name: &str) -> Loading<()> {
        match self.arrival.get() {
            _ if self.texts().has(name) => Loading::Here(()),
            Loading::Awaited => Loading::Awaited,
            Loading::Here(()) | Loading::Failed => Loading::Failed,
        }
    }

    /// Requests a language, unless it is loaded or loading.
    pub fn want_language(self, number: u16) {
        let known = |all: &Vec<(u16, Loading<()>)>| {
            let mut all = all.iter();
            all.any(|(known, state)| *known == number && *state != Loading::Failed)
        };
        if self.languages.with_untracked(known) {
            return;
        }
        let set = move |state| {
            self.languages.update(|all| {
                all.retain(|(known, _)| *known != number);
                all.push((number, state));
            });
        };
        set(Loading::Awaited);
        let texts = self.texts();
        let done = move |here| set(Loading::arrived(here));
        self.source
            .with_value(|source| source.ask_language(number, texts, done));
    }

    /// Whether a page in simple words is loaded. Reactive.
    pub fn has_essential(self, page: EssentialId) -> Loading<()> {
        let number = page.language();
        let state = self.languages.with(|all| {
            let mut all = all.iter();
            all.find(|(known, _)| *known == number)
                .map(|(_, state)| *state)
        });
        match state.unwrap_or(Loading::Awaited) {
            Loading::Here(()) if !self.texts().has(&essential_name(page)) => Loading::Failed,
            state => state,
        }
    }

    /// The nodes of a page in simple words.
    pub fn essential(self, page: EssentialId) -> Loading<Part> {
        self.shown(self.has_essential(page), &essential_name(page))
    }

    /// The words of a language for what surrounds every screen: exit, numbers, way back.
    pub fn words(self, language: u16) -> Option<Part> {
        self.texts()
            .piece(&["words ", &language.to_string()].concat())
    }

    /// The nodes of a card. The cards for danger now are on Home in the first response: they need
    /// no loading. Reactive.
    pub fn card(self, card: CardId) -> Loading<Part> {
        match of_home(card).and_then(|article| article.copy()) {
            Some(article) => Loading::Here(article),
            None => self.piece(&piece_name(card)),
        }
    }

    /// Whether the nodes of a card are loaded. Reactive.
    pub fn has_card(self, card: CardId) -> Loading<()> {
        match of_home(card) {
            Some(_) => Loading::Here(()),
            None => self.has(&piece_name(card)),
        }
    }

    /// A line of the prose of a card, numbered as in the index of the search.
    pub fn line(self, card: CardId, index: u16) -> Option<String> {
        let index = usize::from(index);
        match of_home(card) {
            Some(article) => {
                let lines = article.parts(".prose :is(h2, p, li)");
                lines.get(index).map(Part::text)
            }
            None => prose::line(&self.texts().html(&piece_name(card))?, index),
        }
    }

    /// Returns to Home and forgets everything, as if the guide had just been opened.
    pub fn forget(self) {
        self.typed.set_value(Vec::new());
        page::reset_home();
        self.nav.home();
    }
}

/// The nodes of a card that is on Home.
fn of_home(card: CardId) -> Option<Part> {
    let card = card.to_string();
    Part::of_page(&["#home article[data-id=\"", &card, "\"]"].concat())
}

/// The name of a page in simple words in the pages of its language.
fn essential_name(page: EssentialId) -> String {
    ["essential ", &page.to_string()].concat()
}

/// The name of a card in the page of texts.
fn piece_name(card: CardId) -> String {
    ["card ", &card.to_string()].concat()
}
