use serde::{Deserialize, Serialize};

/// A list of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shelf {
    /// For the person who lives the violence.
    Victim,
    /// For a neighbour, a friend, a colleague.
    Witness,
    /// For somebody whose work meets victims.
    Professional,
    /// What stays on the device, browser by browser.
    Traces,
    /// What is known of one département.
    Local,
    /// For one trade, on one screen: say, ask, avoid, duty, who to call.
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

    /// The name of its folder in `cards/`, and what `data-screen` and `data-goto` carry.
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
