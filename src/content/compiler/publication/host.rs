//! `deploy/host.toml`: who publishes a copy of the guide, where its exit leads, which sites may
//! embed it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml::{Spanned, Value};

use super::field;
use crate::compiler::problem::{Problem, Problems, line_of, read_toml};
use crate::types::Day;

/// What a host says about its copy. Every text is one line; an empty one has not been filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// Who publishes.
    pub publisher: Publisher,
    /// Who runs the servers.
    pub hosting: Hosting,
    /// Whom to write to.
    pub contact: Contact,
    /// Whether somebody has said if a log of visits is kept. Many hosts keep one by default.
    pub log_is_said: bool,
    /// The log of visits; `None` if none is kept.
    pub log: Option<Log>,
    /// The accessibility statement.
    pub accessibility: Accessibility,
    /// Where the exit leads.
    pub exit: Exit,
    /// The sites that may embed the guide, as browsers write an origin.
    pub sites: Vec<String>,
}

/// Who publishes (loi 2004-575, art. 1-1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publisher {
    /// The host name of the copy.
    pub site: String,
    /// Whether a natural person publishes it outside of any trade. Such a person may name the host
    /// only, if the host knows the identity (same article).
    pub private: bool,
    /// The legal entity.
    pub name: String,
    /// Its address.
    pub seat: String,
    /// Its telephone.
    pub telephone: String,
    /// Register number and capital, or SIRET; may be empty.
    pub registration: String,
    /// The director of the publication.
    pub director: String,
}

/// Who runs the servers of the copy (same article).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosting {
    /// The company or the office.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Its telephone.
    pub telephone: String,
}

/// Whom to write to: the address of a form, an e-mail address or a telephone number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// For something that cannot be read or used.
    pub accessibility: String,
    /// For a text that is wrong.
    pub text: String,
}

/// A log of visits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// How long it is kept.
    pub days: u16,
    /// Its purpose and legal basis.
    pub why: String,
    /// Who answers people who ask what is kept about them.
    pub who: String,
}

/// What a host declares about accessibility (décret 2019-768).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accessibility {
    /// The day of the statement.
    pub declared: Option<Day>,
    /// The address of the multi-year scheme (schéma pluriannuel); may be empty.
    pub scheme: String,
    /// The address of the yearly plan; may be empty.
    pub plan: String,
    /// An audit made by a person, as long as it is valid.
    pub audit: Option<Audit>,
}

/// An audit of accessibility.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// When.
    pub day: Day,
    /// By whom.
    pub by: String,
}

/// Two pages that anybody may have open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exit {
    /// Where the exit leads.
    pub first: String,
    /// Where it leads if the first page cannot be loaded.
    pub second: String,
}

/// Every field of the file: its name as `section.key`, what it holds, what it says. Every line
/// stands in the file, also when it is empty.
pub const FIELDS: [(&str, Kind, &str); 22] = [
    (
        "publisher.site",
        Kind::Name,
        "The host name of this copy, as in `infos.mairie.example`.",
    ),
    (
        "publisher.private",
        Kind::YesNo,
        "`true` if a person publishes the copy, and it is not their trade: `name`, `seat`, \
         `telephone` and `director` may then stay empty, if the company of `[hosting]` knows who \
         that person is.",
    ),
    (
        "publisher.name",
        Kind::Line,
        "The legal person that publishes the copy, as in `Commune de Vichy`.",
    ),
    ("publisher.seat", Kind::Line, "Its whole address."),
    ("publisher.telephone", Kind::Telephone, "Its telephone."),
    (
        "publisher.registration",
        Kind::Line,
        "The register number and the capital of a company, the SIRET of an administration.",
    ),
    (
        "publisher.director",
        Kind::Line,
        "The person who answers in law for what is published, and their office.",
    ),
    (
        "hosting.name",
        Kind::Line,
        "The company or the office whose machines serve the copy.",
    ),
    ("hosting.address", Kind::Line, "Its whole address."),
    ("hosting.telephone", Kind::Telephone, "Its telephone."),
    (
        "contact.accessibility",
        Kind::Contact,
        "Where to say that something cannot be read or used.",
    ),
    (
        "contact.text",
        Kind::Contact,
        "Where to say that a text is wrong.",
    ),
    (
        "log.days",
        Kind::Days,
        "How many days the server, or what stands in front of it, keeps a log of visits: `0` for \
         no log, `-1` while nobody has said.",
    ),
    (
        "log.why",
        Kind::Line,
        "Why a log is kept, and on which legal basis. Needed when a log is kept.",
    ),
    (
        "log.who",
        Kind::Line,
        "The person who answers those who ask what is kept of them. Needed when a log is kept.",
    ),
    (
        "accessibility.declared",
        Kind::Day,
        "The day on which the host makes the declaration of accessibility its own.",
    ),
    (
        "accessibility.scheme",
        Kind::Form,
        "The scheme of several years; empty, the page says that it is not published.",
    ),
    (
        "accessibility.plan",
        Kind::Form,
        "The plan of the year; empty, the page says that it is not published.",
    ),
    (
        "accessibility.audited",
        Kind::Day,
        "The day of an audit that a person has made; it counts for three years. It stands \
         together with `auditor`.",
    ),
    (
        "accessibility.auditor",
        Kind::Line,
        "The person who has made that audit.",
    ),
    (
        "exit.first",
        Kind::Address,
        "Where the exit leads: a page that anybody may have open, as in \
         `https://meteofrance.com/`.",
    ),
    (
        "exit.second",
        Kind::Address,
        "Where the exit leads when the first page has not come after 2 s: another site.",
    ),
];

/// The list, which is not one text: its name, and what it says.
pub const SITES: (&str, &str) = (
    "embed.sites",
    "The sites that may carry the guide, as a browser writes an origin: \
     `[\"https://www.mairie.example\"]`.",
);

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One line of text, of at most 200 letters.
    Line,
    /// The name of a host, in small letters.
    Name,
    /// A number to call, as in `04 00 00 00 00`.
    Telephone,
    /// The address of a form (`https://…`), an e-mail address or a number to call.
    Contact,
    /// An address, `https://…`.
    Form,
    /// A day such as `2027-01-31`.
    Day,
    /// A number of days.
    Days,
    /// `true` or `false`.
    YesNo,
    /// A whole address, `https://…/`, never empty.
    Address,
}

/// How long an audit is valid (décret 2019-768).
const YEARS: i32 = 3;

impl Host {
    /// Reads `deploy/host.toml`. An audit is valid for three years; `today` is the day of the
    /// build.
    ///
    /// # Errors
    /// Every mistake of the file, by line.
    pub fn read(file: &Path, today: Day) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut fields = Fields::read(file, &mut problems);
        let host = fields.host(today, &mut problems);
        fields.tell_unknown(&mut problems);
        problems.sort();
        if problems.is_empty() {
            Ok(host)
        } else {
            Err(problems)
        }
    }

    /// Whether the publisher has filled in everything that the law requires.
    pub fn is_said(&self) -> bool {
        self.lacking().is_empty()
    }

    /// The fields that the law requires and that are empty, such as `publisher.name`.
    pub fn lacking(&self) -> Vec<&'static str> {
        let unsaid = self.required().into_iter().filter(|(_, said)| !said);
        unsaid.map(|(name, _)| name).collect()
    }

    /// The fields that a public copy must fill in, and whether each is filled in.
    fn required(&self) -> [(&'static str, bool); 12] {
        let (publisher, hosting, contact) = (&self.publisher, &self.hosting, &self.contact);
        let named = |name: &String| publisher.private || !name.is_empty();
        [
            ("publisher.site", !publisher.site.is_empty()),
            ("publisher.name", named(&publisher.name)),
            ("publisher.seat", named(&publisher.seat)),
            ("publisher.telephone", named(&publisher.telephone)),
            ("publisher.director", named(&publisher.director)),
            ("hosting.name", !hosting.name.is_empty()),
            ("hosting.address", !hosting.address.is_empty()),
            ("hosting.telephone", !hosting.telephone.is_empty()),
            ("contact.accessibility", !contact.accessibility.is_empty()),
            ("contact.text", !contact.text.is_empty()),
            (
                "accessibility.declared",
                self.accessibility.declared.is_some(),
            ),
            ("log.days", self.log_is_said),
        ]
    }
}

/// The fields of the file that have not been read yet, with their lines.
struct Fields {
    file: PathBuf,
    left: BTreeMap<String, (Value, usize)>,
    /// Whether the file could be read; if not, no field in it is reported as missing.
    known: bool,
}

impl Fields {
    fn read(file: &Path, problems: &mut Problems) -> Self {
        type Raw = BTreeMap<String, BTreeMap<String, Spanned<Value>>>;
        let read = read_toml::<Raw>(file, problems);
        let known = read.is_some();
        let (text, raw) = read.unwrap_or_default();
        let mut left = BTreeMap::new();
        for (section, fields) in raw {
            for (key, value) in fields {
                let line = line_of(&text, value.span().start);
                left.insert(format!("{section}.{key}"), (value.into_inner(), line));
            }
        }
        Self {
            file: file.into(),
            left,
            known,
        }
    }

    fn host(&mut self, today: Day, problems: &mut Problems) -> Host {
        let mut said = BTreeMap::new();
        for (name, kind, _) in FIELDS {
            said.insert(name, self.text(name, kind, problems));
        }
        let sites = self.sites(problems);
        let mut take = |name: &str| said.remove(name).unwrap_or_default();
        let host = Host {
            publisher: Publisher {
                site: take("publisher.site").0,
                private: take("publisher.private").0 == "true",
                name: take("publisher.name").0,
                seat: take("publisher.seat").0,
                telephone: take("publisher.telephone").0,
                registration: take("publisher.registration").0,
                director: take("publisher.director").0,
            },
            hosting: Hosting {
                name: take("hosting.name").0,
                address: take("hosting.address").0,
                telephone: take("hosting.telephone").0,
            },
            contact: Contact {
                accessibility: take("contact.accessibility").0,
                text: take("contact.text").0,
            },
            log_is_said: false,
            log: None,
            accessibility: Accessibility {
                declared: field::day(&take("accessibility.declared").0),
                scheme: take("accessibility.scheme").0,
                plan: take("accessibility.plan").0,
                audit: None,
            },
            exit: Exit {
                first: take("exit.first").0,
                second: take("exit.second").0,
            },
            sites,
        };
        let whole = problems.is_empty();
        let mut told = |line: usize, what: String, remedy: &str| {
            problems.push(Problem::new(&self.file, line, what, remedy));
        };
        let ((days, line), (why, _), (who, _)) =
            (take("log.days"), take("log.why"), take("log.who"));
        let log_is_said = days.parse::<u16>().is_ok();
        let days: u16 = days.parse().unwrap_or_default();
        if days > 0 && (why.is_empty() || who.is_empty()) {
            let what = "a log is kept, but its reason or the person to ask is missing".to_owned();
            told(line, what, "fill log.why and log.who, or keep no log");
        }
        let ((day, line), (by, _)) = (take("accessibility.audited"), take("accessibility.auditor"));
        let day = field::day(&day);
        if day.is_some() == by.is_empty() {
            let what = "an audit needs a day and a person".to_owned();
            told(
                line,
                what,
                "fill accessibility.audited and auditor, or leave both empty",
            );
        }
        if day.is_some_and(|day| day > today) {
            let what = "this audit has not been made yet".to_owned();
            told(line, what, "write the day on which it was made");
        }
        if !host.exit.first.is_empty() && host.exit.first == host.exit.second {
            let what = "both addresses of the exit are the same".to_owned();
            told(0, what, "choose a second site, for when the first is down");
        }
        let host = Host {
            log_is_said,
            ..host
        };
        let lacking = host.lacking();
        let begun = host.required().iter().any(|(_, said)| *said);
        // A field that was reported as wrong is empty here; that is not a second mistake.
        if whole && begun && !lacking.is_empty() {
            let what = format!(
                "the publisher is only partly filled in: these are missing: {}",
                lacking.join(", ")
            );
            told(
                0,
                what,
                "fill them in, or leave all empty until this copy is public",
            );
        }
        let valid = |day: &Day| {
            let end = Day {
                year: day.year + YEARS,
                ..*day
            };
            today <= end
        };
        let audit = day.filter(valid).map(|day| Audit { day, by });
        Host {
            log: (days > 0).then_some(Log { days, why, who }),
            accessibility: Accessibility {
                audit,
                ..host.accessibility
            },
            ..host
        }
    }

    /// A field as text, and its line.
    fn text(&mut self, name: &str, kind: Kind, problems: &mut Problems) -> (String, usize) {
        let Some((value, line)) = self.take(name, problems) else {
            return Default::default();
        };
        let text = match (kind, value) {
            (Kind::Days, Value::Integer(days)) => days.to_string(),
            (Kind::YesNo, Value::Boolean(yes)) => yes.to_string(),
            (Kind::YesNo, _) => {
                return self.wrong(
                    name,
                    line,
                    "is not true or false",
                    "write true or false",
                    problems,
                );
            }
            (Kind::Days, _) => {
                return self.wrong(
                    name,
                    line,
                    "is not a number",
                    "write 0 or more days",
                    problems,
                );
            }
            (_, Value::String(text)) => text,
            _ => {
                return self.wrong(
                    name,
                    line,
                    "is not a text",
                    "write it between \" and \"",
                    problems,
                );
            }
        };
        match field::check(kind, &text) {
            Ok(()) => (text, line),
            Err(remedy) => {
                let what = format!("is {text:?}");
                self.wrong(name, line, &what, remedy, problems)
            }
        }
    }

    fn sites(&mut self, problems: &mut Problems) -> Vec<String> {
        let (name, _) = SITES;
        let Some((value, line)) = self.take(name, problems) else {
            return Vec::new();
        };
        let Ok(list) = value.try_into::<Vec<String>>() else {
            self.wrong(
                name,
                line,
                "is not a list of texts",
                "write [\"https://…\"]",
                problems,
            );
            return Vec::new();
        };
        let mut sites: Vec<String> = Vec::new();
        for site in list {
            match field::site(&site) {
                Ok(()) if sites.contains(&site) => {}
                Ok(()) => sites.push(site),
                Err(remedy) => {
                    self.wrong(name, line, &format!("holds {site:?}"), remedy, problems);
                }
            }
        }
        sites
    }

    fn take(&mut self, name: &str, problems: &mut Problems) -> Option<(Value, usize)> {
        let found = self.left.remove(name);
        if found.is_none() && self.known {
            let (section, key) = name.split_once('.').unwrap_or((name, ""));
            problems.push(Problem::whole(
                &self.file,
                format!("{name} is missing"),
                format!("write {key} = … under [{section}], even if it is empty"),
            ));
        }
        found
    }

    fn wrong(
        &self,
        name: &str,
        line: usize,
        what: &str,
        remedy: &str,
        problems: &mut Problems,
    ) -> (String, usize) {
        problems.push(Problem::new(
            &self.file,
            line,
            format!("{name} {what}"),
            remedy,
        ));
        (String::new(), line)
    }

    fn tell_unknown(&self, problems: &mut Problems) {
        for (name, (_, line)) in &self.left {
            problems.push(Problem::new(
                &self.file,
                *line,
                format!("{name} is unknown"),
                "remove it or correct its name",
            ));
        }
    }
}
