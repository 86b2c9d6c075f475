//! The HTML of the guide, written once. The same nodes serve a browser without scripts, one
//! without WebAssembly, an app that has failed and the running app
//! (`src/decisions/one-rendering.md`). One screen or one part of a screen is one file.

mod card;
mod contact;
pub mod document;
pub mod essentials;
pub mod home;
pub mod links;
mod list;
mod numbers;
mod numbers_kept;
mod pictures;
mod plan;
pub mod publication;
mod row;
mod search;
mod source;
pub mod strip;
mod traces;
mod write;

pub use numbers_kept::keep_numbers;

use maud::{Markup, PreEscaped, html};

use super::Guide;
use crate::types::Urgency;

/// "Retour": first in every screen but the start.
fn back(guide: &Guide) -> Markup {
    html! {
        button type="button" class="back" data-back {
            span aria-hidden="true" { "‹ " }
            (guide.page.page.back)
        }
    }
}

/// Urgency as a word, a shape and a colour: none of them is alone.
fn urgency_mark(guide: &Guide, urgency: Urgency) -> Markup {
    let word = match urgency {
        Urgency::Danger => &guide.shared.danger,
        Urgency::Urgent => &guide.shared.urgent,
        Urgency::Advice => &guide.shared.advice,
    };
    html! {
        span class={ "urgency urgency--" (urgency.name()) } {
            span aria-hidden="true" { (urgency.shape()) }
            (word)
        }
    }
}

/// A piece that the app cuts out of the page of texts: it stands between two marks and is well
/// formed by itself. A piece may stand inside another one.
fn piece(name: &str, content: &Markup) -> Markup {
    html! {
        (PreEscaped(format!("<!--{name}-->"))) (content) (PreEscaped(format!("<!--/{name}-->")))
    }
}

/// What a screen says while its text is on its way.
pub fn awaited(guide: &Guide) -> Markup {
    html! {
        (back(guide))
        h1 tabindex="-1" { (guide.page.loading.awaited) }
    }
}

/// What a screen says when its text has not come.
pub fn failed(guide: &Guide) -> Markup {
    let words = &guide.page.loading;
    html! {
        (back(guide))
        h1 tabindex="-1" { (words.lacking) }
        p class="note" role="status" { (words.failed) }
        button type="button" class="button" data-retry { (words.retry) }
        // Shown once `public/boot.js` has found a newer release.
        p class="outdated" role="status" { (words.outdated) }
        button type="button" class="button outdated" data-reload { (words.reload) }
    }
}
