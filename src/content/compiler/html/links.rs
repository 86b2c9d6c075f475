//! Links inside a text.

use maud::{Markup, html};

use crate::types::{CardId, Reach};

/// A link to a card.
pub fn to_card(card: CardId, words: &str) -> Markup {
    html! { button type="button" class="link" data-goto="card" data-to=(card) { (words) } }
}

/// A link to a screen, by its name in `data-goto`.
pub fn to_screen(screen: &str, words: &str) -> Markup {
    html! { button type="button" class="link" data-goto=(screen) { (words) } }
}

/// A link that calls or writes. The page may be in a frame, so it targets the top window. Paper has
/// no links, so a number that the words do not contain is printed after them.
pub fn call(reach: Reach, contact: &str, words: &str) -> Markup {
    let said: String = words.chars().filter(char::is_ascii_digit).collect();
    let number = (!said.contains(&reach.digits())).then(|| reach.label());
    html! {
        a href=(reach.href()) data-contact=(contact) data-number=[number] target="_top" { (words) }
    }
}

/// A link to another site: it opens in a new tab, and the site does not learn where the visit came
/// from.
pub fn out(url: &str, words: &str) -> Markup {
    html! { a href=(url) target="_blank" rel="noreferrer noopener external" { (words) } }
}

/// The host of an address, as people read it.
pub fn host(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, bare)| bare);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    bare.split('/').next().unwrap_or_default()
}
