use content::types::Urgency;
use leptos::prelude::*;

use crate::guide::Guide;

/// The name of an urgency in the style sheets.
pub fn style_of(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Danger => "danger",
        Urgency::Urgent => "urgent",
        Urgency::Advice => "advice",
    }
}

/// Urgency as a word, a shape and a colour, always all three together.
#[component]
pub fn UrgencyMark(
    /// Labels.
    guide: Guide,
    /// What to show.
    urgency: Urgency,
) -> impl IntoView {
    let labels = &guide.labels.common;
    let (shape, word) = match urgency {
        Urgency::Danger => ("▲", labels.danger),
        Urgency::Urgent => ("◆", labels.urgent),
        Urgency::Advice => ("●", labels.advice),
    };
    view! {
        <span class=String::from("urgency urgency--") + style_of(urgency)>
            <span aria-hidden="true">{shape}</span>
            {word}
        </span>
    }
}
