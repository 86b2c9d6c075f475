use leptos::prelude::*;

use super::{Site, press};
use crate::domain::{Inline, Reach, Screen};

/// Running text with its links.
pub fn inlines(site: Site, text: &'static [Inline<'static>]) -> Vec<AnyView> {
    text.iter().map(|inline| one(site, inline)).collect()
}

fn one(site: Site, inline: &'static Inline<'static>) -> AnyView {
    match *inline {
        Inline::Text(text) => text.into_any(),
        Inline::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
        Inline::Card(index, text) => goto(site, Screen::Card(index), text),
        Inline::Screen(screen, text) => goto(site, screen, text),
        Inline::Web(url, text) => outside(url, text),
        Inline::Contact(index, text) => match site.guide.contact(index) {
            Some(contact) => match contact.reach {
                Reach::Web(url) => outside(url, text),
                reach => {
                    view! { <a href=reach.href() data-contact=contact.id>{text}</a> }.into_any()
                }
            },
            None => text.into_any(),
        },
    }
}

fn goto(site: Site, screen: Screen, text: &'static str) -> AnyView {
    view! {
        <button type="button" class="link" data-goto=screen.name() on:click=press(move || site.nav.open(screen))>
            {text}
        </button>
    }
    .into_any()
}

/// A link to another site: fresh tab, and the other site does not learn where it came from.
fn outside(url: &'static str, text: &'static str) -> AnyView {
    view! {
        <a href=url target="_blank" rel="noreferrer noopener external">{text}</a>
    }
    .into_any()
}
