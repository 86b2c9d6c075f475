//! What somebody may request of nginx, Caddy and Apache that no browser requests: nothing outside
//! the build is sent, nothing stops the server, and nothing is written down.

use super::connection::{Connection, refused};
use super::host::{BOTH, Host, in_each_host};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use xtask::server::Mode;

/// Addresses outside the build: `secret.txt` and `deploy/` are beside `dist/`.
const OUTSIDE: [&str; 22] = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e%2fsecret.txt",
    "/x/../../secret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/%252e%252e/secret.txt",
    "//secret.txt",
    "/..//secret.txt",
    "/deploy/nginx.conf",
    "/../deploy/nginx.conf",
    "/boot.js/../../secret.txt",
    "/folder/../../secret.txt",
    "../secret.txt",
    "http://guide/../secret.txt",
    "//etc/passwd",
    "/etc/passwd",
    "/..%c0%afsecret.txt",
    "/%00/../secret.txt",
    "/../secret.txt%00.js",
    "*",
];

in_each_host! {
    /// Each address answers with the guide, or is refused.
    fn nothing_outside_the_build_is_sent(host) {
        let page = host.page()?;
        for mode in BOTH {
            for target in OUTSIDE {
                let answer = host.get(mode, target, "identity")?;
                let is_page = answer.body == page.as_bytes();
                // To an address that holds %00, Apache answers 404 with a page of its own.
                let not_found = target.contains("%00") && answer.status == 404;
                let is_refused = answer.status == 400 || not_found && answer.body.len() < 500;
                ensure!(is_page || is_refused, "{mode:?} {target}: {answer:?}");
            }
        }
        Ok(())
    }

    /// 100 kB in one header, 10,000 headers, an address of 100 kB, a line that is not a request:
    /// each one is refused, and the next visitor is served.
    fn oversized_requests_are_refused(host) {
        let long = "a".repeat(100_000);
        let many: String = (0..10_000).map(|n| format!("X-{n}: a\r\n")).collect();
        let requests = [
            ("a long header", format!("GET / HTTP/1.1\r\nHost: guide\r\nX: {long}\r\n\r\n")),
            ("many headers", format!("GET / HTTP/1.1\r\nHost: guide\r\n{many}\r\n")),
            ("a long address", format!("GET /{long} HTTP/1.1\r\nHost: guide\r\n\r\n")),
            ("a long method", format!("{long} / HTTP/1.1\r\nHost: guide\r\n\r\n")),
            ("no request", "\u{16}\u{3}\u{1}\u{2}\r\n\r\n".to_owned()),
            ("no host", "GET / HTTP/1.1\r\n\r\n".to_owned()),
        ];
        for mode in BOTH {
            for (what, request) in &requests {
                let status = refused(host.port(mode), request)?;
                let refused = status.is_none_or(|status| (400..500).contains(&status));
                ensure!(refused, "{mode:?}, {what}: {status:?}");
                assert_serves(&host, mode).with_context(|| format!("after {what}"))?;
            }
        }
        Ok(())
    }

    /// The server writes down neither who came nor what was requested, even when it was refused.
    fn no_visitor_is_written_down(host) {
        for mode in BOTH {
            for target in ["/umbrella", "/umbrella.js", "/%2e%2e/umbrella", "/umbrella%00", "/umbrella%zz"] {
                host.get(mode, target, "br")?;
            }
            host.ask(mode, "UMBRELLA", "/umbrella", "br")?;
            let headers = format!("Referer: http://umbrella/\r\nX: {}\r\n", "a".repeat(100_000));
            refused(host.port(mode), &format!("GET /umbrella HTTP/1.1\r\n{headers}\r\n"))?;
            assert_serves(&host, mode)?;
        }
        for file in written(host.folder())? {
            let bytes = std::fs::read(&file)?;
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            for word in ["umbrella", "127.0.0.1"] {
                ensure!(!text.contains(word), "{}: {text}", file.display());
            }
        }
        Ok(())
    }
}

/// Asserts that the server still gives the guide to somebody else.
fn assert_serves(host: &Host, mode: Mode) -> Result<()> {
    let expected = if mode == Mode::Discreet { 404 } else { 200 };
    let answer = Connection::open(host.port(mode))?.ask("GET", "/", "")?;
    let serves = answer.status == expected && answer.body == host.page()?.as_bytes();
    ensure!(serves, "{mode:?}: {}", answer.status);
    Ok(())
}

/// The files that a server has written into its folder.
fn written(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        // These are what the test put there, and Caddy's copy of it.
        let ours = ["dist", "deploy", "autosave.json"];
        if ours.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        if path.is_dir() {
            found.extend(written(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}
