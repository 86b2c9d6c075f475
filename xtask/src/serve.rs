//! `cargo xtask serve`: serves the guide on this machine, with the headers of production.

use crate::build::{self, trunk_command};
use crate::headers::Mode;
use crate::server::Server;
use crate::site::Options;
use crate::{host, root, tools};
use anyhow::{Context, Result};
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

/// Builds and serves the guide. Without `release`, trunk builds again at each change. Ctrl-C ends
/// it.
pub fn run(release: bool, mode: Option<Mode>, port: Option<u16>) -> Result<()> {
    let mode = mode.unwrap_or(if release {
        Mode::Discreet
    } else {
        Mode::Indexed
    });
    tools::for_build()?;
    let dist = if release {
        build::release()?
    } else {
        build::dev()?
    };
    let demo = Demo::start()?;
    let mut sites = host::host()?.sites;
    sites.push(demo.origin());
    let server = start(
        Options {
            root: dist.clone(),
            mode,
            rewrites: Vec::new(),
            embed: sites,
        },
        port,
    )?;
    demo.carry(&server.url())?;
    println!(
        "\n  {}/\n\n  {} Ctrl-C stops it.\n  Behind a mark on another site: {}/\n",
        server.url(),
        explain(mode),
        demo.origin(),
    );
    if release {
        loop {
            std::thread::park();
        }
    }
    watch(trunk_command("watch", &root(), &dist))
}

/// Runs trunk until it ends or this program is told to end. Ctrl-C reaches both; `kill` and a closed
/// terminal reach only this program, and trunk would stay.
fn watch(mut trunk: Command) -> Result<()> {
    let (end, ended) = mpsc::channel();
    ctrlc::set_handler(move || end.send(()).unwrap_or_default())?;
    let mut trunk = trunk.spawn()?;
    while ended.recv_timeout(Duration::from_millis(200)).is_err() {
        if let Some(status) = trunk.try_wait()? {
            anyhow::bail!("trunk watch has ended ({status})");
        }
    }
    trunk.kill()?;
    trunk.wait()?;
    Ok(())
}

/// Another site that carries the guide behind a mark: `deploy/demo.html`.
struct Demo(Server);

impl Demo {
    fn start() -> Result<Self> {
        let options = Options {
            // This server has only the page that `carry` adds.
            root: "/nonexistent".into(),
            mode: Mode::Indexed,
            rewrites: Vec::new(),
            embed: Vec::new(),
        };
        Ok(Self(Server::start(options, 0)?))
    }

    /// The host name is not the guide's, so the browser sees another site.
    fn origin(&self) -> String {
        format!("http://localhost:{}", self.0.port())
    }

    fn carry(&self, guide: &str) -> Result<()> {
        let page = std::fs::read_to_string(root().join("deploy/demo.html"))?;
        self.0
            .page("/", &page.replace("https://guide.example", guide));
        Ok(())
    }
}

/// Starts on the port that was asked for, or on the first free one from 8080.
fn start(options: Options, port: Option<u16>) -> Result<Server> {
    if let Some(port) = port {
        return Server::start(options, port).context("choose another one with --port");
    }
    for port in 8080..8100 {
        if let Ok(server) = Server::start(options.clone(), port) {
            return Ok(server);
        }
    }
    Server::start(options, 0)
}

fn explain(mode: Mode) -> &'static str {
    match mode {
        Mode::Discreet => "As on a site that no search engine lists: every page answers 404.",
        Mode::Indexed => {
            "As on a site that search engines may list (--discreet: as on one that they may not)."
        }
    }
}
