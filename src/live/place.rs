//! From a commune to the services that can help there. Nothing typed, chosen or near leaves the
//! device: one file has the communes of all France.

use std::any::Any;

use content::places::{Age, Findings, Found, Kind, Map, Near, Place, Service, Told, find, near};
use content::types::{Day, Moment, Reach};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::part::Part;
use crate::components::{Choice, CopyButton, choices, place_words, postcode, town, words};
use crate::context::Loading;
use crate::enliven::enliven;
use crate::guide::Guide;
use crate::screen::Screen;

/// The most places on screen at once, except for a postcode: all its communes are shown.
const MOST: usize = 8;

/// The name of the card that applies in every commune.
const EVERYWHERE: &str = "partout";

/// The rows of the places that match, and a note about them if there is one.
pub fn found(guide: Guide, map: &Map, typed: &str) -> (Vec<AnyView>, Option<String>) {
    let labels = &guide.labels.near;
    let Findings {
        places,
        fitting,
        guessed,
    } = find(map, typed, MOST);
    let said = match fitting.saturating_sub(places.len()) {
        _ if guessed => Some(String::from(labels.guessed)),
        0 => None,
        more => Some([&more.to_string(), " ", labels.more].concat()),
    };
    (rows(guide, map, &places), said)
}

/// The communes around a position, the closest first.
pub fn closest(guide: Guide, map: &Map, to: (f64, f64), most: usize) -> Vec<AnyView> {
    let found = |place| Found { place, old: None };
    let places: Vec<Found> = map.nearest(to, most).into_iter().map(found).collect();
    rows(guide, map, &places)
}

/// One row per place.
fn rows(guide: Guide, map: &Map, places: &[Found]) -> Vec<AnyView> {
    let row = |found: &Found| {
        let words = place_words(guide, map, *found)?;
        let to = Screen::Place(found.place);
        Some(
            view! {
                <li>
                    <button type="button" class="choice" data-goto=to.name() data-to=to.which()>
                        {words}
                    </button>
                </li>
            }
            .into_any(),
        )
    };
    places.iter().filter_map(row).collect()
}

/// Shows the screen of a place: what applies everywhere, and what is known of its département.
pub fn show(guide: Guide, place: Place, main: &Part) -> Option<Box<dyn Any>> {
    let Some(Loading::Here(map)) = guide.places.get_untracked() else {
        return None;
    };
    let (card, _) = guide.library.card_named(EVERYWHERE)?;
    let article = match guide.context.card(card) {
        Loading::Here(article) => article,
        Loading::Awaited => return None,
        Loading::Failed => {
            main.replace_with_template("failed");
            return None;
        }
    };
    main.become_screen(&article);
    main.set_attribute("data-screen", Screen::Place(place).name());
    main.remove_attribute("data-card");
    main.remove_attribute("data-id");
    enliven(guide.context, main, false);
    let department = map.department(place)?;
    let title = main.part("h1")?;
    title.set_attribute("translate", "no");
    title.say(&match place {
        Place::Commune(_) => [map.name(place)?, " (", department.name, ")"].concat(),
        Place::Department(_) => [department.name, " (", department.code, ")"].concat(),
    });
    let here = Here {
        guide,
        map,
        place,
        now: clock::now_in(department.zone),
    };
    let (fresh, old): (Vec<_>, Vec<_>) = near(map, place, here.now.date())
        .into_iter()
        .partition(|near| near.age == Age::Fresh);
    let none = fresh.is_empty();
    // Recent services come after the numbers for every place, the rest at the end.
    let first = added(&main.part(".prose > ol")?, move || doors(here, &fresh))?;
    let write = added(&main.part(".prose > ul")?, move || to_write(here))?;
    let last = added(&main.part(".prose")?, move || around(here, &old, none))?;
    Some(Box::new((first, write, last)))
}

/// The chosen place, and the time there.
#[derive(Clone, Copy)]
struct Here {
    guide: Guide,
    map: &'static Map,
    place: Place,
    now: Moment,
}

/// Mounts a view after a part of the card.
fn added(behind: &Part, view: impl Fn() -> AnyView + 'static) -> Option<Box<dyn Any>> {
    let place = Part::new("div")?;
    place.set_attribute("class", "stack");
    behind.follow_with(&place);
    Some(Box::new(leptos::mount::mount_to(place.element(), view)))
}

/// The recent services near the place or, if there are none, what is known of the département.
fn doors(here: Here, fresh: &[Near<'static>]) -> AnyView {
    if !fresh.is_empty() {
        return services(here, fresh, false);
    }
    view! {
        <p class="muted" data-nothing>{here.guide.labels.near.nothing}</p>
        {known(here)}
    }
    .into_any()
}

/// The words to type into the official finders.
fn to_write(here: Here) -> AnyView {
    let Here {
        guide, map, place, ..
    } = here;
    let labels = &guide.labels.near;
    view! {
        <p class="note" data-write>
            {labels.write}" "<b translate="no">{map.name(place)}</b>
            {postcode(map, place).map(|code| view! { " "{labels.or}" "<b translate="no">{code}</b> })}
        </p>
    }
    .into_any()
}

/// What is known of the département, unless it is already above (`known_first`); the services of an
/// old file; the neighbouring départements.
fn around(here: Here, old: &[Near<'static>], known_first: bool) -> AnyView {
    let near = here
        .map
        .department(here.place)
        .map(|one| one.near.as_slice());
    view! {
        {(!known_first).then(|| known(here))}
        {(!old.is_empty()).then(|| services(here, old, true))}
        {neighbours(here.guide, here.map, near.unwrap_or_default())}
    }
    .into_any()
}

/// How many services are shown at once: the others unfold.
const FIRST: usize = 6;

/// The services near a place.
fn services(here: Here, all: &[Near<'static>], old: bool) -> AnyView {
    let Here {
        guide,
        map,
        place,
        now,
    } = here;
    let labels = &guide.labels.near;
    let own = map.competent(place);
    let forces = all
        .iter()
        .any(|near| matches!(near.service.kind, Kind::Police | Kind::Gendarmerie));
    let shown = |near: &Near<'static>| service(guide, map, now, *near, own);
    let first: Vec<AnyView> = all.iter().take(FIRST).map(shown).collect();
    let others: Vec<AnyView> = all.iter().skip(FIRST).map(shown).collect();
    let dated: Vec<AnyView> = map
        .france()
        .files
        .iter()
        .filter_map(|file| {
            let day = Day::from_iso(file.date)?.as_read();
            let line = [
                labels.file,
                " ",
                &day,
                " : ",
                file.title,
                " (",
                file.publisher,
                ").",
            ]
            .concat();
            Some(view! { <li>{line}</li> }.into_any())
        })
        .collect();
    view! {
        <section class="stack" data-services>
            <h2>{labels.services}</h2>
            {old.then(|| view! { <p class="note" data-old>{labels.old}</p> })}
            <p>{words(guide, labels.before)}</p>
            {forces.then(|| view! { <p>{labels.complaint}</p> })}
            {first}
            {(!others.is_empty()).then(|| view! {
                <details>
                    <summary>{labels.others}" ("{others.len()}")"</summary>
                    <div class="stack">{others}</div>
                </details>
            })}
            <ul class="muted">{dated}</ul>
        </section>
    }
    .into_any()
}

/// One service: its name, its distance, whether it is open, how to call it.
fn service(
    guide: Guide,
    map: &'static Map,
    now: Moment,
    near: Near<'static>,
    own: Option<&'static Service>,
) -> AnyView {
    let labels = &guide.labels.near;
    let Near {
        service,
        kilometres,
        ..
    } = near;
    let street = if service.address.is_empty() {
        labels.hidden
    } else {
        service.address
    };
    let town = town(map, service.commune);
    // Below one kilometre the distance tells nothing.
    let far = kilometres.filter(|far| *far >= 1.0).map(|far| {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a distance in France"
        )]
        let far = far.round() as u32;
        [labels.about, " ", &far.to_string(), " ", labels.away, "."].concat()
    });
    let open = service.is_open(now).map(|open| {
        let class = if open { "now now--open" } else { "now" };
        view! { <p class=class data-is=if open { "open" } else { "closed" }>{words(guide, if open { labels.open } else { labels.closed })}</p> }
    });
    let href = service.call();
    let called_by_press = !href.is_empty();
    let call = called_by_press.then(|| {
        view! {
            <a class="button" href=href translate="no" data-local draggable="false">
                {service.telephone}
            </a>
        }
    });
    let bare = Reach::Web(service.site).label();
    let site = (!service.site.is_empty()).then(|| {
        view! {
            <p><a href=service.site rel="noopener noreferrer" draggable="false">{labels.site}" ("<span translate="no">{bare}</span>")"</a></p>
        }
    });
    // To paste into the local line of a poster or the free lines of a sheet.
    let line = [service.name, ", ", service.telephone].concat();
    let copy = called_by_press.then(|| {
        let text = Signal::derive(move || line.clone());
        view! { <CopyButton guide label=labels.copy text /> }
    });
    let called = match service.told {
        Told::Call(day) => {
            Day::from_iso(day).map(|day| [labels.called, " ", &day.as_read(), "."].concat())
        }
        Told::File(_) => None,
    };
    let covers = own.is_some_and(|own| std::ptr::eq(own, service));
    view! {
        <article class="contact" data-near>
            <h3 translate="no">{service.name}</h3>
            {(!service.public.is_empty()).then(|| view! { <p>{service.public}</p> })}
            <p><span translate=(!service.address.is_empty()).then_some("no")>{street}</span>" · "<span translate="no">{town}</span></p>
            {far.map(|far| view! { <p class="muted">{far}</p> })}
            {covers.then(|| view! { <p>{labels.competent}</p> })}
            {open}
            {call}
            {site}
            {copy}
            {called.map(|called| view! { <p class="muted" translate="no">{called}</p> })}
        </article>
    }
    .into_any()
}

/// The neighbouring départements.
fn neighbours(guide: Guide, map: &'static Map, near: &[u8]) -> Option<AnyView> {
    let near = near.iter().filter_map(|near| {
        let place = Place::Department(*near);
        let name = map.name(place)?;
        let to = Screen::Place(place);
        Some(view! {
            <li>
                <button type="button" class="link" data-goto=to.name() data-to=to.which() translate="no">
                    {name}
                </button>
            </li>
        })
    });
    let near: Vec<_> = near.collect();
    (!near.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{guide.labels.near.neighbours}</h2>
                <ul class="inline">{near}</ul>
            </section>
        }
        .into_any()
    })
}

/// The card of the département, if it has one.
fn known(here: Here) -> Option<AnyView> {
    let Here {
        guide, map, place, ..
    } = here;
    let card = map.department(place)?.card?;
    let listed = guide.library.card(card)?;
    Some(
        view! {
            <section class="stack">
                <h2>{guide.labels.near.known}</h2>
                {choices(guide, &[(Screen::Card(card), listed.title, listed.summary)])}
            </section>
        }
        .into_any(),
    )
}

/// A row that leads from another search to the search for places, with the same words.
pub fn elsewhere(guide: Guide, list: Screen, typed: &str) -> AnyView {
    let labels = &guide.labels.near;
    let handed = String::from(typed);
    let keep = move |_| guide.context.keep_typed(list, handed.clone());
    view! {
        <li on:click=keep>
            <Choice guide to=list title=labels.elsewhere line=labels.elsewhere_line reason=typed.trim().to_owned() />
        </li>
    }
    .into_any()
}
