//! What nginx, Caddy and Apache answer to a browser, in both modes. The server of xtask must answer
//! the same, because every other test runs on it.

use super::connection::Connection;
use super::host::{BOTH, Host, Kind, in_each_host};
use anyhow::{Context, ensure};
use xtask::server::Mode;
use xtask::{headers, site};

/// Addresses without a file to serve: each one answers with the guide.
const PAGES: [&str; 20] = [
    "/",
    "/x/y",
    "/?q=1",
    "/index.html",
    "/none.js",
    "/none-0123456789abcdef.js",
    "/boot.js/",
    "/boot.js/x",
    "/_headers",
    "/headers.conf",
    "/headers.caddy",
    "/headers.apache",
    "/index.html.br",
    "/boot.js.gz",
    "/.git/config",
    "/folder",
    "/folder/",
    "/folder/.hidden/file.txt",
    "/folder/*",
    "/[b]oot.js",
];

/// The same addresses with encoded signs. (xtask's server does not decode `%`.)
const SPELT: [&str; 8] = [
    "/x%2fy",
    "/x%0ay",
    "/%5fheaders",
    "/headers%2econf",
    "/headers.%63addy",
    "/boot.js%2ebr",
    "/%2egit/config",
    "/folder/%2ehidden/file.txt",
];

in_each_host! {
    /// Browsers decide by the status whether to list a page.
    fn pages_have_the_status_of_their_mode(host) {
        let page = host.page()?;
        for (mode, expected) in [(Mode::Discreet, 404), (Mode::Indexed, 200)] {
            for target in PAGES.iter().chain(&SPELT) {
                let answer = host.get(mode, target, "identity")?;
                let status = answer.status;
                ensure!(status == expected, "{mode:?} {target}: {status}");
                ensure!(answer.body == page.as_bytes(), "{mode:?} {target}: not the guide");
            }
            for name in host.assets()? {
                let answer = host.get(mode, &format!("/{name}"), "identity")?;
                ensure!(answer.status == 200, "{mode:?} {name}: {}", answer.status);
                let file = std::fs::read(host.dist().join(&name))?;
                ensure!(answer.body == file, "{mode:?} {name}: another body");
            }
        }
        Ok(())
    }

    fn only_hashed_files_of_the_plain_mode_are_cached(host) {
        for mode in BOTH {
            for target in PAGES {
                let answer = host.get(mode, target, "br")?;
                let expected = if mode == Mode::Discreet { "no-store" } else { "no-cache" };
                let said = answer.header("cache-control");
                ensure!(said == Some(expected), "{mode:?} {target}: {said:?}");
            }
            for name in host.assets()? {
                let answer = host.get(mode, &format!("/{name}"), "br")?;
                let expected = match mode {
                    Mode::Discreet => "no-store",
                    Mode::Indexed if headers::hashed(&name) => "public, max-age=31536000, immutable",
                    Mode::Indexed => "no-cache",
                };
                let said = answer.header("cache-control");
                ensure!(said == Some(expected), "{mode:?} {name}: {said:?}");
            }
            // Otherwise the loop above would not check the year.
            let mut names = host.assets()?.into_iter();
            ensure!(names.any(|name| headers::hashed(&name)), "no name has a hash");
        }
        Ok(())
    }

    /// A browser that has seen the page before asks only for what is new: a 404 is always sent
    /// whole, and with status 200 nothing is sent twice.
    fn only_a_404_is_sent_again(host) {
        let page = host.page()?;
        let conditions = [
            "If-None-Match: *\r\n",
            "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n",
            "If-Unmodified-Since: Fri, 01 Jan 1999 00:00:00 GMT\r\n",
            "If-Match: \"another\"\r\n",
            "Range: bytes=0-3\r\n",
        ];
        for target in ["/", "/index.html", "/x/y"] {
            for condition in conditions {
                let mut connection = Connection::open(host.port(Mode::Discreet))?;
                let answer = connection.ask("GET", target, condition)?;
                let whole = answer.status == 404 && answer.body == page.as_bytes();
                ensure!(whole, "{target}, {condition}: {}", answer.status);
            }
        }
        for target in ["/", "/boot.js"] {
            let tag = host.get(Mode::Indexed, target, "br")?;
            let tag = tag.header("etag").context("no ETag")?;
            let again = format!("Accept-Encoding: br\r\nIf-None-Match: {tag}\r\n");
            let mut connection = Connection::open(host.port(Mode::Indexed))?;
            let answer = connection.ask("GET", target, &again)?;
            ensure!(answer.status == 304, "{target} again: {}", answer.status);
        }
        Ok(())
    }

    fn every_answer_has_the_policy(host) {
        let expected = headers::headers(&host.page()?, &xtask::host::host()?.sites)?;
        for mode in BOTH {
            let mut targets = PAGES.map(String::from).to_vec();
            targets.extend(host.assets()?.iter().map(|name| format!("/{name}")));
            for target in targets {
                let answer = host.get(mode, &target, "br")?;
                for (name, value) in &expected {
                    let said = answer.header(name);
                    ensure!(said == Some(value), "{mode:?} {target} {name}: {said:?}");
                }
                let server = answer.header("server");
                ensure!(server == Some(host.kind.name()), "the answer tells the version: {server:?}");
                ensure!(answer.header("set-cookie").is_none(), "a cookie: {answer:?}");
            }
        }
        Ok(())
    }

    /// Only a site of `deploy/host.toml` may carry the guide.
    fn only_listed_sites_may_carry_the_guide(host) {
        let sites = ["https://www.mairie.example", "https://ecole.example:8443"];
        let host = Host::carried_by(host.kind, &sites.map(String::from))?;
        for mode in BOTH {
            for target in ["/", "/boot.js"] {
                let answer = host.get(mode, target, "br")?;
                let policy = answer.header("content-security-policy").unwrap_or_default();
                let list = format!("; frame-ancestors 'self' {}", sites.join(" "));
                ensure!(policy.ends_with(&list), "{mode:?} {target}: {policy}");
            }
        }
        Ok(())
    }

    fn files_are_sent_compressed(host) {
        for mode in BOTH {
            let mut files = host.assets()?;
            files.retain(|name| host.dist().join(format!("{name}.br")).is_file());
            ensure!(files.len() > 3, "few files are compressed: {files:?}");
            files.push("index.html".into());
            for name in files {
                for (accept, encoding, suffix) in [
                    ("gzip, deflate, br", Some("br"), ".br"),
                    ("gzip, deflate, br, zstd", Some("br"), ".br"),
                    ("gzip, deflate", Some("gzip"), ".gz"),
                    ("br;q=0, gzip;q=0.5", Some("gzip"), ".gz"),
                    ("identity", None, ""),
                    ("br;q=0,gzip;q=0", None, ""),
                    ("", None, ""),
                ] {
                    let answer = host.get(mode, &format!("/{name}"), accept)?;
                    let what = format!("{mode:?} {name} for `{accept}`");
                    let said = answer.header("content-encoding");
                    ensure!(said == encoding, "{what}: {said:?}");
                    let file = std::fs::read(host.dist().join(format!("{name}{suffix}")))?;
                    ensure!(answer.body == file, "{what}: another body");
                    let vary = answer.header("vary");
                    ensure!(vary == Some("Accept-Encoding"), "{what}: Vary {vary:?}");
                }
            }
        }
        Ok(())
    }

    fn files_have_their_content_type(host) {
        for mode in BOTH {
            let files = host.assets()?;
            for name in files.iter().map(String::as_str).chain(["", "x/y"]) {
                let expected = match name.rsplit_once('.').map(|(_, kind)| kind) {
                    None | Some("html") => "text/html; charset=utf-8",
                    Some("css") => "text/css; charset=utf-8",
                    Some("js") => "text/javascript; charset=utf-8",
                    Some("wasm") => "application/wasm",
                    Some("bin") => "application/octet-stream",
                    Some("txt") => "text/plain; charset=utf-8",
                    Some("svg") => "image/svg+xml; charset=utf-8",
                    Some("png") => "image/png",
                    Some("ico") => "image/x-icon",
                    Some("json") => "application/json",
                    Some("webmanifest") => "application/manifest+json",
                    Some(kind) => anyhow::bail!("this test does not know .{kind}"),
                };
                for accept in ["br", "gzip", "identity"] {
                    let answer = host.get(mode, &format!("/{name}"), accept)?;
                    let said = answer.header("content-type");
                    ensure!(said == Some(expected), "{mode:?} {name} for {accept}: {said:?}");
                }
            }
            // Browsers do not start these two kinds under another type.
            for kind in [".wasm", ".js"] {
                ensure!(files.iter().any(|name| name.ends_with(kind)), "no {kind}: {files:?}");
            }
        }
        Ok(())
    }

    fn other_methods_are_refused(host) {
        for mode in BOTH {
            for target in ["/", "/boot.js", "/x/y"] {
                for method in [
                    "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "FOO",
                    "GUIDE", "GETS",
                ] {
                    let answer = host.ask(mode, method, target, "br")?;
                    let status = answer.status;
                    ensure!(status == 405, "{mode:?} {method} {target}: {status}");
                }
                let (get, head) = (
                    host.get(mode, target, "br")?,
                    host.ask(mode, "HEAD", target, "br")?,
                );
                ensure!(head.status == get.status && head.body.is_empty(), "{head:?}");
                for name in ["content-type", "content-encoding", "cache-control"] {
                    ensure!(head.header(name) == get.header(name), "{name}: {head:?}");
                }
                // Caddy gives no length when it sends no body, which HTTP allows.
                let length = head.header("content-length");
                let untold = host.kind == Kind::Caddy && length.is_none();
                ensure!(untold || length == get.header("content-length"), "{head:?}");
            }
        }
        Ok(())
    }

    /// One connection gives page, file, refusal and page again, each whole.
    fn a_connection_serves_many_requests(host) {
        for mode in BOTH {
            let mut connection = Connection::open(host.port(mode))?;
            for _ in 0..3 {
                for (method, target) in [
                    ("GET", "/"),
                    ("GET", "/boot.js"),
                    ("HEAD", "/x/y"),
                    ("GET", "/x/y"),
                ] {
                    let alone = host.ask(mode, method, target, "br")?;
                    let answer = connection.ask(method, target, "Accept-Encoding: br\r\n")?;
                    let same = answer.status == alone.status && answer.body == alone.body;
                    ensure!(same, "{mode:?} {method} {target}: {}", answer.status);
                }
            }
        }
        Ok(())
    }

    /// What the other tests see on xtask's server then holds on this server.
    fn it_answers_like_the_server_of_the_tests(host) {
        for mode in BOTH {
            let options = host.options(mode)?;
            let mut targets = PAGES.map(String::from).to_vec();
            targets.extend(host.assets()?.iter().map(|name| format!("/{name}")));
            for target in targets {
                for accept in ["br", "gzip", "identity"] {
                    let real = host.get(mode, &target, accept)?;
                    let ours = site::answer(&options, &target, accept);
                    let what = format!("{mode:?} {target} for {accept}");
                    let (status, expected) = (real.status, ours.status);
                    ensure!(status == expected, "{what}: {status} / {expected}");
                    ensure!(real.body == ours.body, "{what}: another body");
                    for (name, value) in &ours.headers {
                        let said = real.header(name);
                        ensure!(said == Some(value), "{what}: {name}: {said:?} / {value}");
                    }
                }
            }
        }
        Ok(())
    }
}
