use content::places::{Found, Map, Place};
use leptos::prelude::*;

use super::on_press;
use crate::guide::Guide;

/// The words of the row of a place: its name as it was looked for, and where it is.
pub fn place_words(guide: Guide, map: &Map, found: Found) -> Option<AnyView> {
    let name = found.old.or_else(|| map.name(found.place))?.to_owned();
    let line = whereabouts(guide, map, found)?;
    let words = view! {
        <span class="choice__title" translate="no">{name}</span>
        <span class="choice__line" translate="no">{line}</span>
    };
    Some(words.into_any())
}

/// Asks for the communes again, once they have not come.
pub fn ask_for_places_again(guide: Guide) -> AnyView {
    let ask = on_press(move || guide.want_places());
    view! { <button type="button" class="button" data-again on:click=ask>{guide.labels.near.retry}</button> }
        .into_any()
}

/// How many answers there are, in words.
pub fn counted(guide: Guide, count: usize) -> String {
    let labels = &guide.labels.search;
    match count {
        1 => String::from(labels.one),
        many => [&many.to_string(), " ", labels.many].concat(),
    }
}

/// Where a place is: “03200 · Allier”.
fn whereabouts(guide: Guide, map: &Map, found: Found) -> Option<String> {
    let labels = &guide.labels.near;
    let department = map.department(found.place)?;
    if let Place::Department(_) = found.place {
        return Some([labels.department, " ", department.code].concat());
    }
    let mut line = String::new();
    if found.old.is_some() {
        line = [labels.today, " ", map.name(found.place)?, " · "].concat();
    }
    if let Some(code) = postcode(map, found.place) {
        line = [&line, code, " · "].concat();
    }
    Some(line + department.name)
}

/// The first postcode of a commune, or the number of a département.
pub fn postcode(map: &Map, place: Place) -> Option<&'static str> {
    match place {
        Place::Department(_) => map.department(place).map(|one| one.code),
        Place::Commune(_) => map
            .postcodes(place)
            .split(' ')
            .next()
            .filter(|code| code.len() == 5),
    }
}

/// Postcode and name of a commune: “03200 Vichy”.
pub fn town(map: &Map, commune: u16) -> String {
    let commune = Place::Commune(commune);
    let code = postcode(map, commune).unwrap_or_default();
    [code, " ", map.name(commune).unwrap_or_default()].concat()
}
