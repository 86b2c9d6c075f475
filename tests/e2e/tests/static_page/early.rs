//! A press that comes before the app is acknowledged at once, and carried out when the app comes.

use super::texts::assert_list_is_there;
use super::{assert_before_app, assert_can_call, assert_danger_opens, outside};
use anyhow::{Context, Result, ensure};
use e2e::page::SCREEN;
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::json;
use std::collections::HashSet;
use xtask::server::Fault;

/// Whether a control looks different while it waits.
const LOOKS_PENDING: &str = include_str!("../../src/js/looks_pending.js");

/// What is announced to a visitor who does not see the page.
fn announced(guide: &Guide) -> Result<HashSet<String>> {
    guide.eval(
        "return [...document.querySelectorAll('[role=status], [role=alert], [aria-live]')].map(one => one.textContent.trim()).filter(Boolean)",
    )
}

/// Opens the guide while the texts and `part` are late, presses the row that leads to `screen`, and
/// asserts that the press is acknowledged.
fn press_early(guide: &Guide, part: &str, screen: &str) -> Result<()> {
    for part in [part, ".html"] {
        guide.site().fault(part, Fault::Hold);
    }
    guide.enter()?;
    let before = announced(guide)?;
    let row = format!("#home [data-goto={screen}]");
    guide.press_in_view(&row, 0)?;
    // This is checked in the task of the press: nothing is waited for.
    let pending: bool = guide.eval_with(
        "return 'pending' in document.querySelector(arguments[0]).dataset",
        vec![json!(row)],
    )?;
    ensure!(pending, "the press is not acknowledged");
    let looks: bool = guide.call(LOOKS_PENDING, vec![json!(row)])?;
    ensure!(looks, "the acknowledgement is not visible");
    let after = announced(guide)?;
    ensure!(!after.is_subset(&before), "it is not announced: {after:?}");
    assert_before_app(guide)?;
    // A visitor who waits can read on and call.
    assert_can_call(guide)?;
    assert_danger_opens(guide)
}

/// Asserts the same, and what the press does when the part comes.
fn assert_early_press_counts(guide: &Guide, part: &str) -> Result<()> {
    press_early(guide, part, "victim")?;
    let before = outside(guide)?;
    guide.site().clear_faults();
    guide.on_screen("victim")?;
    ensure!(
        !guide.any_displayed("[data-pending]")?,
        "something still waits"
    );
    ensure!(
        outside(guide)? == before,
        "{before:?} became {:?}",
        outside(guide)?
    );
    guide.go_back()?;
    guide.on_screen("home")?;
    ensure!(
        guide.find_all("[data-pending]")?.is_empty(),
        "the row still waits"
    );
    Ok(())
}

in_one_browser! {
    /// A part of the app is late.
    mod a_press_before_the_app;

    fn a_press_before_the_module_counts(guide) {
        assert_early_press_counts(guide, "_bg.wasm")
    }

    fn a_press_before_the_script_counts(guide) {
        assert_early_press_counts(guide, "infos-")
    }

    fn a_press_before_the_boot_script_counts(guide) {
        assert_early_press_counts(guide, "/boot.js")
    }

    /// The app is there and the texts are not: the screen that was asked for says so.
    fn a_screen_without_its_texts_says_so(guide) {
        guide.site().fault(".html", Fault::Hold);
        guide.arrive()?;
        guide.press_in_view("#home [data-goto=victim]", 0)?;
        let said: String = guide.eval(&format!("return document.querySelector('{SCREEN}').innerText"))?;
        ensure!(!said.trim().is_empty(), "an empty screen");
        ensure!(!announced(guide)?.is_empty(), "nothing is announced");
        assert_can_call(guide)?;
        let back = format!("return window.back = document.querySelector('{SCREEN} [data-back]').lastChild, true");
        guide.eval::<bool>(&back)?;
        guide.site().clear_faults();
        guide.texts_loaded()?;
        wait_until("the list is there", || guide.any_displayed(&format!("{SCREEN}[data-screen=victim] [data-goto=card]")))?;
        // The element under a finger stays the same element.
        let kept = format!("return window.back === document.querySelector('{SCREEN} [data-back]').lastChild");
        ensure!(guide.eval::<bool>(&kept)?, "\"Retour\" is another one when the texts come");
        assert_list_is_there(guide)
    }

    /// An impatient hand presses several times: one screen opens, and one "Retour" leads back.
    fn repeated_presses_open_one_screen(guide) {
        press_early(guide, "_bg.wasm", "victim")?;
        for _ in 0..3 {
            guide.press_in_view("#home [data-goto=victim]", 0)?;
        }
        guide.site().clear_faults();
        guide.on_screen("victim")?;
        guide.go_back()?;
        guide.on_screen("home")
    }

    /// Another row is pressed after the first: the last one counts, and only one waits.
    fn the_last_row_pressed_counts(guide) {
        press_early(guide, "_bg.wasm", "victim")?;
        guide.press_in_view("#home [data-goto=witness]", 0)?;
        let pending = guide.find_all("[data-pending]")?.len();
        ensure!(pending == 1, "{pending} rows wait");
        guide.site().clear_faults();
        guide.on_screen("witness")?;
        guide.go_back()?;
        guide.on_screen("home")
    }

    /// The exit is armed long before the app is there, and it forgets the press.
    fn the_exit_works_while_a_press_waits(guide) {
        press_early(guide, "_bg.wasm", "victim")?;
        guide.exit()?;
        guide.assert_left_for(&guide.around().first())
    }

    /// A link inside an open danger card waits in the same way.
    fn a_link_in_a_danger_card_waits_too(guide) {
        for part in ["_bg.wasm", ".html"] {
            guide.site().fault(part, Fault::Hold);
        }
        guide.enter()?;
        guide.press_in_view("#home details[data-danger] > summary", 0)?;
        guide.press_in_view("#home details[data-danger] [data-goto=card]", 0).context("no link inside it")?;
        let pending = guide.find_all("[data-pending]")?.len();
        ensure!(pending == 1, "{pending} controls wait");
        guide.site().clear_faults();
        guide.on_screen("card")?;
        guide.go_back()?;
        guide.on_screen("home")
    }
}
