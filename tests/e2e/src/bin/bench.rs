//! Measures the weight and speed of the guide on a slow phone, beside other pages, in Chromium. Run
//! by `cargo xtask bench`.
//!
//! Each page is loaded in a new browser (a browser that has run keeps compiled WebAssembly), in
//! turn (A B C D, A B C D…), from the same server with the same headers and compression. The
//! printed values are medians of the same run. `GUIDE_BASE=FOLDER` also measures another build of
//! the guide, for example the one before a change.

use anyhow::{Context, Result, anyhow, ensure};
use e2e::page::{SCREEN, build};
use e2e::session::expression;
use e2e::{Engine, Session, Setup, wait_longer, wait_until};
use serde::Deserialize;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::Duration;
use xtask::server::{Fault, Mode, Options, Server};
use xtask::{build as make, compress, root};

/// How often each page is loaded.
const RUNS: usize = 7;
/// Slow 4G: round trip in ms, bits per second down and up.
const ROUND_TRIP: u32 = 150;
const DOWN: u32 = 1_600_000;
const UP: u32 = 750_000;
/// How many times slower the processor is than that of this machine.
const CPU: u32 = 4;

const WATCH: &str = include_str!("../js/bench/watch.js");
const CHANGE: &str = include_str!("../js/bench/change.js");
const LETTERS: &str = include_str!("../js/bench/letters.js");
const BYTES: &str = include_str!("../js/bench/bytes.js");

/// A page to measure, and where the things to measure are in it.
struct Page {
    name: &'static str,
    root: PathBuf,
    /// What a visitor must be able to tap: 17, or what the page has instead.
    tap: &'static str,
    /// An element that is there when the page answers.
    ready: &'static str,
    /// The end of the name of the last file to arrive.
    last: &'static str,
    /// The exit, and an expression that is true when it has covered the page.
    exit: Option<(&'static str, &'static str)>,
    /// For a build of the guide: an element that is there when the search is, and the changes of
    /// screen to measure.
    guide: Option<(&'static str, Vec<Change>)>,
}

/// A control to press, and what it leads to.
struct Change {
    to: String,
    control: String,
}

fn open(screen: &str) -> Change {
    Change {
        to: screen.into(),
        control: format!("{SCREEN} [data-goto={screen}]"),
    }
}

fn back() -> Change {
    Change {
        to: "back".into(),
        control: format!("{SCREEN} [data-back]"),
    }
}

/// Every kind of screen, from Home and back, except the tools of the desk, whose doors have other
/// names in older builds.
fn tour() -> Vec<Change> {
    let mut tour = vec![open("victim"), open("card"), back(), back()];
    for screen in ["numbers", "write", "traces", "local", "sources", "orient"] {
        tour.extend([open(screen), back()]);
    }
    tour
}

/// The smallest and the largest weight of a language, which is requested when it is chosen, in
/// bytes of brotli.
fn languages(build: &Path) -> Result<(u64, u64)> {
    let boot = std::fs::read_to_string(build.join("boot.js"))?;
    let files = boot
        .split(['"', '`', ' '])
        .filter(|word| word.starts_with("/fr-"));
    let mut sizes = files
        .map(|file| Ok(build.join(format!("{}.br", &file[1..])).metadata()?.len()))
        .collect::<Result<Vec<u64>>>()?;
    sizes.sort_unstable();
    let ends = sizes.first().zip(sizes.last());
    let (least, most) = ends.context("boot.js names no language")?;
    Ok((*least, *most))
}

/// The tour, then the longest card through the list that leads to it, the tools of the desk, and a
/// language.
fn tour_of_all(root: &Path) -> Result<Vec<Change>> {
    let names = compress::files(root)?;
    // The parts and the languages have similar names, and are smaller.
    let texts = names
        .iter()
        .filter(|name| name.starts_with("fr-") && name.ends_with(".html"))
        .max_by_key(|name| root.join(name).metadata().map_or(0, |file| file.len()));
    let texts = std::fs::read_to_string(root.join(texts.context("no page of texts")?))?;
    let pieces: Vec<(&str, &str)> = texts
        .split("<!--")
        .filter_map(|piece| piece.split_once("-->"))
        .collect();
    let card = |name: &str| name.strip_prefix("card ").map(str::to_owned);
    let doors = |id: &str| format!("data-goto=\"card\" data-to=\"{id}\"");
    let lists = ["victim", "witness", "professional"];
    let row = |id: &str| {
        let holds = |(name, html): &&(&str, &str)| {
            lists.contains(name)
                && (html.contains(&doors(id)) || html.contains(&doors(id).replace('"', "")))
        };
        pieces.iter().find(holds).map(|(name, _)| *name)
    };
    let longest = pieces
        .iter()
        .filter_map(|(name, html)| Some((html.len(), card(name)?)))
        .filter_map(|(length, id)| Some((length, row(&id)?, id)))
        .max();
    let (_, list, id) = longest.context("no card is in a list")?;
    let long = Change {
        to: format!("card {id}"),
        control: format!("{SCREEN} [data-goto=card][data-to='{id}']"),
    };
    let mut all = tour();
    all.extend([open(list), long, back(), back()]);
    all.extend([open("professional"), open("reflex"), open("card")]);
    all.extend([back(), back(), open("desk"), open("sheet")]);
    all.extend([back(), back(), open("keep"), back(), back()]);
    // A language, then one of its pages.
    all.extend([open("essential"), open("essential"), back(), back()]);
    Ok(all)
}

/// The pages to measure; their exits lead to `away`.
fn pages(away: &str) -> Result<Vec<Page>> {
    let guide = |name: &'static str, root: PathBuf, live, tour| Page {
        name,
        root,
        tap: "[data-contact='17']",
        ready: "html[data-ready]",
        last: ".bin",
        exit: Some((
            ".exit [data-exit]",
            "getComputedStyle(document.body).display === 'none'",
        )),
        guide: Some((live, tour)),
    };
    let ours = copy(&build(), "guide", away)?;
    let all = tour_of_all(&ours)?;
    let mut pages = vec![guide("guide", ours, "html[data-live]", all)];
    if let Some(base) = std::env::var_os("GUIDE_BASE") {
        let base = copy(base.as_ref(), "before", away)?;
        pages.push(guide("before", base, "html[data-texts]", tour()));
    }
    pages.extend([
        Page {
            name: BARE,
            root: bare_leptos()?,
            tap: "button",
            ready: "button",
            last: ".wasm",
            exit: None,
            guide: None,
        },
        Page {
            name: GOVUK,
            root: govuk(away)?,
            tap: "[href='tel:17']",
            ready: "[data-govuk-exit-this-page-init]",
            last: "govuk-frontend.min.js",
            exit: Some((
                ".govuk-exit-this-page__button",
                "!!document.querySelector('.govuk-exit-this-page-overlay')",
            )),
            guide: None,
        },
        Page {
            name: "DSFR",
            root: dsfr()?,
            tap: "[href='tel:17']",
            ready: "html[data-fr-js]",
            last: "dsfr.module.min.js",
            exit: None,
            guide: None,
        },
    ]);
    Ok(pages)
}

const BARE: &str = "bare Leptos";
const GOVUK: &str = "GOV.UK";

/// Copies a release build, with its exit leading to `away`.
fn copy(build: &Path, name: &str, away: &str) -> Result<PathBuf> {
    let dist = folder(name)?;
    for name in compress::files(build)? {
        std::fs::copy(build.join(&name), dist.join(&name)).context(name)?;
    }
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    let real = xtask::host::host()?.exit;
    let page = page.replace(&real.first, away).replace(&real.second, away);
    ensure!(page.contains(away), "the exit leads to another page");
    std::fs::write(dist.join("index.html"), page)?;
    compress::folder(&dist)?;
    Ok(dist)
}

/// Builds the button of `tests/bare-leptos/`.
fn bare_leptos() -> Result<PathBuf> {
    let dist = folder("bare-leptos")?;
    make::trunk(&root().join("tests/bare-leptos"), &dist, true)?;
    compress::folder(&dist)?;
    Ok(dist)
}

/// GOV.UK's template with the exit component, as its documentation has it.
fn govuk(away: &str) -> Result<PathBuf> {
    let dist = folder("govuk")?;
    let source = packages()?.join("govuk-frontend/dist/govuk");
    for file in ["govuk-frontend.min.css", "govuk-frontend.min.js"] {
        std::fs::copy(source.join(file), dist.join(file)).context(file)?;
    }
    let page = r#"<!doctype html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<title>Page</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/govuk-frontend.min.css">
</head>
<body class="govuk-template__body">
<script>document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');</script>
<div class="govuk-width-container">
<div class="govuk-exit-this-page" data-module="govuk-exit-this-page">
<a href="AWAY" role="button" draggable="false" class="govuk-button govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button" data-module="govuk-button" rel="nofollow noreferrer"><span class="govuk-visually-hidden">Emergency</span> Exit this page</a>
</div>
<main class="govuk-main-wrapper"><h1 class="govuk-heading-l">Page</h1><p class="govuk-body"><a class="govuk-link" href="tel:17">17</a></p></main>
</div>
<script type="module" src="/start.js"></script>
</body>
</html>
"#;
    std::fs::write(dist.join("index.html"), page.replace("AWAY", away))?;
    let start = "import { initAll } from './govuk-frontend.min.js';\ninitAll();\n";
    std::fs::write(dist.join("start.js"), start)?;
    compress::folder(&dist)?;
    Ok(dist)
}

/// An empty page of the State's design system. Its fonts are left out, because our policy allows
/// none and a page without text would not request them.
fn dsfr() -> Result<PathBuf> {
    let dist = folder("dsfr")?;
    let source = packages()?.join("@gouvfr/dsfr/dist");
    for file in ["dsfr.min.css", "dsfr.module.min.js"] {
        std::fs::copy(source.join(file), dist.join(file)).context(file)?;
    }
    let page = r#"<!doctype html>
<html lang="fr" data-fr-scheme="system">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no">
<title>Page</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/dsfr.min.css">
</head>
<body>
<main class="fr-container"><p><a class="fr-link" href="tel:17">17</a></p></main>
<script type="module" src="/dsfr.module.min.js"></script>
</body>
</html>
"#;
    std::fs::write(dist.join("index.html"), page)?;
    compress::folder(&dist)?;
    Ok(dist)
}

/// An empty folder under `target/bench/`.
fn folder(name: &str) -> Result<PathBuf> {
    let path = root().join("target/bench").join(name);
    if path.exists() {
        std::fs::remove_dir_all(&path)?;
    }
    std::fs::create_dir_all(&path)?;
    Ok(path)
}

fn packages() -> Result<PathBuf> {
    let path =
        std::env::var_os("GUIDE_BENCH").map_or_else(xtask::tools::bench_packages, PathBuf::from);
    ensure!(
        path.is_dir(),
        "{} is missing: run `cargo xtask bench`",
        path.display()
    );
    Ok(path)
}

#[derive(Deserialize)]
struct Marks {
    tap: f64,
    ready: f64,
    danger: Option<f64>,
    armed: Option<f64>,
}

#[derive(Deserialize)]
struct Transfer {
    first: f64,
    ready: f64,
    all: f64,
}

/// What one load shows, in ms except for the bytes.
struct Run {
    marks: Marks,
    /// See `bytes.js`.
    bytes: Transfer,
    /// Until a card is shown, in a load of its own.
    card: Option<f64>,
    /// See [`press`].
    cover: Option<(f64, f64)>,
    /// Each change of screen (see `change.js`), the first time and the second.
    changes: Vec<(f64, f64)>,
    again: Vec<(f64, f64)>,
    /// The script time of each letter typed into the search.
    letters: Vec<f64>,
}

/// The changes of one of the two tours of a run.
type Tour = fn(&Run) -> &[(f64, f64)];

/// Requests a page on a slow phone. With `read`, only a card is looked for.
fn load(page: &Page, read: bool) -> Result<(Server, Session)> {
    let options = Options {
        root: page.root.clone(),
        mode: Mode::Indexed,
        rewrites: Vec::new(),
        embed: Vec::new(),
    };
    let site = Server::start(options, 0)?;
    let browser = Session::start(Engine::Chromium, &Setup::default())?;
    let size = json!({ "width": 360, "height": 640, "deviceScaleFactor": 2, "mobile": true });
    browser.chromium("Emulation.setDeviceMetricsOverride", size)?;
    let covered = page.exit.map_or("false", |(_, covered)| covered);
    let places = json!({ "tap": page.tap, "ready": page.ready, "read": read });
    let watch = format!("({})({places}, () => {covered})", expression(WATCH));
    browser.chromium(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": watch }),
    )?;
    browser.chromium("Network.enable", json!({}))?;
    browser.chromium("Network.setCacheDisabled", json!({ "cacheDisabled": true }))?;
    let network = json!({
        "offline": false,
        "latency": ROUND_TRIP,
        "downloadThroughput": DOWN / 8,
        "uploadThroughput": UP / 8,
    });
    browser.chromium("Network.emulateNetworkConditions", network)?;
    browser.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": CPU }))?;
    browser.go(&format!("{}/", site.url()))?;
    Ok((site, browser))
}

fn wait_long(what: &str, browser: &Session, script: &str) -> Result<()> {
    wait_longer(Duration::from_secs(60), what, || browser.eval(script))
}

fn measure(page: &Page) -> Result<Run> {
    let (site, browser) = load(page, false)?;
    wait_long(
        "the page answers",
        &browser,
        "return marks.ready !== undefined && marks.tap !== undefined",
    )?;
    wait_long(
        "everything has arrived",
        &browser,
        &format!(
            "const files = performance.getEntriesByType('resource');
             const last = files.some((file) => file.name.endsWith({}) && file.responseEnd > 0);
             return last && document.readyState === 'complete'",
            json!(page.last)
        ),
    )?;
    let marks = browser.eval("return marks")?;
    let bytes = browser.call(BYTES, vec![])?;
    let (mut letters, mut changes, mut again) = (Vec::new(), Vec::new(), Vec::new());
    if let Some((live, tour)) = &page.guide {
        let live = format!("return !!document.querySelector({})", json!(live));
        wait_long("the search is here", &browser, &live)?;
        letters = browser.call_async(LETTERS, &json!([]))?;
        let tour = || -> Result<Vec<(f64, f64)>> {
            let changes = tour.iter();
            changes
                .map(|change| {
                    let times = browser.call_async(CHANGE, &json!([change.control]));
                    times.with_context(|| change.control.clone())
                })
                .collect()
        };
        // The first time, the browser also compiles what it runs.
        (changes, again) = (tour()?, tour()?);
    }
    let cover = match page.exit {
        Some((button, _)) => Some(press(&browser, &site, button)?),
        None => None,
    };
    // A slowed-down browser that stays open would slow down the next one.
    drop((browser, site));
    Ok(Run {
        marks,
        bytes,
        card: page.guide.is_some().then(|| card(page)).transpose()?,
        cover,
        changes,
        again,
        letters,
    })
}

/// Time in ms until a card that is not in the first response is shown.
fn card(page: &Page) -> Result<f64> {
    let (_site, browser) = load(page, true)?;
    wait_long(
        "a card is shown",
        &browser,
        "return marks.card !== undefined",
    )?;
    browser.eval("return marks.card")
}

/// Presses the exit with the browser's own input. Returns the ms from the press until the cover is
/// styled and laid out, and until the end of the frame that draws it.
fn press(browser: &Session, site: &Server, button: &str) -> Result<(f64, f64)> {
    let (x, y): (f64, f64) = browser.eval(&format!(
        "const box = document.querySelector({}).getBoundingClientRect();
         return [box.x + box.width / 2, box.y + box.height / 2]",
        json!(button)
    ))?;
    for kind in ["mousePressed", "mouseReleased"] {
        browser.chromium(
            "Input.dispatchMouseEvent",
            json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 }),
        )?;
    }
    let told = |what: &str| {
        let mut told = Err(anyhow!("the page tells nothing"));
        wait_until(&format!("the page tells its {what}"), || {
            let requests = site.requests();
            let path = format!("/told/{what}/");
            let mut paths = requests
                .iter()
                .filter_map(|request| request.path.strip_prefix(&path));
            told = paths
                .next()
                .context("nothing yet")
                .and_then(|ms| Ok(ms.parse()?));
            Ok(told.is_ok())
        })?;
        told
    };
    Ok((told("press")?, told("frame")?))
}

/// The middle value, or `None` if there is no value.
fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// The largest value.
fn most(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    values.into_iter().max_by(f64::total_cmp)
}

/// A row of the table: its name, and how to read it from a load.
type Measure = (&'static str, fn(&Run) -> Option<f64>);

const FIRST_BYTES: Measure = ("first response, B", |run| Some(run.bytes.first));
const START_BYTES: Measure = ("until it answers, B", |run| Some(run.bytes.ready));
const TAPPABLE: Measure = ("17 can be tapped, ms", |run| Some(run.marks.tap));
const DANGER: Measure = ("danger steps open, ms", |run| run.marks.danger);
const ANSWERS: Measure = ("the page answers, ms", |run| Some(run.marks.ready));
const CARD: Measure = ("a card after a press, ms", |run| run.card);
const COVER: Measure = ("press to cover, laid out, ms", |run| Some(run.cover?.0));
const DRAWN: Measure = ("press to cover, drawn, ms", |run| Some(run.cover?.1));
const SLOWEST: Measure = ("slowest change of screen, ms of script", |run| {
    most(run.changes.iter().map(|(script, _)| *script))
});
const LETTER: Measure = ("slowest letter, ms of script", |run| {
    most(run.letters.iter().copied())
});

const MEASURES: [Measure; 16] = [
    FIRST_BYTES,
    START_BYTES,
    ("in all, B", |run| Some(run.bytes.all)),
    TAPPABLE,
    ("exit armed, ms", |run| run.cover.and(run.marks.armed)),
    DANGER,
    ANSWERS,
    CARD,
    COVER,
    DRAWN,
    ("change of screen, ms of script", |run| {
        median(run.changes.iter().map(|(script, _)| *script))
    }),
    SLOWEST,
    ("the same, the second time", |run| {
        most(run.again.iter().map(|(script, _)| *script))
    }),
    ("the same with style and layout, first time", |run| {
        most(run.changes.iter().map(|(_, all)| *all))
    }),
    ("letter of the search, ms of script", |run| {
        median(run.letters.iter().copied())
    }),
    LETTER,
];

/// All loads of a page.
struct Measured<'a> {
    page: &'a Page,
    runs: Vec<Run>,
}

impl Measured<'_> {
    fn median(&self, (_, read): Measure) -> Option<f64> {
        median(self.runs.iter().filter_map(read))
    }

    /// The three screens that take the most script time in a tour, with the median of each.
    fn slowest_screens(&self, tour_of: Tour) -> String {
        let Some((_, tour)) = &self.page.guide else {
            return String::new();
        };
        let mut screens: Vec<(f64, &str)> = tour
            .iter()
            .enumerate()
            .filter_map(|(at, change)| {
                let times = self.runs.iter().filter_map(|run| tour_of(run).get(at));
                Some((
                    median(times.map(|(script, _)| *script))?,
                    change.to.as_str(),
                ))
            })
            .collect();
        screens.sort_by(|a, b| b.0.total_cmp(&a.0));
        let screens = screens.iter().take(3);
        let screens: Vec<_> = screens
            .map(|(ms, to)| format!("{to} {}", number(*ms)))
            .collect();
        screens.join(", ")
    }
}

/// A target of the design: the most that a measure of the guide may be, alone or as a multiple of a
/// measure of another page.
struct Target {
    what: &'static str,
    measure: Measure,
    most: f64,
    beside: Option<(&'static str, Measure)>,
}

const fn target(
    what: &'static str,
    measure: Measure,
    most: f64,
    beside: Option<(&'static str, Measure)>,
) -> Target {
    Target {
        what,
        measure,
        most,
        beside,
    }
}

const TARGETS: [Target; 9] = [
    target("first response", FIRST_BYTES, 14.0 * 1024.0, None),
    target("17 tappable", TAPPABLE, 0.7, Some((GOVUK, TAPPABLE))),
    target("danger steps open", DANGER, 0.8, Some((GOVUK, ANSWERS))),
    target("a card after a press", CARD, 1.0, Some((GOVUK, ANSWERS))),
    target("a card after a press", CARD, 1.3, Some((BARE, ANSWERS))),
    target("press to cover, laid out", COVER, 1.2, Some((GOVUK, COVER))),
    target("press to cover, drawn", DRAWN, 1.2, Some((GOVUK, DRAWN))),
    target("slowest change of screen", SLOWEST, 16.0, None),
    target("slowest letter", LETTER, 16.0, None),
];

impl Target {
    fn row(&self, all: &[Measured]) -> Result<String> {
        let of = |name: &str, measure: Measure| {
            let mut pages = all.iter();
            let page = pages.find(|measured| measured.page.name == name);
            page.and_then(|measured| measured.median(measure))
        };
        let absolute = of("guide", self.measure).context(self.measure.0)?;
        let (limit, value) = match self.beside {
            None => (number(self.most), absolute),
            Some((page, measure)) => {
                let other = of(page, measure).context(page)?;
                let limit = format!("{} × {page} ({})", self.most, number(other));
                (limit, absolute / other)
            }
        };
        let shown = match self.beside {
            None => number(absolute),
            Some(_) => format!("{value:.2} × ({})", number(absolute)),
        };
        let verdict = if value <= self.most { "met" } else { "MISSED" };
        Ok(format!(
            "| {} | ≤ {limit} | {shown} | {verdict} |",
            self.what
        ))
    }
}

fn main() -> Result<()> {
    let away = Server::start(
        Options {
            root: PathBuf::from("/nonexistent"),
            mode: Mode::Indexed,
            rewrites: Vec::new(),
            embed: Vec::new(),
        },
        0,
    )?;
    // The destination never answers, because the cover must not depend on it.
    away.fault("/", Fault::Never);
    let pages = pages(&format!("http://localhost:{}/", away.port()))?;

    let mut all: Vec<Measured> = pages
        .iter()
        .map(|page| Measured {
            page,
            runs: Vec::new(),
        })
        .collect();
    for round in 1..=RUNS {
        for measured in &mut all {
            let name = measured.page.name;
            let run = measure(measured.page).with_context(|| format!("{name}, load {round}"))?;
            println!(
                "{round}/{RUNS} {name}: 17 after {:.0} ms, answers after {:.0} ms",
                run.marks.tap, run.marks.ready
            );
            measured.runs.push(run);
        }
    }

    println!(
        "\nMedians of {RUNS} loads, Chromium, {ROUND_TRIP} ms, {} Mbit/s, processor ÷ {CPU}, no cache. \
         Bytes are brotli. Load of the machine: {}\n",
        f64::from(DOWN) / 1e6,
        std::fs::read_to_string("/proc/loadavg")
            .unwrap_or_default()
            .trim()
    );
    let names: Vec<&str> = pages.iter().map(|page| page.name).collect();
    println!("| | {} |", names.join(" | "));
    println!("| --- |{}", " ---: |".repeat(names.len()));
    for measure in MEASURES {
        let cells = all.iter().map(|measured| measured.median(measure));
        let cells: Vec<String> = cells.map(|cell| cell.map_or("–".into(), number)).collect();
        println!("| {} | {} |", measure.0, cells.join(" | "));
    }
    let tours: [(&str, Tour); 2] = [
        ("slowest screens", |run| &run.changes),
        ("the same, the second time", |run| &run.again),
    ];
    for (name, tour) in tours {
        let slowest = all.iter().map(|measured| measured.slowest_screens(tour));
        println!("| {name} | {} |", slowest.collect::<Vec<_>>().join(" | "));
    }

    let (least, most) = languages(&build())?;
    println!("\nA language that is chosen: {least} to {most} bytes. Only then is it requested.");

    println!("\n| target | at most | measured | |\n| --- | ---: | ---: | --- |");
    for target in &TARGETS {
        println!("{}", target.row(&all)?);
    }
    Ok(())
}

fn number(value: f64) -> String {
    let digits = usize::from(value < 100.0 && value.fract() != 0.0);
    format!("{value:.digits$}")
}
