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
    /// What a counter needs: fiches, signs, sheets, its own mode.
    Desk,
    /// Composing a sheet to print, from the answers to the questions or from nothing.
    Sheet(Answers),
    /// Keeping the guide on this device, for days without network.
    Keep,
    /// A code that a telephone reads, for the contact at an index.
    Code(u16),
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

    /// What a door to the tools carries, for the program that has them; empty for a screen
    /// of the guide.
    pub fn tool(self) -> String {
        let numbers: &[u32] = match self {
            Self::Code(index) => &[u32::from(index)],
            Self::Sheet(answers) => &[answers.ticked, u32::from(answers.passed), answers.gone_on],
            Self::Desk | Self::Keep => &[],
            _ => return String::new(),
        };
        let mut tool = String::from(self.name());
        for number in numbers {
            tool += " ";
            tool += &number.to_string();
        }
        tool
    }

    /// The screen that a door leads to; the tools themselves if it says nothing known.
    pub fn from_tool(tool: &str) -> Self {
        let mut parts = tool.split(' ');
        let name = parts.next();
        let mut number = || parts.next().and_then(|part| part.parse::<u32>().ok());
        match name {
            Some("code") => match number().and_then(|index| u16::try_from(index).ok()) {
                Some(index) => Self::Code(index),
                None => Self::Desk,
            },
            Some("sheet") => Self::Sheet(Answers {
                ticked: number().unwrap_or(0),
                passed: number()
                    .and_then(|passed| u8::try_from(passed).ok())
                    .unwrap_or(0),
                gone_on: number().unwrap_or(0),
            }),
            Some("keep") => Self::Keep,
            // A workstation that keeps the tools starts at home.
            Some("") | None => Self::Home,
            Some(_) => Self::Desk,
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
            Self::Desk => "desk",
            Self::Sheet(_) => "sheet",
            Self::Code(_) => "code",
            Self::Keep => "keep",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Audience, Screen};

    #[test]
    fn a_door_to_the_tools_says_which() {
        let answers = Answers {
            ticked: u32::MAX,
            passed: 6,
            gone_on: 1,
        };
        for screen in [
            Screen::Desk,
            Screen::Keep,
            Screen::Code(30),
            Screen::Sheet(answers),
        ] {
            assert_eq!(Screen::from_tool(&screen.tool()), screen);
        }
        assert_eq!(Screen::from_tool(""), Screen::Home);
        for tool in ["code", "code x", "code 70000", "other"] {
            assert_eq!(Screen::from_tool(tool), Screen::Desk, "{tool}");
        }
    }

    #[test]
    fn an_unknown_code_goes_home() {
        assert_eq!(Screen::from_code("1"), Screen::List(Audience::Victim));
        for code in ["", "0", "11", "victime", "<script>", "%00"] {
            assert_eq!(Screen::from_code(code), Screen::Home, "{code}");
        }
    }
}
