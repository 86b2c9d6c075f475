//! What must hold wherever one is, and a clock that a test can move.

use crate::page::Guide;
use anyhow::{Context, Result, ensure};

/// What is wrong with the exit and the page around it, at the top and at the bottom of it.
const LAYOUT: &str = "
  const wrong = [];
  for (const y of [0, document.documentElement.scrollHeight]) {
    scrollTo(0, y);
    const link = document.querySelector('.exit [data-exit]');
    const box = link.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const place = ' with the page scrolled to ' + scrollY;
    if (!top || top.closest('[data-exit]') !== link) wrong.push('under ' + (top && top.outerHTML.slice(0, 80)) + place);
    if (box.height < 48) wrong.push(box.height + ' px high' + place);
    if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) wrong.push('outside' + place);
  }
  const width = document.documentElement.scrollWidth;
  if (width > document.documentElement.clientWidth) wrong.push('the page is ' + width + ' px wide: '
    + [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 5).map(one => one.outerHTML.slice(0, 80)));
  scrollTo(0, 0);
  return wrong";

/// What axe-core finds.
const AXE: &str = "
  const found = await axe.run(document, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    resultTypes: ['violations'],
  });
  return found.violations.map(one => one.id + ' (' + one.help + '): '
    + one.nodes.map(node => node.target.join(' ') + ' ' + (node.any[0] || node.all[0] || node.none[0] || {}).message).join('; '))";

/// For [`Guide::before_app`]: a clock that [`Guide::pass`] moves.
pub const CLOCK: &str = "
  const now = Date.now.bind(Date);
  window.shift = 0;
  Date.now = () => now() + window.shift;";

impl Guide {
    /// The exit is on top, 48 px high and in the window; nothing is wider than the window.
    pub fn exit_is_in_reach(&self) -> Result<()> {
        let wrong: Vec<String> = self.eval(LAYOUT)?;
        ensure!(wrong.is_empty(), "the exit: {wrong:?}");
        Ok(())
    }

    /// Brings axe-core into the page, once for each page.
    pub fn bring_axe(&self) -> Result<()> {
        let file = std::env::var_os("GUIDE_AXE").map_or_else(xtask::tools::axe, Into::into);
        let rules = std::fs::read_to_string(&file)
            .with_context(|| format!("axe-core in {}", file.display()))?;
        self.eval::<()>(&format!("{rules}; window.axe = axe"))
    }

    /// axe-core finds nothing.
    pub fn axe_finds_nothing(&self) -> Result<()> {
        let found: Vec<String> = self.eval_async(AXE)?;
        ensure!(found.is_empty(), "axe finds {found:#?}");
        Ok(())
    }

    /// Moves [`CLOCK`], as if nobody had touched the page, once the last scroll is over: it
    /// counts as a gesture, and is told before the page is drawn.
    pub fn pass(&self, seconds: u32) -> Result<()> {
        self.eval_async(&format!(
            "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
             window.shift += {seconds} * 1000"
        ))
    }
}
