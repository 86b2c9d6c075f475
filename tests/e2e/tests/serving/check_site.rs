//! `cargo xtask check-site` against the real servers: a correct copy, and a copy with ten mistakes.

use super::host::{BOTH, Host, in_each_host, send};
use anyhow::ensure;
use e2e::page::build;
use std::fs;
use xtask::check_site::check;
use xtask::headers;

/// What the report must say of the copy with ten mistakes.
const WRONG: [&str; 12] = [
    "/: the page is not the one that was built",
    "script>stroll()</script>",
    "/boot.js: ",
    "/later.js: a file is not the one that was built",
    "it is sent without compression",
    "Permissions-Policy is not sent",
    "Referrer-Policy is \"unsafe-url\"",
    "Content-Security-Policy is that of another build",
    "set-cookie: visit=1 is added",
    "x-frame-options: DENY is added",
    "nel: {} is added",
    "link: </x>; rel=preload is added",
];

in_each_host! {
    fn a_correct_copy_has_no_problem(host) {
        let sites = xtask::host::host()?.sites;
        for mode in BOTH {
            let url = format!("http://127.0.0.1:{}/", host.port(mode));
            let report = check(&url, &build(), &sites)?;
            ensure!(report.problems.is_empty(), "{mode:?}: {report:#?}");
        }
        // The list is not the one that is served.
        let url = format!("http://127.0.0.1:{}/", host.port(BOTH[0]));
        let report = check(&url, &build(), &["https://www.mairie.example".into()])?;
        ensure!(
            report.problems.len() == 1 && report.problems[0].contains("may carry the guide"),
            "{report:#?}"
        );
        Ok(())
    }

    fn each_of_ten_mistakes_is_reported(host) {
        let kind = host.kind;
        drop(host);
        host = Host::changed(kind, |dist| {
            let page = fs::read_to_string(dist.join("index.html"))?;
            let mut sent = headers::headers(&page, &[])?;
            sent.retain(|(name, _)| *name != "Permissions-Policy");
            for (name, value) in &mut sent {
                match *name {
                    "Referrer-Policy" => *value = "unsafe-url".into(),
                    "Content-Security-Policy" => *value = value.replacen("'sha256-", "'sha256-x", 1),
                    _ => {}
                }
            }
            for (name, value) in [
                ("Set-Cookie", "visit=1"),
                ("X-Frame-Options", "DENY"),
                ("NEL", "{}"),
                ("Link", "</x>; rel=preload"),
            ] {
                sent.push((name, value.into()));
            }
            send(dist, &sent)?;
            let page = page.replacen("</body>", "<script>stroll()</script></body>", 1);
            fs::write(dist.join("index.html"), page)?;
            fs::write(dist.join("later.js"), "0")?;
            fs::remove_file(dist.join("boot.js"))?;
            for file in ["boot.js", "index.html", "later.js", "static.js"] {
                for packed in ["br", "gz"] {
                    fs::remove_file(dist.join(format!("{file}.{packed}")))?;
                }
            }
            Ok(())
        })?;
        for mode in BOTH {
            let url = format!("http://127.0.0.1:{}/", host.port(mode));
            let report = check(&url, &build(), &[])?;
            for wrong in WRONG {
                ensure!(
                    report.problems.iter().any(|one| one.contains(wrong)),
                    "{mode:?}: {wrong} in {report:#?}"
                );
            }
        }
        Ok(())
    }
}
