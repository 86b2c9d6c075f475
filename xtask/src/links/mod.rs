//! `cargo xtask links`: whether the pages of other sites that the guide names are still there.
//! Asks each once from this machine, and says what has moved, what is gone and what a person must
//! look at.

mod ask;

use crate::content::{LANGUAGE, told};
use crate::host::{self, FILE};
use crate::{root, step};
use anyhow::{Context, Result, bail, ensure};
use ask::{Asker, Found};
use content::compiler::addresses::{self, Address};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use url::Url;

/// How many sites are asked at a time.
const SITES: usize = 4;

/// Asks every address and prints the report. Fails if a page is gone.
pub fn run() -> Result<()> {
    let addresses = all()?;
    let start = step::begin("other sites");
    let found = ask_each(&addresses, &Asker::default());
    step::end("other sites", start);
    let report = Report::new(&addresses, &found);
    ensure!(
        report.answers,
        "no site answers at all: is the network within reach?"
    );
    print!("{}", report.text);
    if report.gone > 0 {
        bail!("{} links lead to pages that are gone", report.gone);
    }
    Ok(())
}

/// The addresses of the text and of `deploy/host.toml`, by file and line.
fn all() -> Result<Vec<Address>> {
    let content = root().join("src/content");
    let mut all = addresses::addresses(&content, LANGUAGE).map_err(|problems| told(&problems))?;
    let host = host::host()?;
    let file = root().join(FILE);
    let text = std::fs::read_to_string(&file).context(FILE)?;
    let named = [
        host.exit.first,
        host.exit.second,
        host.contact.accessibility,
        host.contact.text,
        host.accessibility.scheme,
        host.accessibility.plan,
    ];
    // Where one writes to may be a telephone number.
    for url in named.iter().filter(|said| said.starts_with("https://")) {
        let above = text.lines().take_while(|line| !line.contains(url)).count();
        all.push(Address::new(&file, above + 1, url));
    }
    all.sort();
    Ok(all)
}

/// What each address leads to. An address that stands in several places is asked once; sites are
/// asked side by side, the pages of one site one after the other.
fn ask_each(addresses: &[Address], asker: &Asker) -> BTreeMap<String, Found> {
    let mut sites: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for Address { url, .. } in addresses {
        let site = Url::parse(url).ok().map(|url| url.authority().to_owned());
        let pages = sites.entry(site.unwrap_or_default()).or_default();
        if !pages.contains(&url.as_str()) {
            pages.push(url);
        }
    }
    let waiting = Mutex::new(sites.into_values());
    let found = Mutex::new(BTreeMap::new());
    let next = || {
        waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next()
    };
    std::thread::scope(|scope| {
        for _ in 0..SITES {
            scope.spawn(|| {
                while let Some(pages) = next() {
                    for url in pages {
                        let answer = asker.ask(url);
                        let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                        found.insert(url.to_owned(), answer);
                        drop(found);
                        std::thread::sleep(asker.pause);
                    }
                }
            });
        }
    });
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What a maintainer reads.
struct Report {
    /// A line for each place that needs somebody, then the sums.
    text: String,
    /// How many places lead to a page that is gone.
    gone: usize,
    /// Whether any site has answered.
    answers: bool,
}

impl Report {
    fn new(addresses: &[Address], found: &BTreeMap<String, Found>) -> Self {
        let mut text = String::new();
        let (mut there, mut moved, mut by_hand, mut gone) = (0, 0, 0, 0);
        let mut answers = addresses.is_empty();
        for Address { file, line, url } in addresses {
            let Some(found) = found.get(url) else {
                continue;
            };
            answers |= found.has_answered();
            let said = match found {
                Found::There => {
                    there += 1;
                    continue;
                }
                Found::Moved(to) => {
                    moved += 1;
                    format!("has moved for good -> write {to} instead, if it says the same")
                }
                Found::LeadsTo(to) => {
                    there += 1;
                    format!("leads to {to} for now -> leave it, if that page says the same")
                }
                Found::ByHand(why) => {
                    by_hand += 1;
                    format!("{why} -> look at it by hand")
                }
                Found::Gone(why) | Found::Unreached(why) => {
                    gone += 1;
                    format!("{why} -> find where the page is now, or take the address out")
                }
            };
            let file = file.strip_prefix(root()).unwrap_or(file).display();
            text += &format!("{file}:{line}: {url} {said}\n");
        }
        text += &format!(
            "\n{} addresses in {} places: {there} are there, {moved} have moved, {by_hand} to look at \
             by hand, {gone} are gone\n",
            found.len(),
            addresses.len()
        );
        Self {
            text,
            gone,
            answers,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_stand_where_the_report_says() {
        let all = all().expect("a right text");
        for file in ["contacts.toml", "sources.toml", "avocat.md", "host.toml"] {
            assert!(all.iter().any(|one| one.file.ends_with(file)), "{file}");
        }
        for Address { file, line, url } in all {
            let text = std::fs::read_to_string(&file).expect("a file");
            let said = text.lines().nth(line - 1).expect("a line");
            assert!(said.contains(&url), "{}:{line}: {url}", file.display());
        }
    }

    #[test]
    fn one_line_a_place_that_needs_somebody() {
        let at = |line, url| Address::new(&root().join("a.md"), line, url);
        let addresses = [at(1, "a"), at(2, "b"), at(3, "c"), at(4, "d"), at(5, "c")];
        let found = BTreeMap::from([
            ("a".to_owned(), Found::There),
            ("b".to_owned(), Found::Moved("B".into())),
            ("c".to_owned(), Found::Gone("answers 404".into())),
            ("d".to_owned(), Found::ByHand("answers 403".into())),
        ]);
        let Report {
            text,
            gone,
            answers,
        } = Report::new(&addresses, &found);
        assert_eq!((gone, answers), (2, true));
        assert_eq!(
            text,
            "a.md:2: b has moved for good -> write B instead, if it says the same\n\
             a.md:3: c answers 404 -> find where the page is now, or take the address out\n\
             a.md:4: d answers 403 -> look at it by hand\n\
             a.md:5: c answers 404 -> find where the page is now, or take the address out\n\
             \n4 addresses in 5 places: 1 are there, 1 have moved, 1 to look at by hand, 2 are gone\n"
        );
    }

    #[test]
    fn a_machine_without_network_says_so() {
        let addresses = [Address::new(&root().join("a.md"), 1, "a")];
        let found = BTreeMap::from([("a".to_owned(), Found::Unreached("no such host".into()))]);
        assert!(!Report::new(&addresses, &found).answers);
    }
}
