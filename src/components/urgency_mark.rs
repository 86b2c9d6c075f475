use leptos::prelude::*;

use super::Site;
use crate::domain::Urgency;

/// The name that styles give to an urgency.
pub fn style_of(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Danger => "danger",
        Urgency::Urgent => "urgent",
        Urgency::Advice => "advice",
    }
}

/// Urgency as a word, a shape and a colour: none of them is alone.
#[component]
pub fn UrgencyMark(
    /// Text.
    site: Site,
    /// What to show.
    urgency: Urgency,
) -> impl IntoView {
    let words = &site.guide.words.common;
    let (shape, word) = match urgency {
        Urgency::Danger => ("▲", words.danger),
        Urgency::Urgent => ("◆", words.urgent),
        Urgency::Advice => ("●", words.advice),
    };
    view! {
        <span class=String::from("urgency urgency--") + style_of(urgency)>
            <span aria-hidden="true">{shape}</span>
            {word}
        </span>
    }
}
