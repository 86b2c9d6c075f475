//! Telephone numbers in the form in which they are read and called: `04 70 00 00 00`.

/// The content of a field that should hold a telephone number.
#[derive(Debug, PartialEq, Eq)]
pub enum Telephone {
    /// Nothing.
    Missing,
    /// A number, in the form that the guide writes.
    Number(String),
    /// A number that had lost its first zero, as happens in spreadsheets.
    Mended(String),
    /// Something that nobody can call.
    NoNumber,
}

/// Territories whose numbers are ten digits long and begin with the digits of the country code.
const OVERSEAS: [&str; 5] = ["262", "508", "590", "594", "596"];

/// Territories of the Pacific, with the length of their numbers. Without the country code, these
/// numbers cannot be called from everywhere, so the code is kept.
const PACIFIC: [(&str, usize, &str); 3] = [("681", 6, "986"), ("687", 6, "988"), ("689", 8, "987")];

/// Two-digit numbers that are called as they are.
const SHORT: [&str; 3] = ["15", "17", "18"];

impl Telephone {
    /// Reads a field. `departement` tells which country code a number of six or eight digits needs.
    pub fn read(text: &str, departement: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::Missing;
        }
        match one(text, departement) {
            Self::NoNumber => {}
            found => return found,
        }
        // If a field holds two numbers, the first one that can be called is taken.
        let pieces = text
            .split(['/', ';', ','])
            .flat_map(|piece| piece.split(" ou "));
        for piece in pieces {
            if let found @ (Self::Number(_) | Self::Mended(_)) = one(piece, departement) {
                return found;
            }
        }
        Self::NoNumber
    }
}

fn one(text: &str, departement: &str) -> Telephone {
    let text = text.trim().replace("(0)", "");
    let signs =
        |letter: char| letter.is_whitespace() || ".-/()+_\u{2010}\u{2011}\u{2013}".contains(letter);
    if !text
        .chars()
        .all(|letter| letter.is_ascii_digit() || signs(letter))
    {
        return Telephone::NoNumber;
    }
    let abroad = text.starts_with('+');
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let international = if abroad {
        Some(digits.as_str())
    } else {
        digits.strip_prefix("00")
    };
    if let Some(digits) = international {
        return from_abroad(digits).map_or(Telephone::NoNumber, Telephone::Number);
    }
    if let Some(digits) = national(&digits) {
        return Telephone::Number(digits);
    }
    if let Some(number) = short(&digits) {
        return Telephone::Number(number);
    }
    let local = PACIFIC
        .iter()
        .find(|(_, long, place)| *place == departement && *long == digits.len());
    if let Some((country, ..)) = local {
        return Telephone::Number(format!("+{country} {}", pairs(&digits)));
    }
    if digits.len() == 9 && !digits.starts_with('0') {
        return Telephone::Mended(pairs(&format!("0{digits}")));
    }
    Telephone::NoNumber
}

/// Ten digits that begin with a single zero.
fn national(digits: &str) -> Option<String> {
    let right = digits.len() == 10 && digits.starts_with('0') && !digits.starts_with("00");
    right.then(|| pairs(digits))
}

fn short(digits: &str) -> Option<String> {
    let right = match digits.len() {
        2 => SHORT.contains(&digits),
        3 => digits.starts_with('1'),
        4 => digits.starts_with('3') || digits.starts_with("10"),
        6 if digits.starts_with("116") => return Some(format!("116 {}", digits.get(3..)?)),
        _ => false,
    };
    right.then(|| digits.to_owned())
}

/// Reads the digits after `+` or `00`.
fn from_abroad(digits: &str) -> Option<String> {
    if let Some(rest) = digits.strip_prefix("33") {
        return national(rest).or_else(|| national(&format!("0{rest}")));
    }
    for country in OVERSEAS {
        let Some(rest) = digits.strip_prefix(country) else {
            continue;
        };
        // Réunion and Mayotte share 262: six digits do not say which of the two.
        let short_form = rest.len() == 6 && country != "262";
        let number = if short_form {
            format!("0{country}{rest}")
        } else {
            format!("0{rest}")
        };
        return national(rest).or_else(|| national(&number));
    }
    PACIFIC.iter().find_map(|(country, long, _)| {
        let rest = digits.strip_prefix(country)?;
        (rest.len() == *long).then(|| format!("+{country} {}", pairs(rest)))
    })
}

fn pairs(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 2 == 0 {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Telephone;

    fn number(text: &str, departement: &str) -> Option<String> {
        match Telephone::read(text, departement) {
            Telephone::Number(number) => Some(number),
            _ => None,
        }
    }

    #[test]
    fn every_way_of_writing_a_number_gives_the_same_number() {
        for written in [
            "04 70 00 00 00",
            "0470000000",
            "04.70.00.00.00",
            "04-70-00-00-00",
            "04/70/00/00/00",
            "+33 4 70 00 00 00",
            "+33 (0)4 70 00 00 00",
            "+33 04 70 00 00 00",
            "0033470000000",
            "00 33 4 70 00 00 00",
            "04\u{a0}70\u{202f}00 00 00",
            "04 70 00 00 00 / 04 70 11 11 11",
            "04 70 00 00 00 ou 06 00 00 00 00",
        ] {
            assert_eq!(
                number(written, "03").as_deref(),
                Some("04 70 00 00 00"),
                "{written}"
            );
        }
    }

    #[test]
    fn overseas_numbers_take_the_form_that_is_called_there() {
        for (written, departement, is) in [
            ("+262 262 12 34 56", "974", "02 62 12 34 56"),
            ("+262 269 12 34 56", "976", "02 69 12 34 56"),
            ("+590 590 12 34 56", "971", "05 90 12 34 56"),
            ("+590 12 34 56", "971", "05 90 12 34 56"),
            ("+594 594 12 34 56", "973", "05 94 12 34 56"),
            ("+596 596 12 34 56", "972", "05 96 12 34 56"),
            ("+508 41 12 34", "975", "05 08 41 12 34"),
            ("+687 25 12 34", "988", "+687 25 12 34"),
            ("25 12 34", "988", "+687 25 12 34"),
            ("00689 40 12 34 56", "987", "+689 40 12 34 56"),
            ("40123456", "987", "+689 40 12 34 56"),
            ("+681 72 12 34", "986", "+681 72 12 34"),
        ] {
            assert_eq!(
                number(written, departement).as_deref(),
                Some(is),
                "{written}"
            );
        }
    }

    #[test]
    fn short_numbers_are_kept() {
        for (written, is) in [
            ("17", "17"),
            ("114", "114"),
            ("39 19", "3919"),
            ("116006", "116 006"),
        ] {
            assert_eq!(number(written, "03").as_deref(), Some(is), "{written}");
        }
    }

    #[test]
    fn what_nobody_can_call_is_not_a_number() {
        for written in [
            "néant",
            "0",
            "00 00 00 00 00",
            "04 70 00 00",
            "04 70 00 00 00 00",
            "4,7E+08",
            "contact@exemple.fr",
            "25 12 34",
            "+44 20 0000 0000",
            "+262 12 34 56",
        ] {
            assert_eq!(
                Telephone::read(written, "03"),
                Telephone::NoNumber,
                "{written}"
            );
        }
        assert_eq!(Telephone::read("  ", "03"), Telephone::Missing);
    }

    #[test]
    fn a_first_zero_lost_in_a_spreadsheet_is_put_back() {
        let mended = Telephone::Mended("04 70 00 00 00".into());
        assert_eq!(Telephone::read("470000000", "03"), mended);
    }
}
