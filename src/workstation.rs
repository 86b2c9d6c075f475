use leptos::prelude::*;

use crate::browser::storage;

/// Where a workstation keeps that it is a desk, and after how many minutes it forgets. The name
/// says nothing of the subject (invariant 3).
const KEY: &str = "poste";

/// Minutes without a gesture, unless the workstation says otherwise.
pub const MINUTES: u16 = 3;

/// The mode of this workstation.
pub struct Workstation {
    /// Minutes after which the desk forgets; `None` when this is no desk.
    pub mode: ArcRwSignal<Option<u16>>,
    /// Whether this workstation could keep the mode.
    pub kept: ArcRwSignal<bool>,
    /// Whether single letters do something (WCAG 2.1.4: can be switched off).
    pub keys: ArcRwSignal<bool>,
}

impl Workstation {
    /// Reads what this workstation keeps.
    pub fn read() -> Self {
        let mode: Option<u16> = storage::read(KEY);
        Self {
            kept: ArcRwSignal::new(mode.is_some()),
            mode: ArcRwSignal::new(mode.map(|minutes| minutes.clamp(1, 60))),
            keys: ArcRwSignal::new(true),
        }
    }

    /// Makes this workstation a desk.
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
