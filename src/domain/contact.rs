use serde::{Deserialize, Serialize};

use super::{Inline, Opening, Urgency};

/// A service that somebody can reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact<'a> {
    /// Name used by cards and by `data-contact`.
    pub id: &'a str,
    /// What the service is called.
    pub name: &'a str,
    /// How to reach it.
    pub reach: Reach<'a>,
    /// How soon it is meant for.
    pub urgency: Urgency,
    /// A few words beside the number, on the static pages only: not in the pack.
    #[serde(skip)]
    pub short: &'a str,
    /// Opening hours, in French time.
    pub hours: &'a str,
    /// What it costs.
    pub cost: &'a str,
}

/// More about a service. Arrives with [`super::Texts`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service<'a> {
    /// For whom, and when.
    #[serde(borrow)]
    pub who: Vec<Inline<'a>>,
    /// Who answers.
    pub answers: Vec<Inline<'a>>,
    /// What a source says about the telephone bill.
    pub bill: Option<Vec<Inline<'a>>>,
    /// Languages, deaf access.
    pub access: Option<Vec<Inline<'a>>>,
    /// How to reach help like it without a telephone.
    pub otherwise: Option<Vec<Inline<'a>>>,
    /// When it answers, if that was verified: for "open now".
    pub opening: Option<Opening>,
    /// What supports it: indices in [`super::Texts::sources`].
    pub sources: Vec<u16>,
    /// Day of the last check, ISO 8601.
    pub checked: &'a str,
}

/// The one way in that a contact names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach<'a> {
    /// A voice call: the number as it is read.
    Call(&'a str),
    /// A text message: the number as it is read.
    Text(&'a str),
    /// A site: its address.
    Web(&'a str),
}

impl Reach<'_> {
    /// The link that starts the call, the message or the visit.
    ///
    /// Short national codes take no country prefix.
    pub fn href(self) -> String {
        match self {
            Self::Call(number) => String::from("tel:") + &digits(number),
            Self::Text(number) => String::from("sms:") + &digits(number),
            Self::Web(url) => String::from(url),
        }
    }

    /// The number or address as people read it.
    pub fn label(self) -> String {
        match self {
            Self::Call(number) | Self::Text(number) => String::from(number),
            Self::Web(url) => {
                let bare = url.strip_prefix("https://").unwrap_or(url);
                let bare = bare.strip_prefix("www.").unwrap_or(bare);
                String::from(bare.strip_suffix('/').unwrap_or(bare))
            }
        }
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// The two spellings of an `sms:` link that carries a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// iPhone and iPad read `sms:114&body=…`.
    Ios,
    /// Android and RFC 5724 read `sms:114?body=…`.
    Other,
}

impl Platform {
    /// A link that opens the message app with `body` already written.
    pub fn sms(self, number: &str, body: &str) -> String {
        let sign = match self {
            Self::Ios => "&body=",
            Self::Other => "?body=",
        };
        String::from("sms:") + &digits(number) + sign + &encoded(body)
    }
}

/// Every byte but letters and digits as `%` and two hexadecimal digits (RFC 3986). Six lines
/// instead of a crate: its table is 0.5 kB of the start (brotli).
fn encoded(text: &str) -> String {
    let hexadecimal = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            encoded.push(char::from(byte));
        } else {
            encoded.extend([
                '%',
                hexadecimal(byte >> 4).to_ascii_uppercase(),
                hexadecimal(byte & 15).to_ascii_uppercase(),
            ]);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{Platform, Reach};

    #[test]
    fn links_hold_digits_only() {
        assert_eq!(Reach::Call("116\u{a0}006").href(), "tel:116006");
        assert_eq!(Reach::Text("114").href(), "sms:114");
        assert_eq!(
            Reach::Web("https://www.urgence114.fr/").label(),
            "urgence114.fr"
        );
    }

    #[test]
    fn a_message_is_encoded_for_each_system() {
        let body = "Rue d’Été, 3e étage & code 12#A\nJe ne peux pas parler.";
        let encoded = "Rue%20d%E2%80%99%C3%89t%C3%A9%2C%203e%20%C3%A9tage%20%26%20code%2012%23A%0AJe%20ne%20peux%20pas%20parler%2E";
        assert_eq!(
            Platform::Ios.sms("114", body),
            format!("sms:114&body={encoded}")
        );
        assert_eq!(
            Platform::Other.sms("114", body),
            format!("sms:114?body={encoded}")
        );
    }
}
