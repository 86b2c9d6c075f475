use maud::{Markup, html};

use super::super::Guide;
use super::{back, essentials, piece, row, search};
use crate::types::Shelf;

/// The title of a list.
pub fn title(guide: &Guide, shelf: Shelf) -> &str {
    let (words, shared) = (&guide.page.list, &guide.shared);
    match shelf {
        Shelf::Victim => &words.victim,
        Shelf::Witness => &words.witness,
        Shelf::Professional => &words.professional,
        Shelf::Local => &shared.local,
        Shelf::Reflex => &shared.reflex,
        Shelf::Traces => &shared.traces,
    }
}

/// A list of cards, topic by topic. The list of [`Shelf::Traces`] is in `traces.rs`.
pub fn screen(guide: &Guide, shelf: Shelf) -> Markup {
    let (words, shared) = (&guide.page.list, &guide.shared);
    let lead = match shelf {
        Shelf::Victim => &words.victim_lead,
        Shelf::Witness => &words.witness_lead,
        Shelf::Professional => &words.professional_lead,
        Shelf::Local => &words.local_lead,
        Shelf::Reflex => &shared.reflex_line,
        Shelf::Traces => &guide.page.traces.lead,
    };
    let cards = guide.cards_on(shelf);
    let content = html! {
        article class="list" data-screen=(shelf.name()) {
            (back(guide))
            h1 tabindex="-1" { (title(guide, shelf)) }
            p { (lead) }
            @if shelf == Shelf::Local {
                (search::place_field(guide))
            } @else {
                (search::field(guide, &format!("search-{}", shelf.name())))
            }
            @if shelf == Shelf::Professional {
                (row::to_screen("reflex", &shared.reflex, &shared.reflex_line))
                (row::to_screen("desk", &words.desk, &words.desk_line))
                (essentials::boards(guide))
            }
            @for topic in cards.chunk_by(|a, b| a.topic == b.topic) {
                section class="rows" {
                    @if let Some(title) = topic.first().and_then(|card| card.topic.as_ref()) {
                        h2 { (title) }
                    }
                    ul class="stack" {
                        @for card in topic { li { (row::to_card(guide, card)) } }
                    }
                }
            }
            @if guide.forms.iter().any(|form| form.shelf == shelf) {
                section class="rows" {
                    h2 { (words.writing) }
                    ul class="stack" { (row::to_forms(guide, shelf)) }
                }
            }
            @if matches!(shelf, Shelf::Witness | Shelf::Professional) {
                (row::to_screen("keep", &shared.keep, &shared.keep_line))
            }
            @if shelf == Shelf::Local {
                (row::to_screen("numbers", &guide.page.numbers.title, &guide.page.numbers.line))
            }
        }
    };
    piece(shelf.name(), &content)
}
