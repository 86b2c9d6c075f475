//! The parts of a sentence: words, `{17}` (a contact) and `{=main courante}` (words that stay
//! French in every language).

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words.
    Words(&'t str),
    /// A contact, by its id.
    Contact(&'t str),
    /// Words that stay French.
    French(&'t str),
}

/// Splits a sentence into its parts. If a brace is not closed, the rest is words.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inside, after)) = after.split_once('}') else {
            break;
        };
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(match inside.strip_prefix('=') {
            Some(words) => Piece::French(words),
            None => Piece::Contact(inside),
        });
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// The placeholders of a sentence, in alphabetical order.
pub fn placeholders(text: &str) -> Vec<String> {
    let mut found: Vec<String> = pieces(text)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Words(_) => None,
            Piece::Contact(id) => Some(format!("{{{id}}}")),
            Piece::French(words) => Some(format!("{{={words}}}")),
        })
        .collect();
    found.sort();
    found
}

/// The words of a sentence outside its placeholders.
pub fn words(text: &str) -> String {
    let words = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Words(words) => Some(words),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces, placeholders};

    #[test]
    fn a_sentence_is_split_at_its_placeholders() {
        assert_eq!(
            pieces("Appelez le {17} et dites {=au secours}."),
            [
                Piece::Words("Appelez le "),
                Piece::Contact("17"),
                Piece::Words(" et dites "),
                Piece::French("au secours"),
                Piece::Words("."),
            ]
        );
        assert_eq!(placeholders("{b} {=c} {a}"), ["{=c}", "{a}", "{b}"]);
        assert_eq!(pieces("sans {fin"), [Piece::Words("sans {fin")]);
    }
}
