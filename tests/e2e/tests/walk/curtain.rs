//! The curtain: after a call, a neutral cover hides the guide when the visitor comes back. It never
//! comes before a call.

use anyhow::{Result, ensure};
use e2e::checks::CLOCK;
use e2e::page::{LEFT_SHIFT, WORDS};
use e2e::{Guide, in_one_browser, wait_until};

/// Opens a card, with a clock that the test moves.
fn open(guide: &Guide) -> Result<()> {
    guide.before_app(CLOCK);
    guide.arrive()?;
    wait_for_the_script(guide)?;
    guide.open_screen("victim")?;
    guide.open_screen("card")
}

/// Waits for the script of the curtain, which nothing else waits for.
fn wait_for_the_script(guide: &Guide) -> Result<()> {
    wait_until("the curtain is ready", || {
        guide.eval("return performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('/curtain.js') && responseEnd > 0)")
    })
}

/// Presses a call, which the machine of the test cannot make.
fn call(guide: &Guide) -> Result<()> {
    guide.eval(
        "const link = document.querySelector('.emergency [data-contact]');
         link.addEventListener('click', event => event.preventDefault(), { once: true });
         link.click(); return null",
    )
}

/// Hides the page.
fn hide(guide: &Guide) -> Result<()> {
    guide.eval(
        "Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
         document.dispatchEvent(new Event('visibilitychange')); return null",
    )
}

/// Shows the page again, this many seconds later.
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

/// Brings the curtain as it is from the second time on.
fn open_without_numbers(guide: &Guide) -> Result<()> {
    open(guide)?;
    call(guide)?;
    for _ in 0..2 {
        hide(guide)?;
        come_back(guide, 30)?;
        if guide.any_displayed(".emergency")? {
            resume(guide)?;
        }
    }
    Ok(())
}

fn resume(guide: &Guide) -> Result<()> {
    guide.press_in_view("[data-curtain] button", 0)?;
    ensure!(!curtain(guide)?, "the curtain is still there");
    guide.on_screen("card")
}

in_one_browser! {
    /// Somebody calls, and comes back later.
    mod after_a_call;

    /// A woman who reads Arabic comes back to a curtain in Arabic, and then in French once she reads
    /// French again.
    fn the_curtain_speaks_her_language(guide) {
        let words = "return [...document.querySelectorAll('[data-curtain] :is(h1, p, button, a)')].map((one) => one.textContent)";
        let arabic = |text: &str| text.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter));
        guide.before_app(CLOCK);
        guide.arrive()?;
        wait_for_the_script(guide)?;
        guide.press_in_view("#home [data-goto=essential][lang=ar]", 0)?;
        wait_until("what surrounds the page is Arabic", || guide.eval("return document.documentElement.lang === 'ar'"))?;
        call(guide)?;
        hide(guide)?;
        come_back(guide, 30)?;
        let (lang, dir): (String, String) = guide.eval("const { lang, dir } = document.querySelector('[data-curtain]'); return [lang, dir]")?;
        ensure!((lang.as_str(), dir.as_str()) == ("ar", "rtl"), "{lang} {dir}");
        let said: Vec<String> = guide.eval(words)?;
        ensure!(said.len() == 5 && said.iter().all(|word| arabic(word)), "{said:#?}");
        guide.bring_axe()?;
        guide.assert_axe_finds_nothing()?;
        guide.press_in_view("[data-curtain] button", 0)?;
        guide.go_back()?;
        guide.on_screen("home")?;
        hide(guide)?;
        come_back(guide, 30)?;
        let said: Vec<String> = guide.eval(words)?;
        ensure!(said[0] == "Infos pratiques" && !said.iter().any(|word| arabic(word)), "{said:#?}");
        Ok(())
    }

    /// The curtain never comes before a call, nor after a short absence. The first time it has the
    /// numbers; later it has nothing but a title.
    fn a_call_is_followed_by_a_curtain(guide) {
        open(guide)?;
        hide(guide)?;
        ensure!(!curtain(guide)?, "covered before any call");
        come_back(guide, 3600)?;
        ensure!(!curtain(guide)?, "covered before any call");
        call(guide)?;
        hide(guide)?;
        come_back(guide, 5)?;
        ensure!(!curtain(guide)?, "covered after five seconds");
        guide.on_screen("card")?;

        hide(guide)?;
        ensure!(curtain(guide)?, "the curtain is drawn only when the page is seen again");
        come_back(guide, 21)?;
        ensure!(curtain(guide)? && !guide.any_displayed("main:not([data-curtain])")?, "the card is shown");
        ensure!(guide.displayed(".emergency [data-contact='17']")?, "the first time the numbers stay");
        guide.assert_exit_in_reach()?;
        guide.bring_axe()?;
        guide.assert_axe_finds_nothing()?;
        let focused: bool = guide.eval("return document.activeElement === document.querySelector('[data-curtain] h1')")?;
        ensure!(focused, "the title of the curtain has no focus");
        resume(guide)?;

        hide(guide)?;
        come_back(guide, 60)?;
        ensure!(curtain(guide)? && !guide.any_displayed(".emergency, .exit")?, "not neutral");
        let said: String = guide.eval("return document.body.innerText")?;
        ensure!(!WORDS.iter().any(|word| said.contains(word)), "it says: {said}");
        guide.assert_axe_finds_nothing()?;
        // The visitor leaves again and is back at once: the curtain waits for "Continuer".
        hide(guide)?;
        come_back(guide, 2)?;
        ensure!(curtain(guide)?, "gone by itself");
        resume(guide)?;
        // Another window in front counts as an absence too.
        guide.eval::<()>("window.dispatchEvent(new Event('blur')); return null")?;
        guide.pass(30)?;
        guide.eval::<()>("window.dispatchEvent(new Event('focus')); return null")?;
        ensure!(curtain(guide)?, "not covered after another window");
        Ok(())
    }

    /// The curtain has a button that switches it off.
    fn the_curtain_can_be_switched_off(guide) {
        open(guide)?;
        call(guide)?;
        hide(guide)?;
        come_back(guide, 30)?;
        guide.press_in_view("[data-curtain] button", 1)?;
        guide.on_screen("card")?;
        hide(guide)?;
        come_back(guide, 30)?;
        ensure!(!curtain(guide)?, "covered all the same");
        Ok(())
    }

    /// The exit of the curtain leads where every exit does.
    fn the_exit_works_from_the_curtain(guide) {
        open_without_numbers(guide)?;
        guide.click("[data-curtain] [data-exit]")?;
        guide.assert_left_for(&guide.around().first())
    }

    /// The keys of the exit work there too.
    fn the_keys_work_from_the_curtain(guide) {
        open_without_numbers(guide)?;
        guide.press(&[LEFT_SHIFT, LEFT_SHIFT, LEFT_SHIFT])?;
        guide.assert_left_for(&guide.around().first())
    }

    /// The curtain covers the page without WebAssembly as well.
    fn the_curtain_covers_the_static_page(guide) {
        guide.before_app(&format!("{CLOCK} Object.defineProperty(window, 'WebAssembly', {{ value: undefined }});"));
        guide.enter()?;
        wait_for_the_script(guide)?;
        call(guide)?;
        hide(guide)?;
        come_back(guide, 30)?;
        ensure!(curtain(guide)? && !guide.any_displayed("#home")?, "not covered");
        guide.press_in_view("[data-curtain] button", 0)?;
        ensure!(guide.displayed("#home")?, "the page does not come back");
        Ok(())
    }
}
