//! What a browser has written to the disk when the visitor has left and closed it. The claims of
//! `src/decisions/` and of "Ce qui reste de ma visite" rest on these results: if a browser begins
//! to record something else, a test fails here.
//!
//! The results are also compared with `src/content/remains.toml`, from which the build makes the
//! tables of "Ce qui reste", so the text cannot say anything else than what was measured. To
//! measure again: `GUIDE_RECORD=1 cargo test -p e2e exit::disk -- --test-threads=1`.

use anyhow::{Context, Result, ensure};
use e2e::page::{SCREEN, build};
use e2e::{Engine, Guide, Setup, wait_until};
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::time::Instant;
use xtask::server::Mode;

use super::remains::{self, Remains};

/// A sentence about the numbers, which is in the page, in the copy and in its worker.
const NUMBERS: &str = "Par SMS, si vous ne pouvez pas parler";
/// The title of the guide.
const TITLE: &str = "Infos pratiques";
/// The title of the page that the exit leads to.
const NEUTRAL: &str = "Météo";

/// A sentence that only the guide has, on its first page: the title of Home.
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
    /// The exit is pressed, then the browser is closed.
    Exit,
    /// The browser is closed on the guide, for comparison with the exit.
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
    /// Behind a mark, where the guide answers 200.
    EmbedPlain,
    /// At its address, from the offline copy.
    Offline,
    /// At its address, from the offline copy, where the guide answers 200.
    OfflinePlain,
}

impl Way {
    fn in_a_frame(self) -> bool {
        matches!(self, Self::Embed | Self::EmbedPlain)
    }
}

/// Plays a visit: a person comes from a search, reads more than ten screens, and ends the visit as
/// `end` says. Returns the guide and the version of the browser.
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
        // Firefox removes the copy when it is closed.
        let copied = matches!(way, Way::Offline | Way::OfflinePlain);
        if copied && end == End::Exit && engine == Engine::Chromium {
            // Checked while the browser runs, because nothing removes what it has left when it is
            // closed.
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

/// Reads more than ten screens.
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

/// Opens a copy of the database: the browser may still hold the file, and Firefox keeps what is new
/// beside it.
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
    /// The score by which Firefox suggests an address; 0 is never. Chromium has none.
    frecency: Option<i64>,
}

/// The file of the history.
fn history_file(guide: &Guide) -> PathBuf {
    let profile = guide.home().join("profile");
    match guide.engine() {
        Engine::Chromium => profile.join("Default/History"),
        _ => profile.join("places.sqlite"),
    }
}

/// The lines of the history for the guide's host.
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

/// Every column of the history that holds `text`, with the number of rows.
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

/// The entries of the HTTP cache that hold the guide's address, as each entry of the guide does.
/// The search page, which is on another site, holds it as a link and does not count. An entry that
/// Firefox has doomed is not one any more: no page gets it, and its folder is emptied when Firefox
/// starts (`CacheFileIOManager::CreateCacheTree`). A sentence of the guide is looked for there too.
fn cached(guide: &Guide) -> Result<usize> {
    let mut linking = files_with(guide, &guide.around().search())?;
    linking.extend(files_with(guide, &guide.around().url("host"))?);
    let mut files = files_with(guide, &guide.site().url())?;
    files.retain(|file| file.contains("Cache_Data/") || file.starts_with("cache2/entries/"));
    files.retain(|file| !linking.contains(file));
    Ok(files.len())
}

/// The files of an offline copy and of its worker. Firefox packs the copy: no sentence can be read
/// in it, but its title can.
fn copies(guide: &Guide) -> Result<Vec<String>> {
    let mut files = files_with(guide, TITLE)?;
    files.extend(files_with(guide, NUMBERS)?);
    let places = ["CacheStorage/", "ScriptCache/", "/cache/morgue/"];
    files.retain(|file| places.iter().any(|place| file.contains(place)));
    Ok(files)
}

/// Where the files are, without the numbers that change with each run.
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

/// The text of Chromium's own history page, for somebody who opens it afterwards.
fn history_page(guide: &mut Guide) -> Result<String> {
    guide.open(&Setup::default())?;
    guide.go("chrome://history/")?;
    // The page consists of nested shadow trees.
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
    // The page before the guide is always listed, so the list is there when that page is.
    wait_until("the history page lists something", || {
        said = guide.eval(script)?;
        Ok(said.contains("Recherche"))
    })
    .with_context(|| format!("it says: {said}"))?;
    guide.close()?;
    Ok(said)
}

/// What is found on the disk afterwards.
#[derive(Debug)]
struct Found {
    lines: Vec<Line>,
    /// The columns of the history that hold the address of the guide, with the number of rows.
    address: Vec<String>,
    /// The same for its title.
    title: Vec<String>,
    /// The files other than the history that hold a sentence of the guide.
    sentence: Vec<String>,
    /// The number of entries of the HTTP cache that are the guide's.
    cached: usize,
    /// Whether Chromium's history page lists the guide.
    listed: Option<bool>,
    /// Whether an offline copy is there. Firefox packs it, so only its title can be seen.
    copied: bool,
    /// Whether the history holds the page with the mark.
    around: bool,
}

/// Visits the guide and prints what is found in a table: `cargo test -- --nocapture`.
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
    // Printed in one piece, because two tests may print at the same time.
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
    remains::assert_recorded(Remains {
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

/// `(title, hidden, typed, visits, frecency)` of the only line of the guide.
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

/// The line is hidden, under the title of the page that the exit leads to, and not listed. The
/// address is also kept as the page from which that page was reached.
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

/// Without the exit, the line has the guide's own (neutral) title. It is still not listed.
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

/// The line is not hidden, so the address bar may suggest it, and the text of the guide is in the
/// cache.
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

/// Without the exit and without the discreet mode, the guide is listed under its own title and its
/// text is in the cache.
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

/// Firefox also suggests the guide, and its text is in the cache.
#[test]
fn firefox_plain() -> Result<()> {
    let found = find(Engine::Firefox, Way::Plain, End::Exit)?;
    let (title, hidden, typed, visits, frecency) = line(&found);
    assert_eq!((title, hidden, typed, visits), (TITLE, false, 0, 1));
    // Firefox suggests any score above 0; how high it is depends on the day.
    assert!(frecency.is_some_and(|score| score > 0), "{found:?}");
    assert_eq!(found.address, ["moz_places.url: 1"]);
    assert_eq!(found.title, ["moz_places.title: 1"]);
    assert_eq!(found.sentence, ["cache2/entries/"]);
    assert!(found.cached > 0);
    Ok(())
}

/// Without the exit, Firefox keeps the same.
#[test]
fn firefox_discreet_closed() -> Result<()> {
    let found = find(Engine::Firefox, Way::Discreet, End::Closed)?;
    assert_eq!(line(&found), (TITLE, false, 0, 1, Some(0)));
    assert!(found.sentence.is_empty() && found.cached == 0, "{found:?}");
    Ok(())
}

/// Without the exit, Firefox lists the guide under its title in plain mode as well.
#[test]
fn firefox_plain_closed() -> Result<()> {
    let found = find(Engine::Firefox, Way::Plain, End::Closed)?;
    let (title, hidden, ..) = line(&found);
    assert_eq!((title, hidden), (TITLE, false));
    Ok(())
}

/// Behind a mark, the history has no line of the guide, however the visit ends, but it has the page
/// around. Where the guide answers 200, its text may be in the cache.
fn assert_no_line_behind_a_mark(engine: Engine, way: Way, end: End) -> Result<()> {
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

/// The copy holds the text. The exit removes it file by file; in plain mode the HTTP cache keeps
/// its own.
fn assert_the_exit_removes_the_copy(engine: Engine, way: Way, end: End) -> Result<()> {
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
    chromium_embed: assert_no_line_behind_a_mark(Chromium, Embed, Exit);
    chromium_embed_closed: assert_no_line_behind_a_mark(Chromium, Embed, Closed);
    chromium_embed_plain: assert_no_line_behind_a_mark(Chromium, EmbedPlain, Exit);
    chromium_embed_plain_closed: assert_no_line_behind_a_mark(Chromium, EmbedPlain, Closed);
    firefox_embed: assert_no_line_behind_a_mark(Firefox, Embed, Exit);
    firefox_embed_closed: assert_no_line_behind_a_mark(Firefox, Embed, Closed);
    firefox_embed_plain: assert_no_line_behind_a_mark(Firefox, EmbedPlain, Exit);
    firefox_embed_plain_closed: assert_no_line_behind_a_mark(Firefox, EmbedPlain, Closed);
    chromium_offline: assert_the_exit_removes_the_copy(Chromium, Offline, Exit);
    chromium_offline_closed: assert_the_exit_removes_the_copy(Chromium, Offline, Closed);
    chromium_offline_plain: assert_the_exit_removes_the_copy(Chromium, OfflinePlain, Exit);
    chromium_offline_plain_closed: assert_the_exit_removes_the_copy(Chromium, OfflinePlain, Closed);
    firefox_offline: assert_the_exit_removes_the_copy(Firefox, Offline, Exit);
    firefox_offline_closed: assert_the_exit_removes_the_copy(Firefox, Offline, Closed);
    firefox_offline_plain: assert_the_exit_removes_the_copy(Firefox, OfflinePlain, Exit);
    firefox_offline_plain_closed: assert_the_exit_removes_the_copy(Firefox, OfflinePlain, Closed);
}
