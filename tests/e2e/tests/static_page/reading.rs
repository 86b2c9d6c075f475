//! On a slow network the first texts come seconds before the program: the list for a victim and its
//! first cards can be read by then. The program takes the screen as it is.

use super::{DANGER, assert_can_call};
use anyhow::{Result, ensure};
use e2e::page::SCREEN;
use e2e::{Guide, in_one_browser, wait_until};
use std::collections::BTreeMap;
use xtask::server::Fault;

const READING: &str = include_str!("../../src/js/reading.js");

/// A card that comes with the first texts, and has services with opening hours.
const CARD: &str = "[data-goto=card][data-to='6']";

/// Whether the page of texts shows that card, unfolded and in view.
const FOUND: &str = "const card = document.querySelector('.all [data-id=\"6\"]');
    if (!card?.checkVisibility()) return false;
    const { top, bottom } = card.getBoundingClientRect();
    return top < innerHeight && bottom > 0";

/// What comes later.
const PROGRAM: &str = "_bg.wasm";

fn is_ready(guide: &Guide) -> Result<bool> {
    guide.eval("return 'ready' in document.documentElement.dataset")
}

/// Opens the guide without its program, then the list for a victim.
fn read_list(guide: &Guide) -> Result<()> {
    guide.site().fault(PROGRAM, Fault::Hold);
    guide.enter()?;
    guide.press_in_view("#home [data-goto=victim]", 0)?;
    guide.on_screen("victim")
}

/// Opens a card from that list, still without the program.
fn read_card(guide: &Guide) -> Result<()> {
    read_list(guide)?;
    guide.press_in_view(&format!("{SCREEN} {CARD}"), 0)?;
    guide.on_screen("card")?;
    ensure!(!is_ready(guide)?, "the app came too soon for this test");
    Ok(())
}

fn places(guide: &Guide) -> Result<BTreeMap<String, [f64; 4]>> {
    guide.eval_async::<()>("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")?;
    guide.call(READING, vec![])
}

/// What moved since then, or is gone.
fn moved(guide: &Guide, before: &BTreeMap<String, [f64; 4]>) -> Result<Vec<String>> {
    ensure!(before.len() > 10, "only {before:?}");
    let after = places(guide)?;
    let moved = before
        .iter()
        .filter(|(name, place)| after.get(*name) != Some(place));
    Ok(moved
        .map(|(name, place)| format!("{name}: {place:?}, then {:?}", after.get(name)))
        .collect())
}

in_one_browser! {
    /// The program is late.
    mod before_the_program;

    fn a_list_and_a_card_are_read(guide) {
        read_card(guide)?;
        ensure!(guide.any_displayed(&format!("{SCREEN} .prose"))?, "no text");
        let focused: bool = guide.eval(&format!("return document.activeElement === document.querySelector('{SCREEN} h1')"))?;
        ensure!(focused, "the title has not the focus");
        assert_can_call(guide)?;
        guide.go_back()?;
        guide.on_screen("victim")?;
        guide.go_back()?;
        guide.on_screen("home")?;
        ensure!(guide.displayed("#home h1")?, "Home is hidden");
        ensure!(!guide.any_displayed("[data-pending]")?, "something waits");
        ensure!(!is_ready(guide)?, "the app came too soon for this test");
        Ok(())
    }

    /// The cards for a danger now are on Home: a row of the list opens their copy.
    fn a_card_for_danger_is_read(guide) {
        read_list(guide)?;
        guide.press_in_view(&format!("{SCREEN} [data-goto=card].choice--danger"), 0)?;
        guide.on_screen("card")?;
        ensure!(guide.any_displayed(&format!("{SCREEN} [href='tel:17']"))?, "no 17");
        guide.go_back()?;
        guide.on_screen("victim")?;
        guide.go_back()?;
        guide.press_in_view(&format!("{DANGER} > summary"), 0)?;
        ensure!(guide.any_displayed(&format!("{DANGER} [href='tel:17']"))?, "the card has left Home");
        Ok(())
    }

    /// The program takes the screen, with the same nodes at the same place, and the way back.
    fn the_program_takes_the_screen_as_it_is(guide) {
        read_card(guide)?;
        guide.eval::<()>(&format!("window.read = document.querySelector('{SCREEN} .prose'); scrollTo(0, 150); return null"))?;
        let before = places(guide)?;
        guide.site().clear_faults();
        guide.ready()?;
        guide.texts_loaded()?;
        guide.live()?;
        let moved = moved(guide, &before)?;
        ensure!(moved.is_empty(), "{moved:#?}");
        ensure!(guide.eval::<bool>(&format!("return window.read === document.querySelector('{SCREEN} .prose')"))?, "other nodes");
        ensure!(guide.eval::<f64>("return scrollY")? > 100.0, "it scrolled");
        wait_until("the hours are said", || guide.any_displayed(&format!("{SCREEN} .now [data-is]")))?;
        ensure!(guide.find_all(".now--awaited")?.is_empty(), "hours are still awaited");
        guide.go_back()?;
        guide.on_screen("victim")?;
        guide.go_back()?;
        guide.on_screen("home")
    }

    /// A card that comes later waits, and is opened above what is read.
    fn a_card_that_is_not_here_waits(guide) {
        read_list(guide)?;
        let rows = guide.find_all(&format!("{SCREEN} [data-goto=card]"))?.len();
        guide.press_in_view(&format!("{SCREEN} [data-goto=card]"), rows - 1)?;
        let pending = guide.find_all("[data-pending]")?.len();
        ensure!(pending == 1, "{pending} rows wait");
        guide.site().clear_faults();
        guide.on_screen("card")?;
        guide.go_back()?;
        guide.on_screen("victim")?;
        guide.go_back()?;
        guide.on_screen("home")
    }

    /// Whoever goes back no longer waits for what was pressed there.
    fn going_back_ends_a_wait(guide) {
        read_list(guide)?;
        let rows = guide.find_all(&format!("{SCREEN} [data-goto=card]"))?.len();
        guide.press_in_view(&format!("{SCREEN} [data-goto=card]"), rows - 1)?;
        ensure!(!guide.text_of("#waiting")?.is_empty(), "the press is not acknowledged");
        guide.go_back()?;
        guide.on_screen("home")?;
        ensure!(guide.text_of("#waiting")?.is_empty(), "it still says that something comes");
        guide.site().clear_faults();
        guide.ready()?;
        guide.on_screen("home")
    }

    fn the_exit_leaves(guide) {
        read_card(guide)?;
        guide.exit()?;
        guide.assert_left_for(&guide.around().first())
    }

    /// The program fails while a card is read: the page of texts opens at that card.
    fn without_the_program_the_card_is_found_again(guide) {
        guide.before_app(
            "for (const name of ['instantiateStreaming', 'instantiate']) {
               WebAssembly[name] = () => new Promise((_, fail) => { window.fail = fail; });
             }",
        );
        guide.enter()?;
        guide.press_in_view("#home [data-goto=victim]", 0)?;
        guide.on_screen("victim")?;
        guide.press_in_view(&format!("{SCREEN} {CARD}"), 0)?;
        guide.on_screen("card")?;
        wait_until("the program starts", || guide.eval("return !!window.fail"))?;
        guide.eval::<()>("window.fail(new Error('broken')); return null")?;
        wait_until("the card is found again", || guide.eval(FOUND))?;
        assert_can_call(guide)
    }

    /// Somebody reads a card when the interactive parts come.
    fn what_is_added_moves_nothing(guide) {
        guide.site().fault(".bin", Fault::Hold);
        guide.enter()?;
        guide.ready()?;
        guide.texts_loaded()?;
        guide.press_in_view("#home [data-goto=victim]", 0)?;
        guide.press_in_view(&format!("{SCREEN} [data-goto=card]:not(.choice--danger)"), 2)?;
        guide.on_screen("card")?;
        let before = places(guide)?;
        guide.site().clear_faults();
        guide.live()?;
        let moved = moved(guide, &before)?;
        ensure!(moved.is_empty(), "{moved:#?}");
        ensure!(guide.any_displayed(&format!("{SCREEN} [data-listen-now]"))?, "it cannot be listened to");
        Ok(())
    }
}
