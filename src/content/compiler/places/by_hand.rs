//! `<lang>/places/03.toml` and its like: services of a département that no official file has.
//! Somebody called each of them on a given day.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::super::WrittenDay;
use super::super::addresses::Address;
use super::super::problem::{
    Entry, Problem, Problems, leak, line_of, read_entry, read_text, split,
};
use super::super::telephone::is_telephone;
use crate::places::{Kind, Service, Told};
use crate::types::{Day, Opening};

/// A service of one département that no official file has. The name of the file is the number of
/// the département. An address where people are put up is refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// A name of its own, in small letters, as in `maison-des-femmes`.
    id: toml::Spanned<String>,
    /// What it is.
    kind: Kind,
    /// What it is called: at most 160 characters.
    name: String,
    /// The INSEE code of its commune, which is not its postcode, as in `"03190"`.
    commune: String,
    /// Street and number, as in `"1 rue de la Paix"`. An entry has it, or `hidden = true`.
    address: Option<String>,
    /// Whether the address is said on the telephone only.
    #[serde(default)]
    hidden: bool,
    /// The number that was called, as people read it, as in `"04 70 00 00 00"`.
    telephone: String,
    /// Its site, `"https://…"`.
    site: Option<String>,
    /// Its hours, as `open` of `contacts.toml` writes them, as in `["mon-fri 9:00-12:00"]`. An
    /// entry has none where nobody knows them.
    #[serde(default)]
    open: Vec<String>,
    /// The people whom it receives, as in `"Toute femme, sans rendez-vous."`: at most 160
    /// characters.
    public: String,
    /// Pages that say that it is there, `["https://…"]`: at least one.
    sources: Vec<String>,
    /// The day on which somebody called. Twelve months later the service is not shown any more.
    called: WrittenDay,
    /// The person who called, by name or function. It is not published.
    by: String,
}

/// A service and when it was called, for the list of services to call again.
pub struct Called {
    /// Its file.
    pub file: PathBuf,
    /// Its id.
    pub id: String,
    /// The day.
    pub day: Day,
    /// Who called.
    pub by: String,
}

/// Words for places where people are housed: their address is never published.
const SHELTERS: [&str; 8] = [
    "hébergement",
    "foyer",
    "refuge",
    "chrs",
    "résidence",
    "appartement",
    "accueil de nuit",
    "hôtel",
];

/// The services of a folder; `at` gives the index of each commune.
pub fn services(folder: &Path, at: &HashMap<&str, u16>, problems: &mut Problems) -> Vec<Service> {
    let mut services = Vec::new();
    each(folder, problems, |file, line, written, problems| {
        let Some(commune) = at.get(written.commune.as_str()) else {
            let what = format!("there is no commune {}", written.commune);
            let help = "write its INSEE code, which is not its postcode";
            problems.push(Problem::new(file, line, what, help));
            return;
        };
        services.push(Service {
            kind: written.kind,
            name: leak(written.name),
            commune: *commune,
            address: leak(written.address.unwrap_or_default()),
            telephone: leak(written.telephone),
            site: leak(written.site.unwrap_or_default()),
            position: None,
            hours: leak(written.open.join(";")),
            public: leak(written.public),
            told: Told::Call(leak(written.called)),
        });
    });
    services
}

/// When each service was called, the oldest calls first.
pub fn called(folder: &Path, problems: &mut Problems) -> Vec<Called> {
    let mut all = Vec::new();
    each(folder, problems, |file, _, written, _| {
        if let Some(day) = Day::from_iso(&written.called) {
            all.push(Called {
                file: file.to_owned(),
                id: written.id.into_inner(),
                day,
                by: written.by,
            });
        }
    });
    all.sort_by_key(|one| one.day);
    all
}

/// The site and the sources of each service.
pub fn addresses(folder: &Path, problems: &mut Problems) -> Vec<Address> {
    let mut all = Vec::new();
    each(folder, problems, |file, line, written, _| {
        let urls = written.site.iter().chain(&written.sources);
        all.extend(urls.map(|url| Address::new(file, line, url)));
    });
    all
}

/// Reads every file of the folder and checks each service.
fn each(
    folder: &Path,
    problems: &mut Problems,
    mut found: impl FnMut(&Path, usize, Written, &mut Problems),
) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "toml"));
    files.sort();
    let mut ids: Vec<String> = Vec::new();
    for file in files {
        let Some(text) = read_text(&file, problems) else {
            continue;
        };
        let department = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        for part in split(&file, &text, &["service"], problems) {
            let Entry { value, at, .. } = read_entry::<Written>(&file, &text, part, problems);
            let Some(written) = value else { continue };
            let line = line_of(&text, at + written.id.span().start);
            let id = written.id.get_ref();
            let before = problems.len();
            for (what, help) in mistakes(&written, department) {
                problems.push(Problem::new(&file, line, format!("{id}: {what}"), help));
            }
            if ids.contains(id) {
                let what = format!("service “{id}” is there twice");
                problems.push(Problem::new(&file, line, what, "keep one"));
            }
            ids.push(id.clone());
            if problems.len() == before {
                found(&file, line, written, problems);
            }
        }
    }
}

/// What is wrong with a service, and what to do.
fn mistakes(written: &Written, department: &str) -> Vec<(String, &'static str)> {
    let mut wrong: Vec<(String, &'static str)> = Vec::new();
    let mut check = |right: bool, what: String, help: &'static str| {
        if !right {
            wrong.push((what, help));
        }
    };
    check(
        written.commune.starts_with(department),
        format!("{} is not in the département {department}", written.commune),
        "put it into the file of its département",
    );
    let address = written.address.as_deref().unwrap_or_default();
    check(
        written.hidden == address.is_empty(),
        "it needs an address or hidden = true, and not both".into(),
        "leave the address out if it is given only on the telephone",
    );
    let said = [&written.name, address].concat().to_lowercase();
    let shelter = SHELTERS.iter().find(|word| said.contains(**word));
    check(
        shelter.is_none(),
        format!(
            "“{}” is a place where people are housed",
            shelter.unwrap_or(&"")
        ),
        "remove the service: people reach it through 115, 3919 or an association",
    );
    check(
        is_telephone(&written.telephone),
        format!("“{}” is not a telephone number", written.telephone),
        "write it as people read it: 04 70 00 00 00",
    );
    let sites = written.sources.iter().chain(&written.site);
    let bare = sites.filter(|site| !site.starts_with("https://")).count();
    check(
        bare == 0,
        "a web address without https://".into(),
        "write the whole address",
    );
    check(
        !written.sources.is_empty(),
        "no source".into(),
        "name a page that says it is there",
    );
    let hours = written.open.join(";");
    check(
        hours.is_empty() || Opening::read(&hours).is_some(),
        format!("“{hours}” are not hours"),
        "write open = [\"mon-fri 9:00-12:00\"]",
    );
    check(
        Day::from_iso(&written.called).is_some(),
        format!("“{}” is not a day", written.called),
        "write the day of the call: 2026-11-24",
    );
    check(
        !written.by.trim().is_empty(),
        "the caller is missing".into(),
        "write who called, a name or a function; it is not published",
    );
    let texts = [&written.name, &written.public, &written.by];
    let long = texts
        .iter()
        .any(|text| text.chars().count() > 160 || text.contains('\n'));
    check(
        !long,
        "a text of more than 160 characters or one line".into(),
        "shorten it, on one line",
    );
    wrong
}
