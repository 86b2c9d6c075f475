use serde::{Deserialize, Serialize};

/// A list of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shelf {
    /// For victims.
    Victim,
    /// For witnesses: a neighbour, a friend, a colleague.
    Witness,
    /// For people who meet victims at work.
    Professional,
    /// What stays on the device, one card per browser.
    Traces,
    /// What is known about one département.
    Local,
    /// One profession on one screen: what to say, ask and avoid, the duty, who to call.
    Reflex,
}

impl Shelf {
    /// Every list.
    pub const ALL: [Self; 6] = [
        Self::Victim,
        Self::Witness,
        Self::Professional,
        Self::Traces,
        Self::Local,
        Self::Reflex,
    ];

    /// The name of its folder in `cards/`, and what `data-screen` and `data-goto` hold.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Victim => "victim",
            Self::Witness => "witness",
            Self::Professional => "professional",
            Self::Traces => "traces",
            Self::Local => "local",
            Self::Reflex => "reflex",
        }
    }
}
