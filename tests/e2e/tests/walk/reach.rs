//! The exit is on screen, on top and large enough to hit, wherever one is.

use super::walk;
use anyhow::{Context, Result, ensure};
use e2e::page::LEFT_SHIFT;
use e2e::{Engine, Guide, in_each_engine};
use serde_json::{Value, json};

/// The guide in a window of this size.
fn open(engine: Engine, width: u32, height: u32) -> Result<Guide> {
    let guide = Guide::closed(engine)?;
    guide.resize(width, height)?;
    guide.enter()?;
    guide.ready()?;
    Ok(guide)
}

fn everywhere(engine: Engine, width: u32, height: u32) -> Result<()> {
    let guide = open(engine, width, height)?;
    let mut wrong = Vec::new();
    walk(&guide, |seen| {
        if let Err(error) = guide.exit_is_in_reach() {
            wrong.push(format!("{}: {error}", seen.name()));
        }
        Ok(())
    })?;
    // With the words of the progress open under it.
    guide.press(&[LEFT_SHIFT])?;
    guide.exit_is_in_reach()?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

in_each_engine! {
    /// The smallest phone.
    fn exit_at_320_by_640(engine) {
        everywhere(engine, 320, 640)
    }

    /// A window of 1280 × 1024 at 400 %.
    fn exit_at_320_by_256(engine) {
        everywhere(engine, 320, 256)
    }

    /// Letters twice as large, as the browser's setting makes them.
    fn exit_and_numbers_with_letters_twice_as_large(engine) {
        for (width, height) in [(360, 640), (1280, 800)] {
            let guide = open(engine, width, height)?;
            guide.eval::<()>(
                "const root = document.documentElement;
                 root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px'",
            )?;
            guide.exit_is_in_reach().with_context(|| format!("at {width} × {height}"))?;
            let wrong: Value = guide.eval(
                "return [...document.querySelectorAll('.emergency [data-contact]')].filter(link => {
                   link.scrollIntoView({ block: 'center' });
                   const box = link.getBoundingClientRect();
                   const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                   return !top || top.closest('a') !== link || box.left < 0 || box.right > innerWidth
                     || link.scrollWidth > link.clientWidth + 1;
                 }).map(link => link.dataset.contact)",
            )?;
            ensure!(wrong == json!([]), "at {width} × {height}, not usable: {wrong}");
        }
        Ok(())
    }
}
