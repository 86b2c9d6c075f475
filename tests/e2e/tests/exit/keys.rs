//! What counts as a press, and what does not.

use anyhow::{Result, ensure};
use e2e::page::{ESCAPE, LEFT_SHIFT};
use e2e::{Guide, in_one_browser, wait_until};

/// What the exit shows of the presses so far: its words and its lights.
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
    /// Keys are pressed; the guide says how they count.
    mod presses;

    fn announce_the_progress_of_shift(guide) {
        guide.arrive()?;
        guide.press(&[LEFT_SHIFT])?;
        assert_shows(guide, "two", "1")?;
        guide.press(&[LEFT_SHIFT])?;
        assert_shows(guide, "one", "2")?;
        ensure!(guide.displayed("#exit-status")?, "the words are not seen");
        ensure!(guide.displayed(".exit__lights")?, "the lights are not seen");
        Ok(())
    }

    /// Twice is not enough: Esc has other uses.
    fn press_escape_twice(guide) {
        guide.arrive()?;
        guide.press(&[ESCAPE])?;
        assert_shows(guide, "two", "1")?;
        guide.press(&[ESCAPE])?;
        assert_shows(guide, "one", "2")?;
        wait_expired(guide)?;
        guide.press(&[ESCAPE])?;
        assert_shows(guide, "two", "1")
    }

    /// More than 5 s between two presses: the page says that it forgot the first.
    fn press_shift_too_slowly(guide) {
        guide.arrive()?;
        for _ in 0..2 {
            guide.press(&[LEFT_SHIFT])?;
            assert_shows(guide, "two", "1")?;
            wait_expired(guide)?;
        }
        guide.press(&[LEFT_SHIFT])?;
        assert_shows(guide, "two", "1")
    }

    /// Two Shift and one Esc are not three of anything.
    fn press_another_key_in_between(guide) {
        guide.arrive()?;
        guide.press(&[LEFT_SHIFT, LEFT_SHIFT, ESCAPE])?;
        assert_shows(guide, "two", "1")?;
        guide.press(&[LEFT_SHIFT, 'b', LEFT_SHIFT])?;
        assert_shows(guide, "two", "1")
    }

    fn type_capital_letters(guide) {
        guide.arrive_whole()?;
        guide.open_screen("write")?;
        guide.press_in_view("#street", 0)?;
        for _ in 0..3 {
            guide.keys(&[(LEFT_SHIFT, true), ('A', true), ('A', false), (LEFT_SHIFT, false)])?;
        }
        let typed: String = guide.eval("return document.getElementById('street').value")?;
        ensure!(typed == "AAA", "{typed:?} was typed");
        let (said, _) = progress(guide)?;
        ensure!(said.is_empty(), "it says {said:?}");
        guide.assert_stayed()
    }

    /// Selecting text with Shift and the mouse.
    fn click_with_shift_held(guide) {
        guide.arrive()?;
        for _ in 0..3 {
            guide.click_at(20, 500, Some(LEFT_SHIFT))?;
        }
        let (said, _) = progress(guide)?;
        ensure!(said.is_empty(), "it says {said:?}");
        guide.assert_stayed()
    }
}
