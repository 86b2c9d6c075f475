use content::places::{Found, Map, Place};

use crate::guide::Guide;

/// Where a place is: “03200 · Allier”.
pub fn whereabouts(guide: Guide, map: &Map, found: Found) -> Option<String> {
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
