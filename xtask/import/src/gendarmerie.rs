//! `export-gn2.csv`: the units of the gendarmerie that receive the public.
//!
//! The list comes in two forms, which differ in the hours: one sentence (`horaires_accueil`), or up
//! to three spans a day in their own columns (`lundi_plage1_debut`).

use std::io::Read;

use content::places::Kind;

use super::hours::{self, DAYS, Week};
use super::police::street;
use super::raw::{Hours, Raw};
use super::table::{self, Row};

const NEEDED: [&[&str]; 7] = [
    &["service"],
    &["telephone"],
    &["code_commune_insee", "code_postal"],
    &["voie", "adresse_geographique"],
    &["commune", "code_commune_insee"],
    &["geocodage_x_GPS"],
    &["geocodage_y_GPS"],
];

/// Reads the list and returns the problems of the file.
pub fn read(head: &[u8], reader: impl Read, see: &mut dyn FnMut(Raw)) -> Vec<String> {
    table::rows(head, reader, &NEEDED, &mut |row| see(unit(row)))
}

fn unit(row: &Row) -> Raw {
    let voie = row.get(&["voie"]);
    Raw {
        at: format!("line {}", row.line),
        kind: Kind::Gendarmerie,
        id: id(row),
        name: row.get(&["service"]).to_owned(),
        code: row.get(&["code_commune_insee"]).to_owned(),
        postcode: row.get(&["code_postal"]).to_owned(),
        commune: row.get(&["commune"]).to_owned(),
        street: if voie.is_empty() {
            street(row.get(&["adresse_geographique"])).0
        } else {
            voie.to_owned()
        },
        telephones: vec![row.get(&["telephone"]).to_owned()],
        site: row.get(&["url"]).to_owned(),
        north: row.get(&["geocodage_y_GPS"]).to_owned(),
        east: row.get(&["geocodage_x_GPS"]).to_owned(),
        hours: opening(row),
        broken: false,
    }
}

/// The identifier of a unit. 0 is not one, because many units have it.
pub fn id(row: &Row) -> Option<String> {
    let id = row.get(&["identifiant_public_unite"]);
    (!id.is_empty() && id != "0").then(|| id.to_owned())
}

/// The hours in either form. The list of the police has had the form with a sentence as well.
pub fn opening(row: &Row) -> Hours {
    let read = if row.has("lundi_plage1_debut") {
        spans(row)
    } else {
        hours::sentence(row.get(&["horaires_accueil"]))
    };
    read.map_or(Hours::Unclear, Hours::Read)
}

fn spans(row: &Row) -> Option<String> {
    let mut week = Week::default();
    for (day, name) in DAYS.iter().enumerate() {
        for span in 1..=3 {
            let from = row.get(&[&format!("{name}_plage{span}_debut")]);
            let to = row.get(&[&format!("{name}_plage{span}_fin")]);
            if !from.is_empty() || !to.is_empty() {
                week.add(day, hours::minute(from)?, hours::minute(to)?)?;
            }
        }
    }
    Some(week.text())
}

#[cfg(test)]
mod tests {
    use super::{Hours, Raw, read};

    fn units(text: &str) -> Vec<Raw> {
        let mut units = Vec::new();
        let problems = read(text.as_bytes(), text.as_bytes(), &mut |unit| {
            units.push(unit)
        });
        assert_eq!(problems, Vec::<String>::new());
        units
    }

    #[test]
    fn a_unit_is_read_in_the_form_with_a_sentence() {
        let units = units(
            "identifiant_public_unite;service;adresse_geographique;telephone;departement;code_commune_insee;voie;code_postal;\
             commune;geocodage_epsg;geocodage_x;geocodage_y;geocodage_x_GPS;geocodage_y_GPS;horaires_accueil;url\n\
             1008593;Gendarmerie - Brigade de Belley;Caserne Sibuet 9 Rue Mante 01300 BELLEY;+33 4 79 81 69 00;01;01034;\
             Caserne Sibuet 9 Rue Mante;01300;Belley;;;;5.68275;45.75554; Lundi : 8h00-12h00 ;https://lannuaire.service-public.fr/x\n\
             0;Gendarmerie - Brigade d'Ornex;124 Rue de Béjoud 01210 ORNEX;;01;01281;;01210;Ornex;;;;;;;\n",
        );
        assert_eq!(units[0].id.as_deref(), Some("1008593"));
        assert_eq!(units[0].street, "Caserne Sibuet 9 Rue Mante");
        assert_eq!(units[0].hours, Hours::Read("mon 8:00-12:00".into()));
        assert_eq!(units[1].id, None, "many units have the number 0");
        assert_eq!(units[1].street, "124 Rue de Béjoud");
        assert_eq!(units[1].hours, Hours::Read(String::new()));
    }

    #[test]
    fn a_unit_is_read_in_the_form_with_spans() {
        let units = units(
            "service;telephone;code_commune_insee;voie;code_postal;commune;geocodage_x_GPS;geocodage_y_GPS;\
             lundi_plage1_debut;lundi_plage1_fin;lundi_plage2_debut;lundi_plage2_fin;mardi_plage1_debut;mardi_plage1_fin\n\
             Brigade A;;01034;;01300;Belley;;;8h0;12h00;14h00;18h00;8h00;12h00\n\
             Brigade B;;01034;;01300;Belley;;;8h0;;;;;\n",
        );
        assert_eq!(
            units[0].hours,
            Hours::Read("mon 8:00-12:00;mon 14:00-18:00;tue 8:00-12:00".into())
        );
        assert_eq!(units[1].hours, Hours::Unclear);
    }
}
