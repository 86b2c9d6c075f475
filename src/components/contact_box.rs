use leptos::prelude::*;

use super::{CopyButton, Site, inlines};
use crate::domain::{Contact, Inline, Reach};

/// A service: how to reach it, who answers, when, at what price, and what it leaves behind.
#[component]
pub fn ContactBox(
    /// Text and device.
    site: Site,
    /// The service.
    contact: &'static Contact<'static>,
) -> impl IntoView {
    let words = &site.guide.words.contact;
    let reach = contact.reach;
    let leaves = match reach {
        Reach::Call(_) => words.call_log,
        Reach::Text(_) => words.text_log,
        Reach::Web(_) => words.visit_log,
    };
    let rows = [
        (words.answers, Some(&contact.answers)),
        (words.access, contact.access.as_ref()),
        (words.bill, contact.bill.as_ref()),
    ];
    let facts = view! {
        <details>
            <summary>{words.details}<span class="hidden-words">" · "{contact.name}</span></summary>
            <dl class="contact__facts">
                <dt>{words.hours}</dt>
                <dd>{contact.hours}</dd>
                <dt>{words.cost}</dt>
                <dd>{contact.cost}</dd>
                {rows.into_iter().filter_map(|(term, text)| text.map(|text| fact(site, term, text))).collect_view()}
            </dl>
        </details>
    };
    view! {
        <div class="contact">
            <h3>{contact.name}</h3>
            <p>{inlines(site, &contact.who)}</p>
            {way_in(site, contact)}
            <p class="muted">{leaves}</p>
            {facts}
        </div>
    }
}

fn fact(site: Site, term: &'static str, text: &'static [Inline<'static>]) -> AnyView {
    view! { <dt>{term}</dt><dd>{inlines(site, text)}</dd> }.into_any()
}

/// On a telephone one button. Elsewhere the number to read and to copy, and another way in.
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
        {contact.otherwise.as_ref().map(|text| view! { <p><strong>{words.otherwise}</strong>" — "{inlines(site, text)}</p> })}
    }
    .into_any()
}
