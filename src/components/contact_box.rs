use leptos::prelude::*;

use super::{CopyButton, Site, inlines, live, press};
use crate::browser::clock;
use crate::domain::{Contact, Inline, Reach, Screen, Service};

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
    let who = site.with_texts(move |texts| {
        let who = texts.service(index);
        let who = who.map(|service| view! { <p>{inlines(site, &service.who)}</p> });
        who.into_any()
    });
    let now = site.with_texts(move |texts| {
        let opening = texts.service(index);
        let opening = opening.and_then(|service| service.opening.as_ref());
        let now = opening.map(|opening| {
            let (class, shape, word) = if opening.is_open(clock::now()) {
                ("now now--open", "● ", words.open_now)
            } else {
                ("now", "○ ", words.closed_now)
            };
            view! { <p class=class><span aria-hidden="true">{shape}</span>{word}</p> }
        });
        now.into_any()
    });
    let otherwise = site.with_texts(move |texts| {
        let service = texts.service(index).filter(|_| !site.device.telephone);
        let text = service.and_then(|service| service.otherwise.as_ref());
        let otherwise = text.map(|text| {
            view! { <p><strong>{words.otherwise}</strong>" — "{inlines(site, text)}</p> }
        });
        otherwise.into_any()
    });
    let opened = RwSignal::new(false);
    let more = live(move || {
        let texts = site.texts.get().here().filter(|_| opened.get());
        let service = texts.and_then(|texts| texts.service(index));
        let facts =
            service.map(|service| view! { <dl class="contact__facts">{facts(site, service)}</dl> });
        facts.into_any()
    });
    Some(view! {
        <div class="contact">
            <h3>{contact.name}</h3>
            {who}
            {number(site, index, contact)}
            <p><strong>{contact.hours}</strong>" · "{contact.cost}</p>
            {now}
            {otherwise}
            <p class="muted">{leaves}</p>
            // Made when it is first opened: the screen with all numbers appears faster.
            <details>
                <summary on:click=press(move || opened.set(true))>
                    {words.details}
                    <span class="hidden-words">" · " {contact.name}</span>
                </summary>
                {more}
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

/// A button that calls, writes or opens.
pub fn way_in(site: Site, contact: &'static Contact<'static>) -> AnyView {
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
    view! {
        <a class="button button--main" href=reach.href() data-contact=contact.id>{verb}" "{number}</a>
    }
    .into_any()
}

/// On a telephone one button. Elsewhere the number to read and to copy as well.
fn number(site: Site, index: u16, contact: &'static Contact<'static>) -> AnyView {
    let code = Screen::Code(index);
    let words = &site.guide.words.contact;
    let link = way_in(site, contact);
    let (Reach::Call(number) | Reach::Text(number)) = contact.reach else {
        return link;
    };
    if site.device.telephone {
        return link;
    }
    view! {
        <p class="contact__number">{number}</p>
        <p class="muted">{words.no_phone}</p>
        {link}
        <CopyButton site label=words.copy text=Signal::stored(String::from(number)) />
        <button type="button" class="button" data-tool=code.tool() on:click=press(move || site.nav.open(code))>{words.code}</button>
    }
    .into_any()
}
