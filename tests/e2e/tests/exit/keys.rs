//! Which keys count as a press of the exit, and which do not.

use super::{begin_to_write, left};
use anyhow::{Result, ensure};
use e2e::page::{ESCAPE, LEFT_SHIFT};
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::json;

/// What the exit shows about the presses so far: its words and its lights.
fn progress(guide: &Guide) -> Result<(String, Option<String>)> {
    guide.eval(
        "return [document.getElementById('exit-status').textContent,
                 document.querySelector('.exit').dataset.presses ?? null]",
    )
}

fn assert_shows(guide: &Guide, word: &str, presses: &str) -> Result<()> {
    let (said, lights) = progress(guide)?;
    ensure!(said == guide.word(word)?, "it says {said:?}");
    ensure!(
        lights.as_deref() == Some(presses),
        "the lights show {lights:?}"
    );
    guide.assert_stayed()
}

fn wait_expired(guide: &Guide) -> Result<()> {
    let expired = guide.word("expired")?;
    wait_until("the presses are forgotten", || {
        Ok(progress(guide)?.0 == expired)
    })?;
    assert_shows(guide, "expired", "0")
}

in_one_browser! {
    /// Keys are pressed, and the guide shows how it counts them.
    mod presses;

    fn the_progress_of_shift_is_shown(guide) {
        guide.arrive()?;
        guide.press(&[LEFT_SHIFT])?;
        assert_shows(guide, "two", "1")?;
        guide.press(&[LEFT_SHIFT])?;
        assert_shows(guide, "one", "2")?;
        ensure!(guide.displayed("#exit-status")?, "the words are not visible");
        ensure!(guide.displayed(".exit__lights")?, "the lights are not visible");
        Ok(())
    }

    /// Two presses are not enough, because Esc has other uses.
    fn two_escapes_do_not_leave(guide) {
        guide.arrive()?;
        guide.press(&[ESCAPE])?;
        assert_shows(guide, "two", "1")?;
        guide.press(&[ESCAPE])?;
        assert_shows(guide, "one", "2")?;
        wait_expired(guide)?;
        guide.press(&[ESCAPE])?;
        assert_shows(guide, "two", "1")
    }

    /// If more than 5 s pass between two presses, the page says that it forgot the first one.
    fn slow_shifts_do_not_leave(guide) {
        guide.arrive()?;
        for _ in 0..2 {
            guide.press(&[LEFT_SHIFT])?;
            assert_shows(guide, "two", "1")?;
            wait_expired(guide)?;
        }
        guide.press(&[LEFT_SHIFT])?;
        assert_shows(guide, "two", "1")
    }

    /// Two Shift and one Esc are not three presses of one key.
    fn another_key_in_between_restarts_the_count(guide) {
        guide.arrive()?;
        guide.press(&[LEFT_SHIFT, LEFT_SHIFT, ESCAPE])?;
        assert_shows(guide, "two", "1")?;
        guide.press(&[LEFT_SHIFT, 'b', LEFT_SHIFT])?;
        assert_shows(guide, "two", "1")
    }

    fn capital_letters_do_not_count(guide) {
        begin_to_write(guide)?;
        for _ in 0..3 {
            guide.keys(&[(LEFT_SHIFT, true), ('A', true), ('A', false), (LEFT_SHIFT, false)])?;
        }
        let typed: String = guide.eval("return document.getElementById('address').value")?;
        ensure!(typed == "AAA", "{typed:?} was typed");
        let (said, _) = progress(guide)?;
        ensure!(said.is_empty(), "it says {said:?}");
        guide.assert_stayed()
    }

    /// Shift and the mouse select text.
    fn a_click_with_shift_does_not_count(guide) {
        guide.arrive()?;
        for _ in 0..3 {
            guide.click_at(20, 500, Some(LEFT_SHIFT))?;
        }
        let (said, _) = progress(guide)?;
        ensure!(said.is_empty(), "it says {said:?}");
        guide.assert_stayed()
    }

    /// Shift and the wheel scroll sideways three times, which does not count; then three times
    /// Shift does.
    fn the_wheel_with_shift_does_not_count(guide) {
        guide.arrive()?;
        guide.eval::<()>("window.turns = []; addEventListener('wheel', ({ shiftKey }) => turns.push(shiftKey)); return null")?;
        for _ in 0..4 {
            turn_with_shift(guide)?;
        }
        // A busy browser tells the page of the turns later, and whether Shift was down.
        wait_until("the page knows of each turn", || Ok(guide.eval::<usize>("return turns.length")? >= 4))?;
        let turns: Vec<bool> = guide.eval("return turns")?;
        let (said, _) = progress(guide)?;
        ensure!(said.is_empty(), "it says {said:?} after {turns:?}");
        guide.assert_stayed()?;
        guide.press(&[LEFT_SHIFT; 3])?;
        left(guide)?;
        Ok(())
    }

    /// The wheel is the first thing that somebody uses, a tenth of a second after the page is
    /// there.
    fn the_wheel_at_once_does_not_count(guide) {
        guide.arrive()?;
        guide.eval::<()>(
            "Object.defineProperty(WheelEvent.prototype, 'timeStamp', { get: () => 100 });
             addEventListener('keyup', () => dispatchEvent(new WheelEvent('wheel', { deltaY: 5, shiftKey: true })));
             return null",
        )?;
        guide.press(&[LEFT_SHIFT; 3])?;
        let (said, _) = progress(guide)?;
        ensure!(said.is_empty(), "it says {said:?}");
        guide.assert_stayed()
    }

    /// The page still rolls on when somebody presses Shift.
    fn shift_counts_while_the_page_rolls_on(guide) {
        guide.arrive()?;
        guide.eval::<()>(
            "const roll = (shiftKey) => dispatchEvent(new WheelEvent('wheel', { deltaY: 5, shiftKey }));
             roll(false);
             for (const type of ['keydown', 'keyup']) addEventListener(type, event => roll(event.shiftKey));
             return null",
        )?;
        guide.press(&[LEFT_SHIFT; 3])?;
        left(guide)?;
        Ok(())
    }

    /// An on-screen keyboard sends Shift for a capital or for the next page of signs, with a place
    /// (`code`) or without.
    fn shift_of_an_on_screen_keyboard_does_not_count(guide) {
        begin_to_write(guide)?;
        // Imitates a telephone, because none can be had here in three engines.
        guide.eval::<()>(
            "window.touched = true;
             const asked = matchMedia.bind(window);
             window.matchMedia = (query) => query === '(pointer: coarse)' ? { matches: window.touched } : asked(query);
             return null",
        )?;
        guide.press(&[LEFT_SHIFT; 4])?;
        let (said, _) = progress(guide)?;
        ensure!(said.is_empty(), "it says {said:?}");
        guide.eval::<()>(
            "window.touched = false;
             for (let presses = 0; presses < 4; presses++) for (const type of ['keydown', 'keyup'])
               document.activeElement.dispatchEvent(new KeyboardEvent(type, { key: 'Shift', bubbles: true }));
             return null",
        )?;
        let (said, _) = progress(guide)?;
        ensure!(said.is_empty(), "it says {said:?}");
        guide.assert_stayed()?;
        // A keyboard that is plugged in has Esc.
        guide.press(&[ESCAPE; 3])?;
        left(guide)?;
        Ok(())
    }

    /// With an input method, Shift changes the mode, and what is composed comes without telling
    /// keys.
    fn shift_of_an_input_method_does_not_count(guide) {
        begin_to_write(guide)?;
        for composed in [
            "new KeyboardEvent('keydown', { key: 'Process', bubbles: true, isComposing: true })",
            "new InputEvent('input', { data: '我', bubbles: true })",
        ] {
            for _ in 0..4 {
                guide.press(&[LEFT_SHIFT])?;
                guide.eval::<()>(&format!("document.activeElement.dispatchEvent({composed}); return null"))?;
            }
            guide.assert_stayed()?;
        }
        // While something is composed, Shift belongs to the input method.
        guide.eval::<()>(
            "for (let presses = 0; presses < 4; presses++) for (const type of ['keydown', 'keyup'])
               document.activeElement.dispatchEvent(new KeyboardEvent(type, { key: 'Shift', code: 'ShiftLeft', bubbles: true, isComposing: true }));
             return null",
        )?;
        guide.assert_stayed()
    }
}

/// Presses Shift, turns the wheel, then releases Shift.
fn turn_with_shift(guide: &Guide) -> Result<()> {
    let pause = || json!({ "type": "pause" });
    let key = |kind: &str| json!({ "type": kind, "value": LEFT_SHIFT.to_string() });
    guide.actions(json!([
        { "type": "key", "id": "keyboard", "actions": [key("keyDown"), pause(), key("keyUp")] },
        { "type": "wheel", "id": "wheel", "actions": [
            pause(),
            { "type": "scroll", "x": 300, "y": 500, "deltaX": 0, "deltaY": 40, "duration": 0 },
            pause(),
        ] },
    ]))
}

in_one_browser! {
    /// Tor Browser and LibreWolf keep Shift alone from pages, so that pages know less of the
    /// keyboard.
    mod in_a_hardened_browser in firefox Firefox;

    fn escape_leaves(guide) {
        guide.firefox::<()>("Services.prefs.setBoolPref('privacy.resistFingerprinting', true)")?;
        guide.arrive()?;
        let named = guide.text_of(".exit__keys")?;
        ensure!(named.contains("Échap"), "the page names another key: {named}");
        guide.press(&[LEFT_SHIFT; 3])?;
        let (said, _) = progress(guide)?;
        ensure!(said.is_empty(), "Shift is heard now, so the decision can change: {said:?}");
        guide.assert_stayed()?;
        guide.press(&[ESCAPE; 3])?;
        left(guide)?;
        Ok(())
    }
}
