//! The sheet itself. The preview is this very element: what is seen is what is printed.
//! Numbers come first: whatever is cut off, they are not.

use leptos::prelude::*;

use super::code::code;
use super::discreet;
use super::sheet::{Format, Picks};
use super::tools::Tools;
use crate::browser::page;
use crate::components::Site;
use crate::domain::{Contact, Reach, Step, Texts};

/// On every discreet card, so that nothing else on it stands out.
const NEUTRAL: [&str; 3] = ["15", "18", "112"];

/// Rows that a card has room for.
const ROWS: usize = 8;

fn contacts(site: Site, picks: &Picks) -> Vec<&'static Contact<'static>> {
    let contacts = picks.contacts.iter();
    contacts
        .filter_map(|index| site.guide.contact(*index))
        .collect()
}

fn steps(texts: &'static Texts<'static>, picks: &Picks) -> Vec<&'static Step<'static>> {
    let all = &texts.orientation.steps;
    let steps = picks.steps.iter();
    steps
        .filter_map(|index| all.get(usize::from(*index)))
        .collect()
}

/// Whether more is picked than a card has room for.
pub fn is_full(site: Site, tools: &Tools, picks: &Picks) -> bool {
    rows(site, tools, picks).len() > ROWS
}

/// The rows of a card, those too that have no room: number, and a name that says nothing.
fn rows(site: Site, tools: &Tools, picks: &Picks) -> Vec<(String, &'static str)> {
    let all = (0..).zip(&site.guide.contacts);
    let plain = |index: u16| tools.plain.get(usize::from(index)).copied().unwrap_or("");
    all.filter(|(index, contact)| {
        let wanted = picks.contacts.contains(index) || NEUTRAL.contains(&contact.id);
        wanted && !plain(*index).is_empty()
    })
    .map(|(index, contact)| (contact.reach.label(), plain(index)))
    .collect()
}

/// The sheet as it will be printed.
pub fn show(
    site: Site,
    tools: &'static Tools,
    texts: &'static Texts<'static>,
    picks: &Picks,
) -> AnyView {
    let format = match picks.format {
        Format::A4 => "paper paper--a4",
        Format::A6 => "paper paper--a6",
        Format::Card => "paper paper--card",
    };
    let large = if picks.large { " paper--large" } else { "" };
    let class = [format, large].concat();
    match picks.format {
        Format::A4 | Format::A6 => sheet(site, tools, texts, picks, class),
        Format::Card => card(site, tools, picks, class),
    }
}

fn sheet(
    site: Site,
    tools: &'static Tools,
    texts: &'static Texts<'static>,
    picks: &Picks,
    class: String,
) -> AnyView {
    let words = &tools.words;
    let codes = picks.codes;
    let small = picks.format == Format::A6;
    let steps: Vec<AnyView> = steps(texts, picks)
        .into_iter()
        .map(|step| {
            let why = (!small).then(|| view! { <br />{step.why} });
            view! { <li><strong>{step.title}</strong>{why}</li> }.into_any()
        })
        .collect();
    let contacts: Vec<AnyView> = contacts(site, picks)
        .into_iter()
        .map(|contact| {
            let label = contact.reach.label();
            let drawn = codes.then(|| code(&contact.reach.href(), label.clone()));
            let web = matches!(contact.reach, Reach::Web(_));
            view! {
                <li class="paper__contact">
                    {drawn}
                    <div>
                        <p class=if web { "paper__site" } else { "paper__number" }>{label}</p>
                        <p>{contact.name}</p>
                        <p>{contact.hours}" · "{contact.cost}</p>
                    </div>
                </li>
            }
            .into_any()
        })
        .collect();
    let no_step = steps.is_empty();
    let address = page::address();
    let drawn = codes.then(|| code(&address, address.clone()));
    view! {
        <article class=class id="paper">
            <h3>{words.paper_title}</h3>
            {meeting(picks)}
            <section>
                <h4>{words.paper_numbers}</h4>
                <ul class="paper__contacts">{contacts}</ul>
            </section>
            <section hidden=no_step>
                <h4>{words.paper_steps}</h4>
                <ol class="paper__steps">{steps}</ol>
            </section>
            <div class="paper__contact">
                {drawn}
                <div>
                    <p><strong>{words.paper_address}</strong></p>
                    <p class="paper__site">{address}</p>
                </div>
            </div>
        </article>
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

fn card(site: Site, tools: &'static Tools, picks: &Picks, class: String) -> AnyView {
    let words = &tools.words;
    let rows: Vec<AnyView> = rows(site, tools, picks)
        .into_iter()
        .take(ROWS)
        .map(|(number, name)| view! { <li><strong>{number}</strong>" "{name}</li> }.into_any())
        .collect();
    let note = discreet::note(&picks.meeting).unwrap_or("");
    let note = String::from(note);
    view! {
        <article class=class id="paper">
            <h3>{words.card_title}</h3>
            <ul class="paper__rows">{rows}</ul>
            <p class="paper__blank" dir="auto">{note}</p>
            <p class="paper__blank">{words.card_doctor}" :"</p>
            <p class="paper__blank">{words.card_pharmacy}" :"</p>
        </article>
    }
    .into_any()
}

/// The same as plain text, to be copied where nothing prints.
pub fn text(
    site: Site,
    tools: &'static Tools,
    texts: &'static Texts<'static>,
    picks: &Picks,
) -> String {
    let words = &tools.words;
    let mut lines = Vec::new();
    if picks.format == Format::Card {
        lines.push(String::from(words.card_title));
        let rows = rows(site, tools, picks).into_iter().take(ROWS);
        lines.extend(rows.map(|(number, name)| [&number, " ", name].concat()));
        lines.push(String::from(discreet::note(&picks.meeting).unwrap_or("")));
    } else {
        lines.push(String::from(words.paper_title));
        lines.push(String::from(picks.meeting.trim()));
        lines.extend(
            steps(texts, picks)
                .into_iter()
                .map(|step| ["- ", step.title].concat()),
        );
        let contacts = contacts(site, picks).into_iter();
        lines.extend(contacts.map(|contact| {
            [
                &contact.reach.label(),
                " ",
                contact.name,
                " · ",
                contact.hours,
            ]
            .concat()
        }));
        lines.push(page::address());
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
