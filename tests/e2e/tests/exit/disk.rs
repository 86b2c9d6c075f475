//! What a browser has written down once the person has left and closed it. The claims
//! of `src/decisions/` and of "Ce qui reste de ma visite" rest on these figures: a browser
//! that begins to record something else fails here.
//!
//! What is found is also compared with `src/content/remains.toml`, from which the build makes
//! the tables of "Ce qui reste": the text cannot say anything else than what was measured. To
//! measure anew: `GUIDE_RECORD=1 cargo test -p e2e exit::disk -- --test-threads=1`.

use anyhow::{Context, Result, ensure};
use e2e::page::{SCREEN, build};
use e2e::{Engine, Guide, Setup, wait_until};
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::time::Instant;
use xtask::server::Mode;

use super::remains::{self, Remains};

/// A sentence of the numbers, which are in the page, in the copy and in its worker.
const NUMBERS: &str = "Par SMS, si vous ne pouvez pas parler";
/// The title of the guide.
const TITLE: &str = "Infos pratiques";
/// The title of the page that the exit leads to.
const NEUTRAL: &str = "Météo";

/// A sentence that only the guide says, on its first page: the title of Home.
fn sentence() -> Result<String> {
    let page = std::fs::read_to_string(build().join("index.html"))?;
    let (_, home) = page.split_once("<main").context("no Home")?;
    let (_, title) = home.split_once("<h1").context("no title")?;
    let (title, _) = title.split_once("</h1>").context("no end of the title")?;
    let (_, title) = title.split_once('>').context("no words")?;
    ensure!(title.len() > 15, "too short to be told apart: {title}");
    Ok(title.to_owned())
}

/// How the visit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// The exit is pressed, then the browser closed.
    Exit,
    /// The browser is closed on the guide: what the exit is compared with.
    Closed,
}

/// How the guide is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// At its address, which answers 404.
    Discreet,
    /// At its address, which answers 200.
    Plain,
    /// Behind a mark on somebody else's page.
    Embed,
    /// The same, where the guide answers 200.
    EmbedPlain,
    /// At its address, from the copy that was asked for.
    Offline,
    /// The same, where the guide answers 200.
    OfflinePlain,
}

impl Way {
    fn in_a_frame(self) -> bool {
        matches!(self, Self::Embed | Self::EmbedPlain)
    }
}

/// A person comes from a search, reads more than ten screens, and ends so. With the version
/// of the browser.
fn visited(engine: Engine, way: Way, end: End) -> Result<(Guide, String)> {
    let mode = match way {
        Way::Plain | Way::EmbedPlain | Way::OfflinePlain => Mode::Indexed,
        Way::Discreet | Way::Embed | Way::Offline => Mode::Discreet,
    };
    let mut guide = Guide::served(engine, mode, &Setup::default(), &[])?;
    if way.in_a_frame() {
        let before = guide.host()?;
        guide.press_mark(0)?;
        guide.in_frame(|| read_on(&guide))?;
        if end == End::Exit {
            guide.in_frame(|| guide.exit())?;
            guide.assert_as_before(&before)?;
        }
    } else {
        guide.enter()?;
        guide.ready()?;
        if matches!(way, Way::Offline | Way::OfflinePlain) {
            crate::offline::open_screen(&guide)?;
            crate::offline::keep(&guide)?;
            crate::offline::reload(&guide)?;
        }
        read_on(&guide)?;
        if end == End::Exit {
            guide.exit()?;
            guide.wait_for(&guide.around().first())?;
        }
        // Firefox does so when it is closed.
        let copied = matches!(way, Way::Offline | Way::OfflinePlain);
        if copied && end == End::Exit && engine == Engine::Chromium {
            // While the browser runs: what it has not removed when it is closed, nobody removes.
            let start = Instant::now();
            let removed = || {
                let left = copies(&guide)?;
                ensure!(left.is_empty(), "{left:?}");
                Ok(true)
            };
            wait_until("the files of the copy are gone", removed)?;
            println!(
                "{engine:?}: the copy is gone {:.1} s after the exit",
                start.elapsed().as_secs_f64()
            );
        }
    }
    // "… Chrome/156.0.0.0 …", "… Firefox/153.0"
    let version =
        guide.eval("return /(?:Chrome|Firefox).([0-9]+)/.exec(navigator.userAgent)[1]")?;
    guide.close()?;
    Ok((guide, version))
}

/// More than ten screens.
fn read_on(guide: &Guide) -> Result<()> {
    guide.texts_loaded()?;
    guide.live()?;
    for list in ["victim", "witness", "professional"] {
        for step in [list, "card", "back", "back"] {
            read(guide, step)?;
        }
    }
    for screen in ["numbers", "write", "traces"] {
        read(guide, screen)?;
        read(guide, "back")?;
    }
    Ok(())
}

/// Opens a screen, or returns to the one below.
fn read(guide: &Guide, step: &str) -> Result<()> {
    if step != "back" {
        return guide.open_screen(step);
    }
    let before: String = guide.eval(SHOWN)?;
    guide.click(&format!("{SCREEN} [data-back]"))?;
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
    Ok(Connection::open_with_flags(
        copy,
        OpenFlags::SQLITE_OPEN_READ_WRITE,
    )?)
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

/// The history's own file.
fn history_file(guide: &Guide) -> PathBuf {
    let profile = guide.home().join("profile");
    match guide.engine() {
        Engine::Chromium => profile.join("Default/History"),
        _ => profile.join("places.sqlite"),
    }
}

/// The lines of the guide's host.
fn lines(guide: &Guide, history: &Connection) -> Result<Vec<Line>> {
    let query = match guide.engine() {
        Engine::Chromium => {
            "SELECT url, title, hidden, typed_count,
               (SELECT count(*) FROM visits WHERE visits.url = urls.id), NULL
             FROM urls WHERE url LIKE ?1"
        }
        _ => {
            "SELECT url, ifnull(title, ''), hidden, typed,
               (SELECT count(*) FROM moz_historyvisits WHERE place_id = moz_places.id), frecency
             FROM moz_places WHERE url LIKE ?1"
        }
    };
    let mut statement = history.prepare(query)?;
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
    Ok(found.collect::<Result<_, _>>()?)
}

/// Every column of the history that holds `text`, and in how many rows.
fn columns_with(history: &Connection, text: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut columns = history.prepare(
        "SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' ORDER BY 1, 2",
    )?;
    let columns = columns.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for column in columns {
        let (table, column): (String, String) = column?;
        let query = format!("SELECT count(*) FROM \"{table}\" WHERE instr(\"{column}\", ?1)");
        let count: u32 = history.query_row(&query, [text], |row| row.get(0))?;
        if count > 0 {
            found.push(format!("{table}.{column}: {count}"));
        }
    }
    Ok(found)
}

/// The files of the profile that hold `words`, as bytes of UTF-8 or of UTF-16.
pub fn files_with(guide: &Guide, words: &str) -> Result<Vec<String>> {
    let profile = guide.home().join("profile");
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let copy = history_file(guide).with_extension("copy");
    let mut found = Vec::new();
    let mut folders = vec![profile.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if path.is_file()
                && !path.to_string_lossy().starts_with(&*copy.to_string_lossy())
            {
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

/// The entries of the HTTP cache that hold the guide's address, as each entry of the
/// guide does. The search page, which is another site's, holds it as a link. What Firefox has
/// doomed is no entry any more: it serves nobody, and its folder is emptied when Firefox starts
/// (`CacheFileIOManager::CreateCacheTree`). A sentence of the guide is looked for there too.
fn cached(guide: &Guide) -> Result<usize> {
    let mut linking = files_with(guide, &guide.around().search())?;
    linking.extend(files_with(guide, &guide.around().url("host"))?);
    let mut files = files_with(guide, &guide.site().url())?;
    files.retain(|file| file.contains("Cache_Data/") || file.starts_with("cache2/entries/"));
    files.retain(|file| !linking.contains(file));
    Ok(files.len())
}

/// The files of a copy that was asked for, and of its worker. Firefox packs the copy: no sentence
/// can be read in it, its title can.
fn copies(guide: &Guide) -> Result<Vec<String>> {
    let mut files = files_with(guide, TITLE)?;
    files.extend(files_with(guide, NUMBERS)?);
    let places = ["CacheStorage/", "ScriptCache/", "/cache/morgue/"];
    files.retain(|file| places.iter().any(|place| file.contains(place)));
    Ok(files)
}

/// Where a file is, without the numbers that change with each run.
fn places(files: &[String]) -> Vec<String> {
    let mut places: Vec<String> = files
        .iter()
        .map(|file| match file.rsplit_once('/') {
            Some((folder, _)) if folder.to_lowercase().contains("cache") => format!("{folder}/"),
            _ => match file.rsplit_once('_') {
                Some((name, number)) if number.parse::<u64>().is_ok() => name.into(),
                _ => file.clone(),
            },
        })
        .collect();
    places.dedup();
    places
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

/// What is found afterwards.
#[derive(Debug)]
struct Found {
    lines: Vec<Line>,
    /// Where the history holds the address of the guide, and in how many rows.
    address: Vec<String>,
    /// The same for its title.
    title: Vec<String>,
    /// The files, the history aside, that hold a sentence of the guide.
    sentence: Vec<String>,
    /// Entries of the HTTP cache that are the guide's.
    cached: usize,
    /// Whether Chromium's history page lists the guide.
    listed: Option<bool>,
    /// Whether a copy that was asked for is there: Firefox packs it, so that its title alone is seen.
    copied: bool,
    /// Whether the history has the page of the mark.
    around: bool,
}

/// Visits the guide, and says what is found in a table: `cargo test -- --nocapture`.
fn find(engine: Engine, way: Way, end: End) -> Result<Found> {
    let (mut guide, version) = visited(engine, way, end)?;
    let address = guide.address();
    let history = database(&history_file(&guide))?;
    let mut found = Found {
        lines: lines(&guide, &history)?,
        address: columns_with(&history, &guide.site().url())?,
        title: columns_with(&history, TITLE)?,
        sentence: places(&files_with(&guide, &sentence()?)?),
        cached: cached(&guide)?,
        listed: None,
        copied: false,
        around: !columns_with(&history, &guide.around().url("host"))?.is_empty(),
    };
    let files = places(&files_with(&guide, &guide.site().url())?);
    found.copied = !copies(&guide)?.is_empty();
    let numbers = files_with(&guide, NUMBERS)?;
    let titled = places(&files_with(&guide, TITLE)?);
    if engine == Engine::Chromium {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        found.listed = Some(history_page(&mut guide)?.contains(host));
    }
    // In one piece: two tests may print at the same time.
    println!(
        "\n| {engine:?} {version} | {way:?}, {end:?} |\n| --- | --- |\n\
         | lines of the guide | {:?} |\n\
         | columns of the history with its address | {:?} |\n\
         | columns of the history with its title | {:?} |\n\
         | files with its address | {files:?} |\n\
         | files with its title | {titled:?} |\n\
         | files with a sentence of it | {:?} |\n\
         | its entries in the HTTP cache | {} |\n\
         | listed on the history page | {:?} |\n",
        found.lines, found.address, found.title, found.sentence, found.cached, found.listed,
    );
    let expected = usize::from(!way.in_a_frame());
    ensure!(
        found.lines.len() == expected,
        "not {expected} line: {:?}",
        found.lines
    );
    ensure!(
        found.lines.iter().all(|line| line.url == address),
        "another address: {:?}",
        found.lines
    );
    let line = found.lines.first();
    remains::same(Remains {
        browser: format!("{engine:?}").to_lowercase(),
        version,
        way,
        end,
        line: match line {
            None => remains::Line::None,
            Some(line) if line.hidden => remains::Line::Hidden,
            Some(_) => remains::Line::Shown,
        },
        own_title: line.is_some_and(|line| line.title == TITLE),
        listed: found
            .listed
            .unwrap_or(line.is_some_and(|line| !line.hidden)),
        suggested: line.is_some_and(|line| line.frecency.map_or(!line.hidden, |score| score > 0)),
        text: !found.sentence.is_empty() || !numbers.is_empty() || found.copied,
        address: !files.is_empty(),
    })?;
    Ok(found)
}

/// `(title, hidden, typed, visits, frecency)` of the one line of the guide.
fn line(found: &Found) -> (&str, bool, i64, i64, Option<i64>) {
    let line = &found.lines[0];
    (
        &line.title,
        line.hidden,
        line.typed,
        line.visits,
        line.frecency,
    )
}

/// Hidden, under the title of the page that the exit leads to; not listed. The address
/// is also kept as where that page was reached from.
#[test]
fn chromium_discreet() -> Result<()> {
    let found = find(Engine::Chromium, Way::Discreet, End::Exit)?;
    assert_eq!(line(&found), (NEUTRAL, true, 1, 1, None));
    assert_eq!(
        found.address,
        [
            "urls.url: 1",
            "visited_links.frame_url: 1",
            "visited_links.top_level_url: 1",
            "visits.external_referrer_url: 1",
        ]
    );
    assert!(found.title.is_empty(), "{found:?}");
    assert!(found.sentence.is_empty() && found.cached == 0, "{found:?}");
    assert_eq!(found.listed, Some(false));
    Ok(())
}

/// Without the exit, the line is under the guide's own (neutral) title; still not listed.
#[test]
fn chromium_discreet_closed() -> Result<()> {
    let found = find(Engine::Chromium, Way::Discreet, End::Closed)?;
    assert_eq!(line(&found), (TITLE, true, 1, 1, None));
    assert_eq!(found.address, ["urls.url: 1"]);
    assert_eq!(found.title, ["urls.title: 1"]);
    assert!(found.sentence.is_empty() && found.cached == 0, "{found:?}");
    assert_eq!(found.listed, Some(false));
    Ok(())
}

/// Not hidden, so that the address bar may suggest it, and its text is in the cache.
#[test]
fn chromium_plain() -> Result<()> {
    let found = find(Engine::Chromium, Way::Plain, End::Exit)?;
    assert_eq!(line(&found), (NEUTRAL, false, 1, 1, None));
    assert_eq!(
        found.address,
        [
            "urls.url: 1",
            "visited_links.frame_url: 1",
            "visited_links.top_level_url: 1",
        ]
    );
    assert!(found.title.is_empty(), "{found:?}");
    assert_eq!(found.sentence, ["Default/Cache/Cache_Data/"]);
    assert!(found.cached > 0);
    assert_eq!(found.listed, Some(false));
    Ok(())
}

/// What the exit and the discreet mode are for.
#[test]
fn chromium_plain_closed() -> Result<()> {
    let found = find(Engine::Chromium, Way::Plain, End::Closed)?;
    assert_eq!(line(&found), (TITLE, false, 1, 1, None));
    assert_eq!(found.address, ["urls.url: 1"]);
    assert_eq!(found.title, ["urls.title: 1"]);
    assert_eq!(found.sentence, ["Default/Cache/Cache_Data/"]);
    assert_eq!(found.listed, Some(true));
    Ok(())
}

/// Firefox lists the guide under its title, exit or not, but never suggests it.
#[test]
fn firefox_discreet() -> Result<()> {
    let found = find(Engine::Firefox, Way::Discreet, End::Exit)?;
    assert_eq!(line(&found), (TITLE, false, 0, 1, Some(0)));
    assert_eq!(found.address, ["moz_places.url: 1"]);
    assert_eq!(found.title, ["moz_places.title: 1"]);
    assert!(found.sentence.is_empty() && found.cached == 0, "{found:?}");
    Ok(())
}

/// The same, suggested, and its text is in the cache.
#[test]
fn firefox_plain() -> Result<()> {
    let found = find(Engine::Firefox, Way::Plain, End::Exit)?;
    let (title, hidden, typed, visits, frecency) = line(&found);
    assert_eq!((title, hidden, typed, visits), (TITLE, false, 0, 1));
    // Any score above 0 is suggested; how much depends on the day.
    assert!(frecency.is_some_and(|score| score > 0), "{found:?}");
    assert_eq!(found.address, ["moz_places.url: 1"]);
    assert_eq!(found.title, ["moz_places.title: 1"]);
    assert_eq!(found.sentence, ["cache2/entries/"]);
    assert!(found.cached > 0);
    Ok(())
}

/// Without the exit Firefox keeps the same.
#[test]
fn firefox_discreet_closed() -> Result<()> {
    let found = find(Engine::Firefox, Way::Discreet, End::Closed)?;
    assert_eq!(line(&found), (TITLE, false, 0, 1, Some(0)));
    assert!(found.sentence.is_empty() && found.cached == 0, "{found:?}");
    Ok(())
}

/// The same, suggested.
#[test]
fn firefox_plain_closed() -> Result<()> {
    let found = find(Engine::Firefox, Way::Plain, End::Closed)?;
    let (title, hidden, ..) = line(&found);
    assert_eq!((title, hidden), (TITLE, false));
    Ok(())
}

/// Behind a mark: no line, whichever way it ends. The page around is in the history. Where the
/// guide answers 200, its text may be in the cache.
fn embed(engine: Engine, way: Way, end: End) -> Result<()> {
    let found = find(engine, way, end)?;
    assert!(found.title.is_empty(), "{found:?}");
    assert!(
        found.around,
        "the page around is not in the history: {found:?}"
    );
    assert_ne!(found.listed, Some(true));
    if way == Way::Embed {
        assert!(found.sentence.is_empty() && found.cached == 0, "{found:?}");
    }
    Ok(())
}

/// The copy holds the text. The exit takes it away, file by file; in plain mode the HTTP cache keeps
/// its own.
fn offline(engine: Engine, way: Way, end: End) -> Result<()> {
    let found = find(engine, way, end)?;
    assert_eq!(found.copied, end == End::Closed, "{found:?}");
    Ok(())
}

macro_rules! measured {
    ($($name:ident: $check:ident($engine:ident, $way:ident, $end:ident);)+) => {
        $(
            #[test]
            fn $name() -> Result<()> {
                $check(Engine::$engine, Way::$way, End::$end)
            }
        )+
    };
}

measured! {
    chromium_embed: embed(Chromium, Embed, Exit);
    chromium_embed_closed: embed(Chromium, Embed, Closed);
    chromium_embed_plain: embed(Chromium, EmbedPlain, Exit);
    chromium_embed_plain_closed: embed(Chromium, EmbedPlain, Closed);
    firefox_embed: embed(Firefox, Embed, Exit);
    firefox_embed_closed: embed(Firefox, Embed, Closed);
    firefox_embed_plain: embed(Firefox, EmbedPlain, Exit);
    firefox_embed_plain_closed: embed(Firefox, EmbedPlain, Closed);
    chromium_offline: offline(Chromium, Offline, Exit);
    chromium_offline_closed: offline(Chromium, Offline, Closed);
    chromium_offline_plain: offline(Chromium, OfflinePlain, Exit);
    chromium_offline_plain_closed: offline(Chromium, OfflinePlain, Closed);
    firefox_offline: offline(Firefox, Offline, Exit);
    firefox_offline_closed: offline(Firefox, Offline, Closed);
    firefox_offline_plain: offline(Firefox, OfflinePlain, Exit);
    firefox_offline_plain_closed: offline(Firefox, OfflinePlain, Closed);
}
