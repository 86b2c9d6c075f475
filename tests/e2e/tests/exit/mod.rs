//! Leaving: where each way out lands, what is seen meanwhile, what is left behind.

mod cover;
mod disk;
mod keys;
mod remains;
mod ways;

use anyhow::Result;
use e2e::Guide;

/// The old tab is at the neutral page, with no way back; so is every fresh one. How
/// many fresh ones there are.
fn left(guide: &Guide) -> Result<usize> {
    let first = guide.around().first();
    let mine = guide.tab()?;
    guide.assert_left_for(&first)?;
    guide.fresh_tabs(&mine, &first)
}
