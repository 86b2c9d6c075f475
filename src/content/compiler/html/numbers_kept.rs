use crate::compiler::Guide;
use crate::numbers::{Piece, pieces};

/// Puts `translate="no"` around every number of a contact in the HTML, wherever it stands, so that
/// no writer and no template can forget it.
pub fn keep_numbers(guide: &Guide, html: &str) -> String {
    let known = |digits: &str| {
        let mut services = guide.services.iter();
        services.any(|service| service.contact.reach.digits() == digits)
    };
    let mut kept = String::with_capacity(html.len());
    // Each part but the first one begins with a tag.
    for (index, part) in html.split('<').enumerate() {
        let (tag, text) = match part.split_once('>') {
            Some((tag, text)) if index > 0 => (Some(tag), text),
            _ => (None, part),
        };
        if let Some(tag) = tag {
            kept.extend(["<", tag, ">"]);
        }
        for piece in pieces(text, known) {
            match piece {
                Piece::Words(words) => kept += words,
                Piece::Number(number) => {
                    kept.extend(["<span translate=\"no\">", number, "</span>"]);
                }
            }
        }
    }
    kept
}
