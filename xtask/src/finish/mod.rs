//! The last step of each build: trunk calls it after it has put its files into its staging folder
//! (`post_build` in `Cargo.toml`). It adds the texts, fills the page, sets its policy, and writes
//! the headers for servers and the file list of the service worker. A release is also minified,
//! compressed and weighed.
//!
//! So `trunk serve` and `trunk build --release` make a correct page by themselves
//! (`src/decisions/one-build.md`).

pub mod name;
mod placeholders;
mod programs;
mod shrink;
mod weights;
pub mod worker;

use crate::hosts::{self, SERVER_FILES};
use crate::html::{self, Inline};
use crate::{compress, headers, host, root, step, tools};
use anyhow::{Context, Result, bail};
use content::compiler::publication::{Host, Publication};
use content::compiler::{self, Output};
use placeholders::{Syntax, Value, Values};
use std::path::Path;

/// The language of the guide.
const LANGUAGE: &str = "fr";

/// The script that starts the app. It holds the addresses of the languages.
const BOOT: &str = "boot.js";

/// The placeholder in the page of texts for the styles of the guide's page.
const STYLES: &str = "{{styles}}";

/// The placeholder in the texts for the address of the communes.
const PLACES: &str = "{{places}}";

/// Placeholders whose value is known only at the end, each with the only file that may hold it.
const LATER: [(&str, &str); 14] = [
    ("csp", "index.html"),
    ("texts", "index.html"),
    ("first", "index.html"),
    ("first_integrity", "index.html"),
    ("parts", "index.html"),
    ("parts_integrity", "index.html"),
    ("languages", "public/boot.js"),
    ("languages_integrity", "public/boot.js"),
    ("pack", "index.html"),
    ("desk_style", "index.html"),
    ("copy_size", "index.html"),
    ("version", "public/sw.js"),
    ("files", "public/sw.js"),
    ("last_resort", "public/sw.js"),
];

/// Called by trunk, which gives its folder and its profile in environment variables.
pub fn run() -> Result<()> {
    let variable = |name| {
        std::env::var(name)
            .with_context(|| format!("{name} is not set: trunk calls this, see Cargo.toml"))
    };
    let staging = variable("TRUNK_STAGING_DIR")?;
    let release = variable("TRUNK_PROFILE")? == "release";
    if release {
        tools::for_finish()?;
    }
    let start = step::begin("texts, page and policy");
    let read = host::publication();
    let publication = read.as_ref().map(Publication::clone).unwrap_or_default();
    let text = compiler::compile(&root().join("src/content"), LANGUAGE, &publication);
    let text = match (text, read) {
        (Ok(text), Ok(_)) => Ok(text),
        (text, read) => Err([
            said(text.err().unwrap_or_default()),
            said(read.err().into_iter().collect()),
        ]
        .concat()),
    };
    finish(&root(), staging.as_ref(), release, text, &publication.host)?;
    step::end("texts, page and policy", start);
    Ok(())
}

fn said<T: ToString>(problems: Vec<T>) -> Vec<String> {
    problems.iter().map(T::to_string).collect()
}

/// Finishes the build in `dist`, which was made from `source`.
fn finish(
    source: &Path,
    dist: &Path,
    release: bool,
    text: Result<Output, Vec<String>>,
    host: &Host,
) -> Result<()> {
    let (mut text, values) = check(source, text, host)?;
    for file in scripts(source)? {
        let path = dist.join(&file);
        let script = std::fs::read_to_string(&path).with_context(|| file.clone())?;
        std::fs::write(&path, placeholders::fill(&script, Syntax::Script, &values))?;
        // These two are filled once more below, when the other files are ready.
        if release && ![worker::WORKER, BOOT].contains(&file.as_str()) {
            shrink::script(&path)?;
        }
    }
    let path = dist.join("index.html");
    let page = std::fs::read_to_string(&path).context("trunk wrote no index.html")?;
    let page = programs::programs(dist, &page, release)?;
    let page = if release { html::shrink(&page)? } else { page };
    let page = fill_inline(dist, &page, release, &values)?;
    remove_inlined(source, dist)?;

    let places = name::named(&text.lang, ".bin", &text.places);
    std::fs::write(dist.join(&places), &text.places)?;
    let places = format!("/{places}");
    for part in text.text_parts.iter_mut().chain([&mut text.texts]) {
        *part = part.replace(PLACES, &places);
    }
    let texts = text.texts.replacen(STYLES, &styles(&page)?, 1);
    let write = |end: &str, bytes: &[u8]| -> Result<String> {
        let name = name::named(&text.lang, end, bytes);
        std::fs::write(dist.join(&name), bytes)?;
        Ok(format!("/{name}"))
    };
    let texts_name = write(".html", texts.as_bytes())?;
    let pack_name = write(".bin", &text.pack)?;
    let mut parts = Vec::new();
    for part in &text.text_parts {
        parts.push(write(".html", part.as_bytes())?);
    }
    let mut languages = Vec::new();
    let mut wholes = vec![texts_name.clone()];
    let mut rows = Values::from([("texts".to_owned(), Value::Words(texts_name.clone()))]);
    for file in &text.languages {
        let page = file.whole.replacen(STYLES, &styles(&page)?, 1);
        let address = write(".html", page.as_bytes())?;
        wholes.push(address.clone());
        rows.insert(format!("language.{}", file.code), Value::Words(address));
        languages.push(write(".html", file.part.as_bytes())?);
    }
    let marks = text.languages.iter();
    let marks: Vec<String> = marks.map(|file| name::hash(file.part.as_bytes())).collect();
    let hashes = text.text_parts.iter();
    let hashes: Vec<String> = hashes.map(|part| name::hash(part.as_bytes())).collect();

    let asked = [
        ("languages", languages.join(" ")),
        ("languages_integrity", marks.join(" ")),
    ];
    let asked: Values = asked
        .map(|(name, text)| (name.to_owned(), Value::Words(text)))
        .into();
    let boot = dist.join(BOOT);
    let script = std::fs::read_to_string(&boot)?;
    std::fs::write(&boot, placeholders::fill(&script, Syntax::Script, &asked))?;
    if release {
        shrink::script(&boot)?;
    }

    let desk_style = desk_style(dist, release)?;
    let with = |mut values: Values, more: &[(&str, String)]| {
        for (name, text) in more {
            values.insert((*name).to_owned(), Value::Words(text.clone()));
        }
        values
    };
    let late = [
        ("texts", texts_name.clone()),
        ("first", parts.first().cloned().unwrap_or_default()),
        (
            "first_integrity",
            hashes.first().cloned().unwrap_or_default(),
        ),
        ("parts", parts.join(" ")),
        ("parts_integrity", hashes.join(" ")),
        ("pack", pack_name),
        ("desk_style", format!("/{desk_style}")),
        ("csp", headers::meta(&page)?),
    ];
    let shell = placeholders::fill(&page, Syntax::Html, &empty(&values));
    let page = placeholders::fill(&page, Syntax::Html, &with(values, &late));
    // These placeholders are in the HTML of the compiler, which is in the page only now.
    let page = placeholders::fill(&page, Syntax::Html, &rows);
    let size = copy_size(worker::weight(dist, &wholes)?, &page);
    let size = with(Values::new(), &[("copy_size", size.to_string())]);
    let page = placeholders::fill(&page, Syntax::Html, &size);
    std::fs::write(&path, &page)?;

    write_server_files(dist, &page, &host.sites)?;
    worker::fill(dist, &page, &wholes)?;
    if release {
        shrink::script(&dist.join(worker::WORKER))?;
        let weights = compress::folder(dist)?;
        weights::check(&weights, &shell, &programs::linked(&page)?)?;
    }
    Ok(())
}

/// The text and the values of the placeholders. The error lists every problem at once.
fn check(
    source: &Path,
    text: Result<Output, Vec<String>>,
    host: &Host,
) -> Result<(Output, Values)> {
    let mut problems = Vec::new();
    match text {
        Err(more) => problems.extend(more),
        Ok(text) => {
            let values = values(&text, host, &mut problems);
            // A script finds a contact's number under `number.` and the contact's id. Most numbers
            // are in no script.
            let optional = |name: &str| name.starts_with("number.");
            problems.extend(placeholders::problems(&sources(source)?, &values, optional));
            if text.texts.matches(STYLES).count() != 1 {
                problems.push(format!(
                    "the page of texts:0: {STYLES} is not there once -> mend the compiler of the text"
                ));
            }
            if problems.is_empty() {
                return Ok((text, values));
            }
        }
    }
    bail!("{}\n\n{} to mend", problems.join("\n"), problems.len())
}

fn values(text: &Output, host: &Host, problems: &mut Vec<String>) -> Values {
    let parts = text.parts.iter();
    let parts = parts.map(|(name, html)| {
        // `lang` and `dir` are codes, so a script may hold them too.
        let value = match *name {
            "lang" | "dir" => Value::Words(html.clone()),
            _ => Value::Html(html.clone()),
        };
        ((*name).to_owned(), value)
    });
    let words = text.words.iter();
    let words = words.map(|(name, words)| (name.clone(), Value::Words(words.clone())));
    let own = [
        ("exit.first", &host.exit.first),
        ("exit.second", &host.exit.second),
    ];
    let own = own.map(|(name, words)| (name.to_owned(), Value::Words(words.clone())));
    let later = LATER.map(|(name, place)| (name.to_owned(), Value::Later(place)));
    let mut values = Values::new();
    for (name, value) in own.into_iter().chain(later).chain(parts).chain(words) {
        if values.insert(name.clone(), value).is_some() {
            problems.push(format!(
                "src/content/{}/scripts.toml:0: {name} has two values -> give one another name",
                text.lang
            ));
        }
    }
    values
}

/// The same names with empty values, to weigh the page without its text.
fn empty(values: &Values) -> Values {
    let names = values.keys();
    names
        .map(|name| (name.clone(), Value::Words(String::new())))
        .collect()
}

/// The files that may hold placeholders, with their text.
fn sources(source: &Path) -> Result<Vec<(String, String)>> {
    let scripts = scripts(source)?
        .into_iter()
        .map(|file| format!("public/{file}"));
    std::iter::once("index.html".to_owned())
        .chain(scripts)
        .map(|file| {
            let text = std::fs::read_to_string(source.join(&file)).with_context(|| file.clone())?;
            Ok((file, text))
        })
        .collect()
}

/// The scripts of `public/`.
fn scripts(source: &Path) -> Result<Vec<String>> {
    let mut files = compress::files(&source.join("public"))?;
    files.retain(|file| placeholders::syntax(file) == Syntax::Script);
    Ok(files)
}

/// Fills the inline scripts of the page. In a release, it also minifies its inline scripts and
/// styles.
fn fill_inline(dist: &Path, page: &str, release: bool, values: &Values) -> Result<String> {
    html::change_inline(page, |kind, text| {
        let (name, shrink): (_, fn(&Path) -> Result<()>) = match kind {
            Inline::Script => ("inline.js", shrink::script),
            Inline::Style => ("inline.css", shrink::style),
        };
        let text = match kind {
            Inline::Script => placeholders::fill(text, Syntax::Script, values),
            Inline::Style => text.to_owned(),
        };
        if !release {
            return Ok(text);
        }
        let file = dist.join(name);
        std::fs::write(&file, text)?;
        shrink(&file)?;
        let small = std::fs::read_to_string(&file)?;
        std::fs::remove_file(&file)?;
        Ok(small.trim_end().to_owned())
    })
}

/// Removes the files whose content trunk has put into the page.
fn remove_inlined(source: &Path, dist: &Path) -> Result<()> {
    let page = std::fs::read_to_string(source.join("index.html"))?;
    for link in html::attributes(&page, "link[data-trunk][rel=inline]")? {
        let address = link.iter().find(|(name, _)| name == "href");
        if let Some(file) = address.and_then(|(_, file)| file.strip_prefix("public/")) {
            std::fs::remove_file(dist.join(file)).with_context(|| file.to_owned())?;
        }
    }
    Ok(())
}

/// Gives the style sheet of the desk, which no other screen waits for, a name with the hash of its
/// content.
fn desk_style(dist: &Path, release: bool) -> Result<String> {
    let path = dist.join("desk.css");
    if release {
        shrink::style(&path)?;
    }
    let name = name::named("desk", ".css", &std::fs::read(&path)?);
    std::fs::rename(path, dist.join(&name))?;
    Ok(name)
}

/// The style elements of a page. The page of texts gets the same ones, so that one policy fits both
/// pages.
fn styles(page: &str) -> Result<String> {
    let parts = html::inline(page)?.into_iter();
    let styles = parts.filter(|(kind, _)| *kind == Inline::Style);
    Ok(styles
        .map(|(_, text)| format!("<style>{text}</style>"))
        .collect())
}

/// The size of the offline copy in bytes: `rest` and the page, which itself contains this number.
fn copy_size(rest: u64, page: &str) -> u64 {
    let place = "{{copy_size}}";
    let places = page.matches(place).count();
    let without = rest + (page.len() - places * place.len()) as u64;
    let digits = |size: u64| (places * size.to_string().len()) as u64;
    let guess = without + digits(without);
    without + digits(guess)
}

fn write_server_files(dist: &Path, page: &str, sites: &[String]) -> Result<()> {
    let files: Vec<String> = compress::files(dist)?
        .into_iter()
        .filter(|file| !SERVER_FILES.contains(&file.as_str()))
        .collect();
    let headers = headers::headers(page, sites)?;
    let texts = [
        hosts::host_file(&headers, headers::Mode::Indexed, &files),
        hosts::nginx_file(&headers),
        hosts::caddy_file(&headers),
        hosts::apache_file(&headers),
    ];
    for (name, text) in SERVER_FILES.iter().zip(texts) {
        std::fs::write(dist.join(name), text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// A source folder, which is removed when the test ends.
    fn source() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |file: &str, text: &str| {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        };
        let later = "{{csp}} {{texts}} {{first}} {{first_integrity}} {{parts}} {{parts_integrity}} {{pack}} {{desk_style}} {{copy_size}}";
        write(
            "index.html",
            &format!(
                "<a href=\"{{{{exit.first}}}}\" data-x=\"{{{{exit.second}}}}\">{later} {{{{home}}}}"
            ),
        );
        write("public/sw.js", "\"{{version}} {{files}} {{last_resort}}\"");
        write("public/embed.js", "\"{{embed.close}}\"");
        write(
            "public/boot.js",
            "\"{{languages}} {{languages_integrity}}\"",
        );
        folder
    }

    fn text() -> Output {
        Output {
            lang: "fr".into(),
            dir: "ltr",
            parts: BTreeMap::from([("home", "<h1>".to_owned())]),
            texts: STYLES.into(),
            text_parts: Vec::new(),
            languages: Vec::new(),
            pack: Vec::new(),
            places: Vec::new(),
            words: BTreeMap::from([
                ("embed.close".to_owned(), "Fermer".to_owned()),
                ("number.17".to_owned(), "17".to_owned()),
            ]),
        }
    }

    #[test]
    fn a_correct_source_has_no_problem() {
        let source = source();
        let (_, values) = check(source.path(), Ok(text()), &Host::default()).expect("no problem");
        assert_eq!(values["home"], Value::Html("<h1>".into()));
        let shell = placeholders::fill("{{home}}{{exit.first}}", Syntax::Html, &empty(&values));
        assert_eq!(shell, "", "the shell holds no text");
    }

    #[test]
    fn all_problems_are_reported_at_once() {
        let source = source();
        let file = source.path().join("public/embed.js");
        std::fs::write(file, "\n\"{{embed.label}}\"").expect("a file");
        let mut text = text();
        text.texts.clear();
        text.words.insert("exit.first".into(), "x".into());
        text.parts.insert("strip", String::new());
        let error = check(source.path(), Ok(text), &Host::default()).expect_err("problems");
        let said = error.to_string();
        for line in [
            "src/content/fr/scripts.toml:0: exit.first has two values -> ",
            "public/embed.js:2: {{embed.label}} stands for nothing -> ",
            "{{embed.close}} is nowhere -> ",
            "index.html:0: {{strip}} is nowhere -> ",
            "the page of texts:0: {{styles}} is not there once -> ",
            "\n\n5 to mend",
        ] {
            assert!(said.contains(line), "{line} in {said}");
        }
        let error = check(
            source.path(),
            Err(vec!["a.md:1: b -> c".into()]),
            &Host::default(),
        );
        let said = error.expect_err("problems").to_string();
        assert_eq!(said, "a.md:1: b -> c\n\n1 to mend");
    }

    #[test]
    fn the_size_of_the_copy_includes_the_page_that_states_it() {
        let page = "a{{copy_size}}";
        for (rest, size) in [(0, 2), (7, 9), (8, 11), (97, 101), (1_400_000, 1_400_008)] {
            assert_eq!(copy_size(rest, page), size, "{rest}");
        }
        assert_eq!(copy_size(5, "ab"), 7);
    }
}
