use serde::{Deserialize, Serialize};

/// How soon to act. It is shown as a word, a shape and a colour, never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Urgency {
    /// Somebody may be hurt now.
    Danger,
    /// Within hours or days.
    Urgent,
    /// Whenever the person is ready.
    Advice,
}

impl Urgency {
    /// Every urgency, the most pressing first.
    pub const ALL: [Self; 3] = [Self::Danger, Self::Urgent, Self::Advice];

    /// The name that the styles and the front matter use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Urgent => "urgent",
            Self::Advice => "advice",
        }
    }

    /// The shape before its word.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::Danger => "▲",
            Self::Urgent => "◆",
            Self::Advice => "●",
        }
    }
}
