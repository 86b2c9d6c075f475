//! The service worker that keeps the copy for days without network (`public/sw.js`): the list of
//! the files that it keeps, and the page that it shows when the copy is damaged.

use super::name::{hash, short};
use super::placeholders::{self, Syntax, Value, Values};
use crate::compress;
use crate::hosts::SERVER_FILES;
use crate::html;
use anyhow::{Result, ensure};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The file of the worker.
pub const WORKER: &str = "sw.js";

/// Files that no page of the guide requests, so the copy does not hold them.
const OUTSIDE: [&str; 3] = ["embed.js", "robots.txt", WORKER];

/// The files of the copy, without the page. The whole pages of texts are left out, because they are
/// for a browser without scripts, which cannot have a copy. The app and the static page request the
/// parts.
fn kept(dist: &Path, whole: &[String]) -> Result<Vec<String>> {
    let mut files = compress::files(dist)?;
    files.retain(|file| {
        let file = file.as_str();
        let outside = OUTSIDE.contains(&file) || SERVER_FILES.contains(&file);
        let whole = whole
            .iter()
            .any(|whole| file == whole.trim_start_matches('/'));
        file != "index.html" && !whole && !outside
    });
    Ok(files)
}

/// The size of the copy on a device in bytes, without the page.
pub fn weight(dist: &Path, whole: &[String]) -> Result<u64> {
    let mut bytes = 0;
    for file in kept(dist, whole)? {
        bytes += dist.join(file).metadata()?.len();
    }
    Ok(bytes)
}

/// Writes into the worker every file of the build with its hash and its size, and the exit and the
/// numbers of the page. `whole` are the addresses of the whole pages of texts. Every other file
/// must be ready before this call.
pub fn fill(dist: &Path, page: &str, whole: &[String]) -> Result<()> {
    let path = dist.join(WORKER);
    let script = std::fs::read_to_string(&path)?;
    let mut files = vec![("/".to_owned(), page.as_bytes().to_vec())];
    for file in kept(dist, whole)? {
        files.push((format!("/{file}"), std::fs::read(dist.join(&file))?));
    }
    // A change of the worker alone makes another copy too.
    let mut all = Sha256::new();
    all.update(&script);
    let mut list = Vec::new();
    for (address, bytes) in &files {
        all.update(address);
        all.update(bytes);
        list.push(format!(
            "\"{address}\":[\"{}\",{}]",
            hash(bytes),
            bytes.len()
        ));
    }
    let values: Values = [
        ("version", short(all)),
        ("files", format!("{{{}}}", list.join(","))),
        ("last_resort", last_resort(page)?),
    ]
    .map(|(name, text)| (name.to_owned(), Value::Words(text)))
    .into();
    std::fs::write(path, placeholders::fill(&script, Syntax::Script, &values))?;
    Ok(())
}

/// A page with links only: the exit and the numbers of `page`, without any words. The worker's
/// script may stay on a device for a while (measured in Firefox), so it must not say what the guide
/// is about.
fn last_resort(page: &str) -> Result<String> {
    let addresses = |selector: &str| -> Result<Vec<String>> {
        let links = html::attributes(page, selector)?;
        let found: Vec<String> = links
            .into_iter()
            .filter_map(|link| link.into_iter().find(|(name, _)| name == "href"))
            .map(|(_, address)| address)
            .collect();
        ensure!(
            !found.is_empty(),
            "index.html:0: there is no {selector} -> give the page one"
        );
        Ok(found)
    };
    let exit = &addresses("a.exit__link")?[0];
    let mut text = format!(
        "<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>Infos pratiques</title><p><a href=\"{exit}\" rel=\"noreferrer\">Quitter</a>"
    );
    for address in addresses("#emergency a")? {
        let (start, number) = match (address.strip_prefix("tel:"), address.strip_prefix("sms:")) {
            (Some(number), _) => ("", number),
            (_, Some(number)) => ("SMS ", number),
            _ => {
                anyhow::bail!("index.html:0: {address} in #emergency -> write a tel: or sms: link")
            }
        };
        text += &format!("<p><a href=\"{address}\">{start}{number}</a>");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_copy_still_has_the_exit_and_the_numbers() {
        let page = "<nav><a class=\"exit__link\" href=\"x\">Quitter</a></nav><section id=\"emergency\">\
                    <a href=\"tel:17\">17 Danger</a><a href=\"sms:114\">114</a></section><main><a href=\"tel:1\">";
        let text = last_resort(page).expect("a page");
        let end = "<p><a href=\"x\" rel=\"noreferrer\">Quitter</a><p><a href=\"tel:17\">17</a>\
                   <p><a href=\"sms:114\">SMS 114</a>";
        assert!(text.ends_with(end), "{text}");
        assert!(last_resort("<main>").is_err());
        assert!(last_resort(&page.replace("tel:17", "https://x")).is_err());
    }
}
