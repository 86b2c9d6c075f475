use leptos::prelude::*;

use super::live;
use crate::browser::{fetch, page};
use crate::content;
use crate::domain::{Audience, Card, Device, Guide, Screen, Texts};
use crate::nav::Nav;

/// What every component may need. Copied around; what changes in it is in signals.
#[derive(Clone, Copy)]
pub struct Site {
    /// What starts the guide.
    pub guide: &'static Guide<'static>,
    /// The rest, which follows.
    pub texts: RwSignal<Arrival>,
    /// What is typed into the search: in memory, so that "Retour" finds it again.
    pub typed: RwSignal<String>,
    /// The way to other screens.
    pub nav: Nav,
    /// The device in hand.
    pub device: Device,
}

/// The texts, on a network that may be slow or gone.
#[derive(Clone, Copy)]
pub enum Arrival {
    /// On their way.
    Awaited,
    /// Here.
    Here(&'static Texts<'static>),
    /// They did not come.
    Failed,
}

impl Arrival {
    /// The texts, if they are here.
    pub fn here(self) -> Option<&'static Texts<'static>> {
        match self {
            Self::Here(texts) => Some(texts),
            Self::Awaited | Self::Failed => None,
        }
    }
}

impl Site {
    /// The card at an index, if it is here. Reactive, unless it came with the start.
    pub fn card(self, index: u16) -> Option<&'static Card<'static>> {
        self.guide
            .card(index)
            .or_else(|| self.texts.get().here()?.card(index))
    }

    /// The cards of a list; only those that cannot wait until the texts are here. Reactive.
    pub fn cards_for(self, audience: Audience) -> Vec<(u16, &'static Card<'static>)> {
        match self.texts.get().here() {
            Some(texts) => texts.cards_for(audience).collect(),
            None => {
                let cards = self.guide.cards.iter().map(|(index, card)| (*index, card));
                cards
                    .filter(|(_, card)| card.audience == audience)
                    .collect()
            }
        }
    }

    /// A view of the texts: made at once if they are here, else when they come. Most screens
    /// are opened after that, and then nothing has to follow a signal.
    pub fn with_texts(
        self,
        view: impl Fn(&'static Texts<'static>) -> AnyView + Send + 'static,
    ) -> AnyView {
        if let Some(texts) = self.texts.get_untracked().here() {
            return view(texts);
        }
        live(move || match self.texts.get().here() {
            Some(texts) => view(texts),
            None => ().into_any(),
        })
    }

    /// The card for danger now: the first for victims, among those that cannot wait; the
    /// build keeps them in order.
    pub fn danger(self) -> Screen {
        let first = self.guide.cards.first();
        first.map_or(Screen::Numbers, |(index, _)| Screen::Card(*index))
    }

    /// Back to the start, as if the guide had just been opened.
    pub fn forget(self) {
        self.typed.set(String::new());
        self.nav.home();
    }

    /// Asks for the texts, all of them at once: what is asked says nothing of what is read.
    pub fn fetch_texts(self) {
        self.texts.set(Arrival::Awaited);
        fetch::bytes(content::TEXTS, move |bytes| {
            // They live as long as the page.
            let texts = bytes.and_then(|bytes| content::texts(bytes.leak()));
            self.texts.try_set(match texts {
                Some(texts) => {
                    page::texts_are_here();
                    Arrival::Here(Box::leak(Box::new(texts)))
                }
                None => Arrival::Failed,
            });
        });
    }
}
