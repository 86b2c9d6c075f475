//! `export-pn.csv`: the stations of the police that receive the public.

use std::io::Read;

use content::places::Kind;

use super::gendarmerie::{id, opening};
use super::raw::Raw;
use super::table::{self, Row};

const NEEDED: [&[&str]; 5] = [
    &["service"],
    &["telephone"],
    &["adresse_geographique", "adresse", "voie"],
    &["geocodage_x_GPS"],
    &["geocodage_y_GPS"],
];

/// Reads the list and returns the problems of the file.
pub fn read(head: &[u8], reader: impl Read, see: &mut dyn FnMut(Raw)) -> Vec<String> {
    table::rows(head, reader, &NEEDED, &mut |row| see(station(row)))
}

fn station(row: &Row) -> Raw {
    let address = row.get(&["adresse_geographique", "adresse", "voie"]);
    let (street, postcode, commune) = street(address);
    let or = |text: &str, other: String| {
        if text.is_empty() {
            other
        } else {
            text.to_owned()
        }
    };
    Raw {
        at: format!("line {}", row.line),
        kind: Kind::Police,
        id: id(row),
        name: row.get(&["service"]).to_owned(),
        code: row
            .get(&[
                "code_commune_insee",
                "code_insee",
                "code_commune",
                "departement",
            ])
            .to_owned(),
        postcode: or(row.get(&["code_postal"]), postcode),
        commune: or(row.get(&["commune"]), commune),
        street,
        telephones: vec![row.get(&["telephone"]).to_owned()],
        site: row.get(&["url"]).to_owned(),
        north: row.get(&["geocodage_y_GPS"]).to_owned(),
        east: row.get(&["geocodage_x_GPS"]).to_owned(),
        hours: opening(row),
        broken: false,
    }
}

/// Street, postcode and commune of `12 rue Haute$03200 VICHY`. In the list, `$` ends a line of the
/// address.
pub fn street(address: &str) -> (String, String, String) {
    let text = address.replace('$', ", ");
    let is_postcode =
        |word: &str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    let clean = |text: &str| {
        text.trim_matches(|letter: char| letter.is_whitespace() || letter == ',')
            .to_owned()
    };
    let Some(postcode) = text.split([' ', ',']).rfind(|word| is_postcode(word)) else {
        return (clean(&text), String::new(), String::new());
    };
    let (street, commune) = text.rsplit_once(postcode).unwrap_or((&text, ""));
    (clean(street), postcode.to_owned(), clean(commune))
}

#[cfg(test)]
mod tests {
    use super::{read, street};

    #[test]
    fn an_address_is_split_into_street_postcode_and_commune() {
        for (address, is) in [
            (
                "35 avenue Victoria$03200 VICHY",
                ("35 avenue Victoria", "03200", "VICHY"),
            ),
            (
                "12 rue Haute 03000 MOULINS",
                ("12 rue Haute", "03000", "MOULINS"),
            ),
            ("12 rue Haute", ("12 rue Haute", "", "")),
        ] {
            let (street, postcode, commune) = street(address);
            assert_eq!((street.as_str(), postcode.as_str(), commune.as_str()), is);
        }
    }

    #[test]
    fn a_station_is_read() {
        let text = "service;telephone;adresse_geographique;departement;geocodage_x_GPS;geocodage_y_GPS\n\
                    Commissariat de police de Vichy;+33 4 70 00 00 00;35 avenue Victoria$03200 VICHY;03;3.42;46.13\n";
        let mut stations = Vec::new();
        let problems = read(text.as_bytes(), text.as_bytes(), &mut |station| {
            stations.push(station)
        });
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(stations[0].postcode, "03200");
        assert_eq!(stations[0].street, "35 avenue Victoria");
        assert_eq!(
            (stations[0].north.as_str(), stations[0].east.as_str()),
            ("46.13", "3.42")
        );
    }
}
