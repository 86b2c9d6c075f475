//! `cargo xtask check-embed URL`, for the person who puts the mark of the guide (`public/embed.js`)
//! on a page. It reads the page, its policy and the guide as a browser would, and says what
//! prevents the mark from working and what to do.

mod page;
mod policy;

use crate::answer::{Answer, is_local};
use crate::report::Report;
use anyhow::{Context, Result};
use page::Line;
use policy::Policy;
use url::Url;

/// Checks the page at `url` and prints the report. Fails if something is wrong.
pub fn run(url: &str) -> Result<()> {
    check(url)?.print(&format!("on {url} (deploy/embed.md)"))?;
    println!("\nThe mark works on {url}. Open it once in a browser all the same.");
    Ok(())
}

/// Checks the page at `url`. It is an error if the page cannot be read at all.
pub fn check(url: &str) -> Result<Report> {
    let url =
        Url::parse(url).with_context(|| format!("{url}: write the whole address, with http://"))?;
    let host = Answer::get(&url)?;
    // A browser follows redirects too.
    let url = host.url.clone();
    let mut report = Report::default();
    let lines = page::lines(&host.text())?;
    if host.status != 200 {
        report.problems.push(format!(
            "the page answers {}: give the address of the page itself",
            host.status
        ));
    }
    if lines.is_empty() {
        report.problems.push(
            "the page has no line <script src=\"https://…/embed.js\" defer></script>: add it where the mark \
             should stand (if a script adds it later, check a page that has it)"
                .into(),
        );
    }
    let mut policies: Vec<Policy> = host
        .all("content-security-policy")
        .map(Policy::read)
        .collect();
    policies.extend(
        page::policies(&host.text())?
            .iter()
            .map(|text| Policy::read(text)),
    );
    for line in &lines {
        check_line(&url, line, &policies, &mut report)?;
    }
    for value in host.all("cross-origin-embedder-policy") {
        if value.contains("require-corp") || value.contains("credentialless") {
            report.problems.push(format!(
                "the page sends Cross-Origin-Embedder-Policy: {value}, which refuses every frame of another \
                 site that does not send it too: leave it out on the pages with the mark"
            ));
        }
    }
    Ok(report)
}

fn check_line(url: &Url, line: &Line, policies: &[Policy], report: &mut Report) -> Result<()> {
    let Report { ok, problems } = report;
    problems.extend(line.problems());
    let script = url
        .join(&line.src)
        .with_context(|| format!("src=\"{}\"", line.src))?;
    let guide = match &line.guide {
        Some(guide) => Url::parse(guide).with_context(|| format!("data-guide=\"{guide}\""))?,
        None => script.clone(),
    };
    let (here, there) = (url.origin(), guide.origin());
    let origin = there.ascii_serialization();
    if here == there {
        problems.push(format!(
            "the page and the guide are the same site ({origin}): the page could see what the visitor reads. Put the \
             guide on another host name"
        ));
    }
    if guide.scheme() != "https" && !is_local(&guide) {
        problems.push(format!("{origin}: the guide must be served over https"));
    }
    for policy in policies {
        if !policy.allows_script(&script, &here, line.nonce.as_deref()) {
            problems.push(format!(
                "the page's policy refuses the script: add {} to script-src, or copy embed.js to your site \
                 and write data-guide=\"{origin}\"",
                script.origin().ascii_serialization()
            ));
        }
        if !policy.allows_frame(&guide, &here) {
            problems.push(format!(
                "the page's policy refuses the frame: add {origin} to frame-src"
            ));
        }
    }

    let answer = Answer::get(&script)?;
    let javascript = answer
        .all("content-type")
        .any(|kind| kind.contains("javascript"));
    if answer.status != 200 || !javascript {
        problems.push(format!(
            "{script} answers {} and is {}: it must be 200 and JavaScript",
            answer.status,
            answer.all("content-type").next().unwrap_or("of no type")
        ));
    } else if !answer.text().contains("attachShadow") {
        problems.push(format!("{script} is not the script of the guide"));
    } else {
        ok.push(format!("{script} is there"));
    }

    let page = Answer::get(&guide.join("/")?)?;
    if !page.is_guide() {
        problems.push(format!(
            "{origin}/ is not the guide (status {})",
            page.status
        ));
        return Ok(());
    }
    ok.push(format!("{origin}/ is the guide"));
    for value in page.all("x-frame-options") {
        problems.push(format!(
            "{origin} sends X-Frame-Options: {value}: its server must leave it out"
        ));
    }
    let mut list = page.all("content-security-policy").map(Policy::read);
    if list.all(|policy| policy.allows_ancestor(url, &there)) {
        ok.push(format!(
            "{origin} lets {} carry it",
            here.ascii_serialization()
        ));
    } else {
        problems.push(format!(
            "{origin} does not let this page carry it: ask for {} to be added to deploy/host.toml, under [embed]",
            here.ascii_serialization()
        ));
    }
    Ok(())
}
