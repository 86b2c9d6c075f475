//! Label files. `page.toml` holds the labels of the pages, `live.toml` those of the running app,
//! `message.toml` the text to 114, `scripts.toml` the words of the scripts outside the app.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use toml::{Spanned, Value};

use super::language::Language;
use super::problem::{Problem, Problems, leak, line_of, read_toml};
use super::typography;

/// A label and its line in the file.
struct Label {
    value: Value,
    line: usize,
    used: bool,
}

/// The sections of a file and their labels, both in alphabetical order, so that two languages with
/// the same labels have them in the same order.
pub struct LabelFile {
    file: PathBuf,
    language: Language,
    sections: BTreeMap<String, BTreeMap<String, Label>>,
    /// Whether the file could be read; if not, no label in it is reported as missing.
    known: bool,
}

impl LabelFile {
    /// Reads a file of `[section]`s.
    pub fn read(file: &Path, language: &Language, problems: &mut Problems) -> Self {
        type Raw = BTreeMap<String, Spanned<BTreeMap<String, Spanned<Value>>>>;
        let read = read_toml::<Raw>(file, problems);
        let known = read.is_some();
        let (text, raw) = read.unwrap_or_default();
        let label = |(key, value): (String, Spanned<Value>)| {
            let line = line_of(&text, value.span().start);
            let value = value.into_inner();
            (
                key,
                Label {
                    value,
                    line,
                    used: false,
                },
            )
        };
        let section = |(name, labels): (String, Spanned<BTreeMap<_, _>>)| {
            let labels = labels.into_inner().into_iter().map(label).collect();
            (name, labels)
        };
        Self {
            file: file.into(),
            language: language.clone(),
            sections: raw.into_iter().map(section).collect(),
            known,
        }
    }

    /// The text of a label, with its punctuation set; a missing label is a mistake.
    pub fn text(&mut self, section: &str, key: &str, problems: &mut Problems) -> String {
        let Some(label) = self.find(section, key, problems) else {
            return String::new();
        };
        let (value, line) = (label.value.clone(), label.line);
        match value {
            Value::String(text) => {
                typography::set(&self.file, line, &text, &self.language, problems)
            }
            _ => {
                let what = format!("{section}.{key} is not a text");
                problems.push(Problem::new(
                    &self.file,
                    line,
                    what,
                    "write it between \" and \"",
                ));
                String::new()
            }
        }
    }

    /// A list of names, and its line.
    pub fn names(
        &mut self,
        section: &str,
        key: &str,
        problems: &mut Problems,
    ) -> (Vec<String>, usize) {
        let Some(label) = self.find(section, key, problems) else {
            return (Vec::new(), 0);
        };
        let (value, line) = (label.value.clone(), label.line);
        match value.try_into() {
            Ok(names) => (names, line),
            Err(_) => {
                let what = format!("{section}.{key} is not a list of names");
                problems.push(Problem::new(&self.file, line, what, "write [\"…\", \"…\"]"));
                (Vec::new(), line)
            }
        }
    }

    fn find(&mut self, section: &str, key: &str, problems: &mut Problems) -> Option<&Label> {
        let labels = self.sections.get_mut(section);
        let Some(label) = labels.and_then(|labels| labels.get_mut(key)) else {
            if self.known {
                problems.push(Problem::whole(
                    &self.file,
                    format!("the label {section}.{key} is missing"),
                    format!("add {key} = \"…\" under [{section}]"),
                ));
            }
            return None;
        };
        label.used = true;
        Some(label)
    }

    /// Reports the labels that nothing has asked for.
    pub fn end(&self, problems: &mut Problems) {
        for (section, labels) in &self.sections {
            for (key, label) in labels.iter().filter(|(_, label)| !label.used) {
                problems.push(Problem::new(
                    &self.file,
                    label.line,
                    format!("nothing uses the label {section}.{key}"),
                    "remove it or correct its name",
                ));
            }
        }
    }

    /// Every label as `(section, key, text)`, in the order of the pack.
    pub fn all(&mut self, problems: &mut Problems) -> Vec<(String, String, String)> {
        let names: Vec<(String, String)> = self.names_of_labels().collect();
        let text = |(section, key): (String, String)| {
            let text = self.text(&section, &key, problems);
            (section, key, text)
        };
        names.into_iter().map(text).collect()
    }

    fn names_of_labels(&self) -> impl Iterator<Item = (String, String)> {
        self.sections
            .iter()
            .flat_map(|(section, labels)| labels.keys().map(|key| (section.clone(), key.clone())))
    }

    /// Reports the labels that this language has and `model` does not have, and the reverse.
    pub fn compare(&self, model: &Self, problems: &mut Problems) {
        if !(self.known && model.known) {
            return;
        }
        for (section, key) in model.names_of_labels() {
            if self.label(&section, &key).is_none() {
                problems.push(Problem::whole(
                    &self.file,
                    format!("the label {section}.{key} is missing"),
                    format!("translate it from {}", model.file.display()),
                ));
            }
        }
        for (section, key) in self.names_of_labels() {
            if let (Some(label), None) = (self.label(&section, &key), model.label(&section, &key)) {
                problems.push(Problem::new(
                    &self.file,
                    label.line,
                    format!("nothing uses the label {section}.{key}"),
                    format!("remove it, or add it to {}", model.file.display()),
                ));
            }
        }
    }

    fn label(&self, section: &str, key: &str) -> Option<&Label> {
        self.sections.get(section)?.get(key)
    }

    /// Reports names that cannot be fields of a Rust struct.
    fn check_names(&self, problems: &mut Problems) {
        for (section, labels) in &self.sections {
            for (key, label) in labels {
                if !is_name(section) || !is_name(key) {
                    problems.push(Problem::new(
                        &self.file,
                        label.line,
                        format!("{section}.{key} cannot name a label"),
                        "use small letters, digits and _, a letter first",
                    ));
                }
            }
        }
    }
}

fn is_name(name: &str) -> bool {
    // Rust keywords that a volunteer might choose.
    const TAKEN: [&str; 14] = [
        "as", "do", "fn", "for", "if", "in", "let", "loop", "mod", "move", "ref", "type", "use",
        "where",
    ];
    let right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(right)
        && !TAKEN.contains(&name)
}

macro_rules! page_labels {
    ($( $(#[$doc:meta])+ $section:ident: $name:ident { $($key:ident),+ $(,)? } )+) => {
        /// The labels of `page.toml`.
        pub struct Page {
            $( $(#[$doc])+ pub $section: $name, )+
            /// The numbers that are always on screen: first row, then the others.
            pub strip: [NameList; 2],
            /// The cards that are on the first page.
            pub danger: NameList,
            /// The labels that `index.html` names itself, such as `exit.leave`.
            pub placed: Vec<(&'static str, String)>,
        }

        $(
            $(#[$doc])+
            #[allow(missing_docs, reason = "page.toml shows what each label says")]
            pub struct $name { $(pub $key: String),+ }
        )+

        impl Page {
            /// Reads `page.toml`.
            pub fn read(file: &Path, language: &Language, problems: &mut Problems) -> Self {
                let mut labels = LabelFile::read(file, language, problems);
                let mut names = |section: &str, key: &str, labels: &mut LabelFile| {
                    let (names, line) = labels.names(section, key, problems);
                    NameList { file: file.into(), line, names }
                };
                let strip = ["first", "more"].map(|key| names("strip", key, &mut labels));
                let danger = names("start", "danger", &mut labels);
                let placed = PLACED.map(|name| {
                    let (section, key) = name.split_once('.').unwrap_or((name, ""));
                    (name, labels.text(section, key, problems))
                });
                let page = Self {
                    placed: placed.into(),
                    $( $section: $name {
                        $($key: labels.text(
                            stringify!($section),
                            stringify!($key),
                            problems,
                        )),+
                    }, )+
                    strip,
                    danger,
                };
                labels.end(problems);
                page
            }
        }
    };
}

/// A list of ids, and where it stands. `[strip] first` and `more` name the contacts that are
/// always on screen, as in `["17", "114", "3919"]`; `[start] danger` names the cards that stand
/// whole in the first page.
pub struct NameList {
    /// The file.
    pub file: PathBuf,
    /// The line.
    pub line: usize,
    /// The names.
    pub names: Vec<String>,
}

/// The labels that `index.html` itself has a place for, as `{{exit.leave}}`: `exit.leave` is
/// `leave` under `[exit]`.
const PLACED: [&str; 17] = [
    "exit.access",
    "exit.skip",
    "exit.link",
    "exit.name",
    "exit.leave",
    "exit.keys",
    "exit.two",
    "exit.one",
    "exit.expired",
    "exit.slow",
    "exit.retry",
    "exit.rehearsal",
    "exit.resume",
    "page.title",
    "page.numbers",
    "page.texts",
    "page.waiting",
];

page_labels! {
    /// The frame of the first page.
    page: Frame { title, down, back, languages }
    /// While the texts are being loaded.
    loading: Loading { awaited, lacking, failed, retry, outdated, reload }
    /// The first screen.
    start: Start {
        title, lead, victim, victim_line, witness, witness_line, professional,
        professional_line, orient, orient_line, others,
    }
    /// The search.
    search: Search { label, hint, clear }
    /// The search for a place.
    near: Near { label, hint, locate, located }
    /// Lists of cards.
    list: List {
        victim, victim_lead, witness, witness_lead, professional, professional_lead, local_lead, writing,
        desk, desk_line,
    }
    /// A card.
    card: Card { contacts, sources, checked, dated, medium, stale, leaves, stays }
    /// Headings of a card whose lists get a mark.
    headings: Headings { helps, avoid }
    /// A service.
    contact: Contact {
        call, text, open, copy, answers, access, bill, otherwise, details, call_log, text_log, visit_log, no_phone,
        open_now, closed_now, code,
    }
    /// All numbers.
    numbers: Numbers { title, line, lead, elsewhere, danger, urgent, advice }
    /// The sources of every fact.
    sources: Sources { title, lead, supports, places }
    /// What stays on the device.
    traces: Traces {
        lead, does, does_1, does_2, does_3, does_4, cannot, cannot_1, cannot_2, cannot_3,
        cannot_4, keys, rehearse, yours, general, others,
    }
    /// The text to 114, before the form is loaded.
    write: Write { title, line, lead, no_phone }
    /// The legal pages: their names, and the words that they share.
    host: HostWords { legal, data, access, plan, whole, partial, none, unsaid, mail, no_help }
    /// The legal notice.
    legal: Legal {
        publisher, private, name, address, telephone, registration, director, hosting, wrong, wrong_line,
        limits, limits_line, licences, licences_text, licences_code,
    }
    /// The data that a visit leaves.
    data: Data {
        lead, sent, sent_0, sent_1, sent_2, sent_3, kept, kept_1, kept_2, kept_end, history, log, log_none,
        log_kept, log_unsaid, log_days, log_why, log_who, rights,
    }
    /// The accessibility statement.
    access: Access {
        engaged, somebody, scheme, plan, unpublished, applies, this, state, is, with, because, results, audited,
        reveals, rate, unaudited, own, holds, fails, absent, person, contents, failing, none_known,
        derogations, outside, nothing, nothing_f, made, made_on, unmade, technologies,
        technologies_list, environment, environment_line, tools, tools_list, pages, pages_line,
        feedback, feedback_line, recourse, recourse_line, recourse_site, recourse_post,
    }
    /// The site map: every screen and every card.
    plan: Plan { lead, home, tools, lists, about }
}

/// Labels that the running app uses, `name = "…"` under a `[section]`. The names are those that
/// the app uses, the same in every language: a missing one and one too many are told. Only the
/// words may change, unless the app changes too.
pub struct Live(BTreeMap<(String, String), String>);

impl Live {
    /// Reads `live.toml` of a language. It must have the labels of the French one, because the app
    /// is compiled against those.
    pub fn read(content: &Path, language: &Language, problems: &mut Problems) -> Self {
        let path = |code: &str| content.join(code).join("live.toml");
        let mut labels = LabelFile::read(&path(&language.code), language, problems);
        if !language.is_french() {
            // Mistakes in the French file are reported when French is compiled.
            let model = LabelFile::read(&path("fr"), &Language::of("fr"), &mut Vec::new());
            labels.compare(&model, problems);
        }
        labels.check_names(problems);
        // Every label is in the pack; [`unused`] finds those that the app does not use.
        let all = labels.all(problems).into_iter();
        Self(
            all.map(|(section, key, text)| ((section, key), text))
                .collect(),
        )
    }

    /// One label that a page shows too.
    pub fn text(&self, section: &str, key: &str) -> Option<&str> {
        let name = (section.to_owned(), key.to_owned());
        self.0.get(&name).map(String::as_str)
    }

    /// The flat list of the pack.
    pub fn list(&self) -> Vec<&'static str> {
        self.0.values().map(|text| leak(text.as_str())).collect()
    }
}

macro_rules! shared_labels {
    ($( $section:ident { $($name:ident: $key:ident),+ $(,)? } )+) => {
        /// The labels of `live.toml` that the pages show too.
        #[allow(missing_docs, reason = "live.toml shows what each label says")]
        pub struct Shared { $( $(pub $name: String),+ ),+ }

        impl Shared {
            /// Takes them from the labels of the app; a missing label is a mistake.
            pub fn of(live: &Live, file: &Path, problems: &mut Problems) -> Self {
                let mut text = |section: &str, key: &str| {
                    let found = live.text(section, key).map(str::to_owned);
                    // An unreadable file holds no label and is already reported.
                    if found.is_none() && !live.0.is_empty() {
                        problems.push(Problem::whole(
                            file,
                            format!("the label {section}.{key} is missing"),
                            format!("add {key} = \"…\" under [{section}]"),
                        ));
                    }
                    found.unwrap_or_default()
                };
                Self { $( $($name: text(stringify!($section), stringify!($key))),+ ),+ }
            }
        }
    };
}

shared_labels! {
    common { danger: danger, urgent: urgent, advice: advice }
    rows {
        now: danger, now_line: danger_line,
        traces: traces, traces_line: traces_line, local: local, local_line: local_line,
        reflex: reflex, reflex_line: reflex_line,
    }
    contact { copied: copied, not_copied: not_copied, overwrite: overwrite, overwritten: overwritten }
    write { send: send }
    keep { keep: title, keep_line: line }
}

/// The lines of the text to 114, `name = "…"` each, with plain spaces, apostrophes and quotation
/// marks: old phones show other signs as squares. They are French whatever the language of the
/// guide (`src/decisions/the-text-to-114-stays-french.md`).
pub fn message(content: &Path, problems: &mut Problems) -> Vec<(String, String)> {
    let file = content.join("fr/message.toml");
    let read = read_toml::<BTreeMap<String, Spanned<String>>>(&file, problems);
    let (text, lines) = read.unwrap_or_default();
    let line = |(key, value): (String, Spanned<String>)| {
        let at = line_of(&text, value.span().start);
        let value = value.into_inner();
        if value.contains(['\u{a0}', '\u{202f}', '’', '«', '»', '…', 'œ']) {
            problems.push(Problem::new(
                &file,
                at,
                "the SMS has a character that old phones show as a square",
                "write a plain space, apostrophe or quotation mark",
            ));
        }
        if !is_name(&key) {
            let what = format!("{key} cannot name a label");
            let remedy = "use small letters, digits and _, a letter first";
            problems.push(Problem::new(&file, at, what, remedy));
        }
        (key, value)
    };
    lines.into_iter().map(line).collect()
}

/// The words of the scripts outside the app, `name = "…"` under a `[section]`. Each takes the place
/// of its `{{section.name}}` in `public/*.js`: a missing one and one too many are told.
pub fn scripts(
    file: &Path,
    language: &Language,
    problems: &mut Problems,
) -> BTreeMap<String, String> {
    let mut labels = LabelFile::read(file, language, problems);
    let all = labels.all(problems).into_iter();
    all.map(|(section, key, text)| (format!("{section}.{key}"), text))
        .collect()
}

/// The Rust source of the label types, for the build script of the app: a struct for each
/// `[section]` of `live.toml`, `Labels` with all of them, and `MessageLabels`. Each has a `read`
/// that takes the flat list of the pack; it returns `None` if the list has another length.
///
/// # Errors
/// Every mistake of the two files.
pub fn labels_rs(content: &Path, lang: &str) -> Result<String, Problems> {
    let mut problems = Vec::new();
    let live = Live::read(content, &Language::of(lang), &mut problems);
    let message = message(content, &mut problems);
    if !problems.is_empty() {
        problems.sort();
        return Err(problems);
    }
    let mut sections: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for ((section, key), text) in &live.0 {
        match sections.last_mut() {
            Some((last, keys)) if *last == section.as_str() => keys.push((key, text)),
            _ => sections.push((section, vec![(key, text)])),
        }
    }
    let mut source =
        String::from("// Written by the compiler of the text from live.toml and message.toml.\n\n");
    for (section, keys) in &sections {
        let doc = format!("Labels of `[{section}]` in `live.toml`.");
        structure(&mut source, &doc, &type_name(section), keys);
    }
    source += "/// Every label that the running app uses.\npub(crate) struct Labels {\n";
    for (section, _) in &sections {
        let _ = writeln!(
            source,
            "    /// Labels of `[{section}]`.\n    pub(crate) {section}: {},",
            type_name(section)
        );
    }
    source += "}\n\n";
    let names: Vec<String> = (0..live.0.len()).map(|index| format!("l{index}")).collect();
    let mut names_left = names.iter();
    let mut body = String::new();
    for (section, keys) in &sections {
        let fields = keys.iter().zip(names_left.by_ref());
        let fields: Vec<String> = fields
            .map(|((key, _), name)| format!("{key}: {name}"))
            .collect();
        let _ = writeln!(
            body,
            "            {section}: {} {{ {} }},",
            type_name(section),
            fields.join(", ")
        );
    }
    reader(&mut source, "Labels", &names, &body);
    let lines: Vec<(&str, &str)> = message
        .iter()
        .map(|(key, text)| (key.as_str(), text.as_str()))
        .collect();
    structure(
        &mut source,
        "The lines of the text to 114, in French.",
        "MessageLabels",
        &lines,
    );
    let names: Vec<String> = lines.iter().map(|(key, _)| (*key).to_owned()).collect();
    reader(
        &mut source,
        "MessageLabels",
        &names,
        &format!("            {}\n", names.join(", ")),
    );
    Ok(source)
}

fn structure(source: &mut String, doc: &str, name: &str, keys: &[(&str, &str)]) {
    let _ = writeln!(source, "/// {doc}\npub(crate) struct {name} {{");
    for (key, text) in keys {
        let text = text.replace('\n', " ");
        let _ = writeln!(
            source,
            "    /// “{text}”\n    pub(crate) {key}: &'static str,"
        );
    }
    *source += "}\n\n";
}

fn reader(source: &mut String, name: &str, names: &[String], body: &str) {
    let _ = writeln!(
        source,
        "impl {name} {{\n    /// Reads the flat list of the pack; `None` if another version wrote it.\n    \
         pub(crate) fn read(list: &[&'static str]) -> Option<Self> {{\n        \
         let [{}] = *list else {{\n            return None;\n        }};\n        \
         Some(Self {{\n{body}        }})\n    }}\n}}\n",
        names.join(", ")
    );
}

/// `search` becomes `SearchLabels`.
fn type_name(section: &str) -> String {
    let mut name = String::new();
    for part in section.split('_') {
        let mut letters = part.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name + "Labels"
}

/// The labels of `live.toml` that no source of the app names as `.key`, with file and line. `rustc`
/// reports the same labels as dead code, but not the line to correct.
///
/// # Errors
/// Every mistake of the file, or a folder that cannot be read.
pub fn unused(content: &Path, lang: &str, sources: &[PathBuf]) -> Result<Problems, Problems> {
    let mut problems = Vec::new();
    let language = Language::of(lang);
    let labels = LabelFile::read(
        &content.join(lang).join("live.toml"),
        &language,
        &mut problems,
    );
    let texts = sources
        .iter()
        .filter_map(|file| super::problem::read_text(file, &mut problems));
    let texts: Vec<String> = texts.collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let named = |key: &str| {
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        texts
            .iter()
            .any(|text| text.split(&format!(".{key}")).skip(1).any(ends))
    };
    let names = labels.names_of_labels().filter(|(_, key)| !named(key));
    let unused = names.filter_map(|(section, key)| {
        let line = labels.label(&section, &key)?.line;
        Some(Problem::new(
            &labels.file,
            line,
            format!("nothing uses the label {section}.{key}"),
            "remove it, or name it in the app",
        ))
    });
    Ok(unused.collect())
}
