use leptos::prelude::*;

use super::{Site, UrgencyMark, press, style_of};
use crate::domain::{Screen, Urgency};

/// A row that opens a screen: title, one line, urgency in words when there is one.
#[component]
pub fn Choice(
    /// Text and navigation.
    site: Site,
    /// Where it leads.
    to: Screen,
    /// What somebody would say of their own situation.
    title: &'static str,
    /// What they will find.
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
        <button type="button" class=class data-goto=to.name() on:click=press(move || site.nav.open(to))>
            {urgency.map(|urgency| view! { <UrgencyMark site urgency /> })}
            <span class="choice__title">{title}</span>
            <span class="choice__line">{line}</span>
            {reason.map(|reason| view! { <span class="choice__reason">{reason}</span> })}
        </button>
    }
}

/// Several rows, each a screen, its title and its line. The code of a row once for all of
/// them: 1 kB less of the start than writing each out.
pub fn choices(site: Site, rows: &[(Screen, &'static str, &'static str)]) -> Vec<AnyView> {
    let row = |(to, title, line): &(Screen, &'static str, &'static str)| {
        view! { <Choice site to=*to title=*title line=*line /> }.into_any()
    };
    rows.iter().map(row).collect()
}
