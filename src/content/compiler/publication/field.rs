//! What a field of `deploy/host.toml` may hold. Each error is the remedy: what to write.

use std::str::FromStr as _;

use url::Url;

use super::host::Kind;
use crate::compiler::telephone::is_telephone;
use crate::types::Day;

/// Every name, address or office is shorter; a longer line is a mistake or breaks the page.
const LONGEST: usize = 200;

/// Checks that a text fits the kind of its field. It may be empty, unless it is an address.
pub fn check(kind: Kind, text: &str) -> Result<(), &'static str> {
    if text.is_empty() && !matches!(kind, Kind::Address) {
        return Ok(());
    }
    if text != text.trim() {
        return Err("remove the spaces at its ends");
    }
    if text.chars().any(char::is_control) {
        return Err("write it on one line");
    }
    if text.chars().count() > LONGEST {
        return Err("write it in 200 characters at most");
    }
    // The build replaces placeholders that start like this.
    if text.contains("{{") {
        return Err("write it without {{");
    }
    let right = match kind {
        Kind::Line | Kind::YesNo => true,
        Kind::Name => is_host(text),
        Kind::Telephone => is_telephone(text),
        Kind::Contact => is_telephone(text) || is_mail(text) || is_form(text),
        Kind::Form => is_form(text),
        Kind::Day => day(text).is_some(),
        Kind::Days => text == "-1" || text.parse::<u16>().is_ok(),
        // The text must be the URL as a browser writes it, so that the tested URL is the one on the
        // page.
        Kind::Address => {
            Url::parse(text).is_ok_and(|url| url.scheme() == "https" && url.as_str() == text)
        }
    };
    if right {
        return Ok(());
    }
    Err(match kind {
        Kind::Line | Kind::YesNo => "",
        Kind::Name => "write a host in small letters, as in infos.mairie.example",
        Kind::Telephone => "write a telephone number, as in 04 00 00 00 00",
        Kind::Contact => {
            "write the address of a form with https://, an e-mail address or a telephone number"
        }
        Kind::Form => "write an address with https://",
        Kind::Day => "write a day as in 2027-01-31",
        Kind::Days => "write 0 or more days, or -1 as long as nobody knows",
        Kind::Address => {
            "write a whole address with https:// and the / after the host, as in https://meteo.example/"
        }
    })
}

/// A day such as `2027-01-31`.
pub fn day(text: &str) -> Option<Day> {
    let day = toml::value::Datetime::from_str(text).ok()?;
    let date = day.date.filter(|_| day.time.is_none())?;
    Some(Day {
        year: date.year.into(),
        month: date.month,
        day: date.day,
    })
}

/// An e-mail address.
pub fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let inside = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    !name.is_empty() && name.chars().all(inside) && is_host(host)
}

fn is_form(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| url.scheme() == "https" && url.has_host())
}

fn is_host(text: &str) -> bool {
    let label = |part: &str| {
        let inside = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !part.is_empty() && part.bytes().all(inside)
    };
    text.contains('.') && text.split('.').all(label)
}

/// Checks a site that may embed the guide. What a content security policy would read in another way
/// is refused.
pub fn site(site: &str) -> Result<(), &'static str> {
    let local = ["http://localhost:", "http://127.0.0.1:"];
    let rest = match local.iter().find_map(|start| site.strip_prefix(start)) {
        Some(port) if port.parse::<u16>().is_ok() => return Ok(()),
        Some(_) => return Err("write the port as a number"),
        None => site.strip_prefix("https://"),
    };
    let Some(rest) = rest else {
        return Err("write https:// and the host, as in https://www.mairie.example");
    };
    let (host, port) = rest
        .split_once(':')
        .map_or((rest, None), |(host, port)| (host, Some(port)));
    if rest.contains('/') {
        Err("leave out what follows the host: only a whole site can be allowed")
    } else if rest.contains('*') {
        Err("name each host: `*` would allow pages that nobody has checked")
    } else if !is_host(host) {
        Err("write the host in small letters, digits, `-` and `.`; accents in their xn-- form")
    } else if port.is_some_and(|port| port.parse::<u16>().is_err()) {
        Err("write the port as a number")
    } else {
        Ok(())
    }
}
