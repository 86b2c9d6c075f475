use content::types::Urgency;
use leptos::prelude::*;

use super::{UrgencyMark, style_of};
use crate::guide::Guide;
use crate::screen::Screen;

/// A row that opens a screen: title, one line, urgency in words when there is one. The listener
/// of the whole page hears its press.
#[component]
pub fn Choice(
    /// Where it leads.
    to: Screen,
    /// What somebody would say of their own situation.
    title: &'static str,
    /// What they will find.
    line: &'static str,
    /// Shown as word, shape and colour.
    #[prop(optional)]
    urgency: Option<(Guide, Urgency)>,
    /// Why the search found it.
    #[prop(optional)]
    reason: Option<String>,
) -> impl IntoView {
    let class = match urgency {
        Some((_, urgency)) => String::from("choice choice--") + style_of(urgency),
        None => String::from("choice"),
    };
    view! {
        <button type="button" class=class data-goto=to.name() data-to=to.which()>
            {urgency.map(|(guide, urgency)| view! { <UrgencyMark guide urgency /> })}
            <span class="choice__title">{title}</span>
            <span class="choice__line">{line}</span>
            {reason.map(|reason| view! { <span class="choice__reason">{reason}</span> })}
        </button>
    }
}

/// Several rows, each a screen, its title and its line.
pub fn choices(rows: &[(Screen, &'static str, &'static str)]) -> Vec<AnyView> {
    let row = |(to, title, line): &(Screen, &'static str, &'static str)| {
        view! { <Choice to=*to title=*title line=*line /> }.into_any()
    };
    rows.iter().map(row).collect()
}
