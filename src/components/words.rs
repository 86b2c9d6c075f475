use content::numbers::{Piece, pieces};
use leptos::prelude::*;

use crate::guide::Guide;

/// A text in which the number of a service is protected from translators. The pages written by the
/// build protect it in the same way (`content::compiler`).
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
    // Wrapped, so that the text stays one box even in a flex or grid container.
    match pieces.len() {
        0 | 1 => pieces.pop().into_any(),
        _ => view! { <span>{pieces}</span> }.into_any(),
    }
}
