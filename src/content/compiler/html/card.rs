use maud::{Markup, PreEscaped, html};

use super::super::Guide;
use super::super::cards::Card;
use super::contact::{contact_box, way_in};
use super::source::{checked, reference};
use super::{back, essentials, urgency_mark};
use crate::types::{ContactId, Shelf};

/// One situation: what to do now, who to call, what the facts are based on.
pub fn card(guide: &Guide, card: &Card) -> Markup {
    let words = &guide.page.card;
    // A reflex card is read in ten seconds on one screen: it has buttons instead of boxes.
    let reflex = card.shelf == Shelf::Reflex;
    let show = |id: &ContactId| {
        let service = guide.service(*id)?;
        Some(if reflex {
            way_in(guide, service)
        } else {
            contact_box(guide, *id, service)
        })
    };
    let contacts: Vec<Markup> = card.contacts.iter().filter_map(show).collect();
    html! {
        article class=(if reflex { "card reflex" } else { "card" }) data-screen="card"
            data-card=(card.name) data-id=(card.id)
            data-browser=[card.browser.map(|browser| browser.name())]
        {
            (back(guide))
            @if !reflex { (urgency_mark(guide, card.urgency)) }
            h1 tabindex="-1" { (card.title) }
            div class="prose" { (PreEscaped(&card.body.html)) }
            @if !contacts.is_empty() {
                section {
                    h2 { (words.contacts) }
                    div class=(if reflex { "step__contacts" } else { "stack" }) {
                        @for contact in &contacts { (contact) }
                    }
                }
            }
            @if essentials::has_board(guide, card.id) { (essentials::boards(guide)) }
            details class="foot" {
                summary { (words.sources) " · " (words.checked) " " (checked(guide, card.checked)) }
                ul class="sources" {
                    @for source in card.sources.iter().filter_map(|id| guide.source(*id)) {
                        li { (reference(guide, source)) }
                    }
                }
                p class="muted" { (words.leaves) }
            }
        }
    }
}
