//! `<lang>/places/03.toml` and its kind: services of a département that no file has. Each was
//! called by somebody, on a day.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::super::addresses::Address;
use super::super::problem::{
    Entry, Problem, Problems, leak, line_of, read_entry, read_text, split,
};
use crate::places::{Kind, Service, Told};
use crate::types::{Day, Opening};

/// One `[[service]]` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// A name of its own, in small letters.
    id: toml::Spanned<String>,
    /// What it is.
    kind: Kind,
    /// What it is called.
    name: String,
    /// The INSEE code of its commune.
    commune: String,
    /// Street and number. Left out with `hidden = true`.
    address: Option<String>,
    /// The address is said to who calls, and not here.
    #[serde(default)]
    hidden: bool,
    /// The number that was called.
    telephone: String,
    /// Its site.
    site: Option<String>,
    /// Its hours, as in `contacts.toml`; left out where nobody knows.
    #[serde(default)]
    open: Vec<String>,
    /// Whom it receives.
    public: String,
    /// What else says that it is there: addresses.
    sources: Vec<String>,
    /// The day on which somebody called.
    called: String,
    /// Who called: a name or a function, which is not published.
    by: String,
}

/// A service and when it was called, for the list of those to call again.
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

/// Words of places where people are put up: their address is never published.
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

/// The services of a folder, by the places of communes.
pub fn services(folder: &Path, at: &HashMap<&str, u16>, problems: &mut Problems) -> Vec<Service> {
    let mut services = Vec::new();
    each(folder, problems, |file, line, written, problems| {
        let Some(commune) = at.get(written.commune.as_str()) else {
            let what = format!("no commune {}", written.commune);
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

/// When each service was called, those first that were called longest ago.
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
        "an address, or hidden = true: one of the two".into(),
        "leave the address out where it is said on the telephone only",
    );
    let said = [&written.name, address].concat().to_lowercase();
    let shelter = SHELTERS.iter().find(|word| said.contains(**word));
    check(
        shelter.is_none(),
        format!("“{}” is where people are put up", shelter.unwrap_or(&"")),
        "take it out: the way there is 115, 3919 or an association",
    );
    let digits = written
        .telephone
        .chars()
        .filter(char::is_ascii_digit)
        .count();
    check(
        matches!(digits, 3 | 4 | 6 | 10)
            && written
                .telephone
                .chars()
                .all(|letter| letter.is_ascii_digit() || letter == ' '),
        format!("“{}” is no number", written.telephone),
        "write it as it is read: 04 70 00 00 00",
    );
    let sites = written.sources.iter().chain(&written.site);
    let bare = sites.filter(|site| !site.starts_with("https://")).count();
    check(
        bare == 0,
        "an address without https://".into(),
        "write it whole",
    );
    check(
        !written.sources.is_empty(),
        "no source".into(),
        "name a page that says it is there",
    );
    let hours = written.open.join(";");
    check(
        hours.is_empty() || Opening::read(&hours).is_some(),
        format!("“{hours}” are no hours"),
        "write open = [\"mon-fri 9:00-12:00\"]",
    );
    check(
        Day::from_iso(&written.called).is_some(),
        format!("“{}” is no day", written.called),
        "write the day of the call: 2026-11-24",
    );
    check(
        !written.by.trim().is_empty(),
        "nobody called it".into(),
        "say who called, a name or a function; it is not published",
    );
    let texts = [&written.name, &written.public, &written.by];
    let long = texts
        .iter()
        .any(|text| text.chars().count() > 160 || text.contains('\n'));
    check(
        !long,
        "a text of more than 160 letters".into(),
        "say it shorter",
    );
    wrong
}
