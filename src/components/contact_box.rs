use leptos::prelude::*;

use super::{Arrival, CopyButton, Site, inlines};
use crate::domain::{Contact, Inline, Reach, Service};

/// A service: how to reach it, who answers, when, at what price, and what it leaves behind.
#[component]
pub fn ContactBox(
    /// Text and device.
    site: Site,
    /// Index of the service in the guide.
    index: u16,
) -> impl IntoView {
    let words = &site.guide.words.contact;
    let contact = site.guide.contact(index)?;
    let leaves = match contact.reach {
        Reach::Call(_) => words.call_log,
        Reach::Text(_) => words.text_log,
        Reach::Web(_) => words.visit_log,
    };
    // The number is there at once; the rest when it has arrived.
    let service = move || match site.texts.get() {
        Arrival::Here(texts) => texts.service(index),
        Arrival::Awaited | Arrival::Failed => None,
    };
    let who = move || service().map(|service| view! { <p>{inlines(site, &service.who)}</p> });
    let opened = RwSignal::new(false);
    let more = move || {
        service().map(|service| view! { <dl class="contact__facts">{facts(site, service)}</dl> })
    };
    let otherwise = move || {
        let text = service()
            .filter(|_| !site.device.telephone)?
            .otherwise
            .as_ref()?;
        Some(view! { <p><strong>{words.otherwise}</strong>" — "{inlines(site, text)}</p> })
    };
    Some(view! {
        <div class="contact">
            <h3>{contact.name}</h3>
            {who}
            {way_in(site, contact)}
            <p><strong>{contact.hours}</strong>" · "{contact.cost}</p>
            {otherwise}
            <p class="muted">{leaves}</p>
            // Made when it is first opened: the screen with all numbers appears faster.
            <details on:toggle=move |_| opened.set(true)>
                <summary>
                    {words.details}
                    <span class="hidden-words">" · " {contact.name}</span>
                </summary>
                {move || opened.get().then(more)}
            </details>
        </div>
    })
}

fn facts(site: Site, service: &'static Service<'static>) -> Vec<AnyView> {
    let words = &site.guide.words.contact;
    let rows: [(&'static str, Option<&'static Vec<Inline<'static>>>); 3] = [
        (words.answers, Some(&service.answers)),
        (words.access, service.access.as_ref()),
        (words.bill, service.bill.as_ref()),
    ];
    let row = |(term, text): (&'static str, Option<&'static Vec<Inline<'static>>>)| {
        text.map(|text| view! { <dt>{term}</dt><dd>{inlines(site, text)}</dd> }.into_any())
    };
    rows.into_iter().filter_map(row).collect()
}

/// On a telephone one button. Elsewhere the number to read and to copy as well.
fn way_in(site: Site, contact: &'static Contact<'static>) -> AnyView {
    let words = &site.guide.words.contact;
    let reach = contact.reach;
    let (verb, number) = match reach {
        Reach::Call(number) => (words.call, number),
        Reach::Text(number) => (words.text, number),
        Reach::Web(url) => {
            return view! {
                <a class="button" href=url target="_blank" rel="noreferrer noopener external">
                    {words.open}" "{reach.label()}
                </a>
            }
            .into_any();
        }
    };
    let link = view! {
        <a class="button button--main" href=reach.href() data-contact=contact.id>{verb}" "{number}</a>
    };
    if site.device.telephone {
        return link.into_any();
    }
    view! {
        <p class="contact__number">{number}</p>
        <p class="muted">{words.no_phone}</p>
        {link}
        <CopyButton site label=words.copy text=Signal::stored(String::from(number)) />
    }
    .into_any()
}
