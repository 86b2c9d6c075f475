use content::places::{Age, Map, Place, Service, find, near};
use leptos::prelude::*;

use crate::browser::clock;
use crate::components::{Field, dynamic, dynamic_text, on_press, town, whereabouts};
use crate::context::Loading;
use crate::guide::Guide;

/// Communes on screen at once, but for a postcode: all that have it.
const MOST: usize = 6;

/// Services on screen at once: the closest.
const CLOSEST: usize = 12;

/// A field for a commune, the communes that fit, and the services near the one that is pressed,
/// each as `row` shows it. Only services with a telephone and a recent check are offered: a print
/// is kept for long. What is typed goes nowhere.
pub fn nearby(guide: Guide, row: impl Fn(&'static Service) -> AnyView + 'static) -> AnyView {
    let labels = &guide.labels.near;
    guide.want_places();
    let typed = RwSignal::new(String::new());
    let place = RwSignal::new(None::<Place>);
    let map = move || guide.places.get().and_then(Loading::here);
    let said = move || match guide.places.get() {
        Some(Loading::Here(map)) => match place.get() {
            Some(place) => [map.name(place).unwrap_or_default(), "."].concat(),
            None => typed.with(|typed| match find(map, typed, MOST).places.len() {
                0 if typed.trim().is_empty() => String::new(),
                0 => String::from(labels.none_here),
                many => [&many.to_string(), " ", guide.labels.search.many].concat(),
            }),
        },
        Some(Loading::Awaited) => String::from(labels.awaited),
        Some(Loading::Failed) | None => String::from(labels.failed),
    };
    let answers = move || {
        let Some(map) = map() else {
            return again(guide);
        };
        match place.get() {
            Some(place) => services(guide, map, place, &row),
            None => typed.with(|typed| places(guide, map, typed, place)),
        }
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
            <p class="muted" role="status" translate="no">{dynamic_text(said)}</p>
            {dynamic(answers)}
        </div>
    }
    .into_any()
}

/// The communes that fit.
fn places(guide: Guide, map: &Map, typed: &str, chosen: RwSignal<Option<Place>>) -> AnyView {
    let found = find(map, typed, MOST).places;
    let rows: Vec<AnyView> = found
        .into_iter()
        .filter_map(|found| {
            let name = found.old.or_else(|| map.name(found.place))?;
            let line = whereabouts(guide, map, found)?;
            let choose = on_press(move || chosen.set(Some(found.place)));
            let row = view! {
                <li>
                    <button type="button" class="choice" data-commune on:click=choose>
                        <span class="choice__title" translate="no">{name}</span>
                        <span class="choice__line" translate="no">{line}</span>
                    </button>
                </li>
            };
            Some(row.into_any())
        })
        .collect();
    view! { <ul class="choices">{rows}</ul> }.into_any()
}

/// The services near the commune that was pressed, or that there is none.
fn services(
    guide: Guide,
    map: &'static Map,
    place: Place,
    row: &impl Fn(&'static Service) -> AnyView,
) -> AnyView {
    let labels = &guide.labels.near;
    let today = clock::now().date();
    let rows: Vec<AnyView> = near(map, place, today)
        .into_iter()
        .filter(|near| near.age == Age::Fresh && !near.service.telephone.is_empty())
        .take(CLOSEST)
        .map(|near| row(near.service))
        .collect();
    if rows.is_empty() {
        return view! { <p class="note" data-nothing>{labels.nothing_to_print}</p> }.into_any();
    }
    view! { <fieldset data-services><legend>{labels.services}</legend>{rows}</fieldset> }.into_any()
}

/// Asks for the communes again, once they have not come.
fn again(guide: Guide) -> AnyView {
    if !matches!(guide.places.get(), Some(Loading::Failed)) {
        return ().into_any();
    }
    let ask = on_press(move || guide.want_places());
    view! { <button type="button" class="button" data-again on:click=ask>{guide.labels.near.retry}</button> }
        .into_any()
}

/// A service as somebody chooses it: its name, its number and where it is.
pub fn label(map: &Map, service: &Service) -> String {
    let town = town(map, service.commune);
    [service.name, " · ", service.telephone, " · ", &town].concat()
}
