use leptos::prelude::*;

use crate::browser::clock;
use crate::components::{Back, ContactBox, Site};
use crate::domain::{Moment, Urgency};

/// Every service, by need.
#[component]
pub fn Numbers(
    /// Text and navigation.
    site: Site,
) -> impl IntoView {
    let words = &site.guide.words.numbers;
    let groups = [
        (Urgency::Danger, words.danger),
        (Urgency::Urgent, words.urgent),
        (Urgency::Advice, words.advice),
    ];
    let groups = groups
        .map(|(urgency, title)| {
            let contacts = (0..)
                .zip(&site.guide.contacts)
                .filter(move |(_, contact)| contact.urgency == urgency);
            let boxes = contacts
                .map(|(index, _)| view! { <ContactBox site index /> })
                .collect_view();
            view! { <section><h2>{title}</h2>{boxes}</section> }
        })
        .collect_view();
    view! {
        <main class="screen" data-screen="numbers">
            <Back site />
            <h1 tabindex="-1">{words.title}</h1>
            <p>{words.lead}</p>
            {(!clock::is_french()).then(|| view! { <p class="note">{words.elsewhere}" "{hour(clock::now())}"."</p> })}
            {groups}
        </main>
    }
}

/// `14h05`.
fn hour(now: Moment) -> String {
    let (hour, minute) = (now.minute / 60, now.minute % 60);
    let zero = if minute < 10 { "0" } else { "" };
    [&hour.to_string(), "h", zero, &minute.to_string()].concat()
}
