//! "Essayer le bouton": shows what the exit does, and leaves nothing.

use anyhow::ensure;
use e2e::{Guide, in_each_engine};

in_each_engine! {
    fn try_the_exit_and_return(engine) {
        let guide = Guide::open(engine)?;
        let (said, back) = (guide.word("rehearsal")?, guide.word("resume")?);
        guide.open_screen("traces")?;
        guide.press_in_view("[data-rehearse]", 0)?;
        let cover = guide.cover()?;
        cover.check()?;
        ensure!(cover.text.contains(&said), "{cover:?}");
        let focused: String = guide.eval("return document.activeElement.textContent")?;
        ensure!(focused == back, "focus is on {focused:?}");

        guide.click("html > div button")?;
        guide.has_stayed()?;
        let on_button: bool = guide.eval("return document.activeElement.matches('[data-rehearse]')")?;
        ensure!(on_button, "focus is lost");
        ensure!(guide.asked(&guide.around().first()) == 0, "a page was opened");
        ensure!(guide.tabs()?.len() == 1, "a tab was opened");
        // And then the true one.
        guide.exit()?;
        guide.has_left_for(&guide.around().first())
    }
}
