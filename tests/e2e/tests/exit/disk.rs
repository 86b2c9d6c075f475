//! What a browser has written down once the person has left and closed it. The claims
//! of `src/decisions/` and of "Effacer mes traces" rest on these figures: a browser
//! that begins to record something else fails here.

use anyhow::{Context, Result, ensure};
use e2e::{Engine, Guide, Setup, wait_until};
use rusqlite::{Connection, OpenFlags};
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
    guide.click("main:not([hidden]) [data-back]")?;
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

/// What history says of the guide.
fn lines(guide: &Guide) -> Result<Vec<Line>> {
    lines_under(guide, &guide.site().url())
}

fn lines_under(guide: &Guide, address: &str) -> Result<Vec<Line>> {
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
    let found = statement.query_map([format!("{address}%")], |row| {
        Ok(Line {
            url: row.get(0)?,
            title: row.get(1)?,
            hidden: row.get(2)?,
            typed: row.get(3)?,
            visits: row.get(4)?,
            frecency: row.get(5)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// What history says of a page that is not the guide.
fn title_of(guide: &Guide, url: &str) -> Result<Option<String>> {
    let found = lines_under(guide, url)?;
    Ok(found.into_iter().map(|line| line.title).next())
}

/// The files of the profile that hold `words`, as bytes of UTF-8 or of UTF-16.
fn files_with(guide: &Guide, words: &str) -> Result<Vec<String>> {
    let profile = guide.home().join("profile");
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut found = Vec::new();
    let mut folders = vec![profile.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if path.is_file() {
                let bytes = std::fs::read(&path)?;
                if holds(&bytes, words.as_bytes()) || holds(&bytes, &wide) {
                    found.push(path.strip_prefix(&profile)?.display().to_string());
                }
            }
        }
    }
    found.sort();
    Ok(found)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Whether a file of the profile belongs to the HTTP cache, or to the caches of
/// compiled code that follow it.
fn is_cache(file: &str) -> bool {
    ["Cache/", "Code Cache/", "cache2/"].iter().any(|part| file.contains(part))
}

/// What Chromium's own history page lists, to somebody who opens it afterwards.
fn history_page(guide: &mut Guide) -> Result<String> {
    guide.open(&Setup::default())?;
    guide.go("chrome://history/")?;
    // The page is made of nested shadow trees.
    let script = "const words = [];
        const read = (node) => {
          if (node.shadowRoot) read(node.shadowRoot);
          for (const child of node.childNodes) {
            if (child.nodeType === Node.TEXT_NODE) words.push(child.data.trim());
            else if (!/^(STYLE|SCRIPT|TEMPLATE)$/.test(child.nodeName)) read(child);
          }
        };
        read(document.documentElement);
        return words.filter(Boolean).join('\\n')";
    let mut said = String::new();
    // The page before the guide is listed in any case: the list is there with it.
    wait_until("the history page lists something", || {
        said = guide.eval(script)?;
        Ok(said.contains("Recherche"))
    })
    .with_context(|| format!("it says: {said}"))?;
    guide.close()?;
    Ok(said)
}

#[test]
fn probe() -> Result<()> {
    for engine in [Engine::Chromium, Engine::Firefox] {
        for mode in [Mode::Discreet, Mode::Plain] {
            let mut guide = visited(engine, mode)?;
            println!("{engine:?} {mode:?} {:#?}", lines(&guide)?);
            println!("first {:?} search {:?}", lines_under(&guide, &guide.around().first())?, lines_under(&guide, &guide.around().search())?);
            println!("sentence: {:?}", files_with(&guide, SENTENCE)?);
            println!("title: {:?}", files_with(&guide, TITLE)?);
            println!("address: {:?}", files_with(&guide, &guide.address())?);
            println!("host:port {:?}", files_with(&guide, &guide.site().url().replace("http://",""))?);
            let db = database(&guide.home().join("profile").join(if engine==Engine::Chromium {"Default/History"} else {"places.sqlite"}))?;
            let q = if engine==Engine::Chromium {"SELECT url||' | '||title||' | hidden '||hidden||' | typed '||typed_count FROM urls"} else {"SELECT url||' | '||ifnull(title,'')||' | hidden '||hidden||' | typed '||typed||' | frec '||frecency FROM moz_places where url like 'http://%:%'"};
            for row in db.prepare(q)?.query_map([], |r| r.get::<_,String>(0))? { println!("  {}", row?); }
            if engine == Engine::Chromium {
                for row in db.prepare("select visits.id||' '||urls.url||' from '||from_visit||' trans '||printf('%x',transition&4294967295) from visits join urls on urls.id=visits.url")?.query_map([], |r| r.get::<_,String>(0))? { println!("  {}", row?); }
                println!("{}", history_page(&mut guide)?);
            }
        }
    }
    Ok(())
}
