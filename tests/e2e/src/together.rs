//! Runs several checks in one browser, because a start takes one to four seconds of two processors.

use crate::engine::{Engine, Setup};
use crate::page::Guide;
use crate::session::Session;
use anyhow::{Result, ensure};
use std::time::Instant;

/// A check and its name.
pub type Check = (&'static str, fn(&Guide) -> Result<()>);

/// Runs `checks` one after the other in one browser, and reports all that failed. Each check has
/// its own site, so its origin holds nothing of the check before, and a fresh tab in which the
/// guide is not open. A browser in which a check failed is not used again.
///
/// `E2E_ONLY=words` runs only the checks whose name holds these words.
pub fn together(engine: Engine, setup: &Setup, checks: &[Check]) -> Result<()> {
    let only = std::env::var("E2E_ONLY").unwrap_or_default();
    let mut browser = None;
    let mut wrong = Vec::new();
    for (name, check) in checks.iter().filter(|(name, _)| name.contains(&only)) {
        let start = Instant::now();
        let guide = Guide::in_browser(match browser.take() {
            Some(browser) => browser,
            None => Session::start(engine, setup)?,
        })?;
        let checked = check(&guide);
        println!("{name}: {:.1} s", start.elapsed().as_secs_f64());
        match checked {
            Ok(()) => browser = Some(guide.into_browser()?),
            Err(error) => wrong.push(format!("{name}: {error:#}")),
        }
    }
    ensure!(
        wrong.is_empty(),
        "{} of {} checks failed:\n\n{}",
        wrong.len(),
        checks.len(),
        wrong.join("\n\n")
    );
    Ok(())
}
