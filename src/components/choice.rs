use content::types::Urgency;
use leptos::prelude::*;

use super::{UrgencyMark, style_of, words};
use crate::guide::Guide;
use crate::screen::Screen;

/// A row that opens a screen: title, one line, and the urgency in words if it has one. The page's
/// common listener handles its press (`browser::presses`).
#[component]
pub fn Choice(
    /// Labels and contacts.
    guide: Guide,
    /// Where it leads.
    to: Screen,
    /// The situation, in the visitor's words.
    title: &'static str,
    /// What the visitor will find there.
    line: &'static str,
    /// Shown as word, shape and colour.
    #[prop(optional)]
    urgency: Option<Urgency>,
    /// Why the search found it.
    #[prop(optional)]
    reason: Option<String>,
) -> impl IntoView {
    let class = match urgency {
        Some(urgency) => String::from("choice choice--") + style_of(urgency),
        None => String::from("choice"),
    };
    view! {
        <button type="button" class=class data-goto=to.name() data-to=to.which()>
            {urgency.map(|urgency| view! { <UrgencyMark guide urgency /> })}
            <span class="choice__title">{words(guide, title)}</span>
            <span class="choice__line">{words(guide, line)}</span>
            {reason.map(|reason| view! { <span class="choice__reason">{words(guide, &reason)}</span> })}
        </button>
    }
}

/// Several rows, each from a screen, its title and its line.
pub fn choices(guide: Guide, rows: &[(Screen, &'static str, &'static str)]) -> Vec<AnyView> {
    let row = |(to, title, line): &(Screen, &'static str, &'static str)| {
        view! { <Choice guide to=*to title=*title line=*line /> }.into_any()
    };
    rows.iter().map(row).collect()
}
