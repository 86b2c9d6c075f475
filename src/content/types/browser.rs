use serde::{Deserialize, Serialize};

/// Browsers that record a visit in different ways, so that each needs its own steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Browser {
    /// Chrome on Android.
    ChromeAndroid,
    /// Samsung Internet.
    SamsungAndroid,
    /// Firefox on Android.
    FirefoxAndroid,
    /// Edge on Android.
    EdgeAndroid,
    /// Safari on iPhone or iPad.
    SafariIos,
    /// Chrome on iPhone or iPad.
    ChromeIos,
    /// Firefox on iPhone or iPad.
    FirefoxIos,
    /// Edge on iPhone or iPad.
    EdgeIos,
    /// Chrome or Chromium on a computer.
    ChromeDesktop,
    /// Edge on a computer.
    EdgeDesktop,
    /// Firefox on a computer.
    FirefoxDesktop,
    /// Safari on a Mac.
    SafariMac,
    /// Any other browser: general steps.
    Other,
}

impl Browser {
    /// The name that a card gives in its front matter, and that `data-browser` holds.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ChromeAndroid => "chrome-android",
            Self::SamsungAndroid => "samsung-android",
            Self::FirefoxAndroid => "firefox-android",
            Self::EdgeAndroid => "edge-android",
            Self::SafariIos => "safari-ios",
            Self::ChromeIos => "chrome-ios",
            Self::FirefoxIos => "firefox-ios",
            Self::EdgeIos => "edge-ios",
            Self::ChromeDesktop => "chrome-desktop",
            Self::EdgeDesktop => "edge-desktop",
            Self::FirefoxDesktop => "firefox-desktop",
            Self::SafariMac => "safari-mac",
            Self::Other => "other",
        }
    }

    /// Reads a `navigator.userAgent`. `touch_points` is `navigator.maxTouchPoints`: an iPad says
    /// that it is a Mac, and only its touch screen shows the difference.
    ///
    /// The order of the tests matters: Edge and Samsung also say "Chrome", and Chrome also says
    /// "Safari".
    pub fn from_user_agent(agent: &str, touch_points: i32) -> Self {
        let says = |word: &str| agent.contains(word);
        let ios = says("iPhone") || says("iPad") || (says("Macintosh") && touch_points > 1);
        if ios {
            return match () {
                () if says("CriOS") => Self::ChromeIos,
                () if says("FxiOS") => Self::FirefoxIos,
                () if says("EdgiOS") => Self::EdgeIos,
                () if says("OPiOS") => Self::Other,
                () => Self::SafariIos,
            };
        }
        if says("Android") {
            return match () {
                () if says("SamsungBrowser") => Self::SamsungAndroid,
                () if says("Firefox") => Self::FirefoxAndroid,
                () if says("EdgA") => Self::EdgeAndroid,
                () if says("OPR/") => Self::Other,
                () if says("Chrome") => Self::ChromeAndroid,
                () => Self::Other,
            };
        }
        match () {
            () if says("Edg/") => Self::EdgeDesktop,
            () if says("OPR/") => Self::Other,
            () if says("Firefox") => Self::FirefoxDesktop,
            () if says("Chrome") => Self::ChromeDesktop,
            () if says("Macintosh") && says("Safari") => Self::SafariMac,
            () => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Browser;

    fn assert_browser(agent: &str, touch_points: i32, expected: Browser) {
        assert_eq!(
            Browser::from_user_agent(agent, touch_points),
            expected,
            "{agent}"
        );
    }

    #[test]
    fn each_browser_is_recognised_despite_copied_names() {
        let chrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)";
        assert_browser(
            &format!("{chrome} Chrome/150.0.0.0 Mobile Safari/537.36"),
            5,
            Browser::ChromeAndroid,
        );
        assert_browser(
            &format!("{chrome} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36"),
            5,
            Browser::SamsungAndroid,
        );
        assert_browser(
            &format!("{chrome} Chrome/150.0.0.0 Mobile Safari/537.36 EdgA/150.0"),
            5,
            Browser::EdgeAndroid,
        );
        assert_browser(
            "Mozilla/5.0 (Android 14; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0",
            5,
            Browser::FirefoxAndroid,
        );

        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15";
        assert_browser(
            &format!("{iphone} Version/18.5 Mobile/15E148 Safari/604.1"),
            5,
            Browser::SafariIos,
        );
        assert_browser(
            &format!("{iphone} CriOS/150.0 Mobile/15E148 Safari/604.1"),
            5,
            Browser::ChromeIos,
        );
        assert_browser(
            &format!("{iphone} FxiOS/150.0 Mobile/15E148 Safari/604.1"),
            5,
            Browser::FirefoxIos,
        );
        assert_browser(
            &format!("{iphone} EdgiOS/150.0 Version/18.0 Mobile/15E148 Safari/604.1"),
            5,
            Browser::EdgeIos,
        );
        assert_browser(
            &format!("{iphone} OPiOS/150.0 Mobile/15E148 Safari/604.1"),
            5,
            Browser::Other,
        );

        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
        assert_browser(
            &format!("{mac} Version/18.5 Safari/605.1.15"),
            5,
            Browser::SafariIos,
        );
        assert_browser(
            &format!("{mac} Version/18.5 Safari/605.1.15"),
            0,
            Browser::SafariMac,
        );

        let windows =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
        assert_browser(
            &format!("{windows} Chrome/150.0.0.0 Safari/537.36"),
            0,
            Browser::ChromeDesktop,
        );
        assert_browser(
            &format!("{windows} Chrome/150.0.0.0 Safari/537.36 Edg/150.0"),
            0,
            Browser::EdgeDesktop,
        );
        assert_browser(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0",
            0,
            Browser::FirefoxDesktop,
        );
        assert_browser("", 0, Browser::Other);
    }
}
