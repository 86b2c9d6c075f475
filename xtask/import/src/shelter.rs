//! The second protection for the addresses of shelters. The first is the list of kinds. This one
//! reads the names, because an open file can list a shelter under a kind that is not one.
//!
//! A person who looks for a woman who has fled must not find her here. It is better to refuse one
//! name too many than one too few, and each refusal is reported.

use content::search::fold;

/// Words of a name that say that people sleep there.
const NAMES: [&str; 37] = [
    "hebergement",
    "heberge",
    "hebergee",
    "foyer",
    "chrs",
    "c h r s",
    "chu",
    "c h u",
    "cada",
    "huda",
    "refuge",
    "abri",
    "residence",
    "appartement",
    "accueil de nuit",
    "accueil d urgence",
    "halte de nuit",
    "asile de nuit",
    "maison relais",
    "maison maternelle",
    "maison d accueil",
    "maison des femmes",
    "maison de femmes",
    "maison pour femmes",
    "centre maternel",
    "accueil mere enfant",
    "pension de famille",
    "logement d urgence",
    "logement temporaire",
    "logement accompagne",
    "mise en securite",
    "nuitee",
    // Houses of the FNSF, whose addresses are not given.
    "solidarite femmes",
    "tenu secret",
    "tenue secrete",
    "secrete",
    "confidentielle",
];

/// Words of an address that say the same. “Résidence” is left out: in an address it is an ordinary
/// building.
const ADDRESSES: [&str; 15] = [
    "hebergement",
    "foyer",
    "chrs",
    "c h r s",
    "cada",
    "huda",
    "refuge",
    "accueil de nuit",
    "centre maternel",
    "maison maternelle",
    "maison d accueil",
    "pension de famille",
    "tenu secret",
    "secrete",
    "confidentielle",
];

/// Words before the name of a street.
const STREETS: [&str; 14] = [
    "rue",
    "avenue",
    "av",
    "place",
    "impasse",
    "chemin",
    "boulevard",
    "bd",
    "route",
    "allee",
    "quai",
    "cour",
    "square",
    "passage",
];

/// Words that can stand between the two, as in “impasse de l’ancien Foyer”.
const BETWEEN: [&str; 12] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "ancien", "ancienne", "vieux", "petit",
];

/// The word that reveals a shelter, if there is one.
pub fn gives_away(name: &str, address: &str) -> Option<&'static str> {
    let (name, address) = (singular(name), singular(address));
    let named = NAMES
        .into_iter()
        .find(|what| !places(&name, what).is_empty());
    named.or_else(|| {
        ADDRESSES.into_iter().find(|what| {
            places(&address, what)
                .into_iter()
                .any(|at| !is_street(&address, at))
        })
    })
}

fn singular(text: &str) -> Vec<String> {
    let words = fold(text).into_iter();
    words
        .map(|word| word.trim_end_matches('s').to_owned())
        .collect()
}

/// The positions where the words of `what` stand among others.
fn places(words: &[String], what: &str) -> Vec<usize> {
    let what = singular(what);
    let windows = words.windows(what.len()).enumerate();
    windows
        .filter(|(_, window)| *window == what)
        .map(|(at, _)| at)
        .collect()
}

/// Whether the word at that position is part of the name of a street.
fn is_street(words: &[String], at: usize) -> bool {
    let mut before = words.iter().take(at).rev().map(String::as_str);
    before
        .find(|word| !BETWEEN.contains(word))
        .is_some_and(|word| STREETS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::gives_away;

    #[test]
    fn a_shelter_is_refused_by_its_name_whatever_its_kind() {
        for name in [
            "CIDFF - Foyer Les Lilas",
            "Centre d’Hébergement et de réinsertion sociale",
            "Aide aux victimes (CHRS)",
            "Le Refuge",
            "RÉSIDENCE sociale Flora",
            "Accueil de nuit pour femmes",
            "Association X, lieu tenu secret",
            "C.H.R.S. Flora",
            "Appartements-relais",
            "Maison des Femmes",
            "Solidarité femmes 03",
        ] {
            assert!(gives_away(name, "").is_some(), "{name}");
        }
    }

    #[test]
    fn an_address_in_a_shelter_is_refused() {
        assert_eq!(
            gives_away("CIDFF de l'Allier", "CHRS Les Lilas, 3 rue Haute"),
            Some("chrs")
        );
        assert_eq!(
            gives_away("CIDFF de l'Allier", "Foyer Les Lilas"),
            Some("foyer")
        );
        for address in [
            "12 rue Haute, Foyer Les Lilas",
            "2 rue du Foyer, Foyer Les Lilas",
        ] {
            assert_eq!(
                gives_away("CIDFF de l'Allier", address),
                Some("foyer"),
                "{address}"
            );
        }
    }

    #[test]
    fn a_street_and_an_ordinary_building_are_not_shelters() {
        for address in [
            "12 rue du Refuge",
            "3 impasse de l'ancien Foyer",
            "Résidence du Parc, 4 avenue Foch",
            "",
        ] {
            assert_eq!(
                gives_away("Brigade de gendarmerie - Belley", address),
                None,
                "{address}"
            );
        }
    }
}
