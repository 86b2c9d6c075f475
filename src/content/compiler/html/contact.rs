use maud::{Markup, html};

use super::super::Guide;
use super::super::contacts::Service;
use crate::types::{ContactId, Reach};

/// A service: how to reach it, who answers, when, at what price, and what the contact leaves
/// behind. `.elsewhere` is shown only on a device that is not a telephone.
pub fn contact_box(guide: &Guide, id: ContactId, service: &Service) -> Markup {
    let words = &guide.page.contact;
    let contact = &service.contact;
    let leaves = match contact.reach {
        Reach::Call(_) => &words.call_log,
        Reach::Text(_) => &words.text_log,
        Reach::Web(_) => &words.visit_log,
    };
    let facts = [
        (&words.answers, Some(&service.answers)),
        (&words.access, service.access.as_ref()),
        (&words.bill, service.bill.as_ref()),
    ];
    html! {
        div class="contact" data-service=(contact.id) {
            h3 { (contact.name) }
            p { (service.who) }
            (number(guide, id, service))
            p { strong { (contact.hours) } " · " (contact.cost) }
            @if let Some(open) = &service.open {
                p class="now" data-open=(open) hidden {
                    span data-is="open" { span aria-hidden="true" { "● " } (words.open_now) }
                    span data-is="closed" { span aria-hidden="true" { "○ " } (words.closed_now) }
                }
            }
            @if let Some(otherwise) = &service.otherwise {
                p class="elsewhere" { strong { (words.otherwise) } " — " (otherwise) }
            }
            p class="muted" { (leaves) }
            details {
                summary { (words.details) span class="hidden-words" { " · " (contact.name) } }
                dl class="contact__facts" {
                    @for (term, text) in facts {
                        @if let Some(text) = text { dt { (term) } dd { (text) } }
                    }
                }
            }
        }
    }
}

/// On a telephone, one button. Elsewhere, also the number to read, to copy and to scan.
fn number(guide: &Guide, id: ContactId, service: &Service) -> Markup {
    let (words, shared) = (&guide.page.contact, &guide.shared);
    let (Reach::Call(number) | Reach::Text(number)) = service.contact.reach else {
        return way_in(guide, service);
    };
    html! {
        p class="contact__number elsewhere" { (number) }
        p class="muted elsewhere" { (words.no_phone) }
        (way_in(guide, service))
        button type="button" class="button elsewhere" data-copy=(number) { (words.copy) }
        span class="muted" role="status" data-yes=(shared.copied) data-no=(shared.not_copied)
            data-over=(shared.overwritten) {}
        button type="button" class="link" data-copy=" " data-overwrite hidden { (shared.overwrite) }
        button type="button" class="button elsewhere" data-goto="code" data-to=(id) {
            (words.code)
        }
    }
}

/// A button that calls, writes or opens the site.
pub fn way_in(guide: &Guide, service: &Service) -> Markup {
    let words = &guide.page.contact;
    let contact = &service.contact;
    let button = |verb: &str| {
        html! {
            a class="button button--main" href=(contact.reach.href()) data-contact=(contact.id)
                target="_top" draggable="false"
            // One `span`: a button lays its children out in a row, which drops the space between
            // two words.
            { span { (verb) " " (contact.reach.label()) } }
        }
    };
    match contact.reach {
        Reach::Call(_) => button(&words.call),
        Reach::Text(_) => button(&words.text),
        Reach::Web(url) => html! {
            a class="button" href=(url) target="_blank" rel="noreferrer noopener external" {
                (words.open) " " (contact.reach.label())
            }
        },
    }
}
