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

/// Words that call or write. The page may stand in a frame, which is not the one to leave. Paper
/// has no links: a number that the words do not say is printed after them.
pub fn call(reach: Reach, contact: &str, words: &str) -> Markup {
    let said: String = words.chars().filter(char::is_ascii_digit).collect();
    let number = (!said.contains(&reach.digits())).then(|| reach.label());
    html! {
        a href=(reach.href()) data-contact=(contact) data-number=[number] target="_top" { (words) }
    }
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
