//! Assertions that hold on every screen, and a clock that a test can move.

use crate::page::Guide;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

const LAYOUT: &str = include_str!("js/layout.js");
const AXE: &str = include_str!("js/axe.js");

/// The rules of axe-core that WCAG asks for.
const WCAG: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// A script for [`Guide::before_app`]: a clock that [`Guide::pass`] moves.
pub const CLOCK: &str = "
  const now = Date.now.bind(Date);
  window.shift = 0;
  Date.now = () => now() + window.shift;";

impl Guide {
    /// Asserts that the exit is on top, 48 px high and in the window, and that nothing is wider
    /// than the window.
    pub fn assert_exit_in_reach(&self) -> Result<()> {
        let wrong: Vec<String> = self.call(LAYOUT, vec![])?;
        ensure!(wrong.is_empty(), "the exit: {wrong:?}");
        Ok(())
    }

    /// Asserts that no storage of the browser holds anything of the visit.
    pub fn assert_nothing_kept(&self) -> Result<()> {
        let kept: Value = self.eval_async(
            "return [localStorage.length, sessionStorage.length, document.cookie,
                     self.caches ? (await caches.keys()).length : 0, (await indexedDB.databases()).length]",
        )?;
        ensure!(kept == json!([0, 0, "", 0, 0]), "something is kept: {kept}");
        Ok(())
    }

    /// Loads axe-core into the page, once for each page.
    pub fn bring_axe(&self) -> Result<()> {
        let file = std::env::var_os("GUIDE_AXE").map_or_else(xtask::tools::axe, Into::into);
        let rules = std::fs::read_to_string(&file)
            .with_context(|| format!("axe-core in {}", file.display()))?;
        self.eval::<()>(&format!("{rules}; window.axe = axe"))
    }

    /// Asserts that axe-core finds nothing.
    pub fn assert_axe_finds_nothing(&self) -> Result<()> {
        self.assert_axe_finds_none_of(&[&WCAG[..], &["best-practice"]].concat())
    }

    /// axe-core finds nothing on parts of pages: what its best practices ask of a page is not asked.
    pub fn assert_axe_finds_nothing_on_parts(&self) -> Result<()> {
        self.assert_axe_finds_none_of(&WCAG)
    }

    fn assert_axe_finds_none_of(&self, rules: &[&str]) -> Result<()> {
        let found: Vec<String> = self.call_async(AXE, &json!([rules]))?;
        ensure!(found.is_empty(), "axe finds {found:#?}");
        Ok(())
    }

    /// Moves [`CLOCK`] forward, as if nobody had touched the page. It waits for two frames first,
    /// because a scroll counts as a gesture and its event comes before the page is drawn.
    pub fn pass(&self, seconds: u32) -> Result<()> {
        self.eval_async(&format!(
            "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
             window.shift += {seconds} * 1000"
        ))
    }
}
