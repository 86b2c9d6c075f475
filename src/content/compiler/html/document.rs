//! The page of texts: every card and every screen that is text. It stands in a frame under the
//! exit when there are no scripts, so nothing in it may change the address.

use maud::{PreEscaped, html};

use super::super::Guide;
use super::card::card;
use super::{list, numbers, piece, source, traces, write};
use crate::types::Shelf;

/// The order in which the page is read, which is not the one in which cards are numbered.
const SHELVES: [Shelf; 6] = [
    Shelf::Victim,
    Shelf::Witness,
    Shelf::Professional,
    Shelf::Reflex,
    Shelf::Local,
    Shelf::Traces,
];

/// The whole document. The build puts the styles of the first page in the place of
/// `{{styles}}`.
pub fn document(guide: &Guide) -> String {
    let page = html! {
        (PreEscaped("<!doctype html>"))
        html lang=(guide.language.code) dir=(guide.language.dir) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex";
                title { (guide.page.page.title) }
                (PreEscaped("{{styles}}"))
            }
            body class="all" {
                main class="screen" {
                    @for shelf in SHELVES { (section(guide, shelf)) }
                    section { (numbers::screen(guide)) }
                    section { (write::screen(guide)) }
                    section { (source::screen(guide)) }
                }
            }
        }
    };
    page.into_string() + "\n"
}

/// A list, then its cards. Those of the first page are there and not here.
fn section(guide: &Guide, shelf: Shelf) -> maud::Markup {
    let cards = guide.cards_on(shelf).into_iter();
    html! {
        section {
            @if shelf == Shelf::Traces { (traces::screen(guide)) } @else { (list::screen(guide, shelf)) }
            @for shown in cards.filter(|card| !guide.danger.contains(&card.id)) {
                details id={ "card-" (shown.id) } {
                    summary { (shown.title) }
                    (piece(&format!("card {}", shown.id), &card(guide, shown)))
                }
            }
        }
    }
}
