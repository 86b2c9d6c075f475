//! Waits for a condition, with a deadline.

use anyhow::{Context, Result, bail};
use std::time::{Duration, Instant};

const POLL: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(10);

/// Waits until `condition` holds, 10 s at most. An error counts as "not yet", because a page that
/// is being replaced answers with an error. The message holds the last error.
pub fn wait_until(what: &str, condition: impl FnMut() -> Result<bool>) -> Result<()> {
    wait_longer(PATIENCE, what, condition)
}

/// [`wait_until`] with another deadline.
pub fn wait_longer(
    patience: Duration,
    what: &str,
    mut condition: impl FnMut() -> Result<bool>,
) -> Result<()> {
    let start = Instant::now();
    loop {
        let last = condition();
        if matches!(last, Ok(true)) {
            return Ok(());
        }
        if start.elapsed() > patience {
            let said = format!("waited {} s in vain until {what}", patience.as_secs());
            match last {
                Err(error) => return Err(error).context(said),
                Ok(_) => bail!("{said}"),
            }
        }
        std::thread::sleep(POLL);
    }
}
