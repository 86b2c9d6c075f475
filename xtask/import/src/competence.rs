//! Which unit is competent in which commune, from the list of the ministry.

use std::collections::BTreeMap;
use std::io::Read;

use content::places::Kind;

use super::clean::Clean;
use super::communes::{Communes, Found, departement};
use super::merge::core;
use super::notes::{Notes, Why};
use super::table;

const NEEDED: [&[&str]; 3] = [&["code_commune"], &["institution"], &["service"]];

/// A row of the list.
#[derive(Debug, PartialEq, Eq)]
pub struct Competence {
    at: String,
    commune: String,
    kind: Kind,
    id: String,
    name: String,
}

/// Reads the list and returns the problems of the file.
pub fn read(
    head: &[u8],
    reader: impl Read,
    file: &str,
    communes: &Communes,
    notes: &mut Notes,
    all: &mut Vec<Competence>,
) -> Vec<String> {
    let mut institutions: BTreeMap<String, u64> = BTreeMap::new();
    let mut problems = table::rows(head, reader, &NEEDED, &mut |row| {
        let at = format!("{file} line {}", row.line);
        let kind = match row.get(&["institution"]) {
            "PN" => Kind::Police,
            "GN" => Kind::Gendarmerie,
            other => {
                institutions.entry(other.to_owned()).or_insert(row.line);
                return;
            }
        };
        let (code, name) = (row.get(&["code_commune"]), row.get(&["libelle_commune"]));
        let (Some(Found::Code(commune)) | Some(Found::Otherwise(commune))) =
            communes.find(code, row.get(&["code_postal"]), name)
        else {
            notes.add(Why::CompetenceCommune, format!("{at}: {code:?} {name:?}"));
            return;
        };
        let (id, name) = (
            row.get(&["id_service"]).to_owned(),
            row.get(&["service"]).to_owned(),
        );
        all.push(Competence {
            at,
            commune,
            kind,
            id,
            name,
        });
    });
    problems.extend(institutions.into_iter().map(|(name, line)| {
        format!("line {line}: the institution {name:?} is neither PN nor GN: the list has changed, so the import must change too")
    }));
    problems
}

/// For each commune, the index in `units` of the competent unit.
pub fn competent(
    list: &[Competence],
    units: &[Clean],
    notes: &mut Notes,
) -> BTreeMap<String, usize> {
    let mut by_id: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
    let mut by_name: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let kind = unit.service.kind;
        if matches!(kind, Kind::Police | Kind::Gendarmerie) {
            by_id.extend(unit.ids.iter().map(|id| ((kind, id.as_str()), at)));
            by_name
                .entry((kind, core(kind, &unit.service.name)))
                .or_default()
                .push(at);
        }
    }
    let commune_of = |at: &usize| {
        units
            .get(*at)
            .map_or("", |unit| unit.service.commune.as_str())
    };
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for row in list {
        let named = core(row.kind, &row.name);
        let named = by_name
            .get(&(row.kind, named))
            .filter(|_| !row.name.is_empty());
        let named = named.map(Vec::as_slice).unwrap_or_default().iter().copied();
        let numbered = by_id.get(&(row.kind, row.id.as_str())).copied();
        let unit = numbered
            .or_else(|| only(named.clone().filter(|at| commune_of(at) == row.commune)))
            .or_else(|| {
                only(
                    named
                        .clone()
                        .filter(|at| departement(commune_of(at)) == departement(&row.commune)),
                )
            })
            .or_else(|| only(named));
        match unit {
            None => notes.add(
                Why::CompetenceUnit,
                format!("{}: {}: {}", row.at, row.commune, row.name),
            ),
            Some(unit) => match found.get(&row.commune) {
                Some(other) if *other != unit => {
                    notes.add(
                        Why::CompetenceTwice,
                        format!("{}: {}: {}", row.at, row.commune, row.name),
                    );
                }
                _ => {
                    found.insert(row.commune.clone(), unit);
                }
            },
        }
    }
    found
}

fn only(mut found: impl Iterator<Item = usize>) -> Option<usize> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use content::places::imported::Service;

    use super::super::communes::tests::communes;
    use super::*;

    fn unit(kind: Kind, id: &str, name: &str, commune: &str) -> Clean {
        let service = Service {
            kind,
            source: 0,
            commune: commune.into(),
            name: name.into(),
            address: String::new(),
            telephone: String::new(),
            site: String::new(),
            position: None,
            hours: String::new(),
        };
        Clean {
            service,
            ids: vec![id.into()],
        }
    }

    #[test]
    fn a_unit_is_found_by_its_number_or_its_name_and_the_others_are_noted() {
        let text = "code_commune;libelle_commune;institution;id_service;service;code_postal;code_postaux\n\
                    03310;Vichy;PN;0;Commissariat de police de Vichy;03200;03200\n\
                    03102;Dompierre-sur-Besbre;GN;1008593;Brigade X;03290;03290\n\
                    03185;Montluçon;GN;9;Brigade inconnue;03100;03100\n\
                    99999;Nulle part;GN;9;Brigade inconnue;;\n\
                    03310;Vichy;GN;1008593;Brigade X;03200;03200\n";
        let mut notes = Notes::default();
        let mut list = Vec::new();
        let problems = read(
            text.as_bytes(),
            text.as_bytes(),
            "c.csv",
            communes(),
            &mut notes,
            &mut list,
        );
        assert_eq!(problems, Vec::<String>::new());
        let units = [
            unit(
                Kind::Gendarmerie,
                "1008593",
                "Brigade de Dompierre",
                "03102",
            ),
            unit(Kind::Police, "", "Commissariat de Vichy", "03310"),
        ];
        let found = competent(&list, &units, &mut notes);
        assert_eq!(
            found,
            BTreeMap::from([("03102".into(), 0), ("03310".into(), 1)])
        );
        for why in [
            Why::CompetenceUnit,
            Why::CompetenceCommune,
            Why::CompetenceTwice,
        ] {
            assert_eq!(notes.count(why), 1, "{why:?}");
        }
    }

    #[test]
    fn an_unknown_institution_is_a_problem() {
        let text = "code_commune;institution;service\n03310;PM;x\n";
        let problems = read(
            text.as_bytes(),
            text.as_bytes(),
            "c.csv",
            communes(),
            &mut Notes::default(),
            &mut Vec::new(),
        );
        assert!(
            problems[0].contains("\"PM\" is neither PN nor GN"),
            "{problems:?}"
        );
    }
}
