//! Packs the communes of France and their services: those that somebody has called
//! (`<lang>/places/`) and those of official files, if a maintainer has imported them.

pub mod by_hand;
mod communes;

use std::collections::HashMap;
use std::path::Path;

use super::cards::Card;
use super::problem::{Problem, Problems, leak, read_text};
use crate::places::imported::Imported;
use crate::places::{File, France, Service, Told};

/// The remedy when the last import cannot be read.
const AGAIN: &str = "import again: cargo xtask places import FOLDER";

/// Reads and packs them. `cards` may hold a card about a département, named by its code.
pub fn read(content: &Path, lang: &str, cards: &[Card], problems: &mut Problems) -> France {
    let Some((mut france, insee)) = communes::read(&content.join("france"), cards, problems) else {
        return France::default();
    };
    let at: HashMap<&str, u16> = insee.iter().map(String::as_str).zip(0..).collect();
    let services = by_hand::services(&content.join(lang).join("places"), &at, problems);
    let file = content.join("france/services.json");
    let units = if file.exists() {
        imported(&file, &at, &mut france, problems)
    } else {
        Vec::new()
    };
    let mut order: Vec<(u16, Service)> = (0..).zip(std::mem::take(&mut france.services)).collect();
    // A service that somebody called is no unit, so its old index is not used.
    order.extend(services.into_iter().map(|service| (u16::MAX, service)));
    order.sort_by_key(|(_, service)| (service.commune, service.kind, service.name));
    let now: HashMap<u16, u16> = order.iter().map(|(before, _)| *before).zip(0..).collect();
    france.services = order.into_iter().map(|(_, service)| service).collect();
    if !units.is_empty() {
        let (mut low, mut high) = (vec![0; insee.len()], vec![0; insee.len()]);
        for (commune, unit) in units {
            let place = now.get(&unit).map_or(0, |unit| unit + 1);
            let [a, b] = place.to_le_bytes();
            if let (Some(low), Some(high)) = (
                low.get_mut(usize::from(commune)),
                high.get_mut(usize::from(commune)),
            ) {
                (*low, *high) = (a, b);
            }
        }
        (france.unit_low, france.unit_high) = (low.leak(), high.leak());
    }
    france
}

/// Adds the services of the last import (`cargo xtask places import`), and returns the unit of each
/// commune as its index in that import.
fn imported(
    file: &Path,
    at: &HashMap<&str, u16>,
    france: &mut France,
    problems: &mut Problems,
) -> Vec<(u16, u16)> {
    let Some(text) = read_text(file, problems) else {
        return Vec::new();
    };
    let read: Imported = match serde_json::from_str(&text) {
        Ok(read) => read,
        Err(error) => {
            problems.push(Problem::new(file, error.line(), error.to_string(), AGAIN));
            return Vec::new();
        }
    };
    france
        .files
        .extend(read.sources.into_iter().map(|source| File {
            title: leak(source.title),
            publisher: leak(format!("{}, {}", source.publisher, source.licence)),
            date: leak(source.date),
        }));
    for service in read.services {
        let (Some(commune), Ok(source)) = (
            at.get(service.commune.as_str()),
            u8::try_from(service.source),
        ) else {
            let what = format!("there is no commune {} or no such source", service.commune);
            problems.push(Problem::whole(file, what, AGAIN));
            continue;
        };
        #[allow(clippy::cast_possible_truncation, reason = "at most 180,000")]
        let thousandths = |degrees: f64| (degrees * 1000.0).round() as i32;
        let small = |(north, east)| (thousandths(north), thousandths(east));
        france.services.push(Service {
            kind: service.kind,
            name: leak(service.name),
            commune: *commune,
            address: leak(service.address),
            telephone: leak(service.telephone),
            site: leak(service.site),
            position: service.position.map(small),
            hours: leak(service.hours),
            public: "",
            told: Told::File(source),
        });
    }
    let units = read.competent.into_iter();
    units
        .filter_map(|(commune, unit)| Some((*at.get(commune.as_str())?, u16::try_from(unit).ok()?)))
        .collect()
}
