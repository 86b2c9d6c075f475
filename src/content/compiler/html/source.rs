use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::Guide;
use super::super::sources::{Confidence, Source};
use super::links;
use super::{back, piece};
use crate::types::{Day, SourceId};

/// A source: its title, its date and, if it is not the best, how reliable it is.
pub fn reference(guide: &Guide, source: &Source) -> Markup {
    let words = &guide.page.card;
    html! {
        @if source.url.is_empty() { (source.title) } @else { (links::out(&source.url, &source.title)) }
        " (" (words.dated) " " (source.date) ")"
        @if source.confidence == Confidence::Medium { " · " (words.medium) }
    }
}

/// The day of a check, with a warning that the app shows when the check is over twelve months old.
pub fn checked(guide: &Guide, day: Option<Day>) -> Markup {
    html! {
        @if let Some(day) = day {
            time datetime=(day) { (guide.language.day(day)) }
            span data-stale=(day) hidden { " · ⚠ " (guide.page.card.stale) }
        }
    }
}

/// Every source, what it supports and when that was checked.
pub fn screen(guide: &Guide) -> Markup {
    let words = &guide.page.sources;
    let content = html! {
        article data-screen="sources" {
            (back(guide))
            h1 tabindex="-1" { (words.title) }
            p { (words.lead) }
            p class="muted" { (guide.page.card.leaves) }
            p class="muted" { (words.places) }
            ul class="sources" {
                @for (id, source) in (0..).map(SourceId).zip(&guide.sources) {
                    li {
                        (reference(guide, source))
                        details {
                            summary {
                                (words.supports)
                                span class="hidden-words" { " " (source.title) }
                            }
                            p class="muted" { (supports(guide, id)) }
                        }
                    }
                }
            }
        }
    };
    piece("sources", &content)
}

/// The cards and services that rest on a source, grouped by the day of their check, which follows
/// them.
fn supports(guide: &Guide, source: SourceId) -> Markup {
    let cards = guide
        .cards
        .iter()
        .filter(|card| card.sources.contains(&source));
    let cards = cards.map(|card| (card.checked, card.title.as_str()));
    let services = guide.services.iter();
    let services = services.filter(|service| service.sources.contains(&source));
    let services = services.map(|service| (service.checked, service.contact.name));
    let mut days: BTreeMap<Option<Day>, Vec<String>> = BTreeMap::new();
    for (day, name) in cards.chain(services) {
        days.entry(day)
            .or_default()
            .push(guide.language.quoted(name));
    }
    html! {
        @for (index, (day, names)) in days.iter().rev().enumerate() {
            @if index > 0 { " · " }
            (names.join(", ")) " (" (checked(guide, *day)) ")"
        }
    }
}
