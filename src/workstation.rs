use leptos::prelude::*;

use crate::browser::storage;

/// The storage key of the desk mode: after how many minutes the workstation forgets. The name does
/// not reveal the subject (invariant 3).
const KEY: &str = "poste";

/// The default number of minutes without a gesture.
pub const MINUTES: u16 = 3;

/// The mode of this workstation.
pub struct Workstation {
    /// Minutes after which the desk forgets; `None` if this is not a desk.
    pub mode: ArcRwSignal<Option<u16>>,
    /// Whether the browser stored the mode.
    pub kept: ArcRwSignal<bool>,
    /// Whether single-letter shortcuts work (WCAG 2.1.4: they can be switched off).
    pub keys: ArcRwSignal<bool>,
}

impl Workstation {
    /// Reads the stored mode.
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

    /// Ends the desk mode.
    pub fn stop(&self) {
        storage::remove(KEY);
        self.mode.set(None);
    }
}
