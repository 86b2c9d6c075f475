use maud::{Markup, html};

use super::super::Guide;
use super::{back, piece, row};
use crate::types::Shelf;

/// A list of cards, topic by topic. What stays on the device is `traces.rs`.
pub fn screen(guide: &Guide, shelf: Shelf) -> Markup {
    let (words, shared) = (&guide.page.list, &guide.shared);
    let (title, lead) = match shelf {
        Shelf::Victim => (&words.victim, &words.victim_lead),
        Shelf::Witness => (&words.witness, &words.witness_lead),
        Shelf::Professional => (&words.professional, &words.professional_lead),
        Shelf::Local => (&shared.local, &words.local_lead),
        Shelf::Reflex => (&shared.reflex, &shared.reflex_line),
        Shelf::Traces => (&shared.traces, &guide.page.traces.lead),
    };
    let cards = guide.cards_on(shelf);
    let content = html! {
        article class="list" data-screen=(shelf.name()) {
            (back(guide))
            h1 tabindex="-1" { (title) }
            p { (lead) }
            @if shelf == Shelf::Professional {
                (row::to_screen("reflex", &shared.reflex, &shared.reflex_line))
                (row::to_screen("desk", &words.desk, &words.desk_line))
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
            @if matches!(shelf, Shelf::Witness | Shelf::Professional) {
                (row::to_screen("keep", &shared.keep, &shared.keep_line))
            }
            @if shelf == Shelf::Local {
                (row::to_screen("numbers", &shared.numbers, &shared.numbers_line))
            }
        }
    };
    piece(shelf.name(), &content)
}
