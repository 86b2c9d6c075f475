//! The first screen, which is part of the first response.

use maud::{Markup, html};

use super::super::Guide;
use super::super::cards::Card;
use super::card::card;
use super::{essentials, links, row, search, urgency_mark};
use crate::types::Urgency;

/// The content of its `<main>`.
pub fn home(guide: &Guide) -> Markup {
    let (words, shared) = (&guide.page.start, &guide.shared);
    let write = &guide.page.write;
    html! {
        h1 tabindex="-1" { (words.title) }
        p { (words.lead) }
        (essentials::row(guide))
        p class="down" role="status" { (guide.page.page.down) }
        @for (index, card) in guide.danger.iter().filter_map(|id| guide.card(*id)).enumerate() {
            (danger(guide, card, index == 0))
        }
        (row::to_screen("orient", &words.orient, &words.orient_line))
        (search::field(guide, "search"))
        div class="stack" {
            (row::to_screen("victim", &words.victim, &words.victim_line))
            (row::to_screen("witness", &words.witness, &words.witness_line))
            (row::to_screen("professional", &words.professional, &words.professional_line))
        }
        div class="stack choices" {
            (row::to_screen("write", &write.title, &write.line))
            (row::to_screen("numbers", &guide.page.numbers.title, &guide.page.numbers.line))
            (row::to_screen("traces", &shared.traces, &shared.traces_line))
            (row::to_screen("local", &shared.local, &shared.local_line))
        }
        p class="muted" { (words.others) }
        p { (links::to_screen("sources", &guide.page.sources.title)) }
    }
}

/// A card that opens in place, without loading anything. The first one is for anybody in danger
/// now.
fn danger(guide: &Guide, shown: &Card, first: bool) -> Markup {
    let (title, line) = if first {
        (&guide.shared.now, &guide.shared.now_line)
    } else {
        (&shown.title, &shown.summary)
    };
    html! {
        details class="choice choice--danger" data-danger {
            summary {
                (urgency_mark(guide, Urgency::Danger))
                span class="choice__title" { (title) }
                span class="choice__line" { (line) }
            }
            (card(guide, shown))
        }
    }
}
