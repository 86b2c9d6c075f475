//! Keeps each service once: several files describe the same service, and so may one file alone.

use std::collections::BTreeMap;

use content::places::Kind;
use content::places::imported::Service;
use content::search::fold;

use super::clean::Clean;
use super::notes::{Notes, Why};
use super::position::kilometres;

/// Two services farther apart than this, in kilometres, are different, even with one switchboard.
const APART: f64 = 1.0;

/// Words of a name that only say what kind of service it is.
const COMMON: [&str; 29] = [
    "gendarmerie",
    "brigade",
    "brigades",
    "communaute",
    "cob",
    "bta",
    "proximite",
    "territoriale",
    "autonome",
    "commissariat",
    "police",
    "nationale",
    "central",
    "hotel",
    "csp",
    "circonscription",
    "securite",
    "publique",
    "de",
    "d",
    "du",
    "des",
    "la",
    "le",
    "les",
    "l",
    "a",
    "et",
    "s",
];

/// A name without the words of its kind; empty if nothing is left.
pub fn core(kind: Kind, name: &str) -> String {
    let words = fold(name);
    // For other kinds, those words tell one service from another.
    let own = matches!(kind, Kind::Gendarmerie | Kind::Police);
    let kept = words
        .iter()
        .filter(|word| !own || !COMMON.contains(&word.as_str()));
    kept.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The services without duplicates: the one with the most fields is kept, and what it lacks is
/// taken from the other. The best source must come first.
pub fn merge(all: Vec<Clean>, notes: &mut Notes) -> Vec<Clean> {
    let mut kept: Vec<Clean> = Vec::new();
    let mut known: BTreeMap<(Kind, String, String), Vec<usize>> = BTreeMap::new();
    for one in all {
        let keys = keys(&one.service);
        let same = keys
            .iter()
            .filter_map(|key| known.get(key))
            .flatten()
            .copied();
        let same = same
            .filter(|at| {
                kept.get(*at)
                    .is_some_and(|other| !apart(&other.service, &one.service))
            })
            .min();
        let at = match same {
            Some(at) => {
                if let Some(other) = kept.get_mut(at) {
                    notes.add(
                        Why::Twice,
                        format!(
                            "{}: {} and {}",
                            one.service.commune, other.service.name, one.service.name
                        ),
                    );
                    join(other, one);
                }
                at
            }
            None => {
                kept.push(one);
                kept.len() - 1
            }
        };
        for key in keys {
            known.entry(key).or_default().push(at);
        }
    }
    kept
}

fn keys(service: &Service) -> Vec<(Kind, String, String)> {
    let key = |sort: &str, text: String| {
        (
            service.kind,
            service.commune.clone(),
            format!("{sort} {text}"),
        )
    };
    let mut keys = Vec::new();
    // Many services share a short number such as 17 or 3919.
    if service.telephone.len() >= "00 00 00 00 00".len() {
        keys.push(key("telephone", service.telephone.clone()));
    }
    let core = core(service.kind, &service.name);
    if !core.is_empty() {
        keys.push(key("name", core));
    }
    let address = fold(&service.address).join(" ");
    if !address.is_empty() {
        keys.push(key("address", address));
    }
    keys
}

fn apart(a: &Service, b: &Service) -> bool {
    a.position
        .zip(b.position)
        .is_some_and(|(a, b)| kilometres(a, b) > APART)
}

fn join(kept: &mut Clean, other: Clean) {
    let ids = [kept.ids.clone(), other.ids].concat();
    let mut other = other.service;
    let best = &mut kept.service;
    if richness(&other) > richness(best) {
        std::mem::swap(best, &mut other);
    }
    for (field, from) in [
        (&mut best.address, other.address),
        (&mut best.telephone, other.telephone),
        (&mut best.site, other.site),
        (&mut best.hours, other.hours),
    ] {
        if field.is_empty() {
            *field = from;
        }
    }
    best.position = best.position.or(other.position);
    kept.ids = ids;
}

fn richness(service: &Service) -> usize {
    let texts = [
        &service.address,
        &service.telephone,
        &service.site,
        &service.hours,
    ];
    texts.iter().filter(|text| !text.is_empty()).count() + usize::from(service.position.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, telephone: &str, address: &str, position: Option<(f64, f64)>) -> Clean {
        let service = Service {
            kind: Kind::Gendarmerie,
            source: 0,
            commune: "01034".into(),
            name: name.into(),
            address: address.into(),
            telephone: telephone.into(),
            site: String::new(),
            position,
            hours: String::new(),
        };
        Clean {
            service,
            ids: vec![name.into()],
        }
    }

    #[test]
    fn one_unit_in_two_files_is_kept_once_with_the_fields_of_both() {
        let here = Some((45.756, 5.683));
        let gendarmerie = one(
            "Gendarmerie - Brigade de Belley",
            "04 79 81 69 00",
            "",
            here,
        );
        let directory = one("Brigade de gendarmerie - Belley", "", "9 rue Mante", None);
        let mut notes = Notes::default();
        let kept = merge(vec![gendarmerie, directory], &mut notes);
        let [one] = kept.as_slice() else {
            panic!("one unit: {kept:?}")
        };
        assert_eq!(one.service.name, "Gendarmerie - Brigade de Belley");
        assert_eq!(one.service.address, "9 rue Mante");
        assert_eq!(one.service.position, here);
        assert_eq!(one.ids.len(), 2);
        assert_eq!(notes.count(Why::Twice), 1);
    }

    #[test]
    fn one_telephone_is_one_service_unless_the_places_are_far_apart() {
        let a = one(
            "Brigade de A",
            "04 79 81 69 00",
            "1 rue A",
            Some((45.756, 5.683)),
        );
        let b = one(
            "Brigade de B",
            "04 79 81 69 00",
            "1 rue B",
            Some((45.757, 5.683)),
        );
        let c = one(
            "Brigade de C",
            "04 79 81 69 00",
            "1 rue C",
            Some((45.800, 5.683)),
        );
        assert_eq!(merge(vec![a, b, c], &mut Notes::default()).len(), 2);
    }

    #[test]
    fn services_with_the_same_short_number_stay_apart() {
        let a = one("Brigade de A", "17", "1 rue A", None);
        let b = one("Brigade de B", "17", "1 rue B", None);
        assert_eq!(merge(vec![a, b], &mut Notes::default()).len(), 2);
    }
}
