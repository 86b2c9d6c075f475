//! Leaving: where each way out lands, what is seen meanwhile, and what is left behind.

mod cover;
mod disk;
mod keys;
mod presses;
mod remains;
mod tabs;
mod typed;
mod view;
mod ways;

use anyhow::Result;
use e2e::Guide;

/// Asserts that the old tab and every fresh tab are at the neutral page, with no way back. Returns
/// how many fresh tabs there are.
fn left(guide: &Guide) -> Result<usize> {
    let first = guide.around().first();
    let mine = guide.tab()?;
    guide.assert_left_for(&first)?;
    guide.fresh_tabs(&mine, &first)
}

/// Puts the focus into a field of the text to 114.
fn begin_to_write(guide: &Guide) -> Result<()> {
    guide.arrive_whole()?;
    guide.open_screen("write")?;
    guide.press_in_view("#address", 0)
}
