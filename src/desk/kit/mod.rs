//! Posters, small papers and pictures for informing the public. The numbers come from the
//! contacts, and every print shows the day of their check.

mod drawing;
mod local;
mod sheets;
mod wrap;

use content::places::{Map, Service};
use content::types::{Day, PosterWords, Reach};
use leptos::prelude::*;

use self::drawing::Drawing;
use self::local::Refusal;
use self::sheets::{Audience, Format, Number, TooLong, What, Wish};
use super::nearby::{self, nearby};
use super::paper::neutral_rows;
use crate::browser::part::Part;
use crate::browser::picture::{self, Ruler};
use crate::browser::{clock, print};
use crate::components::{
    CopyButton, Field, Folded, choices, dynamic, dynamic_text, keep_private, on_change, on_press,
    words,
};
use crate::guide::Guide;
use crate::screen::Screen;

/// The name of the card that says where to hang a poster, and where not to.
const WHERE: &str = "kit";

/// What has been picked. It exists only as long as this screen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Picks {
    audience: Audience,
    format: Format,
    /// The codes of the chosen languages, in the order in which they were ticked.
    languages: Vec<&'static str>,
    local: String,
    day: String,
}

/// Why there is nothing to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lack {
    /// A leaflet needs a second language.
    Language,
    /// The words do not fit.
    Room,
}

/// Making a print or a picture.
#[component]
pub fn Kit(
    /// Labels, texts and navigation.
    guide: Guide,
) -> impl IntoView {
    let labels = &guide.labels.kit;
    let picks = RwSignal::new(Picks {
        audience: Audience::Victim,
        format: Format::A4,
        languages: Vec::new(),
        local: String::new(),
        day: String::new(),
    });
    // Drawing tries all font sizes, so do it once for the preview, the notes and the file.
    let drawn = Memo::new(move |_| picks.with(|picks| draw(guide, picks)));
    let said = RwSignal::new("");
    let card = guide.library.card_named(WHERE);
    let place = card.map(|(card, _)| {
        choices(
            guide,
            &[(Screen::Card(card), labels.place, labels.place_line)],
        )
    });
    let radio = Signal::derive(move || picks.with(|picks| radio(guide, picks.audience)));
    let keep = move |kind: &'static str| {
        let format = picks.with_untracked(|picks| picks.format);
        let Ok(drawing) = drawn.get_untracked() else {
            return;
        };
        said.set("");
        let told = move |given: bool, otherwise: &'static str| {
            said.try_set(if given { labels.given } else { otherwise });
        };
        if kind == "svg" {
            told(
                picture::save_svg(&drawing.svg(), file(format, true)),
                labels.not_given,
            );
        } else {
            let (width, height) = drawing.extent();
            let size = |side: i32| u32::try_from(side).unwrap_or_default();
            let done = move |given| told(given, labels.no_png);
            picture::save_png(
                &drawing.svg(),
                size(width),
                size(height),
                file(format, false),
                done,
            );
        }
    };
    let day = NodeRef::<leptos::html::Input>::new();
    day.on_load(|day| keep_private(&Part::from(&*day)));
    // The line of the place, as if somebody had typed it: it can still be shortened.
    let fill = move |map: &Map, service: &Service| {
        let day = service.checked(map.france()).map(|day| day.to_string());
        for (field, text) in [
            ("#local", [service.name, ", ", service.telephone].concat()),
            ("#local-day", day.unwrap_or_default()),
        ] {
            if let Some(field) = Part::of_page(field) {
                field.set_value(&text);
                field.tell("input");
            }
        }
        if let Some(field) = Part::of_page("#local") {
            field.focus();
        }
    };
    let around = move || {
        nearby(guide, move |map, service| {
            let label = nearby::label(map, service);
            view! { <button type="button" class="button" data-near on:click=on_press(move || fill(map, service))>{label}</button> }
                .into_any()
        })
    };
    let press_print = on_press(move || {
        if !print::print() {
            said.set(guide.labels.desk.no_print);
        }
    });
    view! {
        <h1 tabindex="-1">{labels.title}</h1>
        <div class="composer">
            <p>{labels.lead}</p>
            {place}
            {audiences(guide, picks)}
            {formats(guide, picks)}
            {languages(guide, picks)}
            <Field id="local" label=labels.local hint=labels.local_hint write=move |text| picks.update(|picks| picks.local = text) />
            <div class="field field--short">
                <label for="local-day">{labels.local_day}</label>
                <input
                    id="local-day"
                    type="date"
                    node_ref=day
                    on:input=on_change(move |event| picks.update(|picks| picks.day = event_target_value(&event)))
                />
            </div>
            <Folded title=labels.nearby view=around />
        </div>
        <div class="composer" role="status">{dynamic(move || picks.with(|picks| notes(guide, picks, drawn.with(|drawn| drawn.as_ref().err().copied()))))}</div>
        <div class="composer composer--buttons">
            <button type="button" class="button button--main" data-print on:click=press_print>{guide.labels.desk.print}</button>
            <button type="button" class="button" data-save="svg" on:click=on_press(move || keep("svg"))>{labels.svg}</button>
            <button type="button" class="button" data-save="png" hidden=move || !picks.with(|picks| picks.format.is_picture()) on:click=on_press(move || keep("png"))>{labels.png}</button>
        </div>
        <p class="composer muted">{labels.size}</p>
        <p class="composer muted" role="status">{dynamic_text(move || String::from(said.get()))}</p>
        <h2 class="composer">{guide.labels.desk.preview}</h2>
        <div class="bench" role="region" tabindex="0" aria-label=guide.labels.desk.preview>
            {dynamic(move || drawn.with(|drawn| drawn.as_ref().map(|drawing| preview(drawing, picks.with_untracked(|picks| picks.format))).ok()).into_any())}
        </div>
        <section class="composer">
            <h2>{labels.radio}</h2>
            <p data-radio>{dynamic(move || view! { <span>{words(guide, &radio.get())}</span> }.into_any())}</p>
            <CopyButton guide label=guide.labels.desk.copy text=radio />
        </section>
    }
}

/// The name of a saved file, which does not reveal the subject.
fn file(format: Format, svg: bool) -> &'static str {
    match (format, svg) {
        (Format::A4, _) => "infos-a4.svg",
        (Format::A3, _) => "infos-a3.svg",
        (Format::Tickets, _) => "infos-9.svg",
        (Format::Stickers, _) => "infos-24.svg",
        (Format::Leaflet, _) => "infos-a5.svg",
        (Format::Square, true) => "infos-1080x1080.svg",
        (Format::Square, false) => "infos-1080x1080.png",
        (Format::Story, true) => "infos-1080x1920.svg",
        (Format::Story, false) => "infos-1080x1920.png",
        (Format::Wide, true) => "infos-1920x1080.svg",
        (Format::Wide, false) => "infos-1920x1080.png",
    }
}

fn audiences(guide: Guide, picks: RwSignal<Picks>) -> AnyView {
    let labels = &guide.labels.kit;
    let all = [
        (Audience::Victim, labels.victim, "victim"),
        (Audience::Witness, labels.witness, "witness"),
        (Audience::Author, labels.author, "author"),
    ];
    let all: Vec<AnyView> = all
        .into_iter()
        .map(|(audience, label, name)| {
            let pick = on_change(move |_| picks.update(|picks| picks.audience = audience));
            view! {
                <label class="pick">
                    <input type="radio" name="audience" data-audience=name checked=audience == Audience::Victim on:change=pick />
                    {label}
                </label>
            }
            .into_any()
        })
        .collect();
    view! { <fieldset><legend><h2>{labels.audience}</h2></legend>{all}</fieldset> }.into_any()
}

fn formats(guide: Guide, picks: RwSignal<Picks>) -> AnyView {
    let labels = &guide.labels.kit;
    let label = |format| match format {
        Format::A4 => labels.a4,
        Format::A3 => labels.a3,
        Format::Tickets => labels.tickets,
        Format::Stickers => labels.stickers,
        Format::Leaflet => labels.leaflet,
        Format::Square => labels.square,
        Format::Story => labels.story,
        Format::Wide => labels.wide,
    };
    let all: Vec<AnyView> = Format::ALL
        .into_iter()
        .map(|(format, name)| {
            let pick = on_change(move |_| picks.update(|picks| picks.format = format));
            view! {
                <label class="pick">
                    <input type="radio" name="format" data-format=name checked=format == Format::A4 on:change=pick />
                    {label(format)}
                </label>
            }
            .into_any()
        })
        .collect();
    view! { <fieldset><legend><h2>{labels.format}</h2></legend>{all}</fieldset> }.into_any()
}

fn languages(guide: Guide, picks: RwSignal<Picks>) -> AnyView {
    let labels = &guide.labels.kit;
    let others = guide.library.posters.iter().skip(1);
    let all: Vec<AnyView> = others
        .map(|words| {
            let pick = on_change(move |event| {
                picks.update(|picks| {
                    picks.languages.retain(|code| *code != words.lang);
                    if event_target_checked(&event) {
                        picks.languages.push(words.lang);
                    }
                });
            });
            view! {
                <label class="pick">
                    <input type="checkbox" data-language=words.lang on:change=pick />
                    <span lang=words.lang dir=words.dir translate="no">{words.language}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    view! { <fieldset class="kit__languages"><legend><h2>{labels.languages}</h2></legend>{all}</fieldset> }
        .into_any()
}

/// The local line as it is printed, or why it is refused.
fn local_line(guide: Guide, picks: &Picks) -> Result<String, Refusal> {
    let now = clock::now();
    local::line(
        &picks.local,
        &picks.day,
        now.date(),
        guide.labels.kit.local_checked,
    )
}

fn notes(guide: Guide, picks: &Picks, lack: Option<Lack>) -> AnyView {
    let labels = &guide.labels.kit;
    let mut notes = Vec::new();
    if picks.audience == Audience::Author {
        notes.push(labels.author_warning);
    }
    notes.extend(match (picks.audience, picks.format) {
        (Audience::Author, _) => None,
        (_, Format::A4 | Format::A3 | Format::Tickets) => Some(labels.known),
        _ => None,
    });
    notes.extend(match picks.format {
        Format::Leaflet => Some(labels.leaflet_where),
        Format::Square | Format::Story | Format::Wide => Some(labels.online_where),
        _ => None,
    });
    if picks.languages.len() > 2 {
        notes.push(labels.languages_many);
    }
    if !picks.languages.is_empty() {
        notes.push(labels.machine);
    }
    notes.extend(match local_line(guide, picks) {
        Ok(_) => None,
        Err(Refusal::Undated) => Some(labels.local_undated),
        Err(Refusal::Future) => Some(labels.local_future),
        Err(Refusal::Old) => Some(labels.local_old),
        Err(Refusal::Long) => Some(labels.local_long),
    });
    notes.extend(lack.map(|lack| match lack {
        Lack::Language => labels.language_needed,
        Lack::Room => labels.too_long,
    }));
    let notes = notes.into_iter();
    let notes: Vec<AnyView> = notes
        .map(|note| view! { <p class="note" data-note>{words(guide, note)}</p> }.into_any())
        .collect();
    notes.into_any()
}

fn preview(drawing: &Drawing, format: Format) -> AnyView {
    let class = match format {
        Format::A3 => "paper paper--drawing paper--a3",
        Format::Leaflet => "paper paper--drawing paper--landscape",
        _ => "paper paper--drawing",
    };
    view! { <img class=class id="paper" alt=drawing.words() src=picture::address(&drawing.svg()) /> }
        .into_any()
}

fn draw(guide: Guide, picks: &Picks) -> Result<Drawing, Lack> {
    let posters = &guide.library.posters;
    let chosen = picks.languages.iter().take(2);
    let chosen = chosen.filter_map(|code| posters.iter().find(|words| words.lang == *code));
    let words: Vec<&'static PosterWords> = posters.iter().take(1).chain(chosen).collect();
    if picks.format == Format::Leaflet && words.len() < 2 {
        return Err(Lack::Language);
    }
    let wish = Wish {
        audience: picks.audience,
        format: picks.format,
        words,
        numbers: numbers(guide, picks.audience),
        neutral: neutral(guide, picks.audience),
        // A violent person must not learn of a place that receives victims.
        local: match picks.audience {
            Audience::Author => String::new(),
            _ => local_line(guide, picks).unwrap_or_default(),
        },
        checked: checked(guide, picks),
    };
    let ruler = Ruler::new();
    let measure = |text: &str, bold: bool| ruler.measure(text, bold);
    sheets::draw(&wish, &measure).map_err(|TooLong| Lack::Room)
}

/// The oldest day on which one of the numbers of a print was checked.
fn checked(guide: Guide, picks: &Picks) -> String {
    let neutral = neutral_ids(picks.audience);
    let named = named(picks.audience).iter().map(|(id, _)| *id);
    let ids: Vec<&str> = match picks.format {
        Format::Tickets => neutral,
        _ => named.collect(),
    };
    let contacts = ids
        .into_iter()
        .filter_map(|id| guide.library.contact_named(id));
    let oldest = contacts
        .filter_map(|(_, contact)| Day::from_iso(contact.checked))
        .min();
    oldest.map(Day::as_read).unwrap_or_default()
}

/// The numbers of a print; the first one is the largest.
fn named(audience: Audience) -> &'static [(&'static str, What)] {
    match audience {
        Audience::Victim => &[
            ("3919", What::Listening),
            ("17", What::Danger),
            ("114", What::Silent),
        ],
        Audience::Witness => &[
            ("17", What::Danger),
            ("114", What::Silent),
            ("3919", What::Listening),
        ],
        // The opening hours of the line are not known, so 17 is added.
        Audience::Author => &[("auteurs", What::Talking), ("17", What::Danger)],
    }
}

fn numbers(guide: Guide, audience: Audience) -> Vec<Number> {
    let number = |(id, what): &(&str, What)| {
        let (_, contact) = guide.library.contact_named(id)?;
        let label = contact.reach.label();
        let sms = matches!(contact.reach, Reach::Text(_));
        Some(Number {
            label: if sms {
                [label, " (SMS)"].concat()
            } else {
                String::from(label)
            },
            href: contact.reach.href(),
            what: *what,
        })
    };
    named(audience).iter().filter_map(number).collect()
}

/// The ids of the contacts on a small paper.
fn neutral_ids(audience: Audience) -> Vec<&'static str> {
    let mut ids = match audience {
        Audience::Author => vec!["auteurs", "17"],
        Audience::Victim | Audience::Witness => vec!["17", "114", "3919"],
    };
    ids.extend(["15", "18", "112"]);
    ids
}

/// The rows of a small paper: numbers and neutral names.
fn neutral(guide: Guide, audience: Audience) -> Vec<(&'static str, &'static str)> {
    let ids = neutral_ids(audience);
    neutral_rows(guide, move |contact| ids.contains(&contact.id)).collect()
}

/// The text to read on the radio, with its numbers.
fn radio(guide: Guide, audience: Audience) -> String {
    let labels = &guide.labels.kit;
    let mut text = String::from(match audience {
        Audience::Author => labels.radio_author,
        Audience::Victim | Audience::Witness => labels.radio_text,
    });
    for (_, contact) in guide.library.contacts() {
        text = text.replace(&["{", contact.id, "}"].concat(), contact.reach.label());
    }
    text
}
