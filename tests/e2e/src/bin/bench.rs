//! The guide's weight and speed on a slow phone, beside other pages, in Chromium.
//! Run by `cargo xtask bench`.
//!
//! Each page is loaded in a new browser (a warm one keeps compiled WebAssembly), in turn
//! (A B C D, A B C D…), from the same server with the same headers and compression.
//! What is printed are medians.

use anyhow::{Context, Result, anyhow, ensure};
use e2e::page::build;
use e2e::{Engine, Session, Setup, wait_longer, wait_until};
use serde::Deserialize;
use serde_json::json;
use std::path::PathBuf;
use std::time::Duration;
use xtask::server::{Fault, Mode, Options, Server};
use xtask::{build as make, compress, root};

/// Loads of each page.
const RUNS: usize = 7;
/// Slow 4G: round trip in ms, bits per second down and up.
const ROUND_TRIP: u32 = 150;
const DOWN: u32 = 1_600_000;
const UP: u32 = 750_000;
/// How much slower than this machine's processor.
const CPU: u32 = 4;

/// A page to measure, and where in it the things to measure are.
struct Page {
    name: &'static str,
    root: PathBuf,
    /// What one must be able to tap: 17, or what the page has instead.
    tap: &'static str,
    /// There once the page answers.
    ready: &'static str,
    /// How the name of the last file to arrive ends.
    last: &'static str,
    /// The exit, and an expression that holds once it has covered the page.
    exit: Option<(&'static str, &'static str)>,
    /// Controls to press one after the other; each changes the screen.
    changes: &'static [&'static str],
}

const BACK: &str = "main:not([hidden]) [data-back]";

/// The pages; both exits lead to `away`.
fn pages(away: &str) -> Result<Vec<Page>> {
    Ok(vec![
        Page {
            name: "guide",
            root: guide(away)?,
            tap: "[data-contact='17']",
            ready: "html[data-ready]",
            last: ".bin",
            exit: Some((
                ".exit [data-exit]",
                "getComputedStyle(document.body).display === 'none'",
            )),
            changes: &[
                "[data-goto=victim]",
                "[data-goto=card]",
                BACK,
                BACK,
                "[data-goto=numbers]",
                BACK,
                "[data-goto=write]",
                BACK,
                "[data-goto=traces]",
                BACK,
            ],
        },
        Page {
            name: "counter",
            root: counter()?,
            tap: "button",
            ready: "button",
            last: ".wasm",
            exit: None,
            changes: &["button", "button", "button"],
        },
        Page {
            name: "GOV.UK",
            root: govuk(away)?,
            tap: "[href='tel:17']",
            ready: "[data-govuk-exit-this-page-init]",
            last: "govuk-frontend.min.js",
            exit: Some((
                ".govuk-exit-this-page__button",
                "!!document.querySelector('.govuk-exit-this-page-overlay')",
            )),
            changes: &[],
        },
        Page {
            name: "DSFR",
            root: dsfr()?,
            tap: "[href='tel:17']",
            ready: "html[data-fr-js]",
            last: "dsfr.module.min.js",
            exit: None,
            changes: &[],
        },
    ])
}

/// The release build, leading elsewhere.
fn guide(away: &str) -> Result<PathBuf> {
    let dist = folder("guide")?;
    for name in compress::files(&build())? {
        std::fs::copy(build().join(&name), dist.join(&name)).context(name)?;
    }
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    let page = page
        .replace("https://meteofrance.com/", away)
        .replace("https://www.bison-fute.gouv.fr/", away);
    ensure!(page.contains(away), "the exit leads to another page");
    std::fs::write(dist.join("index.html"), page)?;
    compress::folder(&dist)?;
    Ok(dist)
}

/// The bare Leptos counter of `tests/counter/`.
fn counter() -> Result<PathBuf> {
    let dist = folder("counter")?;
    make::trunk(&root().join("tests/counter"), &dist, true)?;
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

/// An empty page of the State's design system. Its fonts are left out: our policy
/// allows none, and a page without text would not ask for them.
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

/// Written down in the page, from before its first script.
const WATCH: &str = "
  const marks = window.marks = { frames: 0, layout: 0 };
  const frame = requestAnimationFrame.bind(window);
  // Called in a frame: once that frame is drawn.
  const drawn = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  };
  // Script that runs in the frame after a change of screen.
  window.requestAnimationFrame = (callback) => frame((time) => {
    const start = performance.now();
    callback(time);
    marks.frames += performance.now() - start;
  });
  // What the browser does when script asks for focus, a scroll or a removal: mostly the
  // style and layout of the new screen, which its frame needs anyway.
  for (const [of, name] of [[HTMLElement.prototype, 'focus'], [Element.prototype, 'remove'], [window, 'scrollTo']]) {
    const native = of[name];
    of[name] = function (...rest) {
      const start = performance.now();
      native.apply(this, rest);
      marks.layout += performance.now() - start;
    };
  }
  // Both exits listen to this key, last of all.
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (type === 'keyup') marks.armed ??= performance.now();
    return listen.call(this, type, ...rest);
  };
  const hit = (element) => {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !!top && element.contains(top);
  };
  const look = () => {
    const element = marks.tap === undefined && document.querySelector(TAP);
    const seen = !!element && hit(element);
    const ready = marks.ready === undefined && !!document.querySelector(READY);
    if (seen || ready) drawn(() => {
      const now = performance.now();
      if (seen) marks.tap ??= now;
      if (ready) marks.ready ??= now;
    });
    if (marks.tap === undefined || marks.ready === undefined) frame(look);
  };
  frame(look);
  // Told to the server: a browser that waits for another site answers no question.
  const tell = (what, event) => {
    const since = event.timeStamp;
    fetch('/told/' + what + '/' + (performance.now() - since));
  };
  // After the exit, which listens before: covered, with style and layout done?
  listen.call(window, 'click', (event) => {
    if (COVER && document.documentElement.offsetHeight >= 0) tell('press', event);
    // The first frame after the press; without the cover in it, nothing is told.
    frame(() => drawn(() => COVER && tell('frame', event)));
  });
";

#[derive(Deserialize)]
struct Marks {
    tap: f64,
    ready: f64,
    armed: Option<f64>,
}

#[derive(Deserialize)]
struct Transfer {
    /// The page, its headers aside.
    first: f64,
    /// All that had arrived once the page answered.
    ready: f64,
    /// All, in the end.
    all: f64,
}

/// What one load shows.
struct Run {
    marks: Marks,
    bytes: Transfer,
    /// See [`press`].
    cover: Option<(f64, f64)>,
    /// Each change of screen, see [`change`], the first time and the second.
    changes: Vec<(f64, f64)>,
    again: Vec<(f64, f64)>,
    /// Script of each letter typed into the search, in ms.
    letters: Vec<f64>,
}

fn measure(page: &Page) -> Result<Run> {
    let options = Options {
        root: page.root.clone(),
        mode: Mode::Plain,
        rewrites: Vec::new(),
        embed: Vec::new(),
    };
    let site = Server::start(options, 0)?;
    let browser = Session::start(Engine::Chromium, &Setup::default())?;
    let size = json!({ "width": 360, "height": 640, "deviceScaleFactor": 2, "mobile": true });
    browser.chromium("Emulation.setDeviceMetricsOverride", size)?;
    let watch = WATCH
        .replace("TAP", &json!(page.tap).to_string())
        .replace("READY", &json!(page.ready).to_string())
        .replace("COVER", page.exit.map_or("false", |(_, cover)| cover));
    let watch = json!({ "source": format!("{{ {watch} }}") });
    browser.chromium("Page.addScriptToEvaluateOnNewDocument", watch)?;
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
    wait_longer(Duration::from_secs(60), "the page answers", || {
        browser.eval("return marks.ready !== undefined && marks.tap !== undefined")
    })?;
    wait_longer(Duration::from_secs(60), "everything has arrived", || {
        browser.eval(&format!(
            "const files = performance.getEntriesByType('resource');
             const last = files.some((file) => file.name.endsWith({}) && file.responseEnd > 0);
             return last && document.readyState === 'complete'",
            json!(page.last)
        ))
    })?;
    let marks = browser.eval("return marks")?;
    let bytes = browser.eval(
        "const [page] = performance.getEntriesByType('navigation');
         const files = performance.getEntriesByType('resource');
         const sum = (entries) => entries.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
         return {
           first: page.encodedBodySize,
           ready: page.encodedBodySize + sum(files.filter((entry) => entry.responseEnd <= marks.ready)),
           all: page.encodedBodySize + sum(files),
         }",
    )?;
    let letters = if page.name == "guide" {
        letters(&browser)?
    } else {
        Vec::new()
    };
    let tour = || -> Result<Vec<(f64, f64)>> {
        let controls = page.changes.iter();
        controls.map(|control| change(&browser, control)).collect()
    };
    // The first time a browser also compiles what it runs.
    let (changes, again) = (tour()?, tour()?);
    let cover = match page.exit {
        Some((button, _)) => Some(press(&browser, &site, button)?),
        None => None,
    };
    Ok(Run {
        marks,
        bytes,
        cover,
        changes,
        again,
        letters,
    })
}

/// One change of screen: the press, what it queues (the microtasks, without letting a
/// frame in between), and what the app does in the next frame. Ms of script, and ms with
/// the style and layout that the browser does for it.
fn change(browser: &Session, control: &str) -> Result<(f64, f64)> {
    browser.eval_async(&format!(
        "const turn = async () => {{ for (let step = 0; step < 100; step += 1) await null; }};
         const control = document.querySelector({});
         marks.frames = marks.layout = 0;
         const start = performance.now();
         control.click();
         await turn();
         const script = performance.now() - start;
         await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
         const all = script + marks.frames;
         return [all - marks.layout, all]",
        json!(control)
    ))
}

/// Types words into the search, letter by letter: ms of script of each one, answers included.
fn letters(browser: &Session) -> Result<Vec<f64>> {
    wait_until("the texts are here", || {
        browser.eval("return 'texts' in document.documentElement.dataset")
    })?;
    browser.eval_async(
        "const turn = async () => { for (let step = 0; step < 100; step += 1) await null; };
         const field = document.querySelector('#search');
         const typed = 'plainte refusee';
         const letters = [];
         for (let length = 1; length <= typed.length; length += 1) {
           field.value = typed.slice(0, length);
           const start = performance.now();
           field.dispatchEvent(new Event('input', { bubbles: true }));
           await turn();
           letters.push(performance.now() - start);
           await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
         }
         field.value = '';
         field.dispatchEvent(new Event('input', { bubbles: true }));
         await turn();
         return letters",
    )
}

/// Presses the exit with the browser's own input: ms from the press until the cover is
/// there, styled and laid out, and until the end of the frame that draws it.
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
        let mut told = Err(anyhow!("nothing is told"));
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

/// The middle value; nothing of nothing.
fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// A line of the table: what, and how it is read from a load.
type Measure = (&'static str, fn(&Run) -> Option<f64>);

const MEASURES: [Measure; 15] = [
    ("first response (bytes)", |run| Some(run.bytes.first)),
    ("until it answers (bytes)", |run| Some(run.bytes.ready)),
    ("in all (bytes)", |run| Some(run.bytes.all)),
    ("17 can be tapped (ms)", |run| Some(run.marks.tap)),
    ("exit armed (ms)", |run| run.cover.and(run.marks.armed)),
    ("page answers (ms)", |run| Some(run.marks.ready)),
    ("press to cover, laid out (ms)", |run| Some(run.cover?.0)),
    ("press to the end of its frame (ms)", |run| {
        Some(run.cover?.1)
    }),
    ("change of screen, script (ms)", |run| {
        median(run.changes.iter().map(|(script, _)| *script))
    }),
    ("slowest change of a run, script (ms)", |run| {
        let scripts = run.changes.iter().map(|(script, _)| *script);
        scripts.max_by(f64::total_cmp)
    }),
    ("the same, the second time (ms)", |run| {
        median(run.again.iter().map(|(script, _)| *script))
    }),
    ("slowest change, the second time (ms)", |run| {
        let scripts = run.again.iter().map(|(script, _)| *script);
        scripts.max_by(f64::total_cmp)
    }),
    ("letter of the search, script (ms)", |run| {
        median(run.letters.iter().copied())
    }),
    ("slowest letter of a run, script (ms)", |run| {
        run.letters.iter().copied().max_by(f64::total_cmp)
    }),
    ("slowest change with style and layout (ms)", |run| {
        let all = run.changes.iter().map(|(_, all)| *all);
        all.max_by(f64::total_cmp)
    }),
];

fn main() -> Result<()> {
    let away = Server::start(
        Options {
            root: PathBuf::from("/nonexistent"),
            mode: Mode::Plain,
            rewrites: Vec::new(),
            embed: Vec::new(),
        },
        0,
    )?;
    // A dead destination: the cover owes nothing to it.
    away.fault("/", Fault::Never);
    let pages = pages(&format!("http://localhost:{}/", away.port()))?;

    let mut runs: Vec<Vec<Run>> = pages.iter().map(|_| Vec::new()).collect();
    for round in 1..=RUNS {
        for (page, runs) in pages.iter().zip(&mut runs) {
            let run = measure(page).with_context(|| format!("{}, load {round}", page.name))?;
            println!(
                "{round}/{RUNS} {}: 17 after {:.0} ms, answers after {:.0} ms",
                page.name, run.marks.tap, run.marks.ready
            );
            runs.push(run);
        }
    }

    println!(
        "\nMedians of {RUNS} loads in Chromium: {ROUND_TRIP} ms, {} Mbit/s, processor ÷ {CPU}, no cache.\n\
         Bytes are those of the bodies (brotli), as the browser's resource timing has them.\n\
         (× n): so many times the guide. Load of the machine (3 averages): {}\n",
        f64::from(DOWN) / 1e6,
        std::fs::read_to_string("/proc/loadavg")
            .unwrap_or_default()
            .trim()
    );
    let names: Vec<&str> = pages.iter().map(|page| page.name).collect();
    println!("| | {} |", names.join(" | "));
    println!("| --- |{}", " ---: |".repeat(names.len()));
    let mut ours = Vec::new();
    for (what, read) in MEASURES {
        let values: Vec<Option<f64>> = runs
            .iter()
            .map(|runs| median(runs.iter().filter_map(read)))
            .collect();
        let guide = values[0].context(what)?;
        ours.push(guide);
        let cells: Vec<String> = values
            .iter()
            .enumerate()
            .map(|(page, value)| match value {
                None => "–".into(),
                Some(value) if page == 0 => number(*value),
                Some(value) => format!("{} (× {:.2})", number(*value), value / guide),
            })
            .collect();
        println!("| {what} | {} |", cells.join(" | "));
    }

    println!("\n| target | | measured | |\n| --- | ---: | ---: | --- |");
    for (what, limit, value) in [
        (
            "what 17, 114, 3919 and the exit need, in the first response (bytes)",
            14.0 * 1024.0,
            ours[0],
        ),
        (
            "all that the guide needs to answer (bytes)",
            100.0 * 1024.0,
            ours[1],
        ),
        (
            "change of screen, the slowest, first time (ms of script)",
            16.0,
            ours[9],
        ),
        (
            "change of screen, the slowest, second time (ms of script)",
            16.0,
            ours[11],
        ),
        (
            "letter of the search, the slowest (ms of script)",
            16.0,
            ours[13],
        ),
    ] {
        let verdict = if value <= limit { "met" } else { "MISSED" };
        println!(
            "| {what} | ≤ {} | {} | {verdict} |",
            number(limit),
            number(value)
        );
    }
    // [`press`] fails when the first frame after it is without the cover.
    println!(
        "| cover after the exit is pressed, destination dead | next frame | next frame, {} ms after the press | met |",
        number(ours[7])
    );
    Ok(())
}

fn number(value: f64) -> String {
    let digits = usize::from(value < 100.0 && value.fract() != 0.0);
    format!("{value:.digits$}")
}
