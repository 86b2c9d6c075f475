//! The second lock on addresses where somebody is put up. The first is the list of kinds; this
//! one reads the names, because an open file can hold a shelter under a kind that is none.
//!
//! Who looks for a woman who has fled must not find her here. A name too many is refused
//! rather than one too few, and each is reported.

use content::search::fold;

/// Words of a name that say that people sleep there.
const NAMES: [&str; 27] = [
    "hebergement",
    "heberge",
    "foyer",
    "foyers",
    "chrs",
    "chu",
    "refuge",
    "residence",
    "residences",
    "accueil de nuit",
    "halte de nuit",
    "asile de nuit",
    "maison relais",
    "maison maternelle",
    "maison d accueil",
    "centre maternel",
    "accueil mere enfant",
    "pension de famille",
    "logement d urgence",
    "logement temporaire",
    "appartement",
    "mise a l abri",
    "mise en securite",
    "lieu tenu secret",
    "adresse tenue secrete",
    "secrete",
    "confidentielle",
];

/// Words of an address that say the same. A residence is an ordinary building there.
const ADDRESSES: [&str; 12] = [
    "hebergement",
    "foyer",
    "chrs",
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

/// What stands before the name of a street.
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
    "cours",
    "square",
    "passage",
];

/// The word that gives a shelter away, if there is one.
pub fn gives_away(name: &str, address: &str) -> Option<&'static str> {
    let name = spaced(&fold(name));
    let found = NAMES
        .into_iter()
        .find(|word| name.contains(&format!(" {word} ")));
    found.or_else(|| {
        let words = fold(address);
        let text = spaced(&words);
        ADDRESSES.into_iter().find(|word| {
            let in_a_street = words
                .iter()
                .position(|other| Some(other.as_str()) == word.split(' ').next())
                .is_some_and(|at| {
                    words
                        .iter()
                        .take(at)
                        .rev()
                        .take(3)
                        .any(|before| STREETS.contains(&before.as_str()))
                });
            text.contains(&format!(" {word} ")) && !in_a_street
        })
    })
}

fn spaced(words: &[String]) -> String {
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::gives_away;

    #[test]
    fn a_name_of_a_shelter_is_refused_whatever_its_kind() {
        for name in [
            "CIDFF - Foyer Les Lilas",
            "Centre d’Hébergement et de réinsertion sociale",
            "Aide aux victimes (CHRS)",
            "Le Refuge",
            "RÉSIDENCE sociale Flora",
            "Accueil de nuit pour femmes",
            "Association X, lieu tenu secret",
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
    }

    #[test]
    fn a_street_and_an_ordinary_building_are_no_shelter() {
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
