//! Packs the communes of `src/content/france/`, where their sources and licence are, for the
//! search.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::super::cards::Card;
use super::super::problem::{Problem, Problems, leak};
use crate::places::{Department, France, Zone, kilometres};
use crate::types::Shelf;

/// `communes.min.json`.
#[derive(Deserialize)]
struct Communes {
    communes: Vec<Commune>,
}

/// INSEE, name, postcodes, degrees north and east, inhabitants.
#[derive(Deserialize)]
struct Commune(String, String, String, f64, f64, Option<u32>);

/// `communes_anciennes.min.json`: an old name and the commune (INSEE) that it belongs to now.
#[derive(Deserialize)]
struct Old {
    alias: Vec<(String, String)>,
}

/// `departements.json`.
#[derive(Deserialize)]
struct Listed {
    code: String,
    nom: String,
    #[serde(rename = "chefLieu")]
    chef_lieu: String,
}

/// How many inhabitants a commune needs for each next size.
const SIZES: [u32; 7] = [500, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

/// The smallest step, in hundredths of a degree. Two are 2.2 km from south to north, so that no
/// middle is stored more than 1.4 km off. A step of one would cost 8 kB more.
const STEP: i32 = 2;

/// Two départements are neighbours if they have communes closer than this, in kilometres.
const NEIGHBOURS: f64 = 12.0;

/// Reads and packs the communes; also returns their INSEE codes, in the same order.
pub fn read(
    folder: &Path,
    cards: &[Card],
    problems: &mut Problems,
) -> Option<(France, Vec<String>)> {
    let communes: Option<Communes> = json(&folder.join("communes.min.json"), problems);
    let old: Option<Old> = json(&folder.join("communes_anciennes.min.json"), problems);
    let listed: Option<Vec<Listed>> = json(&folder.join("departements.json"), problems);
    Some(pack(&communes?.communes, &old?.alias, &listed?, cards))
}

fn json<T: for<'a> Deserialize<'a>>(file: &Path, problems: &mut Problems) -> Option<T> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string());
    match text.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string())) {
        Ok(read) => Some(read),
        Err(error) => {
            let help = "take it from the repository again";
            problems.push(Problem::whole(file, &error, help));
            None
        }
    }
}

fn pack(
    communes: &[Commune],
    old: &[(String, String)],
    listed: &[Listed],
    cards: &[Card],
) -> (France, Vec<String>) {
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, commune) in old {
        names.entry(commune).or_default().push(name);
    }
    let mut ordered: Vec<&Commune> = communes.iter().collect();
    let of = |commune: &Commune| department(&commune.0).to_owned();
    ordered.sort_by_cached_key(|commune| {
        (of(commune), postcodes(commune, communes), commune.1.clone())
    });
    let mut france = France::default();
    let mut text = String::new();
    let mut codes_of = Vec::new();
    let mut codes = String::new();
    let (mut north, mut east, mut size) = (Vec::new(), Vec::new(), Vec::new());
    let mut middles: Vec<Vec<(f64, f64)>> = Vec::new();
    let seat = |insee: &str| ordered.iter().position(|commune| commune.0 == insee);
    let mut before = String::new();
    for here in ordered.chunk_by(|a, b| department(&a.0) == department(&b.0)) {
        let Some(code) = here.first().map(|commune| department(&commune.0)) else {
            continue;
        };
        let Some(said) = listed.iter().find(|one| one.code == code) else {
            continue;
        };
        let corner = |of: fn(&Commune) -> f64| {
            here.iter()
                .map(|one| hundredths(of(one)))
                .min()
                .unwrap_or(0)
        };
        let far = |of: fn(&Commune) -> f64| {
            here.iter()
                .map(|one| hundredths(of(one)))
                .max()
                .unwrap_or(0)
        };
        let corners = (corner(|one| one.3), corner(|one| one.4));
        let span = (far(|one| one.3) - corners.0).max(far(|one| one.4) - corners.1);
        let step = (span / 256 + 1).max(STEP);
        for commune in here {
            codes_of.push(commune.0.clone());
            text += &commune.1;
            for old in names.get(commune.0.as_str()).into_iter().flatten() {
                if *old != commune.1 {
                    text += "|";
                    text += old;
                }
            }
            text += "\n";
            let now = postcodes(commune, communes);
            if now != before {
                codes += &now;
            }
            codes += "\n";
            before = now;
            let steps = |value: f64, corner: i32| {
                u8::try_from((hundredths(value) - corner + step / 2) / step).unwrap_or(u8::MAX)
            };
            north.push(steps(commune.3, corners.0));
            east.push(steps(commune.4, corners.1));
            let people = commune.5.unwrap_or(0);
            let big = SIZES.iter().filter(|least| people >= **least).count();
            size.push(u8::try_from(big).unwrap_or(7));
        }
        middles.push(here.iter().map(|one| (one.3, one.4)).collect());
        let small = |value: i32| i16::try_from(value).unwrap_or(0);
        let card = cards
            .iter()
            .find(|card| card.shelf == Shelf::Local && card.name == code);
        france.departments.push(Department {
            code: leak(code),
            name: leak(said.nom.as_str()),
            zone: zone(code),
            communes: u16::try_from(here.len()).unwrap_or(0),
            seat: seat(&said.chef_lieu)
                .and_then(|seat| u16::try_from(seat).ok())
                .unwrap_or(0),
            corner: (small(corners.0), small(corners.1)),
            step: u8::try_from(step).unwrap_or(1),
            near: Vec::new(),
            card: card.map(|card| card.id),
        });
    }
    let near: Vec<Vec<u8>> = (0..middles.len())
        .map(|at| neighbours(&middles, at))
        .collect();
    for (department, near) in france.departments.iter_mut().zip(near) {
        department.near = near;
    }
    france.names = leak(text);
    france.postcodes = leak(codes);
    france.north = north.leak();
    france.east = east.leak();
    france.size = size.leak();
    (france, codes_of)
}

fn hundredths(degrees: f64) -> i32 {
    #[allow(clippy::cast_possible_truncation, reason = "at most 18,000")]
    let hundredths = (degrees * 100.0).round() as i32;
    hundredths
}

/// The département of an INSEE code. A postcode would not do: it may be that of the département
/// next to it.
fn department(insee: &str) -> &str {
    let overseas = insee.starts_with("97") || insee.starts_with("98");
    insee.get(..if overseas { 3 } else { 2 }).unwrap_or(insee)
}

/// The postcodes of a commune. A city leaves its own to its arrondissements, which are in the list
/// as well, and gets “-”.
fn postcodes(commune: &Commune, communes: &[Commune]) -> String {
    let city = match commune.0.as_str() {
        "75056" => "751",
        "69123" => "6938",
        "13055" => "132",
        _ => return commune.2.clone(),
    };
    let parts = communes
        .iter()
        .filter(|part| part.0.starts_with(city) && part.1.ends_with("Arrondissement"));
    let theirs: Vec<&str> = parts.flat_map(|part| part.2.split(' ')).collect();
    let own: Vec<&str> = commune
        .2
        .split(' ')
        .filter(|code| !theirs.contains(code))
        .collect();
    if own.is_empty() {
        "-".into()
    } else {
        own.join(" ")
    }
}

/// The time zones overseas (IANA time zone database, 2026).
fn zone(code: &str) -> Zone {
    match code {
        "971" | "972" | "977" | "978" => Zone::Fixed(-4 * 60),
        "973" => Zone::Fixed(-3 * 60),
        "974" => Zone::Fixed(4 * 60),
        "975" => Zone::Miquelon,
        "976" => Zone::Fixed(3 * 60),
        "986" => Zone::Fixed(12 * 60),
        // Tahiti. The Marquesas are half an hour ahead of it, the Gambier Islands an hour.
        "987" => Zone::Fixed(-10 * 60),
        "988" => Zone::Fixed(11 * 60),
        _ => Zone::France,
    }
}

/// The départements that have communes close to this one, those with the most such communes first.
fn neighbours(middles: &[Vec<(f64, f64)>], at: usize) -> Vec<u8> {
    let Some(own) = middles.get(at) else {
        return Vec::new();
    };
    let mut near: Vec<(usize, u8)> = Vec::new();
    let box_of = |all: &[(f64, f64)]| {
        all.iter().fold(
            [f64::MAX, f64::MIN, f64::MAX, f64::MIN],
            |[south, north, west, east], one| {
                [
                    south.min(one.0),
                    north.max(one.0),
                    west.min(one.1),
                    east.max(one.1),
                ]
            },
        )
    };
    let [south, north, west, east] = box_of(own);
    for (index, others) in middles.iter().enumerate().filter(|(index, _)| *index != at) {
        let [bottom, top, left, right] = box_of(others);
        if bottom > north + 0.2 || top < south - 0.2 || left > east + 0.3 || right < west - 0.3 {
            continue;
        }
        let close = own.iter().filter(|a| {
            others
                .iter()
                .any(|b| (a.0 - b.0).abs() < 0.2 && kilometres(**a, *b) < NEIGHBOURS)
        });
        let count = close.count();
        if let (1.., Ok(index)) = (count, u8::try_from(index)) {
            near.push((count, index));
        }
    }
    near.sort_by_key(|(count, index)| (std::cmp::Reverse(*count), *index));
    near.into_iter().map(|(_, index)| index).collect()
}
