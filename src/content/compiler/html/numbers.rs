use maud::{Markup, html};

use super::super::Guide;
use super::contact::contact_box;
use super::{back, piece, search};
use crate::types::Urgency;

/// Every service, grouped by urgency.
pub fn screen(guide: &Guide) -> Markup {
    let words = &guide.page.numbers;
    let groups = [
        (Urgency::Danger, &words.danger),
        (Urgency::Urgent, &words.urgent),
        (Urgency::Advice, &words.advice),
    ];
    let content = html! {
        article data-screen="numbers" {
            (back(guide))
            h1 tabindex="-1" { (words.title) }
            p { (words.lead) }
            (search::field(guide, "search-numbers"))
            p class="note" data-elsewhere hidden { (words.elsewhere) " " span data-hour {} "." }
            @for (urgency, title) in groups {
                section {
                    h2 { (title) }
                    @for (id, service) in guide.services() {
                        @if service.contact.urgency == urgency {
                            (piece(&format!("service {id}"), &contact_box(guide, id, service)))
                        }
                    }
                }
            }
        }
    };
    piece("numbers", &content)
}
