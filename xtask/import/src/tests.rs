//! Whole imports of small files in the official forms.

use std::path::Path;

use content::places::Kind;
use content::places::imported::Imported;
use jiff::civil::{Date, date};

use super::communes::tests::communes;
use super::notes::Why;
use super::unpack::tests::{archive, bz2};
use super::{Done, import, write};

const GENDARMERIE: &str = "\
identifiant_public_unite;service;adresse_geographique;telephone;departement;code_commune_insee;voie;code_postal;commune;\
geocodage_x_GPS;geocodage_y_GPS;horaires_accueil;url
1008593;Gendarmerie - Brigade de Belley;Caserne Sibuet 9 Rue Mante 01300 BELLEY;+33 4 79 81 69 00;01;01034;9 Rue Mante;01300;\
Belley;5.68275;45.75554; Lundi : 8h00-12h00 14h00-18h00;https://lannuaire.service-public.fr/x
0;Gendarmerie - Brigade d'Ornex;124 Rue de Béjoud 01210 ORNEX;0450405930;01;1281;124 Rue de Béjoud;1210;Ornex;46.27591;6.09523;;
3;Centre d'information et de recrutement;1 rue Haute;0470000000;03;03190;1 rue Haute;03000;Moulins;3.3;46.5;;
4;Brigade motorisée de Moulins;1 rue Haute;0470000000;03;03190;1 rue Haute;03000;Moulins;3.3;46.5;;
";

const POLICE: &str = "\
service;telephone;adresse_geographique;departement;geocodage_x_GPS;geocodage_y_GPS
Commissariat de police de Vichy;+33 4 70 00 00 00;35 avenue Victoria$03200 VICHY;03;3.42;46.13
Commissariat du 11e arrondissement;34 30;12 passage Charles Dallery$75011 PARIS;75;0;0
";

const COMPETENCE: &str = "\
code_commune;libelle_commune;institution;id_service;service;code_postal;code_postaux
01034;Belley;GN;1008593;Brigade de Belley;01300;01300
03310;Vichy;PN;0;Commissariat de police de Vichy;03200;03200
03185;Montluçon;PN;0;Commissariat de police de Montluçon;03100;03100
";

const DIRECTORY: &str = r#"{"service":[
{"nom":"Brigade de gendarmerie - Belley","pivot":[{"type_service_local":"gendarmerie","code_insee_commune":["01034"]}],
 "code_insee_commune":"01034","telephone":[{"valeur":"04 79 81 69 00"}],"date_modification":"20/11/2026 10:00:00"},
{"nom":"CIDFF de l'Allier","pivot":[{"type_service_local":"cidf","code_insee_commune":["03190"]}],"code_insee_commune":"03190",
 "adresse":[{"type_adresse":"Adresse","numero_voie":"1 rue Haute","code_postal":"03000","nom_commune":"Moulins","longitude":"2.35","latitude":"48.85"}],
 "telephone":[{"valeur":"04 70 00 00 03"}],"date_modification":"21/11/2026 10:00:00"},
{"nom":"CHRS Les Lilas","pivot":[{"type_service_local":"aav","code_insee_commune":["03190"]}],"code_insee_commune":"03190",
 "adresse":[{"type_adresse":"Adresse","numero_voie":"7 rue Cachee"}]},
{"nom":"Foyer","pivot":[{"type_service_local":"chrs"}],"code_insee_commune":"03190"}
]}"#;

fn today() -> Date {
    date(2026, 11, 27)
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("a file");
    }
    folder
}

fn official() -> Vec<(&'static str, &'static [u8])> {
    vec![
        ("export-gn2-2026-11-20.csv", GENDARMERIE.as_bytes()),
        ("export-pn-2026-11-20.csv", POLICE.as_bytes()),
        ("competence-2026-11-20.csv", COMPETENCE.as_bytes()),
        ("annuaire.json", DIRECTORY.as_bytes()),
    ]
}

fn done(files: &[(&str, &[u8])], last: Option<&Imported>, accept: &[String]) -> Done {
    import(folder(files).path(), communes(), last, accept, today()).expect("an import")
}

#[test]
fn the_four_files_become_one_list_with_its_sources() {
    let done = done(&official(), None, &[]);
    assert_eq!(done.problems, Vec::<String>::new());
    let names: Vec<(&str, Kind, &str)> = done
        .imported
        .services
        .iter()
        .map(|service| {
            (
                service.commune.as_str(),
                service.kind,
                service.name.as_str(),
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            (
                "01034",
                Kind::Gendarmerie,
                "Gendarmerie - Brigade de Belley"
            ),
            ("01281", Kind::Gendarmerie, "Gendarmerie - Brigade d'Ornex"),
            ("03190", Kind::Cidff, "CIDFF de l'Allier"),
            ("03310", Kind::Police, "Commissariat de police de Vichy"),
            ("75111", Kind::Police, "Commissariat du 11e arrondissement"),
        ]
    );
    let dates: Vec<&str> = done
        .imported
        .sources
        .iter()
        .map(|source| source.date.as_str())
        .collect();
    assert_eq!(
        dates,
        ["2026-11-20", "2026-11-20", "2026-11-21", "2026-11-20"]
    );
    assert_eq!(
        done.imported.competent,
        [("01034".to_owned(), 0), ("03310".to_owned(), 3)].into()
    );
    let services = &done.imported.services;
    assert_eq!(services[0].hours, "mon 8:00-12:00;mon 14:00-18:00");
    assert_eq!(
        services[1].position,
        Some((46.276, 6.095)),
        "latitude and longitude were swapped"
    );
    assert_eq!(services[2].position, None, "in Paris");
    assert_eq!(services[4].telephone, "3430");
    for (why, many) in [
        (Why::NotOpen, 2),
        (Why::Shelter, 1),
        (Why::Twice, 1),
        (Why::Swapped, 1),
        (Why::Far, 1),
        (Why::CompetenceUnit, 1),
    ] {
        assert_eq!(done.notes.count(why), many, "{why:?}");
    }
}

#[test]
fn neither_a_shelter_nor_its_address_is_imported() {
    let done = done(&official(), None, &[]);
    let text = write::text(&done.imported).expect("a text") + &done.notes.lines(true).join("\n");
    assert!(!text.contains("Cachee"));
    let shown = write::text(&done.imported).expect("a text");
    assert!(
        !shown.contains("CHRS") && !shown.contains("Foyer"),
        "{shown}"
    );
}

#[test]
fn two_imports_of_the_same_files_are_identical() {
    let texts: Vec<String> = (0..2)
        .map(|_| write::text(&done(&official(), None, &[]).imported).expect("a text"))
        .collect();
    assert_eq!(texts[0], texts[1]);
    assert!(
        texts[0]
            .lines()
            .filter(|line| line.contains("\"kind\""))
            .all(|line| line.matches("\"kind\"").count() == 1)
    );
}

#[test]
fn the_problems_of_all_files_are_reported_at_once() {
    let latin: Vec<u8> = GENDARMERIE.chars().map(|letter| letter as u8).collect();
    let cut = &DIRECTORY.as_bytes()[..DIRECTORY.len() - 100];
    let done = done(
        &[
            ("export-gn2.csv", &latin),
            ("export-pn.csv", b"<!DOCTYPE html><title>Erreur 404</title>"),
            (
                "competence.csv",
                b"code_commune;institution;id_service\n01034;GN;1\n",
            ),
            ("annuaire.json", cut),
            ("vide.csv", b""),
            ("notes.txt", b"a note"),
        ],
        None,
        &[],
    );
    let problems = done.problems.join("\n");
    for says in [
        "export-gn2.csv: line 3: it is not UTF-8",
        "export-pn.csv: it is a web page",
        "competence.csv: line 1: the columns service are missing",
        "annuaire.json: service 3: the file is cut",
        "vide.csv: it is empty",
    ] {
        assert!(problems.contains(says), "{says}\n{problems}");
    }
    assert!(
        done.said
            .iter()
            .any(|line| line.contains("notes.txt: nothing that the import knows"))
    );
}

#[test]
fn the_directory_is_read_as_dila_packs_it() {
    let commune = r#"{"commune":[{"type_service_local":[{"code_type_service_local":"aav"}]}]}"#;
    let packed = bz2(&archive(&[
        ("all/01001.json", commune),
        ("all/2026-11-22_053120-data.gouv_local.json", DIRECTORY),
    ]));
    let done = done(&[("all_latest.tar.bz2", &packed)], None, &[]);
    assert_eq!(done.problems, Vec::<String>::new());
    assert_eq!(done.imported.services.len(), 2);
    assert_eq!(
        done.imported.sources[0].file,
        "2026-11-22_053120-data.gouv_local.json"
    );
    assert_eq!(done.imported.sources[0].date, "2026-11-22");
}

#[test]
fn a_large_loss_refuses_the_import_until_somebody_accepts_it() {
    let mut last = done(&official(), None, &[]).imported;
    let police = last
        .services
        .iter()
        .find(|service| service.kind == Kind::Police)
        .cloned()
        .expect("a station");
    last.services.extend(std::iter::repeat_n(police, 9));
    let refused = done(&official(), Some(&last), &[]);
    assert!(
        refused.problems[0].contains("--accept"),
        "{:?}",
        refused.problems
    );
    assert_eq!(refused.problems[1..], ["03 Allier: police 10 → 1"]);
    let accepted = done(&official(), Some(&last), &["03".to_owned()]);
    assert_eq!(accepted.problems, Vec::<String>::new());
    assert!(
        accepted
            .said
            .contains(&"accepted: 03 Allier: police 10 → 1".to_owned())
    );
}

#[test]
fn a_missing_file_is_reported_once_and_not_as_a_hundred_losses() {
    let last = done(&official(), None, &[]).imported;
    let done = done(&official()[..3], Some(&last), &[]);
    assert_eq!(done.problems.len(), 1);
    assert!(
        done.problems[0].contains(
            "missing: the directory of DILA (the last import had annuaire.json of 2026-11-21)"
        ),
        "{:?}",
        done.problems
    );
}

#[test]
fn the_last_import_is_replaced_as_a_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("services.json");
    assert_eq!(write::read(&path).expect("nothing yet"), None);
    let mut imported = done(&official(), None, &[]).imported;
    write::write(&path, &imported).expect("written");
    assert_eq!(write::read(&path).expect("read"), Some(imported.clone()));
    let before = std::fs::read_to_string(&path).expect("a text");
    imported.services[0].hours = "lundi".into();
    assert!(write::write(&path, &imported).is_err());
    assert_eq!(std::fs::read_to_string(&path).expect("a text"), before);
    assert!(names(folder.path()) == ["services.json"]);
    std::fs::write(&path, "{").expect("a file");
    let error = write::read(&path).expect_err("broken");
    assert!(format!("{error:#}").contains("git checkout"), "{error:#}");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

#[test]
fn accept_takes_only_numbers_of_departements() {
    assert_eq!(super::departements(" 2a ").expect("Corse"), "2A");
    for wrong in ["", "3", "Allier", "0300"] {
        assert!(super::departements(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_directory_that_is_cut_is_never_taken_for_complete() {
    for cut in (1..DIRECTORY.len()).step_by(7) {
        let done = done(
            &[("annuaire.json", &DIRECTORY.as_bytes()[..cut])],
            None,
            &[],
        );
        assert!(!done.problems.is_empty(), "cut after {cut}");
    }
}

#[test]
fn a_list_that_is_cut_inside_a_row_is_never_taken_for_complete() {
    let ends: Vec<usize> = GENDARMERIE.match_indices('\n').map(|(at, _)| at).collect();
    for cut in (ends[0] + 2..GENDARMERIE.len()).step_by(3) {
        let done = done(
            &[("export-gn2.csv", &GENDARMERIE.as_bytes()[..cut])],
            None,
            &[],
        );
        let line = GENDARMERIE.as_bytes()[..cut]
            .rsplit(|byte| *byte == b'\n')
            .next()
            .unwrap_or_default();
        let fields = line.iter().filter(|byte| **byte == b';').count() + 1;
        // If the file is cut at the end of a line or in its last field, only the comparison with
        // the last import can tell.
        let whole = line.is_empty() || fields == 13;
        assert_eq!(
            done.problems.is_empty(),
            whole,
            "cut after {cut}: {:?}",
            done.problems
        );
    }
}

#[test]
fn no_content_of_a_file_makes_the_import_panic() {
    for sign in [b'"', b'{', b']', b';', b'\n', b'\\', 0, 0xff] {
        for at in (0..GENDARMERIE.len()).step_by(41) {
            let mut broken = GENDARMERIE.as_bytes().to_vec();
            broken[at] = sign;
            done(&[("export-gn2.csv", &broken)], None, &[]);
        }
        for at in (0..DIRECTORY.len()).step_by(41) {
            let mut broken = DIRECTORY.as_bytes().to_vec();
            broken[at] = sign;
            done(&[("annuaire.json", &broken)], None, &[]);
        }
    }
}
