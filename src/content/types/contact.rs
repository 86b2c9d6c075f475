use serde::{Deserialize, Serialize};

use super::Urgency;

/// A service that somebody can reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The name that texts and `data-contact` use.
    pub id: &'static str,
    /// What the service is called.
    pub name: &'static str,
    /// What a discreet card calls it; if `None`, it is not on that card.
    pub neutral_name: Option<&'static str>,
    /// How to reach it.
    pub reach: Reach,
    /// How urgent the need is that it is meant for.
    pub urgency: Urgency,
    /// Opening hours as people read them, in French time.
    pub hours: &'static str,
    /// What it costs.
    pub cost: &'static str,
    /// The day on which it was compared with its sources, such as `2026-11-24`.
    pub checked: &'static str,
}

/// The contact's only channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach {
    /// A voice call: the number as people read it.
    Call(&'static str),
    /// A text message: the number as people read it.
    Text(&'static str),
    /// A site: its address.
    Web(&'static str),
}

impl Reach {
    /// The link that starts the call, the message or the visit.
    ///
    /// Short national codes take no country prefix.
    pub fn href(self) -> String {
        match self {
            Self::Call(number) if number.starts_with('+') => String::from("tel:+") + &self.digits(),
            Self::Call(_) => String::from("tel:") + &self.digits(),
            Self::Text(_) => String::from("sms:") + &self.digits(),
            Self::Web(url) => String::from(url),
        }
    }

    /// The number or the address as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Call(number) | Self::Text(number) => number,
            Self::Web(url) => {
                let bare = url.strip_prefix("https://").unwrap_or(url);
                let bare = bare.strip_prefix("www.").unwrap_or(bare);
                bare.strip_suffix('/').unwrap_or(bare)
            }
        }
    }

    /// The digits of the number; empty for a site.
    pub fn digits(self) -> String {
        match self {
            Self::Call(number) | Self::Text(number) => {
                number.chars().filter(char::is_ascii_digit).collect()
            }
            Self::Web(_) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Reach;

    #[test]
    fn links_hold_the_dialled_digits() {
        assert_eq!(Reach::Call("116\u{a0}006").href(), "tel:116006");
        assert_eq!(Reach::Call("+33 1 80").href(), "tel:+33180");
        assert_eq!(Reach::Text("114").href(), "sms:114");
        assert_eq!(
            Reach::Web("https://www.urgence114.fr/").label(),
            "urgence114.fr"
        );
    }
}
