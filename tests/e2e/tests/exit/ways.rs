//! Every way to press the exit.

use anyhow::{Result, ensure};
use e2e::page::{ENTER, ESCAPE, LEFT_SHIFT, RIGHT_SHIFT, TAB};
use e2e::{Guide, in_each_engine};

/// The old tab is at the neutral page, with no way back; so is every fresh one.
fn left(guide: &Guide) -> Result<usize> {
    let first = guide.around().first();
    let mine = guide.tab()?;
    guide.has_left_for(&first)?;
    guide.fresh_tabs(&mine, &first)
}

in_each_engine! {
    /// A click is the one press for which every browser allows a fresh tab.
    fn exit_by_click(engine) {
        let guide = Guide::open(engine)?;
        guide.exit()?;
        let fresh = left(&guide)?;
        ensure!(fresh == 1, "{fresh} fresh tabs");
        Ok(())
    }

    fn exit_by_left_shift(engine) {
        let guide = Guide::open(engine)?;
        guide.press(&[LEFT_SHIFT; 3])?;
        left(&guide)?;
        Ok(())
    }

    fn exit_by_right_shift(engine) {
        let guide = Guide::open(engine)?;
        guide.press(&[RIGHT_SHIFT; 3])?;
        left(&guide)?;
        Ok(())
    }

    fn exit_by_mixed_shifts(engine) {
        let guide = Guide::open(engine)?;
        guide.press(&[LEFT_SHIFT, RIGHT_SHIFT, LEFT_SHIFT])?;
        left(&guide)?;
        Ok(())
    }

    fn exit_by_escape(engine) {
        let guide = Guide::open(engine)?;
        guide.press(&[ESCAPE; 3])?;
        left(&guide)?;
        Ok(())
    }

    /// Tab, Tab, Enter: without seeing anything.
    fn exit_by_second_skip_link(engine) {
        let guide = Guide::open(engine)?;
        guide.press(&[TAB, TAB, ENTER])?;
        left(&guide)?;
        Ok(())
    }
}
