//! What a browser has written down once the person has left and closed it. The claims
//! of `src/decisions/` and of "Effacer mes traces" rest on these figures: a browser
//! that begins to record something else fails here.

use anyhow::{Context, Result, ensure};
use e2e::{Engine, Guide, Setup, wait_until};
use rusqlite::{Connection, OpenFlags};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use xtask::server::Mode;

/// A sentence that only the guide says, on its first page.
const SENTENCE: &str = "Vous n’y êtes pour rien";
/// The title of the guide.
const TITLE: &str = "Infos pratiques";
/// The title of the page that the exit leads to.
const NEUTRAL: &str = "Météo";

/// Home, the lists, cards, the numbers, the message and the traces: more than ten.
const READ: [&str; 12] = [
    "victim", "card", "back", "back", "witness", "card", "back", "back", "professional", "card",
    "back", "back",
];

/// A person came from a search, read, and left; then the browser was closed.
fn visited(engine: Engine, mode: Mode) -> Result<Guide> {
    let mut guide = Guide::served(engine, mode, &Setup::default(), &[])?;
    guide.enter()?;
    guide.ready()?;
    for step in READ {
        read(&guide, step)?;
    }
    for screen in ["numbers", "write", "traces"] {
        read(&guide, screen)?;
        read(&guide, "back")?;
    }
    guide.exit()?;
    guide.wait_for(&guide.around().first())?;
    guide.close()?;
    Ok(guide)
}

/// Opens a screen, or returns to the one below.
fn read(guide: &Guide, step: &str) -> Result<()> {
    if step != "back" {
        return guide.open_screen(step);
    }
    let before: String = guide.eval(SHOWN)?;
    guide.click("[data-back]")?;
    wait_until("the screen below is shown", || {
        Ok(guide.eval::<String>(SHOWN)? != before)
    })
}

const SHOWN: &str = "return document.querySelector('main:not([hidden])').dataset.screen";

/// A copy: the browser may still hold the file, and Firefox keeps what is new beside it.
fn database(file: &Path) -> Result<Connection> {
    let copy = file.with_extension("copy");
    std::fs::copy(file, &copy).with_context(|| file.display().to_string())?;
    for beside in ["-wal", "-shm"] {
        let name = |path: &Path| PathBuf::from(format!("{}{beside}", path.display()));
        if name(file).exists() {
            std::fs::copy(name(file), name(&copy))?;
        }
    }
    Ok(Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?)
}

/// A line of a browser's history.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    url: String,
    title: String,
    hidden: bool,
    typed: i64,
    visits: i64,
    /// What makes Firefox suggest an address: 0 is never. Chromium has none.
    frecency: Option<i64>,
}

fn lines(guide: &Guide) -> Result<Vec<Line>> {
    let profile = guide.home().join("profile");
    let (file, query) = match guide.engine() {
        Engine::Chromium => (
            profile.join("Default/History"),
            "SELECT url, title, hidden, typed_count, (SELECT count(*) FROM visits WHERE visits.url = urls.id), NULL
             FROM urls WHERE url LIKE ?1 ORDER BY id",
        ),
        _ => (
            profile.join("places.sqlite"),
            "SELECT url, ifnull(title, ''), hidden, typed, (SELECT count(*) FROM moz_historyvisits WHERE place_id = moz_places.id), frecency
             FROM moz_places WHERE url LIKE ?1 ORDER BY id",
        ),
    };
    let database = database(&file)?;
    let mut statement = database.prepare(query)?;
    let found = statement.query_map([format!("{}%", guide.site().url())], |row| {
        Ok(Line {
            url: row.get(0)?,
            title: row.get(1)?,
            hidden: row.get(2)?,
            typed: row.get(3)?,
            visits: row.get(4)?,
            frecency: row.get(5)?,
        })
    })?;
    let found = found.collect::<Result<Vec<_>, _>>()?;
    println!("{}", table(guide, &found)?);
    Ok(found)
}
