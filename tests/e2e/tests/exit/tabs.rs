//! The guide in several tabs: who leaves one leaves them all.

use anyhow::{Context, Result, ensure};
use e2e::page::ESCAPE;
use e2e::{Guide, in_one_browser};

/// In this tab, the guide or the page around it: is it gone, and does Back not show it?
fn assert_left(guide: &Guide) -> Result<()> {
    guide.assert_left_for(&guide.around().first())
}

in_one_browser! {
    /// The guide is open more than once.
    mod several_tabs;

    /// By click, then by key: the tab behind is at the neutral page too, by `replace`.
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
        // The click opens one fresh tab at most, the tabs behind none.
        ensure!(guide.tabs()?.len() <= 4, "{:?}", guide.tabs()?);
        Ok(())
    }

    /// Behind marks of one site, in two tabs.
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

    /// By itself in one tab, behind a mark of another site in the other: browsers hold them to be
    /// strangers, and the mark stays. It is said in `src/decisions/the-exit.md`; a browser that
    /// comes to allow it fails here.
    fn a_mark_of_another_site(guide) {
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
        ensure!(open, "the decision can change: it closes");
        Ok(())
    }
}
