use content::types::{Answers, ContactId};

/// A screen of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskScreen {
    /// The tools of a desk: fiches, signs, sheets, the desk mode.
    Tools,
    /// Composing a sheet to print, starting from the answers to the questions or empty.
    Sheet(Answers),
    /// Keeping the guide on this device, for days without network.
    Keep,
    /// Posters, small papers and pictures for informing the public.
    Kit,
    /// A QR code for one service.
    Code(ContactId),
}

impl DeskScreen {
    /// Like `super::Screen::from_press`.
    pub fn from_press(name: &str, to: Option<u16>) -> Option<Self> {
        match (name, to) {
            ("desk", _) => Some(Self::Tools),
            ("sheet", _) => Some(Self::Sheet(Answers::default())),
            ("keep", _) => Some(Self::Keep),
            ("posters", _) => Some(Self::Kit),
            ("code", Some(contact)) => Some(Self::Code(ContactId(contact))),
            _ => None,
        }
    }

    /// Its name in `data-screen` and `data-goto`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tools => "desk",
            Self::Sheet(_) => "sheet",
            Self::Keep => "keep",
            Self::Kit => "posters",
            Self::Code(_) => "code",
        }
    }
}
