//! The search for a place, over every commune and postcode of `france/`, and the services near it.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

mod compressed;
mod copy;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use compressed::compressed;
use content::compiler::{self, publication::Publication};
use content::places::{Age, Findings, France, Map, Place, Zone, find, kilometres, near};
use content::types::Day;
use copy::Copy;

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let content = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = compiler::compile(content, "fr", &Publication::default());
    output.expect("the text is right").places
});

static MAP: LazyLock<Map> = LazyLock::new(|| Map::open(France::read(&FILE).expect("a map")));

/// The communes of the source file: INSEE code, name, postcodes.
fn source() -> Vec<(String, String, String)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("france/communes.min.json");
    let text = std::fs::read_to_string(file).expect("the communes");
    let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let rows = read["communes"].as_array().expect("rows");
    let text = |row: &serde_json::Value, at: usize| row[at].as_str().expect("a text").to_owned();
    let rows = rows
        .iter()
        .map(|row| (text(row, 0), text(row, 1), text(row, 2)));
    // Clipperton is in no département of the list, and nobody lives there.
    rows.filter(|(insee, _, _)| insee != "98901").collect()
}

/// The first places, as “Name (département)”.
fn first(typed: &str) -> Vec<String> {
    said(&find(&MAP, typed, 8))
}

fn said(findings: &Findings) -> Vec<String> {
    let say = |place: Place| {
        let code = MAP.department(place).expect("a département").code;
        format!("{} ({code})", MAP.name(place).expect("a name"))
    };
    findings
        .places
        .iter()
        .map(|found| say(found.place))
        .collect()
}

fn department(insee: &str) -> &str {
    &insee[..if insee.starts_with("97") || insee.starts_with("98") {
        3
    } else {
        2
    }]
}

#[test]
fn every_commune_is_found_by_its_name_and_by_each_postcode() {
    let source = source();
    assert_eq!(source.len(), 35_008);
    let mut twins: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (insee, name, _) in &source {
        *twins.entry((name, department(insee))).or_default() += 1;
    }
    let mut by_postcode: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (insee, name, postcodes) in &source {
        let here = format!("{name} ({})", department(insee));
        for code in postcodes.split(' ') {
            by_postcode.entry(code).or_default().insert(here.clone());
        }
    }
    let missing: Vec<&String> = source
        .iter()
        .filter(|(insee, name, _)| {
            let here = format!("{name} ({})", department(insee));
            // Several communes may share the name.
            !said(&find(&MAP, name, 60)).contains(&here)
        })
        .map(|(_, name, _)| name)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(by_postcode.len(), 6_326);
    for (code, communes) in by_postcode {
        let found: BTreeSet<String> = said(&find(&MAP, code, 8)).into_iter().collect();
        let whole = ["Paris (75)", "Lyon (69)", "Marseille (13)"];
        let expected: BTreeSet<String> = communes
            .into_iter()
            .filter(|name| !whole.contains(&name.as_str()))
            .collect();
        assert_eq!(found, expected, "{code}");
    }
}

#[test]
fn every_departement_is_found_by_name_and_number_and_has_its_neighbours() {
    assert_eq!(MAP.departments().len(), 107);
    for (index, department) in (0..).zip(MAP.departments()) {
        let place = Place::Department(index);
        let by = |typed: &str| {
            let found = find(&MAP, typed, 8).places;
            found.iter().any(|found| found.place == place)
        };
        assert!(by(department.code), "{}", department.code);
        // Paris, Saint-Barthélemy and Saint-Martin are found as communes of that name.
        let found = find(&MAP, department.name, 8).places;
        assert!(
            found
                .iter()
                .any(|found| MAP.department(found.place) == Some(department)),
            "{}",
            department.name
        );
        let seat = Place::Commune(department.seat);
        assert_eq!(
            MAP.department(seat).map(|one| one.code),
            Some(department.code)
        );
        for near in &department.near {
            let other = &MAP.departments()[usize::from(*near)];
            assert!(
                other.near.contains(&index),
                "{} and {}",
                department.code,
                other.code
            );
        }
        let overseas = department.code.len() == 3;
        assert_eq!(department.near.is_empty(), overseas, "{}", department.code);
    }
    let allier = MAP
        .departments()
        .iter()
        .find(|one| one.code == "03")
        .expect("the Allier");
    let mut near: Vec<&str> = allier
        .near
        .iter()
        .map(|near| MAP.departments()[usize::from(*near)].code)
        .collect();
    near.sort_unstable();
    assert_eq!(near, ["18", "23", "42", "58", "63", "71"]);
    assert!(allier.card.is_some());
}

#[test]
fn a_query_finds_the_place_that_people_mean() {
    for (typed, place) in [
        ("vichy", "Vichy (03)"),
        ("VICHY", "Vichy (03)"),
        ("  Vichy ! ", "Vichy (03)"),
        ("gendarmerie vichy", "Vichy (03)"),
        ("commissariat de vichy", "Vichy (03)"),
        ("03200 vichy", "Vichy (03)"),
        ("vichy 03200", "Vichy (03)"),
        ("vichy 03", "Vichy (03)"),
        ("moulins allier", "Moulins (03)"),
        ("moulins (03)", "Moulins (03)"),
        ("saint denis reunion", "Saint-Denis (974)"),
        ("st denis 93", "Saint-Denis (93)"),
        ("st-étienne", "Saint-Étienne (42)"),
        ("Ste Foy les Lyon", "Sainte-Foy-lès-Lyon (69)"),
        ("saint etienne du rouvray", "Saint-Étienne-du-Rouvray (76)"),
        ("l abergement clemenciat", "L'Abergement-Clémenciat (01)"),
        ("l’abergement-clémenciat", "L'Abergement-Clémenciat (01)"),
        ("abergement clemenciat", "L'Abergement-Clémenciat (01)"),
        ("villefranche sur saone", "Villefranche-sur-Saône (69)"),
        ("villefranche s/ saone", "Villefranche-sur-Saône (69)"),
        ("monlucon", "Montluçon (03)"),
        ("montlucon", "Montluçon (03)"),
        ("clermont ferand", "Clermont-Ferrand (63)"),
        ("marseile", "Marseille (13)"),
        ("touluse", "Toulouse (31)"),
        ("bordaux", "Bordeaux (33)"),
        ("starsbourg", "Strasbourg (67)"),
        ("paris", "Paris (75)"),
        ("paris 11", "Paris 11e Arrondissement (75)"),
        ("paris 11e", "Paris 11e Arrondissement (75)"),
        ("75011", "Paris 11e Arrondissement (75)"),
        ("lyon 3", "Lyon 3e Arrondissement (69)"),
        ("marseille 1er", "Marseille 1er Arrondissement (13)"),
        ("42620", "Saint-Pierre-Laval (03)"),
        ("97133", "Saint-Barthélemy (977)"),
        ("97150", "Saint-Martin (978)"),
        ("97600", "Mamoudzou (976)"),
        ("98800", "Nouméa (988)"),
        ("ajaccio", "Ajaccio (2A)"),
        ("20000", "Ajaccio (2A)"),
        ("2a", "Corse-du-Sud (2A)"),
        ("2B", "Haute-Corse (2B)"),
        ("20", "Corse-du-Sud (2A)"),
        ("974", "La Réunion (974)"),
        ("0320", "Allier (03)"),
        ("9741", "La Réunion (974)"),
        ("sai", "Sai (61)"),
        ("la reunion", "La Réunion (974)"),
        ("03", "Allier (03)"),
        ("3", "Allier (03)"),
        ("departement 03", "Allier (03)"),
        ("allier", "Allier (03)"),
        ("cote d or", "Côte-d'Or (21)"),
        ("abries", "Abriès-Ristolas (05)"),
        ("03 200", "Vichy (03)"),
        ("٠٣٢٠٠", "Vichy (03)"),
        ("０３２００", "Vichy (03)"),
        ("Y", "Y (80)"),
        ("oe", "Œuilly (02)"),
    ] {
        let found = first(typed);
        let place = place.to_owned();
        let enough = if ["42620", "oe"].contains(&typed) {
            found.len()
        } else {
            1
        };
        assert!(
            found.iter().take(enough).any(|one| *one == place),
            "{typed}: {found:?}"
        );
    }
}

#[test]
fn a_query_that_is_no_place_finds_nothing() {
    for typed in [
        "",
        " ",
        "?!",
        "zzzzzzzz",
        "🆘",
        "123456",
        "0",
        "00",
        "99999",
        "انا",
        "<script>alert(1)</script>",
    ] {
        assert_eq!(first(typed), Vec::<String>::new(), "{typed}");
    }
    let long = "a".repeat(100_000);
    assert_eq!(first(&long), Vec::<String>::new());
}

#[test]
fn an_unknown_postcode_guesses_the_departement_and_says_so() {
    for (typed, department) in [
        ("33090", "Gironde (33)"),
        ("54201", "Meurthe-et-Moselle (54)"),
        ("97499", "La Réunion (974)"),
        ("20199", "Corse-du-Sud (2A)"),
        ("20299", "Haute-Corse (2B)"),
    ] {
        let found = find(&MAP, typed, 8);
        assert_eq!(said(&found), [department], "{typed}");
        assert!(found.guessed);
    }
    assert!(!find(&MAP, "03200", 8).guessed);
}

#[test]
fn a_position_finds_the_nearest_communes() {
    let near: Vec<&str> = MAP
        .nearest((46.13, 3.42), 3)
        .into_iter()
        .filter_map(|place| MAP.name(place))
        .collect();
    assert_eq!(near.first(), Some(&"Vichy"), "{near:?}");
    let paris: Vec<&str> = MAP
        .nearest((48.857, 2.352), 5)
        .into_iter()
        .filter_map(|place| MAP.name(place))
        .collect();
    assert!(!paris.contains(&"Paris"), "{paris:?}");
    let vichy_moulins = kilometres((46.13, 3.42), (46.56, 3.33));
    assert!((47.0..49.5).contains(&vichy_moulins), "{vichy_moulins}");
}

#[test]
fn the_file_is_small_and_a_broken_one_is_refused() {
    let bytes = compressed(&FILE);
    println!("{} bytes, {bytes} with brotli", FILE.len());
    assert!(bytes <= 250_000, "{bytes} bytes");
    for end in [0, 1, 100, FILE.len() / 2, FILE.len() - 1] {
        let cut: &'static [u8] = FILE[..end].to_vec().leak();
        assert!(France::read(cut).is_none(), "{end}");
    }
    assert!(France::read(b"<!doctype html><title>404</title>").is_none());
}

/// Compiles a copy of the text with these services of a département and these imported ones.
fn with(services: &str, imported: Option<&str>) -> Result<Map, Vec<String>> {
    let copy = Copy::new();
    std::fs::write(copy.path("fr/places/03.toml"), services).expect("a file");
    if let Some(imported) = imported {
        std::fs::write(copy.path("france/services.json"), imported).expect("a file");
    }
    match compiler::compile(copy.root(), "fr", &Publication::default()) {
        Ok(output) => Ok(Map::open(
            France::read(output.places.leak()).expect("a map"),
        )),
        Err(problems) => Err(problems
            .iter()
            .map(|problem| {
                problem
                    .to_string()
                    .replace(copy.root().to_str().expect("a path"), "")
            })
            .collect()),
    }
}

const HOUSE: &str = r#"[[service]]
id = "house"
kind = "womens-house"
name = "Maison des femmes"
commune = "03190"
address = "1 rue Droite"
telephone = "04 70 00 00 01"
open = ["mon-fri 9:00-12:00"]
public = "Toute femme."
sources = ["https://example.org/"]
called = "2026-11-26"
by = "une bénévole"
"#;

fn day(text: &str) -> Day {
    Day::from_iso(text).expect("a day")
}

fn place(map: &Map, typed: &str) -> Place {
    find(map, typed, 1).places[0].place
}

#[test]
fn a_service_that_somebody_called_is_shown_for_twelve_months() {
    let map = with(HOUSE, None).expect("a map");
    let names = |typed: &str, today: &str| -> Vec<(String, Option<u32>)> {
        let found = near(&map, place(&map, typed), day(today));
        let found = found.iter();
        found
            .map(|near| {
                (
                    near.service.name.to_owned(),
                    near.kilometres.map(|far| far.round() as u32),
                )
            })
            .collect()
    };
    let shown = |far| vec![("Maison des femmes".to_owned(), far)];
    assert_eq!(names("moulins allier", "2026-11-27"), shown(Some(0)));
    let vichy = names("vichy", "2026-11-27");
    assert!(
        (46..=50).contains(&vichy[0].1.expect("a distance")),
        "{vichy:?}"
    );
    assert_eq!(names("03", "2026-11-27"), shown(None));
    // One place in another département but close, and two that are far away.
    assert_eq!(names("nevers", "2026-11-27").len(), 0);
    assert_eq!(names("decize", "2026-11-27").len(), 1);
    assert_eq!(names("paris", "2026-11-27").len(), 0);
    assert_eq!(names("moulins allier", "2027-11-26").len(), 1);
    assert_eq!(
        names("moulins allier", "2027-11-27").len(),
        0,
        "the call is over twelve months old"
    );
    assert_eq!(
        names("moulins allier", "2026-11-25").len(),
        0,
        "the call is in the future: the clock is wrong"
    );
    let service = &map.france().services[0];
    let at = |milliseconds: f64| service.is_open(Zone::France.now(milliseconds));
    // 2026-11-24 11:12 UTC is 12:12 in France; two hours before, it is 10:12.
    assert_eq!(at(1_795_518_744_000.0), Some(false));
    assert_eq!(at(1_795_511_544_000.0), Some(true));
}

#[test]
fn a_wrong_service_is_reported_with_line_and_remedy() {
    for (from, to, said) in [
        (
            "\"03190\"",
            "\"03000\"",
            "no commune 03000 -> write its INSEE code",
        ),
        (
            "\"03190\"",
            "\"63113\"",
            "63113 is not in the département 03",
        ),
        (
            "address = \"1 rue Droite\"\n",
            "",
            "it needs an address or hidden = true",
        ),
        (
            "address",
            "hidden = true\naddress",
            "it needs an address or hidden = true",
        ),
        (
            "Maison des femmes",
            "Foyer des femmes",
            "“foyer” is a place where people are housed -> remove the service",
        ),
        (
            "1 rue Droite",
            "Résidence du Parc",
            "“résidence” is a place where people",
        ),
        (
            "04 70 00 00 01",
            "4 70 00",
            "“4 70 00” is not a telephone number",
        ),
        (
            "04 70 00 00 01",
            "0470.00.00.01",
            "is not a telephone number",
        ),
        ("https://", "http://", "without https://"),
        ("[\"https://example.org/\"]", "[]", "no source"),
        ("mon-fri 9:00-12:00", "9h-12h", "are not hours"),
        ("2026-11-26", "hier", "“hier” is not a day"),
        ("une bénévole", " ", "the caller is missing"),
        ("womens-house", "shelter", "unknown variant `shelter`"),
        ("public", "publique", "unknown field `publique`"),
        ("called = \"2026-11-26\"\n", "", "missing"),
    ] {
        let text = HOUSE.replacen(from, to, 1);
        assert_ne!(text, HOUSE, "{from}");
        let told = with(&text, None).err().unwrap_or_default().join("\n");
        assert!(
            told.starts_with("/fr/places/03.toml:") && told.contains(said),
            "{to}: {told}"
        );
        assert!(!told.contains(":0:"), "{told}");
    }
    let twice = format!("{HOUSE}\n{HOUSE}");
    let told = with(&twice, None).err().unwrap_or_default().join("\n");
    assert!(
        told.contains("/fr/places/03.toml:15: service “house” is there twice"),
        "{told}"
    );
    let hidden = HOUSE.replacen("address = \"1 rue Droite\"", "hidden = true", 1);
    assert!(with(&hidden, None).is_ok());
}

/// A file without any service.
const NONE: &str = "# Nobody has called yet.\n";

const IMPORTED: &str = r#"{
"sources":[{"title":"Unités","publisher":"Ministère de l’Intérieur","address":"https://example.org/","file":"export-gn2.csv","date":"2026-11-01","licence":"Licence Ouverte 2.0"}],
"services":[
{"kind":"gendarmerie","source":0,"commune":"03310","name":"Brigade B","address":"","telephone":"04 70 00 00 02","site":"","position":[46.13,3.42],"hours":""},
{"kind":"police","source":0,"commune":"03190","name":"Commissariat A","address":"2 rue","telephone":"04 70 00 00 03","site":"","position":null,"hours":"mon-sun 0:00-24:00"}
],
"competent":{"03310":0,"03190":1}
}"#;

#[test]
fn services_of_files_become_old_and_then_disappear() {
    let map = with(NONE, Some(IMPORTED)).expect("a map");
    let vichy = place(&map, "vichy");
    let seen = |today: &str| -> Vec<(&str, Age)> {
        let found = near(&map, vichy, day(today));
        found
            .iter()
            .map(|near| (near.service.name, near.age))
            .collect()
    };
    assert_eq!(
        seen("2026-11-27"),
        [("Brigade B", Age::Fresh), ("Commissariat A", Age::Fresh)]
    );
    assert_eq!(
        seen("2027-04-30").first().map(|one| one.1),
        Some(Age::Fresh)
    );
    assert_eq!(seen("2027-05-01").first().map(|one| one.1), Some(Age::Old));
    assert_eq!(seen("2027-11-01").len(), 2);
    assert_eq!(seen("2027-11-02").len(), 0);
    assert_eq!(
        map.competent(vichy).map(|unit| unit.name),
        Some("Brigade B")
    );
    let moulins = place(&map, "moulins allier");
    assert_eq!(
        map.competent(moulins).map(|unit| unit.name),
        Some("Commissariat A")
    );
    assert!(map.competent(place(&map, "cusset")).is_none());

    let cut = &IMPORTED[..IMPORTED.len() / 2];
    let told = with(NONE, Some(cut)).err().unwrap_or_default().join("\n");
    assert!(
        told.contains("/france/services.json:") && told.contains("import again"),
        "{told}"
    );
    let shelter = IMPORTED.replacen("gendarmerie", "shelter", 1);
    let told = with(NONE, Some(&shelter))
        .err()
        .unwrap_or_default()
        .join("\n");
    assert!(told.contains("unknown variant `shelter`"), "{told}");
}
