//! What a person or a printer asks of the page.

use anyhow::{Result, ensure};
use e2e::{Guide, in_chromium};

fn display(guide: &Guide) -> Result<String> {
    guide.eval("return getComputedStyle(document.querySelector('.exit')).display")
}

in_chromium! {
    /// On paper there is nothing to press, and the numbers are there.
    fn print_without_the_exit(engine) {
        let guide = Guide::open(engine)?;
        guide.emulate("print", &[])?;
        ensure!(display(&guide)? == "none", "the exit is printed");
        for contact in ["17", "114", "3919"] {
            let shown = guide.displayed(&format!(".emergency [data-contact='{contact}']"))?;
            ensure!(shown, "{contact} is not printed");
        }
        Ok(())
    }

    fn exit_with_forced_colours_or_less_motion(engine) {
        let guide = Guide::open(engine)?;
        for feature in [("forced-colors", "active"), ("prefers-reduced-motion", "reduce"), ("prefers-contrast", "more")] {
            guide.emulate("", &[feature])?;
            let (top, border): (bool, String) = guide.eval(
                "const link = document.querySelector('.exit [data-exit]');
                 const box = link.getBoundingClientRect();
                 return [document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).closest('[data-exit]') === link,
                         getComputedStyle(link).borderTopWidth]",
            )?;
            ensure!(top, "{feature:?}: the exit is not on top");
            ensure!(border != "0px", "{feature:?}: the exit has no shape");
        }
        guide.exit()?;
        guide.has_left_for(&guide.around().first())
    }
}
