//! The scripts outside the app (`public/*.js`): their words, and the list of files that the
//! copy for days without network holds.

use crate::build::{SERVER_FILES, short};
use crate::{compress, root};
use anyhow::{Context, Result, bail, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The worker that keeps the copy.
pub const WORKER: &str = "sw.js";

/// Files that no page of the guide asks for: they are not in the copy.
const OUTSIDE: [&str; 3] = ["embed.js", "robots.txt", WORKER];

/// The texts of the scripts, in the language of the guide.
const WORDS: &str = "src/content/fr/scripts.toml";
const CONTACTS: &str = "src/content/fr/contacts.toml";

/// Puts each text in the place of its `{{section.name}}`, and each number in the place of its
/// `{{number.id}}`, in the scripts of `dist`.
pub fn fill_words(dist: &Path) -> Result<()> {
    let read = |file: &str| -> Result<toml::Table> {
        let text = std::fs::read_to_string(root().join(file)).context(file.to_owned())?;
        text.parse().context(file.to_owned())
    };
    let (words, contacts) = (read(WORDS)?, read(CONTACTS)?);
    for name in compress::files(dist)? {
        if name.contains('/') || !name.ends_with(".js") {
            continue;
        }
        let path = dist.join(&name);
        let script = std::fs::read_to_string(&path)?;
        let filled = fill(&script, |section, word| match section {
            "number" => number(&contacts, word),
            _ => words.get(section)?.get(word)?.as_str(),
        })
        .with_context(|| format!("public/{name}"))?;
        if filled != script {
            std::fs::write(path, filled)?;
        }
    }
    Ok(())
}

/// The number of the contact `id`.
fn number<'a>(contacts: &'a toml::Table, id: &str) -> Option<&'a str> {
    let contacts = contacts.get("contact")?.as_array()?;
    let known =
        |contact: &&toml::Value| contact.get("id").and_then(toml::Value::as_str) == Some(id);
    contacts.iter().find(known)?.get("number")?.as_str()
}

/// `script` with each `{{section.name}}` replaced. What has no dot is for later.
fn fill<'a>(script: &str, word: impl Fn(&str, &str) -> Option<&'a str>) -> Result<String> {
    let mut filled = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").context("`{{` without `}}`")?;
        filled += before;
        match name.split_once('.') {
            None => filled += &format!("{{{{{name}}}}}"),
            Some((section, name)) => {
                let line = 1 + filled.matches('\n').count();
                let text = word(section, name).with_context(|| {
                    format!("line {line}: there is no {section}.{name} in {WORDS}")
                })?;
                if text.contains(['"', '\\', '`', '\n']) {
                    bail!("{section}.{name} in {WORDS}: leave out \" \\ ` and line ends");
                }
                filled += text;
            }
        }
        rest = after;
    }
    Ok(filled + rest)
}

/// Writes into the worker what it keeps: every file of the build with its hash and its size, and
/// the exit and the numbers of the page. To be called when every other file is ready.
pub fn fill_worker(dist: &Path, page: &str) -> Result<()> {
    let path = dist.join(WORKER);
    let script = std::fs::read_to_string(&path)?;
    let mut list = String::new();
    // A change of the worker alone is another copy too.
    let mut all = Sha256::new();
    all.update(&script);
    let mut weight = 0;
    for name in compress::files(dist)? {
        if OUTSIDE.contains(&name.as_str()) || SERVER_FILES.contains(&name.as_str()) {
            continue;
        }
        let bytes = std::fs::read(dist.join(&name))?;
        let address = if name == "index.html" {
            "/".into()
        } else {
            format!("/{name}")
        };
        list += &format!("\"{address}\": [\"{}\", {}],\n", hash(&bytes), bytes.len());
        all.update(&address);
        all.update(&bytes);
        weight += bytes.len();
    }
    check_weight(weight)?;
    let mut filled = script;
    for (name, text) in [
        ("{{version}}", short(all)),
        ("{{files}}", format!("{{\n{list}}}")),
        ("{{floor}}", floor(page)?),
    ] {
        ensure!(
            filled.matches(name).count() == 1,
            "public/{WORKER} has one {name}"
        );
        filled = filled.replace(name, &text);
    }
    std::fs::write(path, filled)?;
    Ok(())
}

/// The text says how much the copy takes; it must stay true.
fn check_weight(bytes: usize) -> Result<()> {
    // In tenths of a million, as people read it: 1,4 Mo.
    let tenths = (bytes + 50_000) / 100_000;
    let said = format!("environ {},{}\u{a0}Mo", tenths / 10, tenths % 10);
    let file = "src/content/fr/desk.toml";
    let text = std::fs::read_to_string(root().join(file))?;
    ensure!(
        text.contains(&said),
        "{file}: keep_what_1 must say \"{said}\": the copy takes {bytes} bytes"
    );
    Ok(())
}

/// The hash of a file as the worker and `fetch` want it.
pub fn hash(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// A page with nothing but links: the exit of `page` and its numbers, without a word on them. The
/// worker's script may stay on a device for a while (measured in Firefox), so it says nothing.
fn floor(page: &str) -> Result<String> {
    let part = |start: &str, end: &str| -> Result<&str> {
        let from = page
            .find(start)
            .with_context(|| format!("index.html has no {start}"))?;
        let rest = &page[from + start.len()..];
        Ok(rest.split(end).next().unwrap_or(rest))
    };
    let exit = part("<a class=\"exit__link\" href=\"", "\"")?;
    let numbers = part("<section class=\"emergency\"", "</section>")?;
    let mut floor = format!(
        "<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>Infos pratiques</title><p><a href=\"{exit}\" rel=\"noreferrer\">Quitter</a>"
    );
    for link in numbers.split("href=\"").skip(1) {
        let address = link.split('"').next().unwrap_or_default();
        let (scheme, number) = address
            .split_once(':')
            .context("a number is a tel: or sms: link")?;
        let text = if scheme == "sms" { "SMS " } else { "" };
        floor += &format!("<p><a href=\"{address}\">{text}{number}</a>");
    }
    ensure!(
        !floor.contains(['`', '\\', '$']),
        "the links of index.html: leave out ` \\ $"
    );
    Ok(floor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_find_their_place() {
        let word = |section: &str, name: &str| match (section, name) {
            ("embed", "close") => Some("Fermer"),
            ("bad", "quote") => Some("\""),
            _ => None,
        };
        assert_eq!(
            fill("a(\"{{embed.close}}\") {{files}}", word).expect("filled"),
            "a(\"Fermer\") {{files}}"
        );
        let error = fill("\n{{embed.other}}", word).expect_err("no such word");
        assert!(
            error
                .to_string()
                .starts_with("line 2: there is no embed.other"),
            "{error}"
        );
        assert!(fill("{{bad.quote}}", word).is_err() && fill("{{embed", word).is_err());
    }

    #[test]
    fn numbers_come_from_the_contacts() {
        let contacts = "[[contact]]\nid = \"17\"\nnumber = \"17\"\n"
            .parse()
            .expect("toml");
        assert_eq!(number(&contacts, "17"), Some("17"));
        assert_eq!(number(&contacts, "18"), None);
    }

    #[test]
    fn what_is_left_of_a_damaged_copy() {
        let page = "<nav><a class=\"exit__link\" href=\"x\">Quitter</a></nav><section class=\"emergency\">\
                    <a href=\"tel:17\">17 Danger</a><a href=\"sms:114\">114</a></section><main>";
        let floor = floor(page).expect("a page");
        assert!(floor.ends_with("<p><a href=\"x\" rel=\"noreferrer\">Quitter</a><p><a href=\"tel:17\">17</a><p><a href=\"sms:114\">SMS 114</a>"), "{floor}");
        assert!(super::floor("<main>").is_err());
    }
}
