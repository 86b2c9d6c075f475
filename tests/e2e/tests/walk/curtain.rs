//! Coming back from a call: a neutral cover, never before a call was made.

use anyhow::{Result, ensure};
use e2e::checks::CLOCK;
use e2e::page::{LEFT_SHIFT, WORDS};
use e2e::{Engine, Guide, in_each_engine, wait_until};

/// A card, with a clock that the test moves.
fn open(engine: Engine) -> Result<Guide> {
    let guide = Guide::closed(engine)?;
    guide.before_app(CLOCK);
    guide.enter()?;
    guide.ready()?;
    listening(&guide)?;
    guide.open_screen("victim")?;
    guide.open_screen("card")?;
    Ok(guide)
}

/// What nobody waits for has come.
fn listening(guide: &Guide) -> Result<()> {
    wait_until("the curtain is ready", || {
        guide.eval("return performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('/curtain.js') && responseEnd > 0)")
    })
}

/// A call, which the machine of the test cannot make.
fn call(guide: &Guide) -> Result<()> {
    guide.eval(
        "const link = document.querySelector('.emergency [data-contact]');
         link.addEventListener('click', event => event.preventDefault(), { once: true });
         link.click(); return null",
    )
}

/// The page is out of sight.
fn hide(guide: &Guide) -> Result<()> {
    guide.eval(
        "Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
         document.dispatchEvent(new Event('visibilitychange')); return null",
    )
}

/// It is seen again, so many seconds later.
fn come_back(guide: &Guide, seconds: u32) -> Result<()> {
    guide.pass(seconds)?;
    guide.eval(
        "delete document.hidden;
         document.dispatchEvent(new Event('visibilitychange')); return null",
    )
}

fn curtain(guide: &Guide) -> Result<bool> {
    guide.any_displayed("[data-curtain]")
}

fn resume(guide: &Guide) -> Result<()> {
    guide.press_in_view("[data-curtain] button", 0)?;
    ensure!(!curtain(guide)?, "the curtain is still there");
    guide.on_screen("card")
}

in_each_engine! {
    /// Never before a call; not after a short absence; the first time with the numbers; later
    /// with nothing but a title.
    fn a_call_is_followed_by_a_curtain(engine) {
        let guide = open(engine)?;
        hide(&guide)?;
        ensure!(!curtain(&guide)?, "covered before any call");
        come_back(&guide, 3600)?;
        ensure!(!curtain(&guide)?, "covered before any call");
        call(&guide)?;
        hide(&guide)?;
        come_back(&guide, 5)?;
        ensure!(!curtain(&guide)?, "covered after five seconds");
        guide.on_screen("card")?;

        hide(&guide)?;
        ensure!(curtain(&guide)?, "drawn only when it is seen again");
        come_back(&guide, 21)?;
        ensure!(curtain(&guide)? && !guide.any_displayed("#app main")?, "the card is shown");
        ensure!(guide.displayed(".emergency [data-contact='17']")?, "the first time the numbers stay");
        guide.exit_is_in_reach()?;
        guide.bring_axe()?;
        guide.axe_finds_nothing()?;
        let focused: bool = guide.eval("return document.activeElement === document.querySelector('[data-curtain] h1')")?;
        ensure!(focused, "the title of the curtain has no focus");
        resume(&guide)?;

        hide(&guide)?;
        come_back(&guide, 60)?;
        ensure!(curtain(&guide)? && !guide.any_displayed(".emergency, .exit")?, "not neutral");
        let said: String = guide.eval("return document.body.innerText")?;
        ensure!(!WORDS.iter().any(|word| said.contains(word)), "it says: {said}");
        guide.axe_finds_nothing()?;
        // Left again and back at once: it waits for "Continuer".
        hide(&guide)?;
        come_back(&guide, 2)?;
        ensure!(curtain(&guide)?, "gone by itself");
        resume(&guide)?;
        // Another window in front counts too.
        guide.eval::<()>("window.dispatchEvent(new Event('blur')); return null")?;
        guide.pass(30)?;
        guide.eval::<()>("window.dispatchEvent(new Event('focus')); return null")?;
        ensure!(curtain(&guide)?, "not covered after another window");
        Ok(())
    }

    /// It can be done without, from the curtain itself.
    fn it_can_be_stopped(engine) {
        let guide = open(engine)?;
        call(&guide)?;
        hide(&guide)?;
        come_back(&guide, 30)?;
        guide.press_in_view("[data-curtain] button", 1)?;
        guide.on_screen("card")?;
        hide(&guide)?;
        come_back(&guide, 30)?;
        ensure!(!curtain(&guide)?, "covered all the same");
        Ok(())
    }

    /// The exit of the curtain leads where every exit does, and so do the keys.
    fn one_leaves_from_it(engine) {
        for keys in [false, true] {
            let guide = open(engine)?;
            call(&guide)?;
            for _ in 0..2 {
                hide(&guide)?;
                come_back(&guide, 30)?;
                if guide.any_displayed(".emergency")? {
                    resume(&guide)?;
                }
            }
            if keys {
                guide.press(&[LEFT_SHIFT, LEFT_SHIFT, LEFT_SHIFT])?;
            } else {
                guide.click("[data-curtain] [data-exit]")?;
            }
            guide.has_left_for(&guide.around().first())?;
        }
        Ok(())
    }

    /// Without WebAssembly as well.
    fn over_the_static_page(engine) {
        let guide = Guide::closed(engine)?;
        guide.before_app(&format!("{CLOCK} Object.defineProperty(window, 'WebAssembly', {{ value: undefined }});"));
        guide.enter()?;
        listening(&guide)?;
        call(&guide)?;
        hide(&guide)?;
        come_back(&guide, 30)?;
        ensure!(curtain(&guide)? && !guide.any_displayed("#floor")?, "not covered");
        guide.press_in_view("[data-curtain] button", 0)?;
        ensure!(guide.displayed("#floor")?, "the page does not come back");
        Ok(())
    }
}
