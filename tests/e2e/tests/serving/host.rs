//! A real nginx, Caddy or Apache with its configuration of `deploy/`, in both modes.

use super::connection::{Answer, Connection};
use anyhow::{Context, Result, ensure};
use e2e::page::build;
use e2e::process::Family;
use e2e::session::free_port;
use e2e::wait_until;
use std::fs::File;
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use xtask::server::{Mode, Options};
use xtask::{compress, headers, hosts};

/// The modes that each configuration has.
pub const BOTH: [Mode; 2] = [Mode::Discreet, Mode::Indexed];

/// Kinds of files that a build may hold one day, in addition to those that it holds.
const KINDS: [&str; 9] = [
    "css",
    "html",
    "ico",
    "js",
    "json",
    "png",
    "svg",
    "txt",
    "webmanifest",
];

/// Writes each test once and runs it on the three servers, as `name::nginx`, `name::caddy` and
/// `name::apache`. The test gets a [`Host`].
macro_rules! in_each_host {
    ($($(#[$about:meta])* fn $name:ident($host:ident) $body:block)+) => {
        $(
            $(#[$about])*
            mod $name {
                #[allow(unused_imports)]
                use super::*;
                use crate::serving::host;

                fn test_on(kind: host::Kind) -> anyhow::Result<()> {
                    #[allow(unused_mut)]
                    let mut $host = host::Host::start(kind)?;
                    $body
                }

                #[test]
                fn nginx() -> anyhow::Result<()> {
                    test_on(host::Kind::Nginx)
                }

                #[test]
                fn caddy() -> anyhow::Result<()> {
                    test_on(host::Kind::Caddy)
                }

                #[test]
                fn apache() -> anyhow::Result<()> {
                    test_on(host::Kind::Apache)
                }
            }
        )+
    };
}
pub(crate) use in_each_host;

/// A web server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Caddy,
    Apache,
}

impl Kind {
    /// Its name in the header `Server`, without a version.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "Caddy",
            Self::Apache => "Apache",
        }
    }

    fn configuration(self) -> &'static str {
        match self {
            Self::Nginx => "deploy/nginx.conf",
            Self::Caddy => "deploy/Caddyfile",
            Self::Apache => "deploy/apache.conf",
        }
    }

    /// How the configuration writes the port `said`, and how it writes `port` of this machine only.
    fn port(self, said: u16, port: u16) -> Vec<(String, String)> {
        match self {
            Self::Nginx => vec![(
                format!("listen {said};"),
                format!("listen 127.0.0.1:{port};"),
            )],
            Self::Caddy => vec![(
                format!("\n:{said} {{"),
                format!("\n:{port} {{\n\tbind 127.0.0.1"),
            )],
            Self::Apache => vec![
                (
                    format!("\nListen {said}"),
                    format!("\nListen 127.0.0.1:{port}"),
                ),
                (format!("*:{said}>"), format!("*:{port}>")),
            ],
        }
    }

    /// The command that the first lines of the configuration give, in the foreground.
    fn command(self, folder: &Path) -> Command {
        let (program, arguments) = match self {
            Self::Nginx => ("nginx", "-p FOLDER -c deploy/nginx.conf -g"),
            Self::Caddy => ("caddy", "run --config deploy/Caddyfile"),
            Self::Apache => ("apache2", "-d FOLDER -f deploy/apache.conf -DFOREGROUND"),
        };
        let mut command = xtask::tools::command(program);
        command.current_dir(folder);
        for word in arguments.split(' ') {
            match word {
                "FOLDER" => command.arg(folder),
                word => command.arg(word),
            };
        }
        if self == Self::Nginx {
            command.arg("daemon off;");
        }
        // The folder where Caddy puts a copy of its configuration.
        command.env("XDG_CONFIG_HOME", folder);
        command
    }
}

/// Makes the servers send these headers.
pub fn send(dist: &Path, headers: &[(&'static str, String)]) -> Result<()> {
    std::fs::write(dist.join("headers.conf"), hosts::nginx_file(headers))?;
    std::fs::write(dist.join("headers.caddy"), hosts::caddy_file(headers))?;
    std::fs::write(dist.join("headers.apache"), hosts::apache_file(headers))?;
    Ok(())
}

/// A server on a copy of the build. Both are gone when it is dropped.
pub struct Host {
    // The process ends before its folder is removed.
    process: Family,
    folder: TempDir,
    /// Which server it is.
    pub kind: Kind,
    discreet: u16,
    plain: u16,
}

impl Host {
    /// Starts a server on the build as it is.
    pub fn start(kind: Kind) -> Result<Self> {
        Self::on(kind, folder()?)
    }

    /// [`Host::start`] on a build that `sites` may carry.
    pub fn carried_by(kind: Kind, sites: &[String]) -> Result<Self> {
        Self::changed(kind, |dist| {
            let page = std::fs::read_to_string(dist.join("index.html"))?;
            send(dist, &headers::headers(&page, sites)?)
        })
    }

    /// [`Host::start`] on a build that `change` has changed.
    pub fn changed(kind: Kind, change: impl FnOnce(&Path) -> Result<()>) -> Result<Self> {
        let folder = folder()?;
        change(&folder.path().join("dist"))?;
        Self::on(kind, folder)
    }

    fn on(kind: Kind, folder: TempDir) -> Result<Self> {
        let root = folder.path();
        let (discreet, plain) = (free_port()?, free_port()?);
        let path = root.join(kind.configuration());
        let mut text = std::fs::read_to_string(&path)?;
        for (said, port) in [(8080, discreet), (8081, plain)] {
            for (from, to) in kind.port(said, port) {
                ensure!(text.matches(&from).count() == 1, "one `{from}`");
                text = text.replace(&from, &to);
            }
        }
        std::fs::write(path, text)?;

        let said = root.join("said");
        let mut command = kind.command(root);
        command.stderr(File::create(&said)?);
        let process = Family::start(&mut command)?;
        let mut host = Self {
            process,
            folder,
            kind,
            discreet,
            plain,
        };
        wait_until(&format!("{kind:?} listens"), || {
            let stopped = || std::fs::read_to_string(&said).unwrap_or_default();
            ensure!(!host.process.ended(), "{kind:?} stopped: {}", stopped());
            let listens = |port| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
            Ok(listens(discreet) && listens(plain))
        })?;
        Ok(host)
    }

    /// The folder where it runs.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The copy of the build.
    pub fn dist(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    /// The page of the guide.
    pub fn page(&self) -> Result<String> {
        Ok(std::fs::read_to_string(self.dist().join("index.html"))?)
    }

    /// The files that a browser requests.
    pub fn assets(&self) -> Result<Vec<String>> {
        let mut files = compress::files(&self.dist())?;
        files.retain(|name| name != "index.html" && !hosts::SERVER_FILES.contains(&name.as_str()));
        ensure!(files.len() > 3 + KINDS.len(), "{files:?}");
        Ok(files)
    }

    /// The same build and sites, for the server of xtask.
    pub fn options(&self, mode: Mode) -> Result<Options> {
        Ok(Options {
            root: self.dist(),
            mode,
            rewrites: Vec::new(),
            embed: xtask::host::host()?.sites,
        })
    }

    /// The port of a mode.
    pub fn port(&self, mode: Mode) -> u16 {
        match mode {
            Mode::Discreet => self.discreet,
            Mode::Indexed => self.plain,
        }
    }

    /// One GET, on a connection of its own.
    pub fn get(&self, mode: Mode, target: &str, accept: &str) -> Result<Answer> {
        self.ask(mode, "GET", target, accept)
    }

    /// One request, on a connection of its own.
    pub fn ask(&self, mode: Mode, method: &str, target: &str, accept: &str) -> Result<Answer> {
        let accept = format!("Accept-Encoding: {accept}\r\n");
        Connection::open(self.port(mode))?.ask(method, target, &accept)
    }
}

/// `dist/` and `deploy/` as on a server, with files that no address may reach.
fn folder() -> Result<TempDir> {
    let folder = TempDir::new()?;
    let root = folder.path();
    copy(&build(), &root.join("dist"))?;
    copy(&xtask::root().join("deploy"), &root.join("deploy"))?;
    std::fs::write(root.join("secret.txt"), "outside")?;
    std::fs::create_dir_all(root.join("dist/folder/.hidden"))?;
    std::fs::write(root.join("dist/folder/.hidden/file.txt"), "hidden")?;
    for kind in KINDS {
        std::fs::write(root.join(format!("dist/folder/file.{kind}")), kind)?;
    }
    // If root starts nginx or Apache, it serves as another user.
    std::fs::set_permissions(root, PermissionsExt::from_mode(0o755))?;
    Ok(folder)
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
