//! The first response is usable when nothing else comes: calling, leaving and the steps for danger
//! need no app. What follows is added without anything moving.

mod early;
mod failures;
mod no_script;
mod reading;
mod shift;
mod texts;
mod without_wasm;

use anyhow::{Context, Result, ensure};
use e2e::{Guide, wait_until};
use serde_json::json;
use std::collections::BTreeMap;

/// A danger card of Home, which shows its steps when it is open.
const DANGER: &str = "#home details[data-danger]";

/// Asserts that the five numbers are visible, and that each is a link that calls or writes.
fn assert_can_call(guide: &Guide) -> Result<()> {
    for (contact, href) in [
        ("17", "tel:17"),
        ("114", "sms:114"),
        ("3919", "tel:3919"),
        ("15", "tel:15"),
        ("112", "tel:112"),
    ] {
        let css = format!(".emergency [data-contact='{contact}']");
        let at = guide.attribute(&css, "href")?;
        ensure!(at.as_deref() == Some(href), "{contact} leads to {at:?}");
        ensure!(guide.displayed(&css)?, "{contact} is not visible");
    }
    Ok(())
}

/// Asserts that Home is there, with the exit and the numbers above it, and that its danger cards
/// open. It uses no script, because it also serves browsers that run none.
fn assert_static_page(guide: &Guide) -> Result<()> {
    ensure!(guide.displayed("#home h1")?, "Home is not visible");
    assert_can_call(guide)?;
    let top = |css: &str| -> Result<f64> { Ok(guide.place(css)?.1) };
    // The exit stays at the edge of the window, wherever the page is scrolled to.
    ensure!(
        guide.displayed(".exit [data-exit]")?,
        "the exit is not visible"
    );
    let order = [top(".emergency")?, top("#home h1")?, top(DANGER)?];
    ensure!(order.is_sorted(), "numbers, title, danger: {order:?}");
    assert_opens(guide, || guide.click(&format!("{DANGER} > summary")))
}

/// Asserts that danger cards open where the page may be scrolled, with a script of the test.
fn assert_danger_opens(guide: &Guide) -> Result<()> {
    assert_opens(guide, || {
        guide.press_in_view(&format!("{DANGER} > summary"), 0)
    })
}

/// Asserts that the first danger card opens at a press, shows whom to call, and closes again.
fn assert_opens(guide: &Guide, press: impl Fn() -> Result<()>) -> Result<()> {
    let is_open = || Ok(guide.attribute(DANGER, "open")?.is_some());
    ensure!(!is_open()?, "it is open already");
    press()?;
    wait_until("the steps for danger are open", is_open)?;
    let call = format!("{DANGER} article [href='tel:17']");
    ensure!(guide.displayed(&call)?, "no number to call is visible");
    let steps = guide.text_of(&format!("{DANGER} article"))?;
    ensure!(steps.len() > 200, "no steps: {steps}");
    press()?;
    wait_until("the steps are folded", || Ok(!is_open()?))
}

/// Waits until the page says how to go on, and nobody is told to wait.
fn assert_says_so(guide: &Guide) -> Result<()> {
    wait_until("the page says that the app is down", || {
        guide.displayed(".down")
    })?;
    ensure!(!guide.text_of(".down")?.is_empty(), "the message is empty");
    // A press stays acknowledged until it is carried out.
    wait_until("nobody is told to wait", || {
        Ok(!guide.any_displayed("[data-pending]")?)
    })
}

/// Asserts that the exit leaves, and that Back does not return.
fn assert_can_leave(guide: &Guide) -> Result<()> {
    guide.exit()?;
    guide
        .assert_left_for(&guide.around().first())
        .context("leaving")
}

/// Waits until every card is under Home.
fn wait_for_texts_under_home(guide: &Guide) -> Result<()> {
    wait_until("the texts are under Home", || {
        guide.eval("return document.querySelectorAll('details[id^=card-]').length > 75")
    })
}

/// What the address bar, the Back list and the tab show.
fn outside(guide: &Guide) -> Result<(String, u32, String)> {
    guide.eval("return [location.href, history.length, document.title]")
}

/// Asserts that the app is not there yet.
fn assert_before_app(guide: &Guide) -> Result<()> {
    ensure!(
        !guide.eval::<bool>("return 'ready' in document.documentElement.dataset")?,
        "the app came too soon for this test"
    );
    Ok(())
}

/// Waits until what came is drawn.
fn wait_until_drawn(guide: &Guide) -> Result<()> {
    guide.eval_async(
        "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))",
    )
}

/// Where parts of the page are in the window: left, top, width and height, by their names.
type Places = BTreeMap<String, [f64; 4]>;

/// Where the visible parts that fit `css` are.
fn places(guide: &Guide, css: &str) -> Result<Places> {
    guide.call(include_str!("../../src/js/places.js"), vec![json!(css)])
}

/// What has moved, or is gone.
fn moved(before: &Places, after: &Places) -> Vec<String> {
    before
        .iter()
        .filter(|(name, place)| after.get(*name) != Some(place))
        .map(|(name, place)| format!("{name}: {place:?} → {:?}", after.get(name)))
        .collect()
}
