//! A real nginx with `deploy/nginx.conf`, in both modes. What it answers must also be
//! what the server of xtask answers, on which every other test runs.

use anyhow::{Context, Result, ensure};
use e2e::page::build;
use e2e::process::Family;
use e2e::session::free_port;
use e2e::wait_until;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use xtask::server::{Mode, Options};
use xtask::{compress, csp, site};

const BOTH: [Mode; 2] = [Mode::Discreet, Mode::Plain];

/// Addresses that are no file: each one answers the guide.
const PAGES: [&str; 10] = [
    "/",
    "/x/y",
    "/?q=1",
    "/index.html",
    "/none.js",
    "/_headers",
    "/headers.conf",
    "/index.html.br",
    "/boot.js.gz",
    "/.git/config",
];

/// nginx on a copy of the build, both gone when it is dropped.
struct Nginx {
    // Ended before its folder is removed.
    process: Family,
    folder: Folder,
    discreet: u16,
    plain: u16,
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Nginx {
    fn start() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("nginx-{}-{count}", std::process::id()));
        let folder = Folder(path);
        let root = folder.0.as_path();
        copy(&build(), &root.join("dist"))?;
        std::fs::create_dir_all(root.join("deploy"))?;
        std::fs::write(root.join("secret.txt"), "outside")?;
        // Started by root, nginx serves as another user.
        std::fs::set_permissions(root, PermissionsExt::from_mode(0o755))?;

        let (discreet, plain) = (free_port()?, free_port()?);
        let mut conf = std::fs::read_to_string(xtask::root().join("deploy/nginx.conf"))?;
        for (said, port) in [("listen 8080;", discreet), ("listen 8081;", plain)] {
            ensure!(conf.matches(said).count() == 1, "one `{said}`");
            conf = conf.replace(said, &format!("listen 127.0.0.1:{port};"));
        }
        std::fs::write(root.join("deploy/nginx.conf"), conf)?;

        let mut command = xtask::tools::command("nginx");
        command
            .arg("-p")
            .arg(root)
            .args(["-c", "deploy/nginx.conf"]);
        command.args(["-g", "daemon off;"]);
        let process = Family::start(&mut command)?;
        let mut nginx = Self {
            process,
            folder,
            discreet,
            plain,
        };
        wait_until("nginx listens", || {
            ensure!(!nginx.process.ended(), "nginx stopped");
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, plain)).is_ok())
        })?;
        Ok(nginx)
    }

    fn dist(&self) -> PathBuf {
        self.folder.0.join("dist")
    }

    fn page(&self) -> Result<String> {
        Ok(std::fs::read_to_string(self.dist().join("index.html"))?)
    }

    fn options(&self, mode: Mode) -> Options {
        Options {
            root: self.dist(),
            mode,
            rewrites: Vec::new(),
        }
    }

    fn get(&self, mode: Mode, target: &str, accept: &str) -> Result<Answer> {
        self.ask(mode, "GET", target, accept)
    }

    /// One request, as it is written: no client tidies the address on the way.
    fn ask(&self, mode: Mode, method: &str, target: &str, accept: &str) -> Result<Answer> {
        let port = match mode {
            Mode::Discreet => self.discreet,
            Mode::Plain => self.plain,
        };
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(
            stream,
            "{method} {target} HTTP/1.1\r\nHost: guide\r\nConnection: close\r\n\
             Accept-Encoding: {accept}\r\n\r\n"
        )?;
        let mut received = Vec::new();
        stream.read_to_end(&mut received)?;
        Answer::read(&received).with_context(|| format!("{method} {target}"))
    }
}

#[derive(Debug)]
struct Answer {
    status: u16,
    /// Names in lower case.
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn read(received: &[u8]) -> Result<Self> {
        let mut ends = received.windows(4);
        let end = ends
            .position(|end| end == b"\r\n\r\n")
            .context("no end of headers")?;
        let head = std::str::from_utf8(&received[..end])?;
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1));
        let mut headers = BTreeMap::new();
        for line in lines {
            let (name, value) = line.split_once(": ").context("a header without a value")?;
            let twice = headers.insert(name.to_lowercase(), value.to_owned());
            ensure!(twice.is_none(), "{name} is sent twice");
        }
        Ok(Self {
            status: status.context("no status")?.parse()?,
            headers,
            body: received[end + 4..].to_vec(),
        })
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(&name.to_lowercase()).map(String::as_str)
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| from.display().to_string())? {
        let (path, to) = {
            let entry = entry?;
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            std::fs::copy(path, to)?;
        }
    }
    Ok(())
}

/// The files that a browser asks for.
fn assets(nginx: &Nginx) -> Result<Vec<String>> {
    let mut files = compress::files(&nginx.dist())?;
    files.retain(|name| {
        name != "index.html" && !xtask::build::SERVER_FILES.contains(&name.as_str())
    });
    ensure!(files.len() > 3, "{files:?}");
    Ok(files)
}

/// The status is what browsers decide on whether to list a page.
#[test]
fn status() -> Result<()> {
    let nginx = Nginx::start()?;
    let page = nginx.page()?;
    for (mode, expected) in [(Mode::Discreet, 404), (Mode::Plain, 200)] {
        for target in PAGES {
            let answer = nginx.get(mode, target, "identity")?;
            ensure!(
                answer.status == expected,
                "{mode:?} {target}: {}",
                answer.status
            );
            ensure!(
                answer.body == page.as_bytes(),
                "{mode:?} {target}: not the guide"
            );
        }
        for name in assets(&nginx)? {
            let answer = nginx.get(mode, &format!("/{name}"), "identity")?;
            ensure!(answer.status == 200, "{mode:?} {name}: {}", answer.status);
            ensure!(
                answer.body == std::fs::read(nginx.dist().join(&name))?,
                "{mode:?} {name}"
            );
        }
    }
    Ok(())
}

#[test]
fn what_may_be_kept() -> Result<()> {
    let nginx = Nginx::start()?;
    for mode in BOTH {
        for target in PAGES {
            let answer = nginx.get(mode, target, "br")?;
            let expected = if mode == Mode::Discreet {
                "no-store"
            } else {
                "no-cache"
            };
            ensure!(
                answer.header("cache-control") == Some(expected),
                "{target}: {answer:?}"
            );
        }
        for name in assets(&nginx)? {
            let answer = nginx.get(mode, &format!("/{name}"), "br")?;
            let expected = match mode {
                Mode::Discreet => "no-store",
                Mode::Plain if csp::hashed(&name) => "public, max-age=31536000, immutable",
                Mode::Plain => "no-cache",
            };
            ensure!(
                answer.header("cache-control") == Some(expected),
                "{name}: {answer:?}"
            );
        }
        // Otherwise the test above says nothing of a year.
        let mut names = assets(&nginx)?.into_iter();
        ensure!(names.any(|name| csp::hashed(&name)), "no name has a hash");
    }
    Ok(())
}

#[test]
fn policy() -> Result<()> {
    let nginx = Nginx::start()?;
    let expected = csp::headers(&nginx.page()?);
    for mode in BOTH {
        let mut targets = PAGES.map(String::from).to_vec();
        targets.extend(assets(&nginx)?.iter().map(|name| format!("/{name}")));
        for target in targets {
            let answer = nginx.get(mode, &target, "br")?;
            for (name, value) in &expected {
                let said = answer.header(name);
                ensure!(said == Some(value), "{mode:?} {target} {name}: {said:?}");
            }
            ensure!(
                answer.header("server") == Some("nginx"),
                "the version is told: {answer:?}"
            );
            ensure!(
                answer.header("set-cookie").is_none(),
                "a cookie: {answer:?}"
            );
        }
    }
    Ok(())
}

#[test]
fn compression() -> Result<()> {
    let nginx = Nginx::start()?;
    for mode in BOTH {
        let mut files = assets(&nginx)?;
        files.retain(|name| nginx.dist().join(format!("{name}.br")).is_file());
        ensure!(files.len() > 3, "few files are compressed: {files:?}");
        files.push("index.html".into());
        for name in files {
            for (accept, encoding, suffix) in [
                ("gzip, deflate, br", Some("br"), ".br"),
                ("gzip, deflate", Some("gzip"), ".gz"),
                ("identity", None, ""),
            ] {
                let answer = nginx.get(mode, &format!("/{name}"), accept)?;
                let said = answer.header("content-encoding");
                ensure!(said == encoding, "{mode:?} {name} for {accept}: {said:?}");
                let file = nginx.dist().join(format!("{name}{suffix}"));
                ensure!(
                    answer.body == std::fs::read(file)?,
                    "{mode:?} {name} for {accept}: another body"
                );
                ensure!(
                    answer.header("vary") == Some("Accept-Encoding"),
                    "{name}: {answer:?}"
                );
            }
        }
    }
    Ok(())
}

#[test]
fn content_types() -> Result<()> {
    let nginx = Nginx::start()?;
    for mode in BOTH {
        let mut seen = Vec::new();
        for name in assets(&nginx)?
            .iter()
            .map(String::as_str)
            .chain(["", "x/y"])
        {
            let expected = match name.rsplit_once('.') {
                None => "text/html; charset=utf-8",
                Some((_, "js")) => "text/javascript; charset=utf-8",
                Some((_, "wasm")) => "application/wasm",
                Some((_, "bin")) => "application/octet-stream",
                Some((_, "txt")) => "text/plain; charset=utf-8",
                Some(_) => continue,
            };
            for accept in ["br", "gzip", "identity"] {
                let answer = nginx.get(mode, &format!("/{name}"), accept)?;
                let said = answer.header("content-type");
                ensure!(
                    said == Some(expected),
                    "{mode:?} {name} for {accept}: {said:?}"
                );
            }
            seen.push(expected);
        }
        seen.sort_unstable();
        seen.dedup();
        ensure!(seen.len() == 5, "some kinds are not there: {seen:?}");
    }
    Ok(())
}

#[test]
fn methods() -> Result<()> {
    let nginx = Nginx::start()?;
    for mode in BOTH {
        for target in ["/", "/boot.js", "/x/y"] {
            for method in [
                "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND",
            ] {
                let answer = nginx.ask(mode, method, target, "br")?;
                ensure!(
                    answer.status == 405,
                    "{mode:?} {method} {target}: {}",
                    answer.status
                );
            }
            let (get, head) = (
                nginx.get(mode, target, "br")?,
                nginx.ask(mode, "HEAD", target, "br")?,
            );
            ensure!(
                head.status == get.status && head.body.is_empty(),
                "{head:?}"
            );
            ensure!(
                head.header("content-length") == get.header("content-length"),
                "{head:?}"
            );
        }
    }
    Ok(())
}

/// `secret.txt` and `deploy/` are beside `dist/`: no address reaches them.
#[test]
fn nothing_outside_the_build() -> Result<()> {
    let nginx = Nginx::start()?;
    let page = nginx.page()?;
    for mode in BOTH {
        for target in [
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
            "../secret.txt",
        ] {
            let answer = nginx.get(mode, target, "identity")?;
            // nginx refuses an address that climbs out; any other is a page.
            let is_page = answer.body == page.as_bytes();
            ensure!(
                is_page || answer.status == 400,
                "{mode:?} {target}: {answer:?}"
            );
        }
    }
    Ok(())
}

/// So that what the other tests see on xtask's server holds on nginx.
#[test]
fn the_same_as_the_server_of_the_tests() -> Result<()> {
    let nginx = Nginx::start()?;
    for mode in BOTH {
        let options = nginx.options(mode);
        let mut targets = PAGES.map(String::from).to_vec();
        targets.extend(assets(&nginx)?.iter().map(|name| format!("/{name}")));
        for target in targets {
            for accept in ["br", "gzip", "identity"] {
                let real = nginx.get(mode, &target, accept)?;
                let ours = site::answer(&options, &target, accept);
                let what = format!("{mode:?} {target} for {accept}");
                ensure!(
                    real.status == ours.status,
                    "{what}: {} / {}",
                    real.status,
                    ours.status
                );
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
