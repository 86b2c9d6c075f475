//! The screens, and the names that the page's controls use for them.

mod desk;

use content::places::Place;
use content::types::{Answers, CardId, EssentialId, FormId};

pub use desk::DeskScreen;

/// A screen. It is kept in memory only: the address never changes
/// (`src/decisions/the-address-never-changes.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The start, which is in the first response.
    Home,
    /// A page written by the build, such as a list of cards.
    Page(Page),
    /// One card.
    Card(CardId),
    /// A page in simple words, in a language.
    Essential(EssentialId),
    /// Composing the text to 114.
    Write,
    /// A question, or the steps that the answers lead to.
    Questionnaire(Answers),
    /// Filling in a form, starting from the answers to the questions or empty.
    Form(FormId, Answers),
    /// A commune or a département, and the services that can help there.
    Place(Place),
    /// A tool of the desk.
    Desk(DeskScreen),
}

/// A page written by the build, named as in the page of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Cards for a victim of violence.
    Victim,
    /// Cards for a neighbour, a friend, a colleague.
    Witness,
    /// Cards for a person who meets victims at work.
    Professional,
    /// The fiches réflexes: one card per trade.
    Reflex,
    /// What is known of each département.
    Local,
    /// Every service.
    Numbers,
    /// The source of every fact.
    Sources,
    /// What a visit leaves on the device, and how to remove it.
    Traces,
    /// Who publishes this copy.
    Legal,
    /// What is kept of a visit.
    Data,
    /// The declaration of accessibility.
    Access,
    /// Every screen and every card.
    Plan,
}

/// Each page with its name in `data-screen` and `data-goto`.
const PAGES: [(&str, Page); 12] = [
    ("victim", Page::Victim),
    ("witness", Page::Witness),
    ("professional", Page::Professional),
    ("reflex", Page::Reflex),
    ("local", Page::Local),
    ("numbers", Page::Numbers),
    ("sources", Page::Sources),
    ("traces", Page::Traces),
    ("legal", Page::Legal),
    ("data", Page::Data),
    ("access", Page::Access),
    ("plan", Page::Plan),
];

impl Screen {
    /// The screen for the `#code` of the address. Codes do not reveal the subject;
    /// an unknown code opens Home.
    pub fn from_code(code: &str) -> Self {
        match code {
            "1" => Self::Page(Page::Victim),
            "2" => Self::Page(Page::Witness),
            "3" => Self::Page(Page::Professional),
            "4" => Self::Page(Page::Numbers),
            "5" => Self::Write,
            "6" => Self::Page(Page::Traces),
            "7" => Self::Page(Page::Local),
            "8" => Self::Page(Page::Sources),
            "9" => Self::Questionnaire(Answers::default()),
            _ => Self::Home,
        }
    }

    /// The screen that a control opens, from its `data-goto`, and its `data-to` if there are
    /// several of a kind. `None` if it names no screen.
    pub fn from_press(name: &str, to: Option<u16>) -> Option<Self> {
        let page = PAGES.iter().find(|(known, _)| *known == name);
        if let Some((_, page)) = page {
            return Some(Self::Page(*page));
        }
        match (name, to) {
            ("home", _) => Some(Self::Home),
            ("card", Some(card)) => Some(Self::Card(CardId(card))),
            ("essential", Some(page)) => Some(Self::Essential(EssentialId(page))),
            ("write", _) => Some(Self::Write),
            ("form", Some(form)) => Some(Self::Form(FormId(form), Answers::default())),
            ("place", Some(place)) => Some(Self::Place(Place::from_number(place))),
            ("orient", _) => Some(Self::Questionnaire(Answers::default())),
            _ => DeskScreen::from_press(name, to).map(Self::Desk),
        }
    }

    /// The screen of a piece of the page of texts, such as `victim` or `card 5`.
    pub fn from_piece(piece: &str) -> Option<Self> {
        let (name, to) = piece.split_once(' ').unwrap_or((piece, ""));
        Self::from_press(name, to.parse().ok())
    }

    /// Whether its text is written by the build.
    pub fn is_written(self) -> bool {
        !matches!(
            self,
            Self::Questionnaire(_) | Self::Form(..) | Self::Place(_) | Self::Desk(_)
        )
    }

    /// Whether it has an interactive part.
    pub fn lives(self) -> bool {
        matches!(
            self,
            Self::Page(_)
                | Self::Card(_)
                | Self::Essential(_)
                | Self::Write
                | Self::Questionnaire(_)
                | Self::Form(..)
                | Self::Place(_)
                | Self::Desk(_)
        )
    }

    /// Its name in `data-screen` and `data-goto`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Page(page) => {
                let named = PAGES.iter().find(|(_, known)| *known == page);
                named.map_or("", |(name, _)| name)
            }
            Self::Card(_) => "card",
            Self::Essential(_) => "essential",
            Self::Write => "write",
            Self::Questionnaire(_) => "orient",
            Self::Form(..) => "form",
            Self::Place(_) => "place",
            Self::Desk(screen) => screen.name(),
        }
    }

    /// Its number among several of a kind, as in `data-to`.
    pub fn which(self) -> Option<String> {
        match self {
            Self::Card(card) => Some(card.to_string()),
            Self::Essential(page) => Some(page.to_string()),
            Self::Form(form, _) => Some(form.to_string()),
            Self::Place(place) => Some(place.number().to_string()),
            Self::Desk(DeskScreen::Code(contact)) => Some(contact.to_string()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DeskScreen, PAGES, Page, Screen};
    use content::types::{CardId, ContactId};

    #[test]
    fn an_unknown_code_opens_home() {
        assert_eq!(Screen::from_code("1"), Screen::Page(Page::Victim));
        for code in ["", "0", "11", "victime", "<script>", "%00"] {
            assert_eq!(Screen::from_code(code), Screen::Home, "{code}");
        }
    }

    #[test]
    fn the_name_on_a_control_gives_its_screen() {
        for (name, page) in PAGES {
            assert_eq!(Screen::from_press(name, None), Some(Screen::Page(page)));
        }
        for name in ["home", "write", "orient", "desk", "sheet", "keep"] {
            let screen = Screen::from_press(name, None);
            assert_eq!(screen.map(Screen::name), Some(name));
        }
        assert_eq!(
            Screen::from_press("card", Some(37)),
            Some(Screen::Card(CardId(37)))
        );
        assert_eq!(
            Screen::from_press("code", Some(5)),
            Some(Screen::Desk(DeskScreen::Code(ContactId(5))))
        );
        assert_eq!(
            Screen::from_piece("card 37"),
            Some(Screen::Card(CardId(37)))
        );
        assert_eq!(
            Screen::from_piece("victim"),
            Some(Screen::Page(Page::Victim))
        );
        for name in ["card", "code", "", "other"] {
            assert_eq!(Screen::from_piece(name), None, "{name}");
            assert_eq!(Screen::from_press(name, None), None, "{name}");
        }
    }
}
