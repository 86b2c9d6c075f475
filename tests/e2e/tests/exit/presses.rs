//! Every way to press the exit by hand. None of them needs a calm hand.

use super::left;
use anyhow::{Context, Result, ensure};
use e2e::page::{ENTER, ESCAPE, LEFT_SHIFT};
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::{Value, json};

/// Control, Alt, Meta and Shift, as WebDriver names them.
const MODIFIERS: [char; 4] = ['\u{E009}', '\u{E00A}', '\u{E03D}', LEFT_SHIFT];

/// The middle of an element, in the viewport.
fn middle(guide: &Guide, css: &str) -> Result<(i64, i64)> {
    let (x, y): (f64, f64) = guide.eval(&format!(
        "const box = document.querySelector(\"{css}\").getBoundingClientRect();
         return [box.x + box.width / 2, box.y + box.height / 2]"
    ))?;
    Ok((x.round() as i64, y.round() as i64))
}

const EXIT: &str = ".exit [data-exit]";

/// What one finger, pen or mouse does: down at `from`, held for `held` ms, moved to `to`, up.
fn press(id: &str, kind: &str, button: u8, from: (i64, i64), to: (i64, i64), held: u32) -> Value {
    let mut actions = vec![
        json!({ "type": "pointerMove", "duration": 0, "x": from.0, "y": from.1 }),
        json!({ "type": "pointerDown", "button": button }),
    ];
    if held > 0 {
        actions.push(json!({ "type": "pause", "duration": held }));
    }
    if from != to {
        // In two steps, as a hand does, because one step alone is not always a drag.
        let half = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
        for (x, y) in [half, to] {
            actions.push(json!({ "type": "pointerMove", "duration": 30, "x": x, "y": y }));
        }
    }
    actions.push(json!({ "type": "pointerUp", "button": button }));
    json!({ "type": "pointer", "id": id, "parameters": { "pointerType": kind }, "actions": actions })
}

/// Asserts that `actions`, made from the middle of the exit, leave the guide.
fn assert_leaves(guide: &Guide, actions: impl FnOnce((i64, i64)) -> Value) -> Result<()> {
    guide.arrive()?;
    guide.actions(actions(middle(guide, EXIT)?))?;
    left(guide)?;
    Ok(())
}

in_one_browser! {
    /// The exit is pressed in some way, and the guide is left.
    mod each_press;

    /// The press goes down on the exit and comes up 26 px further inside it: it is not a drag. A
    /// browser that is asked for a fresh tab by such a press opens it.
    fn a_press_that_moves_a_little_leaves(guide) {
        assert_leaves(guide, |(x, y)| json!([press("mouse", "mouse", 0, (x, y), (x + 26, y + 4), 0)]))
    }

    /// The same movement on a call presses it and does not drag it. The call itself is held back
    /// here.
    fn a_call_that_moves_a_little_is_pressed(guide) {
        guide.arrive()?;
        let (x, y) = middle(guide, ".emergency [data-contact='17']")?;
        guide.eval::<()>(
            "addEventListener('click', event => { event.preventDefault(); window.called = event.target.closest('a').href });
             return null",
        )?;
        guide.actions(json!([press("mouse", "mouse", 0, (x, y), (x + 20, y + 4), 0)]))?;
        wait_until("the call is pressed", || guide.eval("return window.called === 'tel:17'"))
    }

    fn a_finger_leaves(guide) {
        assert_leaves(guide, |at| json!([press("finger", "touch", 0, at, at, 0)]))
    }

    fn a_finger_that_slips_leaves(guide) {
        assert_leaves(guide, |(x, y)| json!([press("finger", "touch", 0, (x, y), (x + 26, y + 8), 0)]))
    }

    /// Long enough for the menu that a browser has for links.
    fn a_finger_that_stays_leaves(guide) {
        assert_leaves(guide, |at| json!([press("finger", "touch", 0, at, at, 1200)]))
    }

    fn two_fingers_leave(guide) {
        assert_leaves(guide, |(x, y)| json!([
            press("finger", "touch", 0, (x - 20, y), (x - 20, y), 60),
            press("other", "touch", 0, (x + 20, y), (x + 20, y), 60),
        ]))
    }

    /// Without the exit's script, the middle one would open the neutral page beside the guide, the
    /// right one a menu.
    fn other_buttons_of_the_mouse_leave(guide) {
        for button in [1, 2] {
            assert_leaves(guide, |at| json!([press("mouse", "mouse", button, at, at, 0)]))
                .with_context(|| format!("button {button}"))?;
        }
        Ok(())
    }

    /// By default, a browser would open the page elsewhere, or download it.
    fn a_click_with_a_modifier_leaves(guide) {
        for (before, held) in MODIFIERS.into_iter().enumerate() {
            guide.arrive()?;
            let (x, y) = middle(guide, EXIT)?;
            guide.click_at(i32::try_from(x)?, i32::try_from(y)?, Some(held))?;
            let fresh = left(guide).with_context(|| format!("{held:?}"))?;
            ensure!(fresh <= before + 1, "{held:?} opens more than one tab");
        }
        Ok(())
    }

    /// Enter is held down and repeats.
    fn enter_kept_down_leaves(guide) {
        guide.arrive()?;
        guide.eval::<()>(&format!("document.querySelector('{EXIT}').focus(); return null"))?;
        guide.keys(&[(ENTER, true), (ENTER, true), (ENTER, true), (ENTER, false)])?;
        left(guide)?;
        Ok(())
    }

    fn the_space_bar_leaves(guide) {
        guide.arrive()?;
        guide.eval::<()>(&format!("document.querySelector('{EXIT}').focus(); return null"))?;
        guide.press(&[' '])?;
        left(guide)?;
        Ok(())
    }

    /// The press goes down on the exit and up far from it, or the other way round: the visitor has
    /// changed their mind.
    fn a_press_that_ends_elsewhere_does_not_leave(guide) {
        guide.arrive()?;
        let (x, y) = middle(guide, EXIT)?;
        let away = (x, y + 300);
        for kind in ["mouse", "touch"] {
            guide.actions(json!([press(kind, kind, 0, (x, y), away, 0)]))?;
            guide.actions(json!([press(kind, kind, 0, away, (x, y), 0)]))?;
        }
        guide.assert_stayed()
    }
}

in_one_browser! {
    /// The driver of Firefox has no pen.
    mod with_a_pen in chromium Chromium, webkit WebKit;

    fn a_pen_leaves(guide) {
        assert_leaves(guide, |(x, y)| json!([press("pen", "pen", 0, (x, y), (x + 8, y), 0)]))
    }
}

in_one_browser! {
    /// Firefox shows a bar with the name of the site when it refuses its tab. Only Firefox tells a
    /// test about it.
    mod no_bar_names_the_site in firefox Firefox;

    fn by_any_press(guide) {
        let ways: [fn(&Guide) -> Result<()>; 3] = [
            Guide::exit,
            |guide| guide.press(&[LEFT_SHIFT; 3]),
            |guide| guide.press(&[ESCAPE; 3]),
        ];
        for way in ways {
            guide.arrive()?;
            way(guide)?;
            left(guide)?;
            let blocked: u32 = guide.firefox(
                "return gBrowser.browsers.reduce((sum, one) => sum + one.popupAndRedirectBlocker.getBlockedPopupCount(), 0)",
            )?;
            ensure!(blocked == 0, "{blocked} refused");
        }
        Ok(())
    }
}
