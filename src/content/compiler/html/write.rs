use maud::{Markup, html};

use super::super::Guide;
use super::{back, piece};

/// The text to 114, as far as a page without the app can help. The app puts its form into
/// `data-live`.
pub fn screen(guide: &Guide) -> Markup {
    let words = &guide.page.write;
    let mut services = guide.services.iter();
    let service = services.find(|service| service.contact.id == "114");
    let content = html! {
        article data-screen="write" {
            (back(guide))
            h1 tabindex="-1" { (words.title) }
            @if let Some(service) = service {
                // The form comes before the text: somebody in danger came for the form.
                div data-live="write" {
                    a class="button button--danger button--wide" href=(service.contact.reach.href())
                        data-contact=(service.contact.id) target="_top"
                    { (guide.shared.send) }
                }
                p { (words.lead) }
                p class="elsewhere" {
                    (words.no_phone) " "
                    @if let Some(otherwise) = &service.otherwise { (otherwise) }
                }
            }
        }
    };
    piece("write", &content)
}
