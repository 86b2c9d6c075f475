//! Telephone numbers inside a text. They are split off so that a browser's translator leaves them
//! alone: it would write the digits in another script, or in words.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// A telephone number, with the spaces inside it.
    Number(&'a str),
}

/// Splits a text into pieces; `is_known` says whether digits (without spaces) are the number of a
/// contact.
pub fn pieces<'a>(text: &'a str, is_known: impl Fn(&str) -> bool) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (start, run) in runs(text) {
        let (before, after) = (text.get(..start), text.get(start + run.len()..));
        let inside_a_word = before.is_some_and(|text| text.ends_with(char::is_alphanumeric))
            || after.is_some_and(|text| text.starts_with(char::is_alphanumeric));
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        if inside_a_word || !is_known(&digits) {
            continue;
        }
        if let Some(words) = text.get(done..start).filter(|words| !words.is_empty()) {
            pieces.push(Piece::Words(words));
        }
        pieces.push(Piece::Number(run));
        done = start + run.len();
    }
    if let Some(words) = text.get(done..).filter(|words| !words.is_empty()) {
        pieces.push(Piece::Words(words));
    }
    pieces
}

/// Runs of digits, which may have a space between them, each with its byte offset.
pub fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(|c: char| c.is_ascii_digit())?;
        let run = text.get(start..)?;
        let end = run.find(|c| !inside(c)).unwrap_or(run.len());
        rest = start + end;
        Some((start, run.get(..end)?.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::Piece::{Number, Words};
    use super::pieces;

    #[test]
    fn numbers_are_split_from_words() {
        let known = |digits: &str| ["17", "116006", "3919"].contains(&digits);
        let cases: [(&str, &[_]); 5] = [
            (
                "Appelez le 17.",
                &[Words("Appelez le "), Number("17"), Words(".")],
            ),
            ("116\u{a0}006", &[Number("116\u{a0}006")]),
            ("3919 ou 17", &[Number("3919"), Words(" ou "), Number("17")]),
            ("urgence17, 18, A17", &[Words("urgence17, 18, A17")]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(pieces(text, known), expected, "{text}");
        }
    }
}
