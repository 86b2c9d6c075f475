//! Breaks a text into lines that fit a width.

/// Measures the width of a text at a font size of 1,000; `true` for bold letters. The browser
/// does it (`browser::picture`).
pub type Measure<'m> = &'m dyn Fn(&str, bool) -> i32;

/// The lines of a text. `None` if a single word is too wide.
pub fn wrap(
    text: &str,
    bold: bool,
    size: i32,
    width: i32,
    measure: Measure<'_>,
) -> Option<Vec<String>> {
    let fits = |line: &str| measure(line, bold) / 10 * size / 100 <= width;
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = [line.as_str(), piece].concat();
        if fits(longer.trim_end()) {
            line = longer;
            continue;
        }
        if !fits(piece.trim_end()) {
            return None;
        }
        if !line.trim().is_empty() {
            lines.push(String::from(line.trim_end()));
        }
        line = String::from(piece);
    }
    if !line.trim().is_empty() {
        lines.push(String::from(line.trim_end()));
    }
    Some(lines)
}

/// Splits a text where a line may end: after a space, and between Chinese characters. A closing
/// punctuation mark stays with the character before it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let ends = match before {
            Some(' ') => letter != ' ',
            Some(last) => is_whole(last) && (is_whole(letter) || letter.is_ascii_digit()),
            None => false,
        };
        if ends {
            pieces.extend(text.get(start..at));
            start = at;
        }
        before = Some(letter);
    }
    pieces.extend(text.get(start..));
    pieces
}

/// Whether this is a Chinese character, before which a line may break.
fn is_whole(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::wrap;

    /// Every letter is half as wide as the font size.
    fn measure(text: &str, _: bool) -> i32 {
        i32::try_from(text.chars().count()).unwrap() * 500
    }

    fn lines(text: &str, width: i32) -> Option<Vec<String>> {
        wrap(text, false, 100, width, &measure)
    }

    #[test]
    fn a_line_ends_between_words() {
        assert_eq!(lines("un deux trois", 350).unwrap(), ["un deux", "trois"]);
        assert_eq!(lines("un deux trois", 5000).unwrap(), ["un deux trois"]);
        assert_eq!(lines("", 100).unwrap(), Vec::<String>::new());
        // A line does not break at a no-break space.
        assert_eq!(
            lines("peur\u{a0}? oui", 350).unwrap(),
            ["peur\u{a0}?", "oui"]
        );
        assert_eq!(
            lines("有人伤害您吗？", 200).unwrap(),
            ["有人伤害", "您吗？"]
        );
    }

    #[test]
    fn a_word_that_is_too_wide_gives_no_lines() {
        assert_eq!(lines("anticonstitutionnellement", 100), None);
        assert_eq!(lines(&"a".repeat(300), 1860), None);
    }
}
