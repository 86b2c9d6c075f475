use maud::{Markup, html};

use super::super::Guide;
use super::super::cards::Card;
use super::{back, piece, row, search};
use crate::types::Shelf;

/// What the exit does and cannot do, and what stays on the device, for each browser. The app puts
/// the card of the visitor's browser into `data-yours`.
pub fn screen(guide: &Guide) -> Markup {
    let words = &guide.page.traces;
    let (others, general): (Vec<&Card>, Vec<&Card>) = guide
        .cards_on(Shelf::Traces)
        .into_iter()
        .partition(|card| card.browser.is_some());
    let list = |lines: [&String; 4]| html! { @for line in lines { li { (line) } } };
    let rows = |cards: &[&Card]| {
        html! { ul class="stack" { @for card in cards { li { (row::to_traces(card)) } } } }
    };
    let content = html! {
        article class="list" data-screen="traces" {
            (back(guide))
            h1 tabindex="-1" { (guide.shared.traces) }
            p { (words.lead) }
            (search::field(guide, "search-traces"))
            section class="prose" {
                h2 { (words.does) }
                ul class="do" { (list([&words.does_1, &words.does_2, &words.does_3, &words.does_4])) }
                button type="button" class="button" data-rehearse { (words.rehearse) }
                p class="muted" { (words.keys) }
            }
            section class="prose" {
                h2 { (words.cannot) }
                ul class="dont" {
                    (list([&words.cannot_1, &words.cannot_2, &words.cannot_3, &words.cannot_4]))
                }
            }
            section data-yours hidden { h2 { (words.yours) } }
            section class="rows" { h2 { (words.general) } (rows(&general)) }
            section class="rows" { h2 { (words.others) } (rows(&others)) }
        }
    };
    piece("traces", &content)
}
