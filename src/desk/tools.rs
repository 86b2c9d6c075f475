use std::sync::OnceLock;

use leptos::prelude::*;

use crate::browser::storage;
use crate::content;
use crate::domain::{DeskWords, Screen, Texts};

/// Where a workstation keeps that it is a counter, and after how many minutes it forgets.
const KEY: &str = "poste";

/// Minutes without a gesture, unless the workstation says otherwise.
pub const MINUTES: u16 = 3;

/// The card with the signs of a high danger.
pub fn signs(texts: &Texts) -> Option<Screen> {
    let mut cards = (0..).zip(&texts.cards);
    let found = cards.find(|(_, card)| card.id == "niveau");
    found.map(|(index, _)| Screen::Card(index))
}

/// What the tools share.
pub struct Tools {
    /// Labels.
    pub words: DeskWords<&'static str>,
    /// What a discreet card calls each contact; empty if it has no place there.
    pub plain: Vec<&'static str>,
    /// Minutes after which a counter forgets; `None` when it is no counter.
    pub mode: ArcRwSignal<Option<u16>>,
    /// Whether this workstation could keep the mode.
    pub kept: ArcRwSignal<bool>,
    /// Whether single letters do something (WCAG 2.1.4: can be switched off).
    pub keys: ArcRwSignal<bool>,
}

static TOOLS: OnceLock<Tools> = OnceLock::new();

/// The tools, ready once [`prepare`] has been called.
pub fn tools() -> Option<&'static Tools> {
    TOOLS.get()
}

/// Reads labels and the mode of this workstation.
pub fn prepare() {
    let Some((words, plain)) = content::desk() else {
        return;
    };
    let mode: Option<u16> = storage::read(KEY);
    let tools = Tools {
        words,
        plain,
        kept: ArcRwSignal::new(mode.is_some()),
        mode: ArcRwSignal::new(mode.map(|minutes| minutes.clamp(1, 60))),
        keys: ArcRwSignal::new(true),
    };
    let _ = TOOLS.set(tools);
}

impl Tools {
    /// Makes this workstation a counter.
    pub fn start(&self, minutes: u16) {
        let minutes = minutes.clamp(1, 60);
        self.kept.set(storage::write(KEY, minutes));
        self.mode.set(Some(minutes));
    }

    /// A workstation like any other again.
    pub fn stop(&self) {
        storage::remove(KEY);
        self.mode.set(None);
    }
}
