//! Without WebAssembly (Lockdown Mode, hardened browsers) or without the app, every card is under
//! Home, and one card leads to another.

use super::{
    assert_can_leave, assert_says_so, assert_static_page, outside, wait_for_texts_under_home,
};
use anyhow::{Context, Result, ensure};
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::json;
use xtask::server::Fault;

/// A script for [`Guide::before_app`].
const NO_WASM: &str = "Object.defineProperty(window, 'WebAssembly', { value: undefined });";

/// Opens the guide in a browser without WebAssembly, and waits until every card is under Home.
fn open(guide: &Guide) -> Result<()> {
    guide.before_app(NO_WASM);
    guide.enter()?;
    assert_says_so(guide)?;
    wait_for_texts_under_home(guide)
}

/// Waits until the panel that matches `css` is open, in the window, with the focus in it.
fn assert_led_to(guide: &Guide, css: &str) -> Result<()> {
    wait_until(&format!("{css} is open and has the focus"), || {
        let state: (bool, bool, bool) = guide.eval_with(
            "const panel = document.querySelector(arguments[0]);
             const { top } = panel.getBoundingClientRect();
             return [panel.open ?? true, panel.contains(document.activeElement), top > -1 && top < innerHeight]",
            vec![json!(css)],
        )?;
        ensure!(
            state == (true, true, true),
            "open, focus, in the window: {state:?}"
        );
        Ok(true)
    })
}

/// The numbers of a card under Home and of another one there that its text leads to.
fn linked_cards(guide: &Guide) -> Result<(String, String)> {
    guide.eval(
        "for (const link of document.querySelectorAll('details[id^=card-] .prose [data-goto=card]')) {
           const from = link.closest('details[id^=card-]').id.slice(5);
           if (link.dataset.to !== from && document.getElementById('card-' + link.dataset.to)) return [from, link.dataset.to];
         }",
    )
}

in_one_browser! {
    /// The static page is usable, with all of the texts.
    mod the_texts_under_home;

    fn everything_is_there(guide) {
        open(guide)?;
        assert_static_page(guide)?;
        // A language is a link for browsers without scripts. When it is pressed here, the page
        // stays (`languages::read::without_wasm`).
        let wrong: Vec<String> = guide.eval(
            "return [...document.querySelectorAll('#home a:not([data-goto])')].map(link => link.getAttribute('href'))
               .filter(address => !/^(tel:|sms:|https:)/.test(address))",
        )?;
        ensure!(wrong.is_empty(), "these change the address: {wrong:?}");
        // There must be no way back to a screen that is not there.
        ensure!(!guide.any_displayed("[data-back]")?, "there is nothing to return to");
        assert_can_leave(guide)
    }

    /// A card links to another inside the page: no new address, and no line in the Back list.
    fn a_card_leads_to_another(guide) {
        open(guide)?;
        let before = outside(guide)?;
        let (from, to) = linked_cards(guide)?;
        guide.press_in_view(&format!("#card-{from} > summary"), 0)?;
        // The link may be in a part that is folded.
        guide.eval_with::<()>(
            "for (const fold of document.querySelectorAll(`#card-${arguments[0]} .prose details`)) fold.open = true; return null",
            vec![json!(from)],
        )?;
        guide.press_in_view(&format!("#card-{from} .prose [data-goto=card][data-to='{to}']"), 0)?;
        assert_led_to(guide, &format!("#card-{to}"))?;
        let after = outside(guide)?;
        ensure!(before == after, "{before:?} became {after:?}");
        guide.assert_exit_in_reach()
    }

    /// A card also leads to a danger card, which is only on Home.
    fn a_card_leads_to_a_danger_card(guide) {
        open(guide)?;
        let before = outside(guide)?;
        let id: String = guide.eval("return document.querySelector('#home details[data-danger] [data-id]').dataset.id")?;
        let link = format!("details[id^=card-] [data-goto=card][data-to='{id}']");
        guide.eval_with::<()>(
            "for (let part = document.querySelector(arguments[0]).parentElement; part; part = part.parentElement) {
               if (part.localName === 'details') part.open = true;
             }
             return null",
            vec![json!(link)],
        ).context("no card leads to it")?;
        guide.press_in_view(&link, 0)?;
        assert_led_to(guide, "#home details[data-danger]")?;
        ensure!(before == outside(guide)?, "{before:?} became {:?}", outside(guide)?);
        Ok(())
    }

    /// Each row of Home leads to its part: lists, numbers, what stays on the device, the text to
    /// 114.
    fn rows_lead_to_their_parts(guide) {
        open(guide)?;
        let before = outside(guide)?;
        for screen in ["victim", "witness", "professional", "numbers", "traces", "write", "local", "sources", "legal", "data", "access", "plan"] {
            guide.press_in_view(&format!("#home > * [data-goto={screen}], #home > [data-goto={screen}], .imprint [data-goto={screen}]"), 0).context(screen)?;
            wait_until(&format!("{screen} is in the window, with the focus"), || {
                let state: (bool, bool) = guide.eval_with(
                    "const part = document.querySelector(`[data-screen='${arguments[0]}']`);
                     const place = part.closest('section, details') ?? part;
                     const { top, bottom } = place.getBoundingClientRect();
                     return [place.contains(document.activeElement), bottom > 0 && top < innerHeight]",
                    vec![json!(screen)],
                )?;
                ensure!(state == (true, true), "focus, in the window: {state:?}");
                Ok(true)
            })?;
        }
        ensure!(before == outside(guide)?, "{before:?} became {:?}", outside(guide)?);
        Ok(())
    }

    /// The row is pressed while the app is still expected. It leads to its part when the texts come
    /// instead.
    fn a_row_pressed_before_the_failure_leads_to_its_part(guide) {
        // Held requests get the right answer in the end, so the app itself must not start.
        guide.before_app(
            "for (const name of ['instantiateStreaming', 'instantiate', 'compileStreaming', 'compile'])
               WebAssembly[name] = () => Promise.reject(new Error('no'))",
        );
        guide.site().fault("_bg.wasm", Fault::Hold);
        guide.enter()?;
        guide.press_in_view("#home [data-goto=numbers]", 0)?;
        ensure!(guide.any_displayed("[data-pending]")?, "the press is not acknowledged");
        guide.site().clear_faults();
        assert_says_so(guide)?;
        wait_for_texts_under_home(guide)?;
        wait_until("the numbers are in the window", || {
            guide.eval(
                "const part = document.querySelector('[data-screen=numbers]');
                 const { top, bottom } = part.getBoundingClientRect();
                 return bottom > 0 && top < innerHeight && part.checkVisibility()",
            )
        })
    }

    /// The page that the exit leads to never comes: nothing of the texts is visible after the exit.
    fn the_exit_covers_the_texts(guide) {
        open(guide)?;
        for page in ["/first", "/second"] {
            guide.around().server().fault(page, Fault::Never);
        }
        guide.watch()?;
        guide.exit()?;
        guide.assert_covered()?;
        Ok(())
    }
}
