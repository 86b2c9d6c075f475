//! What is shown when something is late or missing, after a call, and in place of the guide.

use super::album::Album;
use crate::checks::CLOCK;
use crate::wait_until;
use anyhow::Result;
use xtask::server::Fault;

/// A server that has a newer release than the page.
const NEWER: &str = "const fetch = window.fetch;
  window.fetch = (url, how) => how?.cache === 'no-store' ? Promise.resolve(new Response('newer')) : fetch(url, how);";

/// From a press before the app to a guide that is left.
pub fn tour(album: &mut Album) -> Result<()> {
    let guide = album.guide;
    guide.site().clear_faults();
    // The texts too: a list that is here is shown before the program.
    for late in [".wasm", ".html"] {
        guide.site().fault(late, Fault::Hold);
    }
    guide.enter()?;
    album.press("#home [data-goto=victim]")?;
    album.take(
        "Row",
        "pressed before the app is there",
        "#home [data-goto=victim]",
    )?;
    album.take("Press before the app", "noted", ".waiting")?;
    guide.site().clear_faults();
    guide.on_screen("victim")?;

    guide.site().fault(".wasm", Fault::Hold);
    guide.enter()?;
    album.press("#home [data-goto=victim]")?;
    album.press("[data-early] [data-goto=card][data-to='6']")?;
    guide.on_screen("card")?;
    album.take("Card before the app", "hours are awaited", "[data-early]")?;
    guide.site().clear_faults();
    guide.ready()?;

    guide.site().fault(".html", Fault::Refuse);
    guide.arrive()?;
    guide.press_door("victim")?;
    album.wait_for("[data-retry]")?;
    album.take_screen("Text that does not come", "it can be asked for again")?;
    guide.site().clear_faults();
    guide.before_app(NEWER);
    guide.site().fault(".html", Fault::Refuse);
    guide.arrive()?;
    guide.press_door("victim")?;
    album.wait_for("[data-reload]")?;
    album.take_screen("Text that does not come", "a newer release is there")?;

    guide.site().clear_faults();
    guide.site().fault(".wasm", Fault::Status(404));
    guide.enter()?;
    album.wait_for("#home .all details[id^=card-]")?;
    album.take("App that has failed", "it is said", "#home .down")?;
    let card = "#home .all details[id^=card-]";
    album.take("Card without the app", "folded", card)?;
    album.press(&format!("{card} > summary"))?;
    album.take("Card without the app", "unfolded", card)?;
    album.take("List without the app", "at rest", "#home .all .list")?;

    curtain(album)?;
    cover(album)
}

/// The neutral screen after a call, the first time and later.
fn curtain(album: &mut Album) -> Result<()> {
    album.begin(CLOCK)?;
    let guide = album.guide;
    guide.open_screen("victim")?;
    wait_until("the curtain is ready", || {
        guide.eval("return performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('/curtain.js') && responseEnd > 0)")
    })?;
    album.run("document.documentElement.dataset.called = ''")?;
    for state in ["the first time", "later"] {
        album.run("window.dispatchEvent(new Event('blur'))")?;
        guide.pass(30)?;
        album.run("window.dispatchEvent(new Event('focus'))")?;
        album.take("Curtain", state, "[data-curtain]")?;
        album.press("[data-curtain] button")?;
    }
    Ok(())
}

/// What stands in place of the guide: the trial, then an exit whose page does not come.
fn cover(album: &mut Album) -> Result<()> {
    album.begin("")?;
    let guide = album.guide;
    guide.open_screen("traces")?;
    album.press("[data-rehearse]")?;
    album.take("Cover", "the trial", "html > div")?;
    album.press("html > div button")?;
    // Chromium answers no command while a page is awaited: this one is not even asked for.
    album.run(
        "navigation.addEventListener('navigate', (event) => event.preventDefault());
         window.open = () => null",
    )?;
    guide.exit()?;
    album.take(
        "Cover",
        "the neutral page does not come",
        "html > div:has(a)",
    )
}
