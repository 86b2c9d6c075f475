use maud::{Markup, html};

use super::super::Guide;
use super::super::cards::Card;
use super::urgency_mark;
use crate::types::{FormId, Shelf};

/// A row that opens a screen.
pub fn to_screen(screen: &str, title: &str, line: &str) -> Markup {
    html! {
        button type="button" class="choice" data-goto=(screen) {
            span class="choice__title" { (title) }
            span class="choice__line" { (line) }
        }
    }
}

/// The rows of the forms that this list leads to.
pub fn to_forms(guide: &Guide, shelf: Shelf) -> Markup {
    html! {
        @for (id, form) in (0..).map(FormId).zip(&guide.forms) {
            @if form.shelf == shelf {
                li {
                    button type="button" class="choice" data-goto="form" data-to=(id) {
                        span class="choice__title" { (form.title) }
                        span class="choice__line" { (form.line) }
                    }
                }
            }
        }
    }
}

/// A row that opens a card, with its urgency.
pub fn to_card(guide: &Guide, card: &Card) -> Markup {
    html! {
        button type="button" class={ "choice choice--" (card.urgency.name()) }
            data-goto="card" data-to=(card.id)
        {
            (urgency_mark(guide, card.urgency))
            span class="choice__title" { (card.title) }
            span class="choice__line" { (card.summary) }
        }
    }
}

/// A row that opens a card about traces: it has no urgency, and may be about one browser.
pub fn to_traces(card: &Card) -> Markup {
    html! {
        button type="button" class="choice" data-goto="card" data-to=(card.id)
            data-browser=[card.browser.map(|browser| browser.name())]
        {
            span class="choice__title" { (card.title) }
            span class="choice__line" { (card.summary) }
        }
    }
}
