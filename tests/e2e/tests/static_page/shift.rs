//! Nothing moves when the app, the texts and the search come, because somebody may be about to
//! press 17, or may be reading an open danger card.

use super::{DANGER, assert_before_app, moved, places, wait_until_drawn};
use anyhow::{Result, ensure};
use e2e::{Guide, in_chromium, in_one_browser, wait_until};
use serde_json::json;
use xtask::server::Fault;

/// What somebody reads on Home, or is about to press.
const ON_HOME: &str = ".exit, .exit a, .emergency, .emergency a, #home > *, #home [data-goto], \
    #home summary, #home input, #home details[open] article *";

/// Everything that follows the first response.
const FOLLOWS: [&str; 4] = ["/boot.js", "infos-", ".html", ".bin"];

/// Opens the guide in a window of this size before anything follows the first response, opens a
/// danger card, then lets the rest come one by one. Asserts that everything stays where it is.
fn assert_stays(guide: &Guide, width: u32, height: u32) -> Result<()> {
    guide.resize(width, height)?;
    for part in FOLLOWS {
        guide.site().fault(part, Fault::Hold);
    }
    guide.enter()?;
    guide.press_in_view(&format!("{DANGER} > summary"), 0)?;
    guide.eval::<()>("scrollTo(0, 40); return null")?;
    // Firefox draws what sticks to the top one frame after the page has moved.
    wait_until_drawn(guide)?;
    let before = places(guide, ON_HOME)?;
    ensure!(before.len() > 20, "only {before:?}");
    assert_before_app(guide)?;
    for late in 1..=FOLLOWS.len() {
        guide.site().clear_faults();
        for part in &FOLLOWS[late..] {
            guide.site().fault(part, Fault::Hold);
        }
        match FOLLOWS[late - 1] {
            "infos-" => guide.ready()?,
            ".html" => guide.texts_loaded()?,
            ".bin" => guide.live()?,
            _ => {}
        }
        wait_until_drawn(guide)?;
        let moved = moved(&before, &places(guide, ON_HOME)?);
        ensure!(
            moved.is_empty(),
            "at {width} × {height}, after {}: {moved:#?}",
            FOLLOWS[late - 1]
        );
    }
    Ok(())
}

in_one_browser! {
    /// Windows of three sizes.
    mod everything_stays;

    fn on_a_computer(guide) {
        assert_stays(guide, 1280, 800)
    }

    fn on_a_tablet(guide) {
        assert_stays(guide, 768, 1024)
    }

    fn on_a_phone(guide) {
        assert_stays(guide, 360, 640)
    }
}

in_chromium! {
    /// The browser itself counts what it calls layout shifts, from the first paint on.
    fn no_layout_shift(engine) {
        let guide = Guide::closed(engine)?;
        let observe = json!({ "source": include_str!("../../src/js/shifts.js") });
        guide.chromium("Page.addScriptToEvaluateOnNewDocument", observe)?;
        let mut jumped = Vec::new();
        for (width, height) in [(360, 640), (768, 1024), (1280, 800)] {
            guide.visit(&guide.around().search())?;
            // The scroll bar of a phone lies over the page.
            guide.chromium(
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 }),
            )?;
            for part in FOLLOWS {
                guide.site().fault(part, Fault::Hold);
            }
            guide.enter()?;
            wait_until_drawn(&guide)?;
            guide.site().clear_faults();
            guide.ready()?;
            guide.texts_loaded()?;
            guide.live()?;
            wait_until_drawn(&guide)?;
            wait_until("the observer is there", || guide.eval("return !!window.shifts"))?;
            let shifts: Vec<String> = guide.eval("return window.shifts")?;
            jumped.extend(shifts.iter().map(|shift| format!("at {width} × {height}: {shift}")));
        }
        ensure!(jumped.is_empty(), "{jumped:#?}");
        Ok(())
    }
}
