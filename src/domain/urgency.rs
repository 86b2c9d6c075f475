use serde::{Deserialize, Serialize};

/// How soon to act. Shown as a word, a shape and a colour, never by colour alone.
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
