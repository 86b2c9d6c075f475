//! axe-core finds nothing on what the walk does not reach.

use anyhow::{Result, ensure};
use e2e::page::LEFT_SHIFT;
use e2e::{Guide, in_one_browser, wait_until};
use xtask::server::Fault;

in_one_browser! {
    /// The page without the app, the trial of the exit, letters twice as large.
    mod beside_the_screens;

    /// The page without the app: as it comes, with the progress of the exit, with an open danger
    /// card, and with all of its texts.
    fn static_page(guide) {
        guide.site().fault("_bg.wasm", Fault::Status(404));
        guide.enter()?;
        guide.bring_axe()?;
        guide.press(&[LEFT_SHIFT])?;
        guide.assert_axe_finds_nothing()?;
        guide.press_in_view("details[data-danger] > summary", 0)?;
        wait_until("the texts are there", || {
            guide.eval("return document.querySelectorAll('details[id^=card-]').length > 75")
        })?;
        guide.assert_axe_finds_nothing()?;
        guide.assert_exit_in_reach()
    }

    /// The neutral screen of the trial.
    fn rehearsal(guide) {
        guide.arrive_whole()?;
        guide.open_screen("traces")?;
        guide.bring_axe()?;
        guide.press_in_view("[data-rehearse]", 0)?;
        guide.assert_axe_finds_nothing()
    }

    /// Letters twice as large, as the browser's setting makes them, on a computer.
    fn letters_twice_as_large(guide) {
        guide.resize(1280, 800)?;
        assert_usable_with_large_letters(guide)
    }

    /// The same on a phone.
    fn letters_twice_as_large_on_a_phone(guide) {
        guide.resize(360, 640)?;
        assert_usable_with_large_letters(guide)
    }
}

/// Asserts that the exit and the numbers are fully visible and can be pressed.
fn assert_usable_with_large_letters(guide: &Guide) -> Result<()> {
    guide.arrive()?;
    guide.eval::<()>(
        "const root = document.documentElement;
         root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px'",
    )?;
    guide.assert_exit_in_reach()?;
    let wrong: Vec<String> = guide.eval(
        "return [...document.querySelectorAll('.emergency [data-contact]')].filter(link => {
           link.scrollIntoView({ block: 'center' });
           const box = link.getBoundingClientRect();
           const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
           return !top || top.closest('a') !== link || box.left < 0 || box.right > innerWidth
             || link.scrollWidth > link.clientWidth + 1;
         }).map(link => link.dataset.contact)",
    )?;
    ensure!(wrong.is_empty(), "not usable: {wrong:?}");
    Ok(())
}
