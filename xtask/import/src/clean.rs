//! Makes a service that may be shown from a record of a file.

use content::places::imported::Service;
use url::Url;

use super::communes::{Communes, Found, departement};
use super::notes::{Notes, Why};
use super::open;
use super::position::Position;
use super::raw::{Hours, Raw};
use super::shelter;
use super::telephone::Telephone;

/// The longest name or address; longer ones are cut.
const LONGEST: usize = 200;

/// A service, and the identifiers that other files use for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Clean {
    /// The service.
    pub service: Service,
    /// Identifiers of the unit.
    pub ids: Vec<String>,
}

/// Makes a service from a record, or notes why the record is dropped.
pub fn clean(
    raw: Raw,
    file: &str,
    source: usize,
    communes: &Communes,
    notes: &mut Notes,
) -> Option<Clean> {
    let name = tidy(&raw.name);
    let address = tidy(&raw.street);
    let at = format!("{file} {}, {name}", raw.at);
    let mut note = |why: Why, what: &str| {
        notes.add(
            why,
            if what.is_empty() {
                at.clone()
            } else {
                format!("{at}: {what}")
            },
        );
    };
    if name.is_empty() {
        note(Why::NoName, "");
        return None;
    }
    if !open::receives(raw.kind, &name) {
        note(Why::NotOpen, "");
        return None;
    }
    // The note does not contain the address, not even for a maintainer.
    if let Some(word) = shelter::gives_away(&name, &address) {
        note(Why::Shelter, &format!("“{word}”"));
        return None;
    }
    let means = format!("{:?} {:?} {:?}", raw.code, raw.postcode, raw.commune);
    let commune = match communes.find(&raw.code, &raw.postcode, &raw.commune) {
        Some(Found::Code(code)) => code,
        Some(Found::Otherwise(code)) => {
            // A list without commune codes is normal, so it gets no note.
            if raw.code.len() > 3 {
                note(Why::FoundOtherwise, &format!("{means} is {code}"));
            }
            code
        }
        None => {
            note(Why::UnknownCommune, &means);
            return None;
        }
    };
    let place = departement(&commune);
    let telephone = telephone(&raw.telephones, place, &mut note);
    let middle = communes.get(&commune)?.middle;
    let stood = format!("{:?} {:?}", raw.north, raw.east);
    let position = match Position::read(&raw.north, &raw.east, middle, place) {
        Position::Missing => None,
        Position::Right(north, east) => Some((north, east)),
        Position::Swapped(north, east) => {
            note(Why::Swapped, &stood);
            Some((north, east))
        }
        Position::Far(away) => {
            note(Why::Far, &format!("{stood} is {away:.0} km away"));
            None
        }
        Position::NoNumber => {
            note(Why::NoPosition, &stood);
            None
        }
    };
    let hours = match raw.hours {
        Hours::Read(hours) => hours,
        Hours::Unclear => {
            note(Why::Hours, "");
            String::new()
        }
        Hours::Conditional => {
            note(Why::Condition, "");
            String::new()
        }
    };
    let site = site(&raw.site).unwrap_or_else(|| {
        note(Why::Site, &raw.site);
        String::new()
    });
    if raw.broken {
        note(Why::Broken, "");
    }
    let kind = raw.kind;
    let service = Service {
        kind,
        source,
        commune,
        name,
        address,
        telephone,
        site,
        position,
        hours,
    };
    Some(Clean {
        service,
        ids: raw.id.into_iter().collect(),
    })
}

fn telephone(fields: &[String], departement: &str, note: &mut impl FnMut(Why, &str)) -> String {
    for field in fields {
        match Telephone::read(field, departement) {
            Telephone::Number(number) => return number,
            Telephone::Mended(number) => {
                note(Why::ZeroBack, field);
                return number;
            }
            Telephone::Missing => {}
            Telephone::NoNumber => note(Why::NoNumber, &format!("{field:?}")),
        }
    }
    String::new()
}

/// Keeps an address only if it begins with https: over http, anybody on the network can read along.
fn site(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return Some(String::new());
    }
    let url = Url::parse(text).ok()?;
    let right = url.scheme() == "https"
        && url.domain().is_some_and(|domain| domain.contains('.'))
        && url.username().is_empty()
        && url.password().is_none()
        && url.as_str().len() <= 2 * LONGEST;
    right.then(|| url.to_string())
}

/// Removes control characters and double spaces, and cuts the text at the longest length.
fn tidy(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use content::places::Kind;

    use super::super::communes::tests::communes;
    use super::*;

    fn raw(name: &str) -> Raw {
        Raw {
            at: "line 2".into(),
            kind: Kind::Gendarmerie,
            id: Some("1".into()),
            name: name.into(),
            code: "03190".into(),
            postcode: "03000".into(),
            commune: "Moulins".into(),
            street: "1  rue\nHaute".into(),
            telephones: vec!["néant".into(), "+33 4 70 00 00 00".into()],
            site: "http://exemple.fr".into(),
            north: "3.333".into(),
            east: "46.566".into(),
            hours: Hours::Unclear,
            broken: false,
        }
    }

    fn cleaned(raw: Raw) -> (Option<Clean>, Notes) {
        let mut notes = Notes::default();
        let clean = clean(raw, "a.csv", 0, communes(), &mut notes);
        (clean, notes)
    }

    #[test]
    fn mistakes_in_a_service_are_corrected_or_left_out_and_noted() {
        let (clean, notes) = cleaned(raw("Brigade de Moulins"));
        let service = clean.expect("a service").service;
        assert_eq!(service.address, "1 rue Haute");
        assert_eq!(service.telephone, "04 70 00 00 00");
        assert_eq!(service.position, Some((46.566, 3.333)));
        assert_eq!((service.site.as_str(), service.hours.as_str()), ("", ""));
        for why in [Why::NoNumber, Why::Swapped, Why::Site, Why::Hours] {
            assert_eq!(notes.count(why), 1, "{why:?}");
        }
        let lines = notes.lines(true).join("\n");
        assert!(
            lines.contains("a.csv line 2, Brigade de Moulins: \"néant\""),
            "{lines}"
        );
    }

    #[test]
    fn what_may_not_be_shown_is_dropped_and_noted_without_its_address() {
        for (name, why) in [
            ("Brigade de recherches", Why::NotOpen),
            ("Brigade de Moulins - Foyer", Why::Shelter),
            (" ", Why::NoName),
        ] {
            let (clean, notes) = cleaned(raw(name));
            assert_eq!(clean, None, "{name}");
            assert_eq!(notes.count(why), 1, "{name}");
            assert!(!notes.lines(true).join("\n").contains("rue Haute"));
        }
    }

    #[test]
    fn an_unknown_commune_drops_the_service_and_an_old_code_does_not() {
        let lost = Raw {
            code: "99999".into(),
            postcode: String::new(),
            commune: "Nulle part".into(),
            ..raw("Brigade")
        };
        let (clean, notes) = cleaned(lost);
        assert_eq!((clean, notes.count(Why::UnknownCommune)), (None, 1));
        let old = Raw {
            code: "03999".into(),
            ..raw("Brigade")
        };
        let (clean, notes) = cleaned(old);
        assert_eq!(clean.expect("a service").service.commune, "03190");
        assert_eq!(notes.count(Why::FoundOtherwise), 1);
    }
}
