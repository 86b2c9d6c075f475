use content::types::Browser;

/// What the guide guesses about the device from its user agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    /// Which steps to show first.
    pub browser: Browser,
    /// Which `sms:` link to write.
    pub platform: Platform,
    /// Whether a call link probably works. No browser says so. As this is a guess, the
    /// link is always there and only what stands beside it changes.
    pub telephone: bool,
}

impl Device {
    /// Reads a `navigator.userAgent` and `navigator.maxTouchPoints`.
    pub fn from_user_agent(agent: &str, touch_points: i32) -> Self {
        let says = |word: &str| agent.contains(word);
        let ios = says("iPhone") || says("iPad") || (says("Macintosh") && touch_points > 1);
        Self {
            browser: Browser::from_user_agent(agent, touch_points),
            platform: if ios { Platform::Ios } else { Platform::Other },
            telephone: says("iPhone") || (says("Android") && says("Mobile")),
        }
    }
}

/// The two forms of an `sms:` link that contains a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// iPhone and iPad read `sms:114&body=…`.
    Ios,
    /// Android and RFC 5724 read `sms:114?body=…`.
    Other,
}

impl Platform {
    /// A link that opens the message app with a text filled in. `digits` are the digits of the
    /// number; `encoded` is the text, encoded as by `encodeURIComponent`.
    pub fn sms(self, digits: &str, encoded: &str) -> String {
        let sign = match self {
            Self::Ios => "&body=",
            Self::Other => "?body=",
        };
        ["sms:", digits, sign, encoded].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::{Device, Platform};

    #[test]
    fn phones_are_distinguished_from_tablets_and_computers() {
        let read = |agent, touch| {
            let device = Device::from_user_agent(agent, touch);
            (device.platform, device.telephone)
        };
        assert_eq!(
            read(
                "Mozilla/5.0 (Linux; Android 10; K) Chrome/150.0.0.0 Mobile Safari/537.36",
                5
            ),
            (Platform::Other, true)
        );
        assert_eq!(
            read(
                "Mozilla/5.0 (Linux; Android 10; K) Chrome/150.0.0.0 Safari/537.36",
                5
            ),
            (Platform::Other, false)
        );
        assert_eq!(
            read(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1",
                5
            ),
            (Platform::Ios, true)
        );
        assert_eq!(
            read(
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15",
                5
            ),
            (Platform::Ios, false)
        );
        assert_eq!(
            read(
                "Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0.0.0 Safari/537.36",
                0
            ),
            (Platform::Other, false)
        );
        assert_eq!(read("", 0), (Platform::Other, false));
    }
}
