//! `cargo xtask serve`: the guide on this machine, with the headers of production.

use crate::csp::Mode;
use crate::server::Server;
use crate::site::Options;
use crate::{build, embed, root, tools};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// What the guide is built from.
const WATCHED: [&str; 5] = ["src", "style", "public", "index.html", "Cargo.toml"];

/// Builds, serves, and without `--release` builds again at each change. Ends with Ctrl-C.
pub fn run(options: &[&str]) -> Result<()> {
    let mut release = false;
    let mut mode = None;
    let mut port = None;
    let mut words = options.iter();
    while let Some(word) = words.next() {
        match *word {
            "--release" => release = true,
            "--plain" => mode = Some(Mode::Plain),
            "--discreet" => mode = Some(Mode::Discreet),
            "--port" => {
                let number = words.next().and_then(|word| word.parse().ok());
                port = Some(number.context("--port needs a number from 0 to 65535")?);
            }
            other => {
                bail!("serve does not know {other}: [--release] [--plain|--discreet] [--port N]")
            }
        }
    }
    let mode = mode.unwrap_or(if release { Mode::Discreet } else { Mode::Plain });
    tools::for_build()?;
    // Before the build, so that a change made during it is seen.
    let mut built = state();
    let root = if release {
        build::release()?
    } else {
        build::dev()?
    };
    let demo = Demo::start()?;
    let mut sites = embed::sites()?;
    sites.push(demo.origin());
    let server = start(
        Options {
            root,
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
    loop {
        std::thread::sleep(Duration::from_millis(500));
        let now = state();
        if release || now == built {
            continue;
        }
        built = now;
        match build::dev() {
            Ok(_) => println!("built again: reload the page"),
            Err(error) => {
                eprintln!("\nerror: {error:#}\nthe last build that worked is still served")
            }
        }
    }
}

/// Another site, with the guide behind a mark: `deploy/demo.html`.
struct Demo(Server);

impl Demo {
    fn start() -> Result<Self> {
        let options = Options {
            // Nothing is there but the page below.
            root: "/nonexistent".into(),
            mode: Mode::Plain,
            rewrites: Vec::new(),
            embed: Vec::new(),
        };
        Ok(Self(Server::start(options, 0)?))
    }

    /// Another name than the guide's: another site to the browser.
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

/// On the port that was asked for, or the first free one from 8080.
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
        Mode::Discreet => "Discreet: pages answer 404 and nothing is kept.",
        Mode::Plain => "Plain: pages answer 200.",
    }
}

/// Changes when a file is saved, added, removed or renamed.
fn state() -> (usize, Option<SystemTime>) {
    WATCHED
        .iter()
        .map(|name| newest(&root().join(name)))
        .fold((0, None), add)
}

fn newest(path: &Path) -> (usize, Option<SystemTime>) {
    let own = path.metadata().and_then(|data| data.modified()).ok();
    let inside = std::fs::read_dir(path).into_iter().flatten().flatten();
    inside
        .map(|entry| newest(&entry.path()))
        .fold((1, own), add)
}

fn add(
    (count, newest): (usize, Option<SystemTime>),
    (more, time): (usize, Option<SystemTime>),
) -> (usize, Option<SystemTime>) {
    (count + more, newest.max(time))
}
