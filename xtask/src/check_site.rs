//! `cargo xtask check-site URL`: whether a site serves what was built. It requests every file of
//! `dist/` as a browser would, and says what differs and what to do.

use crate::answer::{Answer, is_local};
use crate::headers::{self, Mode};
use crate::hosts::SERVER_FILES;
use crate::report::Report;
use crate::{compress, host, root};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::path::Path;
use url::Url;

/// Headers that the guide never sends, and why they must go.
const ADDED: [(&str, &str); 7] = [
    (
        "set-cookie",
        "the guide must not store anything without being asked",
    ),
    (
        "x-frame-options",
        "the sites of deploy/host.toml could not carry the guide",
    ),
    ("nel", "browsers would send reports about each visit"),
    ("report-to", "browsers would send reports about each visit"),
    (
        "reporting-endpoints",
        "browsers would send reports about each visit",
    ),
    ("refresh", "the page would reload or leave by itself"),
    ("link", "browsers would fetch what the page did not ask for"),
];

/// An address where the build has no file.
const NOWHERE: &str = "/nothing-is-here/at-all";

/// Checks the site at `url` and prints the report. Fails if something is wrong.
pub fn run(url: &str) -> Result<()> {
    let report = check(url, &root().join("dist"), &host::host()?.sites)?;
    report.print(&format!("on {url} (deploy/README.md)"))?;
    println!("\nWhat {url} serves is what was built.");
    Ok(())
}

/// Checks the site at `url` against the release build in `dist`; `sites` may carry the guide. It is
/// an error if the site does not answer, or if there is no build to compare it with.
pub fn check(url: &str, dist: &Path, sites: &[String]) -> Result<Report> {
    let url = Url::parse(url)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .with_context(|| format!("{url}: write the whole address, with https://"))?;
    let page = std::fs::read(dist.join("index.html"))
        .with_context(|| format!("no build in {}: run `cargo xtask build`", dist.display()))?;
    let mut files = compress::files(dist)?;
    files.retain(|file| file != "index.html" && !SERVER_FILES.contains(&file.as_str()));
    ensure!(
        dist.join("index.html.br").is_file(),
        "{} is no release build: run `cargo xtask build`",
        dist.display()
    );
    let first = Answer::get(&url.join("/")?)?;
    let mut findings = Findings::default();
    look_at_address(&url, &first, &mut findings);
    let mode = match first.status {
        404 => Mode::Discreet,
        200 => Mode::Indexed,
        status => {
            let what =
                format!("the page answers {status}: it must be 404 (discreet) or 200 (plain)");
            findings.add(what, "/");
            Mode::Indexed
        }
    };
    let expected = headers::headers(std::str::from_utf8(&page)?, sites)?;
    let site = Site {
        url: &url,
        mode,
        expected: &expected,
    };
    site.look_at(&first, "/", None, &page, &mut findings);
    for file in &files {
        let body = std::fs::read(dist.join(file)).with_context(|| file.clone())?;
        let packed = dist.join(format!("{file}.br")).is_file();
        let answer = Answer::get(&url.join(&format!("/{file}"))?)?;
        site.look_at(
            &answer,
            &format!("/{file}"),
            Some((file, packed)),
            &body,
            &mut findings,
        );
    }
    for address in [NOWHERE, "/headers.conf", "/index.html.br"] {
        let answer = Answer::get(&url.join(address)?)?;
        if answer.body() != page {
            let what = "an address without a file of the guide does not answer with the guide: remove \
                        the server's own 404 page, and do not serve the files that are for the server only";
            findings.add(what.into(), address);
        }
    }
    Ok(findings.report(mode, files.len()))
}

/// Checks the address itself.
fn look_at_address(url: &Url, first: &Answer, findings: &mut Findings) {
    let asked = url.origin().ascii_serialization();
    let found = first.url.origin().ascii_serialization();
    if found != asked {
        let what = format!("{asked} leads to {found}: give the address of the guide itself");
        findings.add(what, "/");
    }
    if url.path() != "/" {
        let what = "the guide must be at the root of its host name: its addresses begin with /";
        findings.add(what.into(), url.path());
    }
    if first.url.scheme() != "https" && !is_local(&first.url) {
        let what = "without HTTPS anybody on the network can read along: serve it over https";
        findings.add(what.into(), "/");
    }
}

/// The site to check, and the headers that every answer must have.
struct Site<'s> {
    url: &'s Url,
    mode: Mode,
    expected: &'s [(&'static str, String)],
}

impl Site<'_> {
    /// Checks an answer. `file` is the name of the file in the build, and whether the build holds
    /// it compressed as well; it is `None` for the page.
    fn look_at(
        &self,
        answer: &Answer,
        address: &str,
        file: Option<(&str, bool)>,
        body: &[u8],
        findings: &mut Findings,
    ) {
        let mut told = |what: String| findings.add(what, address);
        if file.is_some() && answer.status != 200 {
            told(format!(
                "a file answers {}: put the whole of dist/ on the server",
                answer.status
            ));
            return;
        }
        if self
            .url
            .join(address)
            .is_ok_and(|asked| asked.path() != answer.url.path())
        {
            told(
                "a file is redirected to another address: serve each file under its own name"
                    .into(),
            );
        }
        if answer.body() != body {
            told(match (file, answer.is_guide()) {
                (None, true) => format!(
                    "the page is not the one that was built: put the new dist/ on the server, or switch off \
                     what rewrites pages on the way. The difference begins at: {}",
                    differs(body, &answer.body())
                ),
                (None, false) => "the page is not the guide: something answers in its place".into(),
                (Some(_), true) => {
                    "the guide is sent instead of a file: put the whole of dist/ on the server"
                        .into()
                }
                (Some(_), false) => {
                    "a file is not the one that was built: put the new dist/ on the server, or \
                                     switch off what rewrites files on the way"
                        .into()
                }
            });
        }
        for (name, value) in self.expected {
            let said: Vec<&str> = answer.all(&name.to_ascii_lowercase()).collect();
            let ancestors = |policy: &str| {
                policy
                    .split_once("frame-ancestors ")
                    .map(|(_, list)| list.to_owned())
            };
            if said == [value] {
                continue;
            }
            let policy = *name == "Content-Security-Policy" && said.len() == 1;
            told(match said.first() {
                None => format!("{name} is not sent: the server does not read the headers of this build"),
                Some(said) if policy && said.split("frame-ancestors").next() == value.split("frame-ancestors").next() => {
                    format!(
                        "the sites that may carry the guide are {} and not {}: build again after a change of \
                         deploy/host.toml, and reload the server",
                        ancestors(said).unwrap_or_else(|| "any".into()),
                        ancestors(value).unwrap_or_default()
                    )
                }
                Some(_) if policy => {
                    "Content-Security-Policy is that of another build: reload the server after each build".into()
                }
                Some(said) => format!("{name} is {said:?} and not as the build wrote it: reload the server, or \
                                       remove what changes it"),
            });
        }
        for (name, why) in ADDED {
            if let Some(value) = answer.first(name) {
                told(format!("{name}: {value} is added: {why}"));
            }
        }
        let expected = headers::cache_control(self.mode, file.map(|(name, _)| name));
        let said = answer.first("cache-control");
        if said != Some(expected) {
            told(format!(
                "Cache-Control is {said:?} and not {expected:?}: see deploy/README.md"
            ));
        }
        let name = file.map_or("index.html", |(name, _)| name);
        let kind = answer.first("content-type").unwrap_or("none");
        if let Some(expected) = kinds(name)
            && !expected.iter().any(|known| kind.starts_with(known))
        {
            told(format!(
                "Content-Type is {kind:?} and not {}: browsers refuse it",
                expected[0]
            ));
        }
        let packed = file.is_none_or(|(_, packed)| packed);
        let encoding = answer.first("content-encoding");
        if packed && !matches!(encoding, Some("br" | "gzip" | "zstd")) {
            told("it is sent without compression: switch on what the server has, or serve the .br and .gz \
                  beside each file".into());
        }
    }
}

/// The content types that browsers accept for a kind of file.
fn kinds(name: &str) -> Option<&'static [&'static str]> {
    let (_, kind) = name.rsplit_once('.')?;
    Some(match kind {
        "html" => &["text/html"],
        "js" => &["text/javascript", "application/javascript"],
        "css" => &["text/css"],
        "wasm" => &["application/wasm"],
        "webmanifest" => &["application/manifest+json"],
        _ => return None,
    })
}

/// The start of what was served, from the first byte that differs.
fn differs(built: &[u8], served: &[u8]) -> String {
    let at = built.iter().zip(served).take_while(|(a, b)| a == b).count();
    let end = served.len().min(at + 60);
    format!("{:?}", String::from_utf8_lossy(&served[at.min(end)..end]))
}

/// Every problem once, with the addresses where it was seen.
#[derive(Default)]
struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    fn add(&mut self, what: String, address: &str) {
        self.0.entry(what).or_default().push(address.into());
    }

    fn report(self, mode: Mode, files: usize) -> Report {
        let mode = match mode {
            Mode::Discreet => "discreet: the page answers 404, nothing is kept",
            Mode::Indexed => "plain: the page answers 200",
        };
        let problems = self
            .0
            .into_iter()
            .map(|(what, addresses)| match &addresses[..] {
                [one] => format!("{one}: {what}"),
                [first, ..] => format!("{first} and {} more: {what}", addresses.len() - 1),
                [] => what,
            });
        Report {
            ok: vec![
                format!("it is {mode}"),
                format!("the page and {files} files were checked"),
            ],
            problems: problems.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_that_cannot_be_checked_gives_an_error_that_helps() {
        let dist = tempfile::tempdir().expect("a folder");
        for (url, says) in [
            ("infos.example", "with https://"),
            ("", "with https://"),
            ("ftp://infos.example", "with https://"),
            ("http://127.0.0.1:9/", "cargo xtask build"),
        ] {
            let error = check(url, dist.path(), &[]).expect_err(url).to_string();
            assert!(error.contains(says), "{url}: {error}");
        }
        std::fs::write(dist.path().join("index.html"), "x").expect("a file");
        let error = check("http://127.0.0.1:9/", dist.path(), &[]).expect_err("no release");
        assert!(error.to_string().contains("no release build"), "{error}");
        std::fs::write(dist.path().join("index.html.br"), "x").expect("a file");
        let error = check("http://127.0.0.1:9/", dist.path(), &[]).expect_err("nobody there");
        assert!(error.to_string().contains("does not answer"), "{error}");
    }

    #[test]
    fn the_report_shows_where_two_pages_begin_to_differ() {
        assert_eq!(differs(b"abc", b"abXYZ"), "\"XYZ\"");
        assert_eq!(differs(b"abc", b"ab"), "\"\"");
        assert_eq!(differs(b"", &[0xff; 3]).chars().count(), 5);
    }
}
