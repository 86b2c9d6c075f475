//! Links inside running text.

use maud::{Markup, html};

use crate::types::{CardId, Reach};

/// Words that lead to a card.
pub fn to_card(card: CardId, words: &str) -> Markup {
    html! { button type="button" class="link" data-goto="card" data-to=(card) { (words) } }
}

/// Words that lead to a screen, by its name in `data-goto`.
pub fn to_screen(screen: &str, words: &str) -> Markup {
    html! { button type="button" class="link" data-goto=(screen) { (words) } }
}

/// Words that call or write. The page may stand in a frame, which is not the one to leave.
pub fn call(reach: Reach, contact: &str, words: &str) -> Markup {
    html! { a href=(reach.href()) data-contact=(contact) target="_top" { (words) } }
}

/// Words that lead to another site: in a fresh tab, and that site does not learn where the
/// visit came from.
pub fn out(url: &str, words: &str) -> Markup {
    html! { a href=(url) target="_blank" rel="noreferrer noopener external" { (words) } }
}

/// The site of an address, as people read it.
pub fn host(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, bare)| bare);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    bare.split('/').next().unwrap_or_default()
}
