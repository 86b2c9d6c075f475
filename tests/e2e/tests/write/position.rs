//! The position is given, refused, absent or late, and never in the way.

use super::{fill, open_form, preview};
use anyhow::{Result, ensure};
use e2e::engine::POSITION;
use e2e::labels::label;
use e2e::{Engine, Guide, Setup, in_each_engine, in_one_browser, wait_until};
use serde_json::json;

/// Waits until the text under the button says `word`.
fn assert_says(guide: &Guide, word: &str) -> Result<()> {
    wait_until(&format!("it says « {word} »"), || {
        let said: String = guide
            .eval("return document.querySelector('[data-locate] ~ [role=status]').textContent")?;
        ensure!(said == word, "it says {said:?}");
        Ok(true)
    })
}

/// Asserts that the visitor can write the address, whatever was said of the position.
fn assert_nothing_blocked(guide: &Guide) -> Result<()> {
    fill(guide, "address", "Moulins")?;
    ensure!(preview(guide)?.contains("Moulins"), "the form is stuck");
    ensure!(guide.displayed("[data-send]")?, "no link to send");
    Ok(())
}

/// Opens the message in a browser that gives the position, or refuses it.
fn open(engine: Engine, granted: bool) -> Result<Guide> {
    let setup = Setup {
        position: Some(granted),
        ..Setup::default()
    };
    let guide = Guide::with(engine, &setup, &[])?;
    let (latitude, longitude, accuracy) = POSITION;
    match engine {
        Engine::Chromium => {
            let position = json!({ "latitude": latitude, "longitude": longitude, "accuracy": accuracy });
            guide.chromium("Emulation.setGeolocationOverride", position)?;
            let permission = json!({
                "permission": { "name": "geolocation" },
                "setting": if granted { "granted" } else { "denied" },
                "origin": guide.site().url(),
            });
            guide.chromium("Browser.setPermission", permission)?;
        }
        Engine::Firefox => {}
        // Under WebDriver, WebKitGTK asks nobody, so a script answers the page.
        Engine::WebKit => guide.before_app(&format!(
            "Object.defineProperty(navigator, 'geolocation', {{ value: {{ getCurrentPosition(found, lost) {{
               if ({granted}) found({{ coords: {{ latitude: {latitude}, longitude: {longitude}, accuracy: {accuracy} }} }});
               else lost({{ code: 1 }});
             }} }} }})"
        )),
    }
    guide.arrive()?;
    open_form(&guide)?;
    Ok(guide)
}

in_each_engine! {
    fn the_position_is_given_and_taken_back(engine) {
        let guide = open(engine, true)?;
        guide.press_in_view("[data-locate]", 0)?;
        assert_says(&guide, &label("write", "located")?)?;
        let shown = preview(&guide)?;
        ensure!(shown.contains("46.56432, 3.33210"), "{shown:?}");
        ensure!(shown.contains("25"), "{shown:?}");
        assert_nothing_blocked(&guide)?;
        guide.press_in_view("[data-locate]", 0)?;
        wait_until("the position is gone", || Ok(!preview(&guide)?.contains("46.56432")))
    }

    fn a_refused_position_blocks_nothing(engine) {
        let guide = open(engine, false)?;
        guide.press_in_view("[data-locate]", 0)?;
        assert_says(&guide, &label("write", "refused")?)?;
        assert_nothing_blocked(&guide)
    }
}

in_one_browser! {
    /// The browser has no position, or not yet.
    mod without_a_position;

    fn a_browser_without_a_position_blocks_nothing(guide) {
        guide.before_app("Object.defineProperty(navigator, 'geolocation', { value: undefined })");
        guide.arrive()?;
        open_form(guide)?;
        guide.press_in_view("[data-locate]", 0)?;
        assert_says(guide, &label("write", "absent")?)?;
        assert_nothing_blocked(guide)
    }

    /// The satellite is not found: the visitor goes on writing, then the page says so. A script
    /// replaces the wait of 15 s.
    fn a_late_position_blocks_nothing(guide) {
        guide.before_app(
            "Object.defineProperty(navigator, 'geolocation', { value: {
               getCurrentPosition(found, lost, options) { window.patience = options.timeout; window.tooLate = () => lost({ code: 3 }); }
             } })",
        );
        guide.arrive()?;
        open_form(guide)?;
        guide.press_in_view("[data-locate]", 0)?;
        assert_says(guide, &label("write", "locating")?)?;
        assert_nothing_blocked(guide)?;
        let patience: u32 = guide.eval("return window.patience")?;
        ensure!((1_000..=30_000).contains(&patience), "it waits {patience} ms");
        guide.eval::<()>("tooLate()")?;
        assert_says(guide, &label("write", "slow")?)
    }
}
