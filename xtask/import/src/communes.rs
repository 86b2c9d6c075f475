//! Today's communes, and how to find them from what files of other years write.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use content::search::fold;
use serde::Deserialize;

/// A commune, or an arrondissement of Paris, Lyon or Marseille.
#[derive(Debug)]
pub struct Commune {
    /// Its postcodes, separated by spaces.
    postcodes: String,
    /// Latitude and longitude of its middle, in degrees.
    pub middle: (f64, f64),
    /// Its name, folded.
    name: String,
}

/// Every commune of France, and the names of communes that no longer exist.
#[derive(Debug, Default)]
pub struct Communes {
    by_code: BTreeMap<String, Commune>,
    by_postcode: BTreeMap<String, Vec<String>>,
    by_name: BTreeMap<String, Vec<String>>,
    /// Folded name of a commune that was merged → codes of today's communes.
    old: BTreeMap<String, Vec<String>>,
    departements: BTreeMap<String, String>,
}

/// How a commune was found.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// By its code.
    Code(String),
    /// By its name or its postcode, because its code is old, wrong or missing.
    Otherwise(String),
}

#[derive(Deserialize)]
struct CommunesFile {
    communes: Vec<(String, String, String, f64, f64, u32)>,
}

#[derive(Deserialize)]
struct OldFile {
    alias: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct DepartementRow {
    code: String,
    nom: String,
}

/// Communes whose arrondissements have their own codes, and how those codes begin.
const PARTED: [(&str, &str); 3] = [("75056", "751"), ("69123", "6938"), ("13055", "132")];

impl Communes {
    /// Reads the files of `src/content/france`.
    pub fn read(folder: &Path) -> Result<Self> {
        let text = |name: &str| {
            let path = folder.join(name);
            std::fs::read_to_string(&path).with_context(|| path.display().to_string())
        };
        let communes: CommunesFile =
            serde_json::from_str(&text("communes.min.json")?).context("communes.min.json")?;
        let old: OldFile = serde_json::from_str(&text("communes_anciennes.min.json")?)
            .context("communes_anciennes.min.json")?;
        let departements: Vec<DepartementRow> =
            serde_json::from_str(&text("departements.json")?).context("departements.json")?;
        let mut read = Self::default();
        for (code, name, postcodes, north, east, _) in communes.communes {
            let name = folded(&name);
            for postcode in postcodes.split(' ') {
                read.by_postcode
                    .entry(postcode.to_owned())
                    .or_default()
                    .push(code.clone());
            }
            read.by_name
                .entry(name.clone())
                .or_default()
                .push(code.clone());
            let middle = (north, east);
            read.by_code.insert(
                code,
                Commune {
                    postcodes,
                    middle,
                    name,
                },
            );
        }
        for (name, code) in old.alias {
            read.old.entry(folded(&name)).or_default().push(code);
        }
        read.departements = departements
            .into_iter()
            .map(|row| (row.code, row.nom))
            .collect();
        Ok(read)
    }

    /// A commune by today's code.
    pub fn get(&self, code: &str) -> Option<&Commune> {
        self.by_code.get(code)
    }

    /// The name of a département.
    pub fn departement(&self, code: &str) -> Option<&str> {
        self.departements.get(code).map(String::as_str)
    }

    /// Today's commune that a file means. Each of the three may be empty or wrong, and the code may
    /// be that of a département. If two communes are possible, none is returned.
    pub fn find(&self, code: &str, postcode: &str, name: &str) -> Option<Found> {
        let code = code.trim().to_uppercase();
        // A spreadsheet has removed the first zero.
        let code = if code.len() == 4 {
            format!("0{code}")
        } else {
            code
        };
        let postcode = postcode.trim();
        let postcode = if postcode.len() == 4 {
            format!("0{postcode}")
        } else {
            postcode.to_owned()
        };
        if let Some((_, part)) = PARTED.iter().find(|(whole, _)| *whole == code)
            && let Some(part) = only(
                self.of_postcode(&postcode)
                    .filter(|code| code.starts_with(part)),
            )
        {
            return Some(Found::Code(part.to_owned()));
        }
        if self.by_code.contains_key(&code) {
            return Some(Found::Code(code));
        }
        let name = folded(name);
        let place = match code.len() {
            2 | 3 | 5 => departement(&code),
            _ => departement(&postcode),
        };
        let here = |found: &&String| {
            let found = departement(found);
            // Postcodes do not separate the two départements of Corsica.
            place.is_empty()
                || found == place
                || place == "20" && found.starts_with('2') && found > "29"
        };
        let with_postcode = |found: &&String| {
            self.get(found)
                .is_some_and(|commune| commune.postcodes.split(' ').any(|known| known == postcode))
        };
        let named = self.by_name.get(&name).into_iter().flatten();
        let merged = self.old.get(&name).into_iter().flatten();
        let found = None
            .or_else(|| self.arrondissement(&postcode, &name))
            .or_else(|| only(named.clone().filter(with_postcode).map(String::as_str)))
            .or_else(|| only(merged.clone().filter(with_postcode).map(String::as_str)))
            .or_else(|| only(self.of_postcode(&postcode)))
            .or_else(|| only(named.filter(here).map(String::as_str)))
            .or_else(|| only(merged.filter(here).map(String::as_str)));
        found.map(|found| Found::Otherwise(found.to_owned()))
    }

    /// The arrondissement that a postcode means: “Paris” with 75011 is the 11th.
    fn arrondissement(&self, postcode: &str, name: &str) -> Option<&str> {
        let first = name.split(' ').next()?;
        let whole = PARTED
            .iter()
            .find(|(whole, _)| self.get(whole).is_some_and(|known| known.name == first));
        let (_, part) = whole?;
        only(
            self.of_postcode(postcode)
                .filter(|code| code.starts_with(part)),
        )
    }

    fn of_postcode(&self, postcode: &str) -> impl Iterator<Item = &str> {
        self.by_postcode
            .get(postcode)
            .into_iter()
            .flatten()
            .map(String::as_str)
    }
}

/// The first one, if all the others are equal to it.
fn only<'c>(mut found: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// The département of a commune, from its code and never from its postcode.
pub fn departement(code: &str) -> &str {
    let letters = if code.starts_with("97") || code.starts_with("98") {
        3
    } else {
        2
    };
    code.get(..letters).unwrap_or(code)
}

/// A name without accents, signs and CEDEX, and with Saint written out.
fn folded(name: &str) -> String {
    let mut words = fold(name);
    if let Some(at) = words.iter().position(|word| word == "cedex") {
        words.truncate(at);
    }
    for word in &mut words {
        match word.as_str() {
            "st" => *word = "saint".into(),
            "ste" => *word = "sainte".into(),
            _ => {}
        }
    }
    words.join(" ")
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::OnceLock;

    use super::{Communes, Found, departement};

    /// The communes of the repository, read once.
    pub fn communes() -> &'static Communes {
        static READ: OnceLock<Communes> = OnceLock::new();
        READ.get_or_init(|| {
            Communes::read(&xtask::root().join("src/content/france")).expect("communes")
        })
    }

    fn found(code: &str, postcode: &str, name: &str) -> Option<String> {
        communes()
            .find(code, postcode, name)
            .map(|found| match found {
                Found::Code(code) | Found::Otherwise(code) => code,
            })
    }

    #[test]
    fn a_commune_is_found_by_its_code_first() {
        assert_eq!(
            communes().find("03190", "", ""),
            Some(Found::Code("03190".into()))
        );
        assert_eq!(
            communes().find("3190", "", ""),
            Some(Found::Code("03190".into()))
        );
    }

    #[test]
    fn an_old_commune_is_found_as_the_commune_of_today() {
        assert_eq!(
            found("39999", "", "Abergement-Saint-Jean").as_deref(),
            Some("39385")
        );
        assert_eq!(found("", "03207", "VICHY CEDEX").as_deref(), Some("03310"));
        assert_eq!(
            found("", "03017", "MOULINS CEDEX 9").as_deref(),
            Some("03190")
        );
        assert_eq!(found("03", "", "Moulins").as_deref(), Some("03190"));
        assert_eq!(
            found("", "20303", "AJACCIO CEDEX").as_deref(),
            Some("2A004")
        );
        assert_eq!(
            found("", "01500", "Ambérieu-en-Bugey").as_deref(),
            Some("01004")
        );
    }

    #[test]
    fn paris_lyon_and_marseille_become_the_arrondissement_of_the_postcode() {
        assert_eq!(found("75056", "75011", "Paris").as_deref(), Some("75111"));
        assert_eq!(found("69123", "69003", "Lyon").as_deref(), Some("69383"));
        assert_eq!(
            found("13055", "13016", "Marseille").as_deref(),
            Some("13216")
        );
        assert_eq!(found("", "75020", "Paris 20e").as_deref(), Some("75120"));
        assert_eq!(found("75056", "", "Paris").as_deref(), Some("75056"));
    }

    #[test]
    fn an_ambiguous_commune_is_not_found() {
        assert_eq!(found("", "51300", ""), None);
        assert_eq!(found("", "", "Saint-Denis"), None);
        assert_eq!(found("99999", "", "Atlantide"), None);
    }

    #[test]
    fn the_departement_comes_from_the_code() {
        assert_eq!(departement("2A004"), "2A");
        assert_eq!(departement("97701"), "977");
        assert_eq!(
            found("97701", "97133", "Saint-Barthélemy").as_deref(),
            Some("97701")
        );
    }
}
