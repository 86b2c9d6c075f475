use serde::{Deserialize, Serialize};

use super::{Answers, Audience};

/// What is shown. Kept in memory only: the address never changes
/// (`src/decisions/the-address-never-changes.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Screen {
    /// The start: danger now, or who is reading.
    Home,
    /// The cards for one audience.
    List(Audience),
    /// One card, by its index in [`super::Texts::cards`].
    Card(u16),
    /// Every service.
    Numbers,
    /// Composing the text to 114.
    Write,
    /// What stays on the device, and how to remove it.
    Traces,
    /// What every fact rests on.
    Sources,
    /// A question, or the steps that the answers lead to.
    Orient(Answers),
}

impl Screen {
    /// The screen that an incoming `#code` asks for. Codes say nothing of the subject;
    /// an unknown one starts at home.
    pub fn from_code(code: &str) -> Self {
        match code {
            "1" => Self::List(Audience::Victim),
            "2" => Self::List(Audience::Witness),
            "3" => Self::List(Audience::Professional),
            "4" => Self::Numbers,
            "5" => Self::Write,
            "6" => Self::Traces,
            "7" => Self::List(Audience::Local),
            "8" => Self::Sources,
            "9" => Self::Orient(Answers::default()),
            _ => Self::Home,
        }
    }

    /// The name that `data-screen` and `data-goto` carry.
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::List(Audience::Victim) => "victim",
            Self::List(Audience::Witness) => "witness",
            Self::List(Audience::Professional) => "professional",
            Self::List(Audience::Traces) | Self::Traces => "traces",
            Self::Card(_) => "card",
            Self::List(Audience::Local) => "local",
            Self::List(Audience::Reflex) => "reflex",
            Self::Numbers => "numbers",
            Self::Sources => "sources",
            Self::Write => "write",
            Self::Orient(_) => "orient",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Audience, Screen};

    #[test]
    fn an_unknown_code_goes_home() {
        assert_eq!(Screen::from_code("1"), Screen::List(Audience::Victim));
        for code in ["", "0", "11", "victime", "<script>", "%00"] {
            assert_eq!(Screen::from_code(code), Screen::Home, "{code}");
        }
    }
}
