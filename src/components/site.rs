use leptos::prelude::*;

use crate::browser::fetch;
use crate::content;
use crate::domain::{Device, Guide, Texts};
use crate::nav::Nav;

/// What every component may need. Copied around; what changes in it is in signals.
#[derive(Clone, Copy)]
pub struct Site {
    /// What starts the guide.
    pub guide: &'static Guide<'static>,
    /// The rest, which follows.
    pub texts: RwSignal<Arrival>,
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

impl Site {
    /// Asks for the texts, all of them at once: what is asked says nothing of what is read.
    pub fn fetch_texts(self) {
        self.texts.set(Arrival::Awaited);
        leptos::task::spawn_local(async move {
            // They live as long as the page.
            let texts = match fetch::bytes(content::TEXTS).await {
                Some(bytes) => content::texts(bytes.leak()),
                None => None,
            };
            self.texts.try_set(match texts {
                Some(texts) => Arrival::Here(Box::leak(Box::new(texts))),
                None => Arrival::Failed,
            });
        });
    }
}
