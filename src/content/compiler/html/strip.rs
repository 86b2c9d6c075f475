//! The emergency numbers, which are on every screen.

use maud::{Markup, html};

use super::super::Guide;
use super::super::contacts::Service;
use crate::types::Urgency;

/// The numbers of the first row, one tap each, then the others.
pub fn strip(guide: &Guide) -> Markup {
    strip_with(guide, |service| service.short.clone())
}

/// The same numbers, with other words for their purpose.
pub fn strip_with(guide: &Guide, short: impl Fn(&Service) -> String) -> Markup {
    let [first, more] = &guide.strip;
    let first = first.iter().filter_map(|id| guide.service(*id));
    let more = more.iter().filter_map(|id| guide.service(*id));
    let words = |service: &Service| {
        html! { strong { (service.contact.reach.label()) } " " span { (short(service)) } }
    };
    let class = |service: &Service| match service.contact.urgency {
        Urgency::Danger => "emergency__link emergency__link--danger",
        Urgency::Urgent | Urgency::Advice => "emergency__link",
    };
    html! {
        ul class="emergency__list" {
            @for service in first {
                li {
                    a class=(class(service)) href=(service.contact.reach.href()) draggable="false"
                        data-contact=(service.contact.id)
                    { (words(service)) }
                }
            }
        }
        p class="emergency__more" {
            @for (index, service) in more.enumerate() {
                @if index > 0 { " " }
                a href=(service.contact.reach.href()) draggable="false"
                    data-contact=(service.contact.id)
                {
                    (words(service))
                }
            }
        }
    }
}
