//! Which units may be shown: a list of what is wanted, so that a kind that nobody has thought of
//! stays out.

use content::places::Kind;
use content::search::fold;

/// Types of the directory of DILA (`type_service_local`), with old and new names.
const TYPES: [(&str, Kind); 19] = [
    ("commissariat_police", Kind::Police),
    ("gendarmerie", Kind::Gendarmerie),
    ("cidf", Kind::Cidff),
    ("cidff", Kind::Cidff),
    ("aav", Kind::VictimSupport),
    ("bav", Kind::VictimSupport),
    // The file still uses `tgi` for the tribunaux judiciaires; `ti` are the tribunaux de proximité.
    ("tgi", Kind::Court),
    ("ti", Kind::Court),
    ("tj", Kind::Court),
    ("tribunal_judiciaire", Kind::Court),
    ("tribunal_proximite", Kind::Court),
    ("tribunal_premiere_instance", Kind::Court),
    ("mjd", Kind::JusticePoint),
    ("cdad", Kind::JusticePoint),
    ("paj", Kind::JusticePoint),
    ("point_justice", Kind::JusticePoint),
    ("antenne_justice", Kind::JusticePoint),
    ("maison_justice_droit", Kind::JusticePoint),
    ("permanence_juridique", Kind::LegalAdvice),
];

/// The kind of a type of the directory of DILA.
pub fn of_type(name: &str) -> Option<Kind> {
    TYPES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, kind)| *kind)
}

/// Whether a unit with that name receives anybody who comes in.
pub fn receives(kind: Kind, name: &str) -> bool {
    let name = format!(" {} ", fold(name).join(" "));
    let has = |words: &[&str]| words.iter().any(|word| name.contains(&format!(" {word} ")));
    match kind {
        Kind::Gendarmerie => has(&UNITS) && !has(&CLOSED),
        Kind::Police => has(&STATIONS) && !has(&NO_STATIONS),
        _ => true,
    }
}

/// Territorial brigades and the places where they receive the public.
const UNITS: [&str; 7] = [
    "brigade",
    "brigades",
    "bta",
    "point d accueil",
    "point de contact",
    "poste de gendarmerie",
    "antenne de gendarmerie",
];

/// Words of units that can be called a brigade and do not receive the public.
const CLOSED: [&str; 36] = [
    "recherche",
    "recherches",
    "recrutement",
    "cir",
    "motorisee",
    "motorisees",
    "motorise",
    "motocycliste",
    "autoroute",
    "autoroutes",
    "autoroutiere",
    "autoroutier",
    "haute montagne",
    "pghm",
    "provisoire",
    "saisonnier",
    "temporaire",
    "nautique",
    "fluviale",
    "gendarmerie maritime",
    "surveillance du littoral",
    "transports aeriens",
    "gendarmerie de l air",
    "armement",
    "numerique",
    "delinquance juvenile",
    "bpdj",
    "cynophile",
    "equestre",
    "mobile",
    "mobiles",
    "peloton",
    "psig",
    "escadron",
    "groupement",
    "prevention",
];

const STATIONS: [&str; 8] = [
    "commissariat",
    "hotel de police",
    "bureau de police",
    "poste de police",
    "antenne de police",
    "csp",
    "circonscription de securite publique",
    "circonscription de police nationale",
];

const NO_STATIONS: [&str; 9] = [
    "municipale",
    "recrutement",
    "frontieres",
    "paf",
    "provisoire",
    "temporaire",
    "formation",
    "crs",
    "mobile",
];

#[cfg(test)]
mod tests {
    use super::{Kind, of_type, receives};

    #[test]
    fn brigades_and_their_contact_points_are_kept() {
        for name in [
            "Gendarmerie - Brigade de Belley",
            "Brigade de gendarmerie - Dompierre-sur-Besbre",
            "Brigade territoriale autonome d'Yzeure",
            "Communauté de brigades de Varennes-sur-Allier",
            "Point d'accueil de la gendarmerie - Le Mayet-de-Montagne",
        ] {
            assert!(receives(Kind::Gendarmerie, name), "{name}");
        }
    }

    #[test]
    fn units_that_do_not_receive_everybody_are_dropped() {
        for name in [
            "Centre d'information et de recrutement de Clermont-Ferrand",
            "Brigade motorisée de Moulins",
            "Peloton d'autoroute de Gannat",
            "Brigade de recherches de Vichy",
            "Peloton de gendarmerie de haute montagne de Chamonix",
            "Brigade de gendarmerie - Poste provisoire d'Argelès",
            "Brigade nautique de Nantes",
            "Escadron départemental de sécurité routière",
            "Caserne",
        ] {
            assert!(!receives(Kind::Gendarmerie, name), "{name}");
        }
        assert!(!receives(Kind::Police, "Poste de police municipale"));
        assert!(receives(Kind::Police, "Commissariat de police de Vichy"));
    }

    #[test]
    fn a_type_that_is_not_on_the_list_has_no_kind() {
        for name in [
            "chrs",
            "hebergement",
            "mairie",
            "gendarmerie_moto",
            "te",
            "cour_appel",
            "",
        ] {
            assert_eq!(of_type(name), None, "{name}");
        }
        assert_eq!(of_type("cidf"), Some(Kind::Cidff));
        assert_eq!(of_type("tgi"), Some(Kind::Court));
    }
}
