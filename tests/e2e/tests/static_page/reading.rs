//! On a slow network the first texts come seconds before the program: the list for a victim and its
//! first cards can be read by then. The program takes the screen as it is.

use super::{
    DANGER, Places, assert_before_app, assert_can_call, assert_says_so, moved, places,
    wait_for_texts_under_home, wait_until_drawn,
};
use anyhow::{Context, Result, ensure};
use e2e::page::SCREEN;
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::json;
use xtask::server::Fault;

/// What somebody reads on a screen. The app says there whether a service is open.
const ON_SCREEN: &str =
    "main:not([hidden]) :is(h1, h2, h3, p:not(.now), li, a, summary, button[data-goto])";

/// A card that comes with the first texts, and has services with opening hours.
const CARD: &str = "[data-goto=card][data-to='6']";

/// Whether the page of texts shows the card with a number, unfolded and in view.
const FOUND: &str = "const card = document.querySelector(`.all [data-id=\"${arguments[0]}\"]`);
    if (!card?.checkVisibility()) return false;
    const { top, bottom } = card.getBoundingClientRect();
    return top < innerHeight && bottom > 0";

/// Keeps the program from starting until `fail()` says that it cannot.
const FAILS: &str = "for (const name of ['instantiateStreaming', 'instantiate']) {
    WebAssembly[name] = () => new Promise((_, no) => { window.fail = () => no(new Error('broken')); });
}";

/// What comes later.
const PROGRAM: &str = "_bg.wasm";

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
    assert_before_app(guide)
}

/// Presses the last card of the list, which comes later. Returns its number.
fn press_the_last(guide: &Guide) -> Result<String> {
    let css = format!("{SCREEN} [data-goto=card]");
    guide.press_in_view(&css, guide.find_all(&css)?.len() - 1)?;
    let pending = guide.find_all("[data-pending]")?.len();
    ensure!(pending == 1, "{pending} rows wait");
    let id = guide.attribute("[data-pending]", "data-to")?;
    id.context("the row names no card")
}

/// Fails the program, and asserts that the page of texts shows this card.
fn assert_found_without_the_program(guide: &Guide, card: &str) -> Result<()> {
    wait_until("the program starts", || guide.eval("return !!window.fail"))?;
    guide.eval::<()>("window.fail(); return null")?;
    wait_until("the card is found again", || {
        guide.eval_with(FOUND, vec![json!(card)])
    })?;
    assert_can_call(guide)
}

/// Where everything on the screen is, once it is drawn.
fn drawn(guide: &Guide) -> Result<Places> {
    wait_until_drawn(guide)?;
    let places = places(guide, ON_SCREEN)?;
    ensure!(places.len() > 10, "only {places:?}");
    Ok(places)
}

/// Asserts that everything on the screen is where it was.
fn assert_still(guide: &Guide, before: &Places) -> Result<()> {
    let moved = moved(before, &drawn(guide)?);
    ensure!(moved.is_empty(), "{moved:#?}");
    Ok(())
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
        assert_before_app(guide)
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
        let before = drawn(guide)?;
        guide.site().clear_faults();
        guide.ready()?;
        guide.texts_loaded()?;
        guide.live()?;
        assert_still(guide, &before)?;
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
        press_the_last(guide)?;
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
        press_the_last(guide)?;
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
        guide.before_app(FAILS);
        guide.enter()?;
        guide.press_in_view("#home [data-goto=victim]", 0)?;
        guide.press_in_view(&format!("{SCREEN} {CARD}"), 0)?;
        guide.on_screen("card")?;
        assert_found_without_the_program(guide, "6")
    }

    /// The program fails while a card is awaited: the page of texts opens at that one.
    fn without_the_program_the_awaited_card_is_found(guide) {
        guide.before_app(FAILS);
        guide.enter()?;
        guide.press_in_view("#home [data-goto=victim]", 0)?;
        guide.on_screen("victim")?;
        let card = press_the_last(guide)?;
        assert_found_without_the_program(guide, &card)
    }

    /// An app that has taken the screen fails later, on another one: nothing leads back to the first.
    fn an_app_that_fails_later_leads_nowhere(guide) {
        guide.before_app("addEventListener('trap', () => { throw new WebAssembly.RuntimeError('unreachable'); });");
        read_list(guide)?;
        guide.site().clear_faults();
        guide.ready()?;
        guide.texts_loaded()?;
        guide.go_back()?;
        guide.eval::<()>("dispatchEvent(new Event('trap')); return null")?;
        assert_says_so(guide)?;
        wait_for_texts_under_home(guide)?;
        wait_until_drawn(guide)?;
        ensure!(guide.eval::<bool>("return scrollY === 0 && !document.activeElement.closest('.all')")?, "it leads to a list");
        Ok(())
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
        let before = drawn(guide)?;
        guide.site().clear_faults();
        guide.live()?;
        assert_still(guide, &before)?;
        ensure!(guide.any_displayed(&format!("{SCREEN} [data-listen-now]"))?, "it cannot be listened to");
        Ok(())
    }
}
