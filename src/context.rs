//! What every screen may need: the way to other screens, what has arrived, the device.

use content::types::CardId;
use leptos::prelude::*;

use crate::browser::page;
use crate::browser::part::Part;
use crate::browser::texts::{Source, Texts};
use crate::domain::Device;
use crate::nav::Nav;
use crate::screen::Screen;

/// Copied around; what changes in it is in signals.
#[derive(Clone, Copy)]
pub struct Context {
    /// The way to other screens.
    pub nav: Nav,
    /// Where the page of texts comes from.
    source: StoredValue<Source, LocalStorage>,
    /// The page of texts.
    pub texts: RwSignal<Loading<Texts>, LocalStorage>,
    /// The device in hand.
    pub device: Device,
}

/// Something on its way, on a network that may be slow or gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading<T> {
    /// On its way.
    Awaited,
    /// Here.
    Here(T),
    /// It did not come.
    Failed,
}

impl<T> Loading<T> {
    /// How far it is, without what it is.
    pub fn kind(&self) -> Loading<()> {
        match self {
            Self::Awaited => Loading::Awaited,
            Self::Here(_) => Loading::Here(()),
            Self::Failed => Loading::Failed,
        }
    }

    /// What has arrived, if it has.
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
            texts: RwSignal::new_local(Loading::Awaited),
            device,
        }
    }

    /// Asks for the page of texts; then, whether it has come or not, does what follows.
    pub fn fetch(self, then: impl Fn() + 'static) {
        self.texts.set(Loading::Awaited);
        let arrived = move |texts: Option<Texts>| {
            if texts.is_some() {
                page::mark("data-texts");
            }
            self.texts.set(texts.map_or(Loading::Failed, Loading::Here));
            then();
        };
        self.source.with_value(|source| source.ask(arrived));
    }

    /// The nodes of a card or a page, as the build wrote them. Reactive until they are here.
    pub fn piece(self, name: &str) -> Loading<Part> {
        match self.texts.get() {
            Loading::Here(texts) => texts.piece(name).map_or(Loading::Failed, Loading::Here),
            Loading::Awaited => Loading::Awaited,
            Loading::Failed => Loading::Failed,
        }
    }

    /// The nodes of a card. The cards for danger now stand on Home from the first byte: they are
    /// here at once.
    pub fn card(self, CardId(card): CardId) -> Loading<Part> {
        let card = card.to_string();
        let home = ["#home article[data-id=\"", &card, "\"]"].concat();
        match Part::of_page(&home).and_then(|article| article.copy()) {
            Some(article) => Loading::Here(article),
            None => self.piece(&["card ", &card].concat()),
        }
    }

    /// A line of the prose of a card, as the index of the search counts them.
    pub fn line(self, card: CardId, index: u16) -> Option<String> {
        let (card, index) = (card.to_string(), usize::from(index));
        let home = ["#home article[data-id=\"", &card, "\"] .prose"].concat();
        match (Part::of_page(&home), self.texts.get()) {
            (Some(prose), _) => prose.parts("h2, p, li").get(index).map(Part::text),
            (None, Loading::Here(texts)) => {
                let lines = texts.lines(&["card ", &card].concat());
                lines.into_iter().nth(index)
            }
            (None, _) => None,
        }
    }

    /// Back to the start, as if the guide had just been opened.
    pub fn forget(self) {
        page::reset_home();
        self.nav.home();
    }
}
