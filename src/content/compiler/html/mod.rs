//! The HTML of the guide, written once. The same nodes serve a browser without scripts, one without
//! WebAssembly, an app that has failed and the running app (`src/decisions/one-rendering.md`). Each
//! file holds one screen or one part of a screen.

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

/// The "Retour" button, first on every screen but the start.
fn back(guide: &Guide) -> Markup {
    html! {
        button type="button" class="back" data-back {
            span aria-hidden="true" { "‹ " }
            (guide.page.page.back)
        }
    }
}

/// Urgency as a word, a shape and a colour together, never one alone.
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

/// A piece that the app cuts out of the page of texts: it stands between two comments and is
/// well-formed HTML. A piece may contain another one.
fn piece(name: &str, content: &Markup) -> Markup {
    html! {
        (PreEscaped(format!("<!--{name}-->"))) (content) (PreEscaped(format!("<!--/{name}-->")))
    }
}

/// What a screen shows while its text is being loaded.
pub fn awaited(guide: &Guide) -> Markup {
    html! {
        (back(guide))
        h1 tabindex="-1" { (guide.page.loading.awaited) }
    }
}

/// What a screen shows when its text could not be loaded.
pub fn failed(guide: &Guide) -> Markup {
    let words = &guide.page.loading;
    html! {
        (back(guide))
        h1 tabindex="-1" { (words.lacking) }
        p class="note" role="status" { (words.failed) }
        button type="button" class="button" data-retry { (words.retry) }
        // Shown when `public/boot.js` has found a newer release.
        p class="outdated" role="status" { (words.outdated) }
        button type="button" class="button outdated" data-reload { (words.reload) }
    }
}
