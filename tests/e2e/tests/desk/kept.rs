//! The mode of a counter: asked for, kept on this workstation only, and forgetting.

use super::{open, shown, tools};
use anyhow::{Result, ensure};
use e2e::checks::CLOCK;
use e2e::{Guide, in_each_engine, wait_until};

fn storage(guide: &Guide) -> Result<String> {
    guide.eval("return JSON.stringify({ ...localStorage })")
}

in_each_engine! {
    /// Nothing is stored before it is asked for; afterwards one number, until it is stopped.
    fn mode_is_kept_on_request(engine) {
        let guide = open(engine)?;
        ensure!(storage(&guide)? == "{}", "stored: {}", storage(&guide)?);
        guide.press_in_view("[data-mode='start']", 0)?;
        wait_until("the mode is on", || guide.any_displayed("[data-mode='stop']"))?;
        ensure!(storage(&guide)? == r#"{"poste":"3"}"#, "stored: {}", storage(&guide)?);
        // The workstation starts with the tools, at home.
        guide.visit(&guide.address())?;
        guide.ready()?;
        shown(&guide, "home")?;
        let tools: String = guide.eval("return document.documentElement.dataset.tools ?? ''")?;
        ensure!(tools == "here", "tools: {tools}");
        guide.whole()?;
        guide.open_screen("professional")?;
        guide.press_in_view("[data-tool='desk']", 0)?;
        guide.on_screen("desk")?;
        guide.press_in_view("[data-mode='stop']", 0)?;
        wait_until("the mode is off", || guide.any_displayed("[data-mode='start']"))?;
        ensure!(storage(&guide)? == "{}", "stored: {}", storage(&guide)?);
        Ok(())
    }

    /// A workstation that keeps the tools, on a day when they do not come: the guide does, and
    /// its doors still work. Without WebAssembly the static page does.
    fn a_kept_mode_never_stands_in_the_way(engine) {
        let guide = open(engine)?;
        guide.press_in_view("[data-mode='start']", 0)?;
        wait_until("the mode is on", || guide.any_displayed("[data-mode='stop']"))?;
        guide.before_app(
            "const compile = WebAssembly.compileStreaming;
             let fails = 1;
             WebAssembly.compileStreaming = (...all) => fails-- > 0 ? Promise.reject(new Error('gone')) : compile(...all);",
        );
        guide.visit(&guide.address())?;
        guide.ready()?;
        shown(&guide, "home")?;
        guide.whole()?;
        guide.open_screen("professional")?;
        guide.press_in_view("[data-tool='desk']", 0)?;
        guide.on_screen("desk")?;
        guide.before_app("Object.defineProperty(window, 'WebAssembly', { value: undefined });");
        guide.visit(&guide.address())?;
        wait_until("the static page is there", || guide.any_displayed("#floor .down"))?;
        ensure!(guide.displayed(".emergency [data-contact='17']")?, "17 is not there");
        Ok(())
    }

    /// Refused or full, the mode lasts as long as the page, and says so.
    fn mode_without_storage(engine) {
        for refusal in [
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });",
            "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };",
        ] {
            let guide = Guide::closed(engine)?;
            guide.before_app(refusal);
            tools(&guide)?;
            guide.press_in_view("[data-mode='start']", 0)?;
            wait_until("the mode is on", || guide.any_displayed("[data-mode='stop']"))?;
            let note = guide.text_of("main .note")?;
            ensure!(note.contains("ne garde rien"), "{note}");
        }
        Ok(())
    }

    /// Warned 20 s before; any gesture keeps the page; then everything is forgotten.
    fn a_counter_forgets(engine) {
        let guide = Guide::closed(engine)?;
        guide.before_app(CLOCK);
        tools(&guide)?;
        guide.press_in_view("[data-mode='start']", 0)?;
        guide.open_screen("sheet")?;
        guide.type_into("#meeting", "Mardi 14 h")?;
        guide.pass(165)?;
        wait_until("the warning", || guide.any_displayed("[role='alert'] .idle"))?;
        guide.click("[data-stay]")?;
        wait_until("the warning goes", || Ok(!guide.any_displayed(".idle")?))?;
        shown(&guide, "sheet")?;
        guide.pass(181)?;
        guide.on_screen("home")?;
        guide.open_screen("professional")?;
        guide.press_in_view("[data-tool='desk']", 0)?;
        guide.on_screen("desk")?;
        guide.open_screen("sheet")?;
        let left: String = guide.eval("return document.querySelector('#meeting').value + document.querySelector('#paper').textContent")?;
        ensure!(!left.contains("Mardi"), "still there: {left}");
        Ok(())
    }

    /// Keys are listed on "?", do nothing in a field, and can be switched off.
    fn keys_of_a_counter(engine) {
        let guide = open(engine)?;
        guide.press(&['n'])?;
        guide.on_screen("desk")?;
        guide.press_in_view("[data-mode='start']", 0)?;
        wait_until("the mode is on", || guide.any_displayed("[data-mode='stop']"))?;
        guide.press(&['?'])?;
        wait_until("the list", || guide.any_displayed("[data-keys]"))?;
        guide.press(&['?'])?;
        wait_until("no list", || Ok(!guide.any_displayed("[data-keys]")?))?;
        guide.press(&['f'])?;
        guide.on_screen("sheet")?;
        guide.type_into("#meeting", "non?")?;
        shown(&guide, "sheet")?;
        let typed: String = guide.eval("return document.querySelector('#meeting').value")?;
        ensure!(typed == "non?", "typed: {typed}");
        guide.eval::<()>("document.activeElement.blur()")?;
        guide.press(&['s'])?;
        guide.on_screen("card")?;
        let card = guide.attribute("#app main", "data-card")?;
        ensure!(card.as_deref() == Some("niveau"), "{card:?}");
        guide.press(&['?'])?;
        wait_until("the list", || guide.any_displayed("[data-keys]"))?;
        guide.click("[data-keys] input")?;
        guide.eval::<()>("document.activeElement.blur()")?;
        guide.press(&['n'])?;
        shown(&guide, "card")?;
        // "?" itself goes on.
        guide.press(&['?'])?;
        wait_until("no list", || Ok(!guide.any_displayed("[data-keys]")?))
    }

    /// The exit takes the mode away with everything else.
    fn the_exit_forgets_the_mode(engine) {
        let guide = open(engine)?;
        guide.press_in_view("[data-mode='start']", 0)?;
        wait_until("the mode is on", || guide.any_displayed("[data-mode='stop']"))?;
        guide.exit()?;
        guide.has_left_for(&guide.around().first())?;
        guide.visit(&guide.address())?;
        guide.ready()?;
        let (tools, stored): (String, usize) =
            guide.eval("return [document.documentElement.dataset.tools ?? '', localStorage.length]")?;
        ensure!(tools.is_empty() && stored == 0, "tools: {tools}, stored: {stored}");
        Ok(())
    }
}
