use content::numbers::{Piece, pieces};
use leptos::prelude::*;

use crate::guide::Guide;

/// A text in which no translator may touch the number of a service. The pages that the build
/// writes have the same (`content::compiler`).
pub fn words(guide: Guide, text: &str) -> AnyView {
    let known = |digits: &str| {
        let mut contacts = guide.library.contacts();
        contacts.any(|(_, contact)| contact.reach.digits() == digits)
    };
    let view = |piece: Piece| match piece {
        Piece::Words(words) => String::from(words).into_any(),
        Piece::Number(number) => {
            view! { <span translate="no">{String::from(number)}</span> }.into_any()
        }
    };
    let mut pieces: Vec<AnyView> = pieces(text, known).into_iter().map(view).collect();
    // A text stays one box, also where its element lays boxes out in a row.
    match pieces.len() {
        0 | 1 => pieces.pop().into_any(),
        _ => view! { <span>{pieces}</span> }.into_any(),
    }
}
