//! Every way to press the exit.

use super::left;
use anyhow::{Context, ensure};
use e2e::page::{ENTER, ESCAPE, LEFT_SHIFT, RIGHT_SHIFT, TAB};
use e2e::{Guide, in_each_engine};

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

    /// Somebody comes in while she writes: focus is in a field.
    fn exit_while_writing(engine) {
        let guide = Guide::open(engine)?;
        guide.open_screen("write")?;
        guide.press_in_view("#street", 0)?;
        guide.type_into("#street", "12 rue")?;
        guide.press(&[LEFT_SHIFT; 3])?;
        left(&guide)?;
        Ok(())
    }

    /// By mouse and by keyboard in turn, from a screen of each kind.
    fn exit_from_every_screen(engine) {
        let guide = Guide::open(engine)?;
        let ways: [fn(&Guide) -> anyhow::Result<()>; 3] = [
            Guide::exit,
            |guide| guide.press(&[LEFT_SHIFT; 3]),
            |guide| guide.press(&[ESCAPE; 3]),
        ];
        let screens = ["victim", "witness", "professional", "numbers", "write", "traces", "card"];
        for (screen, exit) in screens.into_iter().zip(ways.into_iter().cycle()) {
            guide.enter()?;
            guide.ready()?;
            guide.open_screen(screen)?;
            exit(&guide)?;
            left(&guide).with_context(|| format!("from {screen}"))?;
        }
        Ok(())
    }
}
