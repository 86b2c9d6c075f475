use leptos::prelude::*;

use super::Site;
use crate::browser::clock;
use crate::domain::{Confidence, Day, Source};

/// A source: title, date and, when it is not the best, how sure it is.
pub fn reference(site: Site, source: &'static Source<'static>) -> AnyView {
    let words = &site.guide.words.card;
    let title = match source.url {
        "" => source.title.into_any(),
        url => view! { <a href=url target="_blank" rel="noreferrer noopener external">{source.title}</a> }.into_any(),
    };
    let sure = (source.confidence == Confidence::Medium).then(|| [" · ", words.medium].concat());
    view! { {title}" ("{words.dated}" "{source.date}")"{sure} }.into_any()
}

/// The day of a check as it is written in French, and a warning once it is over twelve
/// months old.
pub fn checked(site: Site, iso: &str) -> String {
    let mut parts: Vec<&str> = iso.split('-').collect();
    parts.reverse();
    let day = parts.join("/");
    if Day::from_iso(iso).is_some_and(|day| day.is_stale(clock::now().day)) {
        [&day, " · ⚠ ", site.guide.words.card.stale].concat()
    } else {
        day
    }
}
