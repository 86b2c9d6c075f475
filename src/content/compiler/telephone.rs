//! What a telephone can dial.

/// Whether a telephone can dial it as it is written: a short number of 2 to 6 digits that begins
/// with 1 or 3, ten digits that begin with 0, or + and the number in another country. A link keeps
/// the digits alone, so a letter O would be left out without a word.
pub fn is_telephone(text: &str) -> bool {
    let (abroad, rest) = match text.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let digits: String = rest
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    let national = digits.starts_with('0');
    let length = match (abroad, national) {
        (true, _) => 8..=15,
        (false, true) => 10..=10,
        (false, false) => 2..=6,
    };
    length.contains(&digits.len())
        && (abroad || digits.starts_with(['0', '1', '3']))
        && digits.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_telephone;

    #[test]
    fn only_what_a_telephone_can_dial_is_a_number() {
        for right in [
            "17",
            "116 006",
            "31177",
            "0 800 05 95 95",
            "08 019 019 11",
            "+33 1 80 52 33 76",
        ] {
            assert!(is_telephone(right), "{right}");
        }
        for wrong in [
            "",
            " ",
            "O1 99 00 00 01",
            "01 99 00 00 0",
            "01 99 00 00 011",
            "zéro un",
            "1",
            "1234567",
            "4 70 00",
            "01.99.00.00.01",
            "+33",
            "3919 ou 17",
            "٣٩١٩",
        ] {
            assert!(!is_telephone(wrong), "{wrong}");
        }
    }
}
