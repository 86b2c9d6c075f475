use maud::{Markup, html};

use super::super::Guide;
use super::{back, links, list, piece, row};
use crate::types::Shelf;

/// The site map: every screen and every card, for a visitor who would rather look than search.
pub fn screen(guide: &Guide) -> Markup {
    let words = &guide.page.plan;
    let (page, shared) = (&guide.page, &guide.shared);
    let screens = |screens: &[(&str, &String)]| {
        html! {
            ul { @for (name, title) in screens { li { (links::to_screen(name, title)) } } }
        }
    };
    let content = html! {
        article id="plan" data-screen="plan" {
            (back(guide))
            h1 tabindex="-1" { (page.host.plan) }
            p { (words.lead) }
            section class="prose" {
                h2 { (words.tools) }
                (screens(&[
                    ("home", &words.home),
                    ("numbers", &page.numbers.title),
                    ("write", &page.write.title),
                    ("orient", &page.start.orient),
                    ("desk", &page.list.desk),
                    ("keep", &shared.keep),
                ]))
                ul { @for shelf in Shelf::ALL { (row::to_forms(guide, shelf)) } }
            }
            section class="prose" {
                h2 { (words.lists) }
                @for shelf in Shelf::ALL {
                    h3 { (links::to_screen(shelf.name(), list::title(guide, shelf))) }
                    ul {
                        @for card in guide.cards_on(shelf) { li { (links::to_card(card.id, &card.title)) } }
                    }
                }
            }
            section class="prose" {
                h2 { (words.about) }
                (screens(&[
                    ("sources", &page.sources.title),
                    ("legal", &page.host.legal),
                    ("data", &page.host.data),
                    ("access", &page.host.access),
                ]))
            }
        }
    };
    piece("plan", &content)
}
