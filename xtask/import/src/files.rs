//! Recognises the files of a folder by their content.

use std::cmp::Ordering;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use content::places::imported::Source;
use jiff::civil::Date;

use super::table::separator;
use super::unpack::{self, Go};

/// A file that the import reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Units of the gendarmerie.
    Gendarmerie,
    /// Stations of the police.
    Police,
    /// The directory of DILA.
    Directory,
    /// Which unit is competent in which commune.
    Competence,
}

impl fmt::Display for What {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(match self {
            Self::Gendarmerie => "units of the gendarmerie",
            Self::Police => "stations of the police",
            Self::Directory => "directory of DILA",
            Self::Competence => "competences by commune",
        })
    }
}

const MINISTRY: &str = "Ministère de l’Intérieur";

impl What {
    /// All of them. The best source of a service comes first.
    pub const ALL: [Self; 4] = [
        Self::Gendarmerie,
        Self::Police,
        Self::Directory,
        Self::Competence,
    ];

    /// The source, as its licence requires us to state it.
    pub fn source(self, file: &str, date: Date) -> Source {
        let (title, publisher, address) = match self {
            Self::Gendarmerie => (
                "Liste des unités de gendarmerie accueillant du public, comprenant leur géolocalisation et leurs horaires d’ouverture",
                MINISTRY,
                "https://www.data.gouv.fr/api/1/datasets/r/17320fe6-a896-4686-93e6-502be2ad23f2",
            ),
            Self::Police => (
                "Liste des services de police accueillant du public avec géolocalisation",
                MINISTRY,
                "https://www.data.gouv.fr/api/1/datasets/r/2cb2f356-42b2-4195-a35c-d4e4d986c62b",
            ),
            Self::Directory => (
                "Service-Public.fr – Annuaire de l’administration – Base de données locales",
                "Service-Public.fr / DILA",
                "https://lecomarquage.service-public.gouv.fr/donnees_locales_v4/all_latest.tar.bz2",
            ),
            Self::Competence => (
                "Compétence territoriale gendarmerie et police nationales",
                MINISTRY,
                "https://www.data.gouv.fr/api/1/datasets/r/c53cd4d4-4623-4772-9b8c-bc72a9cdf4c2",
            ),
        };
        Source {
            title: title.into(),
            publisher: publisher.into(),
            address: address.into(),
            file: file.into(),
            date: date.to_string(),
            licence: "Licence Ouverte 2.0".into(),
        }
    }
}

/// A file of the folder, or a file inside an archive of the folder.
#[derive(Clone, Debug)]
pub struct Known {
    /// What it is.
    pub what: What,
    /// The file in the folder.
    pub path: PathBuf,
    /// The name of the file that is read, without folders.
    pub name: String,
    /// The day in its name, if there is one.
    pub named: Option<Date>,
    /// The day when the file was last written.
    pub written: Date,
}

impl Known {
    /// The day by which two files of one kind are compared.
    pub fn day(&self) -> Date {
        self.named.unwrap_or(self.written)
    }
}

/// The content of a folder.
#[derive(Debug, Default)]
pub struct Folder {
    /// The files to read, at most one of each kind.
    pub known: Vec<Known>,
    /// The files that were left alone, and why.
    pub said: Vec<String>,
    /// The problems to fix first.
    pub problems: Vec<String>,
}

/// Examines every file of a folder. `today` is the last day that a file can have.
pub fn look(folder: &Path, today: Date) -> Result<Folder> {
    let entries = std::fs::read_dir(folder).with_context(|| {
        format!(
            "{} cannot be read: give the folder that holds the downloaded files",
            folder.display()
        )
    })?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    paths.sort();
    let mut found = Folder::default();
    for path in paths {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.starts_with('.') {
            continue;
        }
        if !path.is_file() {
            found.said.push(format!("{name}: no file, left alone"));
            continue;
        }
        look_at(&path, &name, today, &mut found)?;
    }
    found
        .known
        .sort_by(|a, b| (a.what, b.day(), &b.name).cmp(&(b.what, a.day(), &a.name)));
    let mut kept: Vec<Known> = Vec::new();
    for known in found.known {
        match kept.last() {
            Some(newer) if newer.what == known.what => found.said.push(format!(
                "{} ({}) is left alone: {} is the {} of {}",
                known.name,
                known.day(),
                newer.name,
                known.what,
                newer.day()
            )),
            _ => kept.push(known),
        }
    }
    found.known = kept;
    if found.known.is_empty() && found.problems.is_empty() {
        found.problems.push(format!(
            "{}: no file that the import knows: deploy/places.md says what to download",
            folder.display()
        ));
    }
    Ok(found)
}

fn look_at(path: &Path, name: &str, today: Date, found: &mut Folder) -> Result<()> {
    let written = day_of(path.metadata()?.modified()?)?.min(today);
    let mut inside = 0_usize;
    let mut seen = Vec::new();
    let looked = unpack::each(path, &mut |inner, head, _| {
        inside += 1;
        let is = recognise(head);
        let go = match is {
            // DILA packs one small file for each commune beside its directory, so reading can stop
            // here.
            Is::Known(What::Directory) => Go::Enough,
            _ => Go::On,
        };
        if inside == 1 || matches!(is, Is::Known(_)) {
            seen.push((inner.to_owned(), is));
        }
        Ok(go)
    });
    if let Err(error) = looked {
        found
            .problems
            .push(format!("{name}: {error:#}: download it again"));
        return Ok(());
    }
    if seen.iter().any(|(_, is)| matches!(is, Is::Known(_))) {
        seen.retain(|(_, is)| matches!(is, Is::Known(_)));
    }
    for (inner, is) in seen {
        match is {
            Is::Known(what) => {
                let short = inner.rsplit('/').next().unwrap_or(&inner).to_owned();
                let named = day_in(&short).or_else(|| day_in(name)).filter(|day| *day <= today);
                let path = path.to_owned();
                found.known.push(Known { what, path, name: short, named, written });
            }
            Is::Nothing => found.problems.push(format!("{name}: it is empty: download it again")),
            Is::Page => found.problems.push(format!(
                "{name}: it is a web page and not the file: open its address in a browser, and download the file from there"
            )),
            Is::Wide => found.problems.push(format!("{name}: it is UTF-16: open it and save it as UTF-8")),
            Is::Unknown => found.said.push(format!("{name}: nothing that the import knows, left alone")),
        }
    }
    Ok(())
}

fn day_of(time: SystemTime) -> Result<Date> {
    Ok(jiff::Timestamp::try_from(time)?
        .to_zoned_datetime(jiff::tz::TimeZone::UTC)
        .date())
}

#[derive(Debug, PartialEq, Eq)]
enum Is {
    Known(What),
    Nothing,
    Page,
    Wide,
    Unknown,
}

/// Columns that only the list of competences has.
const OF_COMPETENCE: [&str; 2] = ["institution", "id_service"];

/// Columns of both lists of units. A list that has changed has lost some of them.
const OF_UNITS: [&str; 9] = [
    "identifiant_public_unite",
    "service",
    "telephone",
    "adresse_geographique",
    "departement",
    "voie",
    "horaires_accueil",
    "geocodage_x_GPS",
    "geocodage_y_GPS",
];

fn recognise(head: &[u8]) -> Is {
    let text = String::from_utf8_lossy(head);
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return Is::Wide;
    }
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        return if head.len() < 1024 {
            Is::Nothing
        } else {
            Is::Unknown
        };
    }
    if text.starts_with('<') {
        return Is::Page;
    }
    if text.starts_with(['{', '[']) {
        // The national directory has the same form, but without the types of local services.
        let small = head.len() < 4096
            && text
                .split_whitespace()
                .collect::<String>()
                .starts_with("{\"service\":[");
        let directory = text.contains("\"type_service_local\"")
            || text.contains("\\\"type_service_local\\\"")
            || small;
        // The files of the communes hold the types as well, under another name.
        let commune = text.contains("\"code_type_service_local\"");
        return if directory && !commune {
            Is::Known(What::Directory)
        } else {
            Is::Unknown
        };
    }
    let line = text.lines().next().unwrap_or_default();
    let columns: Vec<&str> = line
        .split(char::from(separator(line.as_bytes())))
        .map(|name| name.trim().trim_matches('"'))
        .collect();
    let has = |names: &[&str]| names.iter().filter(|name| columns.contains(name)).count();
    if has(&OF_COMPETENCE) > 0 {
        Is::Known(What::Competence)
    } else if has(&OF_UNITS) < 3 {
        Is::Unknown
    } else if of_gendarmerie(text, &columns) {
        Is::Known(What::Gendarmerie)
    } else {
        Is::Known(What::Police)
    }
}

/// The two lists have had the same columns, so their rows decide. If the rows do not, the column of
/// identifiers decides, which only units of the gendarmerie have.
fn of_gendarmerie(text: &str, columns: &[&str]) -> bool {
    let rows = text
        .split_once('\n')
        .map_or("", |(_, rows)| rows)
        .to_lowercase();
    let many = |word: &str| rows.matches(word).count();
    match many("brigade").cmp(&many("commissariat")) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => columns.contains(&"identifiant_public_unite"),
    }
}

/// The day in a file name such as `2026-11-20_053120-data.gouv_local.json` or
/// `export-pn-20261120.csv`.
fn day_in(name: &str) -> Option<Date> {
    name.char_indices()
        .filter(|(_, letter)| letter.is_ascii_digit())
        .find_map(|(at, _)| {
            let rest = name.get(at..)?;
            let alone = |length: usize| {
                !rest
                    .get(length..)
                    .is_some_and(|after| after.starts_with(|next: char| next.is_ascii_digit()))
            };
            let dashed = rest
                .get(..10)
                .filter(|_| alone(10))
                .and_then(|day| day.replace('_', "-").parse::<Date>().ok());
            let plain = rest
                .get(..8)
                .filter(|day| alone(8) && day.bytes().all(|digit| digit.is_ascii_digit()))
                .and_then(|day| {
                    format!("{}-{}-{}", day.get(..4)?, day.get(4..6)?, day.get(6..)?)
                        .parse::<Date>()
                        .ok()
                });
            dashed
                .or(plain)
                .filter(|day| (2010..2100).contains(&day.year()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_recognised_by_its_content() {
        for (head, is) in [
            (
                "identifiant_public_unite;service;telephone;voie;geocodage_x_GPS",
                Is::Known(What::Gendarmerie),
            ),
            (
                "\u{feff}\"service\";\"telephone\";\"geocodage_x_GPS\";\"geocodage_y_GPS\"",
                Is::Known(What::Police),
            ),
            (
                "code_commune;libelle_commune;institution;id_service;service",
                Is::Known(What::Competence),
            ),
            ("{ \"service\" : [\n{", Is::Known(What::Directory)),
            (
                "[{\"nom\":\"x\",\"pivot\":\"[{\\\"type_service_local\\\":\\\"cidf\\\"}]\"}]",
                Is::Known(What::Directory),
            ),
            (
                "{\"commune\":[{\"type_service_local\":[{\"code_type_service_local\":\"aav\"}]}]}",
                Is::Unknown,
            ),
            ("<!DOCTYPE html><html>", Is::Page),
            ("", Is::Nothing),
            ("a;b;c", Is::Unknown),
            (
                "identifiant_public_unite;service;telephone;voie;horaires_accueil\n9;Commissariat de police de Vichy;;;",
                Is::Known(What::Police),
            ),
            (
                "service;telephone;voie;horaires_accueil\nBrigade territoriale autonome de Cestas;;;",
                Is::Known(What::Gendarmerie),
            ),
        ] {
            assert_eq!(recognise(head.as_bytes()), is, "{head}");
        }
        assert_eq!(recognise(&[0xff, 0xfe, b's', 0]), Is::Wide);
    }

    #[test]
    fn a_day_is_read_from_a_name() {
        for (name, is) in [
            ("2026-11-20_053120-data.gouv_local.json", Some("2026-11-20")),
            ("export-pn-20261120.csv", Some("2026-11-20")),
            ("export-gn2 (2026-11-20).csv", Some("2026-11-20")),
            ("export-gn2.csv", None),
            ("17320fe6-a896-4686-93e6-502be2ad23f2.csv", None),
            ("99999999.csv", None),
        ] {
            assert_eq!(
                day_in(name).map(|day| day.to_string()).as_deref(),
                is,
                "{name}"
            );
        }
    }

    #[test]
    fn of_two_files_of_one_kind_the_newer_is_read_and_the_other_reported() {
        let folder = tempfile::tempdir().expect("a folder");
        let columns = "service;telephone;geocodage_x_GPS;geocodage_y_GPS\n";
        for name in ["export-pn-2026-10-01.csv", "export-pn-2026-11-01.csv"] {
            std::fs::write(folder.path().join(name), columns).expect("a file");
        }
        let found = look(folder.path(), jiff::civil::date(2026, 11, 27)).expect("a folder");
        assert_eq!(found.known.len(), 1);
        assert_eq!(found.known[0].name, "export-pn-2026-11-01.csv");
        assert!(
            found.said[0].contains("export-pn-2026-10-01.csv (2026-10-01) is left alone"),
            "{:?}",
            found.said
        );
    }

    #[test]
    fn a_missing_or_empty_folder_gives_an_error_that_helps() {
        let folder = tempfile::tempdir().expect("a folder");
        let today = jiff::civil::date(2026, 11, 27);
        let error = look(&folder.path().join("x"), today).expect_err("no folder");
        assert!(error.to_string().contains("give the folder"), "{error}");
        let found = look(folder.path(), today).expect("a folder");
        assert!(
            found.problems[0].contains("deploy/places.md"),
            "{:?}",
            found.problems
        );
    }
}
