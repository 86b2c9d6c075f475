//! The mode of a desk: it is on only when asked for, kept on this workstation only, and it forgets.

use super::{files_of_the_tools, open_sheet, tools, wait_for_screen};
use anyhow::{Result, ensure};
use e2e::checks::CLOCK;
use e2e::page::SCREEN;
use e2e::{Guide, in_one_browser, wait_until};
use xtask::server::Fault;

fn storage(guide: &Guide) -> Result<String> {
    guide.eval("return JSON.stringify({ ...localStorage })")
}

in_one_browser! {
    /// A workstation is set up as a desk.
    mod of_a_desk;

    /// Nothing is stored before the mode is asked for. Then one number is stored, until the mode is
    /// stopped.
    fn mode_is_kept_on_request(guide) {
        tools(guide)?;
        ensure!(storage(guide)? == "{}", "stored: {}", storage(guide)?);
        guide.press_in_view("[data-mode='start']", 0)?;
        wait_until("the mode is on", || guide.any_displayed("[data-mode='stop']"))?;
        ensure!(storage(guide)? == r#"{"poste":"3"}"#, "stored: {}", storage(guide)?);
        // The workstation starts as a desk, on Home.
        guide.visit(&guide.address())?;
        guide.ready()?;
        wait_for_screen(guide, "home")?;
        guide.live()?;
        assert_keys_are_listed(guide)?;
        guide.open_screen("professional")?;
        guide.open_screen("desk")?;
        guide.press_in_view("[data-mode='stop']", 0)?;
        wait_until("the mode is off", || guide.any_displayed("[data-mode='start']"))?;
        ensure!(storage(guide)? == "{}", "stored: {}", storage(guide)?);
        Ok(())
    }

    /// On a workstation that is a desk, the files of the tools do not come one day: the guide still
    /// comes, and its doors still work. Without WebAssembly, the static page comes.
    fn a_desk_without_its_tools_still_opens_the_guide(guide) {
        let mut missing = files_of_the_tools(guide)?;
        missing.push(".bin".into());
        guide.press_in_view("[data-mode='start']", 0)?;
        wait_until("the mode is on", || guide.any_displayed("[data-mode='stop']"))?;
        for file in &missing {
            guide.site().fault(file, Fault::Status(503));
        }
        guide.visit(&guide.address())?;
        guide.ready()?;
        wait_for_screen(guide, "home")?;
        guide.texts_loaded()?;
        guide.open_screen("professional")?;
        guide.press_door("desk")?;
        let retry = format!("{SCREEN} [data-retry]");
        wait_until("the page says that the tools did not come", || guide.any_displayed(&retry))?;
        guide.site().clear_faults();
        guide.press_in_view(&retry, 0)?;
        wait_until("the mode is on", || guide.any_displayed("[data-mode='stop']"))?;
        guide.on_screen("desk")?;
        guide.before_app("Object.defineProperty(window, 'WebAssembly', { value: undefined });");
        guide.visit(&guide.address())?;
        wait_until("the static page is there", || guide.any_displayed("#home .down"))?;
        ensure!(guide.displayed(".emergency [data-contact='17']")?, "17 is not there");
        Ok(())
    }

    /// When storage is refused, the mode lasts as long as the page, and the page says so.
    fn mode_without_storage_lasts_as_long_as_the_page(guide) {
        assert_lasts_as_long_as_the_page(
            guide,
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });",
        )
    }

    /// The same happens on a full device.
    fn mode_on_a_full_device_lasts_as_long_as_the_page(guide) {
        assert_lasts_as_long_as_the_page(
            guide,
            "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };",
        )
    }

    /// The page warns 20 s before. A gesture keeps the page; without one, everything is forgotten.
    fn an_idle_desk_warns_and_then_forgets(guide) {
        guide.before_app(CLOCK);
        tools(guide)?;
        guide.press_in_view("[data-mode='start']", 0)?;
        guide.open_screen("sheet")?;
        guide.type_into("#meeting", "Mardi 14 h")?;
        guide.pass(165)?;
        wait_until("the warning is shown", || guide.any_displayed("[role='alert'] .idle"))?;
        guide.click("[data-stay]")?;
        wait_until("the warning is gone", || Ok(!guide.any_displayed(".idle")?))?;
        wait_for_screen(guide, "sheet")?;
        guide.pass(181)?;
        guide.on_screen("home")?;
        guide.open_screen("professional")?;
        guide.open_screen("desk")?;
        open_sheet(guide)?;
        let left: String = guide.eval("return document.querySelector('#meeting').value + document.querySelector('#paper').textContent")?;
        ensure!(!left.contains("Mardi"), "still there: {left}");
        Ok(())
    }

    /// The key "?" lists the keys. They do nothing in a field, and can be switched off.
    fn a_desk_lists_its_keys_and_can_switch_them_off(guide) {
        tools(guide)?;
        guide.press(&['n'])?;
        guide.on_screen("desk")?;
        guide.press_in_view("[data-mode='start']", 0)?;
        wait_until("the mode is on", || guide.any_displayed("[data-mode='stop']"))?;
        guide.press(&['?'])?;
        wait_until("the list is shown", || guide.any_displayed("[data-keys]"))?;
        guide.press(&['?'])?;
        wait_until("the list is gone", || Ok(!guide.any_displayed("[data-keys]")?))?;
        // The screen is turned to her, and back.
        for turned in [true, false] {
            guide.press(&['t'])?;
            wait_until("the screen is turned", || Ok(guide.attribute("html", "data-turned")?.is_some() == turned))?;
        }
        guide.press(&['f'])?;
        guide.on_screen("sheet")?;
        guide.type_into("#meeting", "non?")?;
        wait_for_screen(guide, "sheet")?;
        let typed: String = guide.eval("return document.querySelector('#meeting').value")?;
        ensure!(typed == "non?", "typed: {typed}");
        guide.eval::<()>("document.activeElement.blur()")?;
        guide.press(&['s'])?;
        guide.on_screen("card")?;
        let card = guide.attribute("#app main", "data-card")?;
        ensure!(card.as_deref() == Some("niveau"), "{card:?}");
        guide.press(&['?'])?;
        wait_until("the list is shown", || guide.any_displayed("[data-keys]"))?;
        guide.click("[data-keys] input")?;
        guide.eval::<()>("document.activeElement.blur()")?;
        guide.press(&['n'])?;
        wait_for_screen(guide, "card")?;
        // "?" itself still works.
        guide.press(&['?'])?;
        wait_until("the list is gone", || Ok(!guide.any_displayed("[data-keys]")?))
    }

    /// The exit removes the mode together with everything else.
    fn the_exit_forgets_the_mode(guide) {
        tools(guide)?;
        guide.press_in_view("[data-mode='start']", 0)?;
        wait_until("the mode is on", || guide.any_displayed("[data-mode='stop']"))?;
        guide.exit()?;
        guide.assert_left_for(&guide.around().first())?;
        guide.visit(&guide.address())?;
        guide.ready()?;
        guide.live()?;
        ensure!(storage(guide)? == "{}", "stored: {}", storage(guide)?);
        guide.press(&['?'])?;
        wait_two_turns(guide)?;
        ensure!(!guide.any_displayed("[data-keys]")?, "it is still a desk");
        Ok(())
    }
}

/// Waits two turns of the event loop: what a key asks for is then there, or will not come. It does
/// not wait for frames, because a tab behind the one that the exit has opened draws none.
fn wait_two_turns(guide: &Guide) -> Result<()> {
    guide.eval_async("for (const turn of [1, 2]) await new Promise(done => setTimeout(done))")
}

/// Asserts that the keys are listed, as only a desk does. The list is closed again.
fn assert_keys_are_listed(guide: &Guide) -> Result<()> {
    wait_until("the list of keys is there", || {
        guide.press(&['?'])?;
        wait_two_turns(guide)?;
        guide.any_displayed("[data-keys]")
    })?;
    guide.press(&['?'])?;
    wait_until("the list is gone", || {
        Ok(!guide.any_displayed("[data-keys]")?)
    })
}

fn assert_lasts_as_long_as_the_page(guide: &Guide, refusal: &str) -> Result<()> {
    guide.before_app(refusal);
    tools(guide)?;
    guide.press_in_view("[data-mode='start']", 0)?;
    wait_until("the mode is on", || {
        guide.any_displayed("[data-mode='stop']")
    })?;
    let note = guide.text_of("main:not([hidden]) .note")?;
    ensure!(note.contains("ne garde pas ce réglage"), "{note}");
    Ok(())
}
