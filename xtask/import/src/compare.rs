//! Compares this import with the last one: a file that is incomplete must not remove services.

use std::collections::{BTreeMap, BTreeSet};

use content::places::imported::Imported;

use super::communes::{Communes, departement};

/// Below this number, one service that closes is already a large part.
const FEW: usize = 7;

/// The number of services of each kind in each département, and the number of communes whose
/// competent unit is known.
pub type Counts = BTreeMap<(String, &'static str), usize>;

/// Counts what an import holds.
pub fn counts(imported: &Imported) -> Counts {
    let mut counts = Counts::new();
    let services = imported
        .services
        .iter()
        .map(|service| (&service.commune, service.kind.name()));
    let competent = imported
        .competent
        .keys()
        .map(|commune| (commune, "competence"));
    for (commune, kind) in services.chain(competent) {
        *counts
            .entry((departement(commune).to_owned(), kind))
            .or_default() += 1;
    }
    counts
}

/// The result of a comparison.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Départements that lose too much, one per line.
    pub refused: Vec<String>,
    /// Losses that were accepted, and acceptances that were not needed.
    pub said: Vec<String>,
}

/// Lists each département in which a kind loses 15 % or more, or everything. `accepted` are the
/// départements whose loss somebody has checked.
pub fn compare(last: &Counts, now: &Counts, accepted: &[String], communes: &Communes) -> Compared {
    let mut losses: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for ((place, kind), before) in last {
        let after = now
            .get(&(place.clone(), *kind))
            .copied()
            .unwrap_or_default();
        // Computed in whole numbers: 85 of 100 is a loss of 15 %.
        let much = *before >= FEW && after * 100 <= before * 85;
        if much || after == 0 {
            losses
                .entry(place)
                .or_default()
                .push(format!("{} {before} → {after}", kind));
        }
    }
    let mut compared = Compared::default();
    let lost: BTreeSet<&str> = losses.keys().copied().collect();
    for (place, kinds) in losses {
        let name = communes.departement(place).unwrap_or("?");
        let line = format!("{place} {name}: {}", kinds.join(", "));
        if accepted.iter().any(|accepted| accepted == place) {
            compared.said.push(format!("accepted: {line}"));
        } else {
            compared.refused.push(line);
        }
    }
    for place in accepted {
        if communes.departement(place).is_none() {
            compared
                .refused
                .push(format!("--accept {place}: there is no such département"));
        } else if !lost.contains(place.as_str()) {
            compared
                .said
                .push(format!("--accept {place} is not needed"));
        }
    }
    compared
}

#[cfg(test)]
mod tests {
    use super::super::communes::tests::communes;
    use super::{Counts, compare};

    fn counts(list: &[(&str, &'static str, usize)]) -> Counts {
        list.iter()
            .map(|(place, kind, many)| (((*place).to_owned(), *kind), *many))
            .collect()
    }

    #[test]
    fn all_departements_that_lose_much_are_reported_at_once() {
        let last = counts(&[
            ("03", "gendarmerie", 26),
            ("63", "gendarmerie", 20),
            ("15", "gendarmerie", 100),
            ("23", "police", 6),
            ("75", "cidff", 1),
        ]);
        let now = counts(&[
            ("03", "gendarmerie", 10),
            ("63", "gendarmerie", 17),
            ("15", "gendarmerie", 86),
            ("23", "police", 1),
        ]);
        let compared = compare(&last, &now, &[], communes());
        assert_eq!(
            compared.refused,
            [
                "03 Allier: gendarmerie 26 → 10",
                "63 Puy-de-Dôme: gendarmerie 20 → 17",
                "75 Paris: cidff 1 → 0"
            ]
        );
    }

    #[test]
    fn communes_that_lose_their_unit_count_as_a_loss() {
        let last = counts(&[("03", "competence", 317)]);
        let now = counts(&[("03", "competence", 100)]);
        let compared = compare(&last, &now, &[], communes());
        assert_eq!(compared.refused, ["03 Allier: competence 317 → 100"]);
    }

    #[test]
    fn a_loss_that_somebody_has_checked_is_accepted() {
        let last = counts(&[("03", "gendarmerie", 26)]);
        let accepted = ["03".to_owned(), "63".to_owned(), "00".to_owned()];
        let compared = compare(&last, &Counts::new(), &accepted, communes());
        assert_eq!(
            compared.said,
            [
                "accepted: 03 Allier: gendarmerie 26 → 0",
                "--accept 63 is not needed"
            ]
        );
        assert_eq!(
            compared.refused,
            ["--accept 00: there is no such département"]
        );
    }
}
