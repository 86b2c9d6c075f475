//! The guide in several tabs: leaving one tab leaves them all.

use anyhow::{Context, Result, ensure};
use e2e::page::ESCAPE;
use e2e::{Guide, in_one_browser};

/// Asserts that the guide, or the page around it, is gone from this tab and that Back does not show
/// it.
fn assert_left(guide: &Guide) -> Result<()> {
    guide.assert_left_for(&guide.around().first())
}

in_one_browser! {
    /// The guide is open in more than one tab.
    mod several_tabs;

    /// After a click, and after keys, the tab behind is at the neutral page too, by `replace`.
    fn another_tab_leaves_too(guide) {
        let ways: [fn(&Guide) -> Result<()>; 2] = [Guide::exit, |guide| guide.press(&[ESCAPE; 3])];
        for exit in ways {
            guide.arrive_whole()?;
            guide.open_screen("victim")?;
            let behind = guide.tab()?;
            let before = guide.another_tab()?;
            guide.arrive()?;
            exit(guide)?;
            assert_left(guide).context("where it was pressed")?;
            guide.switch_to(&behind)?;
            assert_left(guide).context("the tab behind")?;
            guide.switch_to(&before)?;
        }
        // The click opens at most one fresh tab; the tabs behind open none.
        ensure!(guide.tabs()?.len() <= 4, "{:?}", guide.tabs()?);
        Ok(())
    }

    /// Both tabs have the guide behind a mark of the same site.
    fn a_mark_of_the_same_site_closes_too(guide) {
        let before = guide.host()?;
        guide.press_mark(0)?;
        let behind = guide.tab()?;
        guide.another_tab()?;
        let here = guide.host()?;
        guide.press_mark(0)?;
        guide.in_frame(|| guide.exit())?;
        guide.assert_as_before(&here).context("where it was pressed")?;
        guide.switch_to(&behind)?;
        guide.assert_as_before(&before).context("the tab behind")
    }

    /// The guide is open by itself in one tab, and behind a mark of another site in the other.
    /// Browsers treat the two as strangers, so the mark stays. `src/decisions/the-exit.md` says so;
    /// if a browser comes to allow it, this check fails.
    fn a_mark_of_another_site_stays_open(guide) {
        guide.host()?;
        guide.press_mark(0)?;
        let behind = guide.tab()?;
        guide.around().link_to(&guide.address());
        guide.another_tab()?;
        guide.arrive()?;
        guide.exit()?;
        assert_left(guide).context("where it was pressed")?;
        guide.switch_to(&behind)?;
        let open: bool = guide.eval("return !!document.querySelector('[data-mark]').shadowRoot.querySelector('dialog')")?;
        ensure!(open, "the mark closes now, so the decision can change");
        Ok(())
    }
}
