use content::places::{Age, Found, Map, Place, Service, find, near};
use leptos::prelude::*;

use crate::browser::clock;
use crate::components::{
    Field, ask_for_places_again, counted, dynamic, dynamic_text, on_press, place_words, town,
};
use crate::context::Loading;
use crate::guide::Guide;

/// Communes on screen at once, but for a postcode: all that have it.
const MOST: usize = 6;

/// Services on screen at once: the closest.
const CLOSEST: usize = 12;

/// A field for a commune, the communes that fit, and the services near the one that is pressed,
/// each as `row` shows it. Only services with a telephone and a recent check are offered: a print
/// is kept for long. What is typed goes nowhere.
pub fn nearby(
    guide: Guide,
    row: impl Fn(&'static Map, &'static Service) -> AnyView + 'static,
) -> AnyView {
    let labels = &guide.labels.near;
    guide.want_places();
    let typed = RwSignal::new(String::new());
    let place = RwSignal::new(None::<Place>);
    let said = RwSignal::new(String::new());
    let answers = move || {
        let map = match guide.places.get() {
            Some(Loading::Here(map)) => map,
            Some(Loading::Awaited) => {
                said.set(String::from(labels.awaited));
                return ().into_any();
            }
            Some(Loading::Failed) | None => {
                said.set(String::from(labels.failed));
                return ask_for_places_again(guide);
            }
        };
        if let Some(place) = place.get() {
            said.set(String::from(map.name(place).unwrap_or_default()));
            return services(guide, map, place, &row);
        }
        typed.with(|typed| {
            let found = find(map, typed, MOST).places;
            said.set(match found.len() {
                0 if typed.trim().is_empty() => String::new(),
                0 => String::from(labels.none_here),
                many => counted(guide, many),
            });
            places(guide, map, found, place)
        })
    };
    view! {
        <div class="stack">
            <Field
                id="near"
                label=labels.commune
                hint=labels.commune_hint
                write=move |text| {
                    place.set(None);
                    typed.set(text);
                }
            />
            <p class="muted" role="status">{dynamic_text(move || said.get())}</p>
            {dynamic(answers)}
        </div>
    }
    .into_any()
}

/// The communes that fit.
fn places(guide: Guide, map: &Map, found: Vec<Found>, chosen: RwSignal<Option<Place>>) -> AnyView {
    let row = |found: Found| {
        let words = place_words(guide, map, found)?;
        let choose = on_press(move || chosen.set(Some(found.place)));
        let row = view! {
            <li><button type="button" class="choice" data-commune on:click=choose>{words}</button></li>
        };
        Some(row.into_any())
    };
    let rows: Vec<AnyView> = found.into_iter().filter_map(row).collect();
    view! { <ul class="choices">{rows}</ul> }.into_any()
}

/// The services near the commune that was pressed, or that there is none.
fn services(
    guide: Guide,
    map: &'static Map,
    place: Place,
    row: &impl Fn(&'static Map, &'static Service) -> AnyView,
) -> AnyView {
    let labels = &guide.labels.near;
    let today = clock::now().date();
    let rows: Vec<AnyView> = near(map, place, today)
        .into_iter()
        .filter(|near| near.age == Age::Fresh && !near.service.telephone.is_empty())
        .take(CLOSEST)
        .map(|near| row(map, near.service))
        .collect();
    if rows.is_empty() {
        return view! { <p class="note" data-nothing>{labels.nothing_to_print}</p> }.into_any();
    }
    view! { <fieldset class="stack" data-services><legend>{labels.services}</legend>{rows}</fieldset> }.into_any()
}

/// A service as somebody chooses it: its name, its number in one piece, and where it is.
pub fn label(map: &Map, service: &Service) -> AnyView {
    let number = service.telephone.replace(' ', "\u{a0}");
    let town = town(map, service.commune);
    let label = [service.name, " · ", &number, " · ", &town].concat();
    view! { <span translate="no">{label}</span> }.into_any()
}
