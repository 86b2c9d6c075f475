//! The sheet itself. The preview is the element that is printed, so both look the same.
//! Numbers come first: if something is cut off, it is not them.

use content::places::{Map, Service};
use content::types::{Contact, Day, Reach, Step};
use leptos::prelude::*;

use super::code::code;
use super::discreet;
use super::picks::{Format, Picks};
use crate::browser::page;
use crate::components::{town, words};
use crate::context::Loading;
use crate::guide::Guide;

/// Neutral numbers on every discreet card, so that the others do not stand out.
const NEUTRAL: [&str; 3] = ["15", "18", "112"];

/// How many rows fit on a card.
const ROWS: usize = 8;

fn contacts(guide: Guide, picks: &Picks) -> impl Iterator<Item = &'static Contact> {
    let picked = picks.contacts.iter();
    picked.filter_map(move |contact| guide.library.contact(*contact))
}

fn steps(guide: Guide, picks: &Picks) -> impl Iterator<Item = &'static Step> {
    let all = guide.library.questionnaire.steps.iter();
    all.filter(|step| picks.steps.contains(&step.id))
}

/// Whether more is picked than fits on a card.
pub fn is_full(guide: Guide, picks: &Picks) -> bool {
    rows(guide, picks).count() > ROWS
}

/// All rows of a card, including those that do not fit: the number and a neutral name.
fn rows(guide: Guide, picks: &Picks) -> impl Iterator<Item = (&'static str, &'static str)> {
    let picked = guide.library.contacts();
    let picked = picked.filter(|(id, _)| picks.contacts.contains(id));
    let picked: Vec<&str> = picked.map(|(_, contact)| contact.id).collect();
    neutral_rows(guide, move |contact| {
        picked.contains(&contact.id) || NEUTRAL.contains(&contact.id)
    })
}

/// The numbers of the wanted contacts that have a neutral name.
pub fn neutral_rows(
    guide: Guide,
    wanted: impl Fn(&Contact) -> bool,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    guide.library.contacts().filter_map(move |(_, contact)| {
        let name = contact.neutral_name.filter(|_| wanted(contact))?;
        Some((contact.reach.label(), name))
    })
}

/// The sheet as it will be printed.
pub fn show(guide: Guide, picks: &Picks) -> AnyView {
    let format = match picks.format {
        Format::A4 => "paper paper--a4",
        Format::A6 => "paper paper--a6",
        Format::Card => "paper paper--card",
    };
    let large = if picks.large { " paper--large" } else { "" };
    let class = [format, large].concat();
    match picks.format {
        Format::A4 | Format::A6 => sheet(guide, picks, class),
        Format::Card => card(guide, picks, class),
    }
}

fn sheet(guide: Guide, picks: &Picks, class: String) -> AnyView {
    let labels = &guide.labels.desk;
    let codes = picks.codes;
    let small = picks.format == Format::A6;
    let steps: Vec<AnyView> = steps(guide, picks)
        .map(|step| {
            let why = (!small).then(|| view! { <br />{words(guide, step.why)} });
            view! { <li><strong>{words(guide, step.title)}</strong>{why}</li> }.into_any()
        })
        .collect();
    let mut contacts: Vec<AnyView> = contacts(guide, picks)
        .map(|contact| {
            let label = contact.reach.label();
            let drawn = codes.then(|| code(&contact.reach.href(), label));
            let web = matches!(contact.reach, Reach::Web(_));
            view! {
                <li class="paper__contact">
                    {drawn}
                    <div>
                        <p class=if web { "paper__site" } else { number_class(label) } translate="no">{label}</p>
                        <p>{words(guide, contact.name)}</p>
                        <p>{contact.hours}" · "{contact.cost}</p>
                    </div>
                </li>
            }
            .into_any()
        })
        .chain(nearby(guide, picks).into_iter().map(|(map, service)| {
            let drawn = codes.then(|| code(&service.call(), service.telephone));
            view! {
                <li class="paper__contact" data-near>
                    {drawn}
                    <div>
                        <p class=number_class(service.telephone) translate="no">{service.telephone}</p>
                        <p translate="no">{service.name}</p>
                        <p>{where_and_when(guide, map, service)}</p>
                    </div>
                </li>
            }
            .into_any()
        }))
        .collect();
    let no_step = steps.is_empty();
    // On A6 the guide's address is one more cell of the grid: there is no room for a heading.
    let mut last = None;
    if small {
        contacts.push(view! { <li class="paper__contact">{online(guide, codes)}</li> }.into_any());
    } else {
        last = Some(view! { <div class="paper__contact">{online(guide, codes)}</div> });
    }
    let heading = (!small).then(|| view! { <h4>{labels.paper_numbers}</h4> });
    view! {
        <article class=class id="paper">
            <h3>{labels.paper_title}</h3>
            {meeting(picks)}
            <section>
                {heading}
                <ul class="paper__contacts">{contacts}</ul>
            </section>
            <section hidden=no_step>
                <h4>{labels.paper_steps}</h4>
                <ol class="paper__steps">{steps}</ol>
            </section>
            {last}
        </article>
    }
    .into_any()
}

/// The longest number that is written as large as 3919: “116 006”.
const SHORT: usize = 7;

/// How a number is written.
fn number_class(number: &str) -> &'static str {
    if number.chars().count() > SHORT {
        "paper__number paper__number--long"
    } else {
        "paper__number"
    }
}

/// The services near a commune that were picked.
fn nearby(guide: Guide, picks: &Picks) -> Vec<(&'static Map, &'static Service)> {
    let Some(map) = guide.places.get_untracked().and_then(Loading::here) else {
        return Vec::new();
    };
    picks.nearby.iter().map(|service| (map, *service)).collect()
}

/// The town of a service and the day of its check: a paper is kept for long.
fn where_and_when(guide: Guide, map: &Map, service: &Service) -> String {
    let day = service.checked(map.france()).map(Day::as_read);
    let checked = guide.labels.kit.local_checked;
    [
        &town(map, service.commune),
        " · ",
        checked,
        " ",
        &day.unwrap_or_default(),
    ]
    .concat()
}

/// The address of the guide, for a reader who has only the paper.
fn online(guide: Guide, codes: bool) -> AnyView {
    let address = page::address();
    let drawn = codes.then(|| code(&address, &address));
    view! {
        {drawn}
        <div>
            <p><strong>{guide.labels.desk.paper_address}</strong></p>
            <p class="paper__site" translate="no">{address}</p>
        </div>
    }
    .into_any()
}

/// The appointment, or lines to write it on.
fn meeting(picks: &Picks) -> AnyView {
    let text = String::from(picks.meeting.trim());
    let typed =
        (!text.is_empty()).then(|| view! { <p class="paper__meeting" dir="auto">{text}</p> });
    let lines = picks
        .lines
        .then(|| view! { <p class="paper__line"></p><p class="paper__line"></p> });
    view! { {typed}{lines} }.into_any()
}

fn card(guide: Guide, picks: &Picks, class: String) -> AnyView {
    let labels = &guide.labels.desk;
    let rows: Vec<AnyView> = rows(guide, picks)
        .take(ROWS)
        .map(|(number, name)| {
            view! { <li><strong translate="no">{number}</strong>" "{name}</li> }.into_any()
        })
        .collect();
    let note = discreet::note(&picks.meeting).unwrap_or("");
    let note = String::from(note);
    view! {
        <article class=class id="paper">
            <h3>{labels.card_title}</h3>
            <ul class="paper__rows">{rows}</ul>
            <p class="paper__blank" dir="auto">{note}</p>
            <p class="paper__blank">{labels.card_doctor}" :"</p>
            <p class="paper__blank">{labels.card_pharmacy}" :"</p>
        </article>
    }
    .into_any()
}

/// The sheet as plain text, to copy where there is no printer.
pub fn text(guide: Guide, picks: &Picks) -> String {
    let labels = &guide.labels.desk;
    let mut lines = Vec::new();
    if picks.format == Format::Card {
        lines.push(String::from(labels.card_title));
        let rows = rows(guide, picks).take(ROWS);
        lines.extend(rows.map(|(number, name)| [number, " ", name].concat()));
        lines.push(String::from(discreet::note(&picks.meeting).unwrap_or("")));
    } else {
        lines.push(String::from(labels.paper_title));
        lines.push(String::from(picks.meeting.trim()));
        lines.extend(steps(guide, picks).map(|step| ["- ", step.title].concat()));
        let contacts = contacts(guide, picks);
        lines.extend(contacts.map(|contact| {
            [
                contact.reach.label(),
                " ",
                contact.name,
                " · ",
                contact.hours,
            ]
            .concat()
        }));
        lines.extend(nearby(guide, picks).into_iter().map(|(map, service)| {
            let told = where_and_when(guide, map, service);
            [service.telephone, " ", service.name, " · ", &told].concat()
        }));
        lines.push(page::address());
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
