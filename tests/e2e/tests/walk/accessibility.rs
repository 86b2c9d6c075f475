//! axe-core finds nothing, on any screen, in light and dark.

use super::walk;
use anyhow::{Context, Result, ensure};
use e2e::page::LEFT_SHIFT;
use e2e::{Engine, Guide, Setup, in_each_engine};

const RUN: &str = "
  const found = await axe.run(document, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    resultTypes: ['violations'],
  });
  return found.violations.map(one => one.id + ' (' + one.help + '): '
    + one.nodes.map(node => node.target.join(' ') + ' ' + (node.any[0] || node.all[0] || node.none[0] || {}).message).join('; '))";

fn axe(guide: &Guide) -> Result<()> {
    let file = std::env::var_os("GUIDE_AXE").map_or_else(xtask::tools::axe, Into::into);
    let rules = std::fs::read_to_string(&file)
        .with_context(|| format!("axe-core in {}", file.display()))?;
    guide.eval::<()>(&format!("{rules}; window.axe = axe"))
}

fn check(guide: &Guide) -> Result<()> {
    let found: Vec<String> = guide.eval_async(RUN)?;
    ensure!(found.is_empty(), "axe finds {found:#?}");
    Ok(())
}

/// Every screen is looked at before the test fails: one list of all that is wrong.
fn check_every_screen(guide: &Guide) -> Result<()> {
    axe(guide)?;
    let mut wrong = Vec::new();
    walk(guide, |seen| {
        if let Err(error) = check(guide) {
            wrong.push(format!("{}: {error}", seen.name()));
        }
        Ok(())
    })?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

in_each_engine! {
    fn every_screen_in_light(engine) {
        check_every_screen(&Guide::open(engine)?)
    }

    fn every_screen_in_dark(engine) {
        let guide = Guide::closed_dark(engine)?;
        guide.enter()?;
        guide.ready()?;
        let dark: bool = guide.eval("return matchMedia('(prefers-color-scheme: dark)').matches")?;
        ensure!(dark, "{engine:?} is not dark");
        check_every_screen(&guide)
    }

    /// The page without the app, and with the progress of the exit shown.
    fn static_page(engine) {
        let guide = Guide::closed(engine)?;
        guide.site().fault("_bg.wasm", xtask::server::Fault::Status(404));
        guide.enter()?;
        axe(&guide)?;
        guide.press(&[LEFT_SHIFT])?;
        check(&guide)
    }

    /// The neutral screen of the rehearsal.
    fn rehearsal(engine) {
        let guide = Guide::open(engine)?;
        guide.open_screen("traces")?;
        axe(&guide)?;
        guide.press_in_view("[data-rehearse]", 0)?;
        check(&guide)
    }
}

/// A browser that prefers dark pages.
trait Dark: Sized {
    fn closed_dark(engine: Engine) -> Result<Self>;
}

impl Dark for Guide {
    fn closed_dark(engine: Engine) -> Result<Self> {
        let setup = Setup {
            dark: true,
            ..Setup::default()
        };
        let guide = Self::with(engine, &setup, &[])?;
        if engine == Engine::Chromium {
            guide.emulate("", &[("prefers-color-scheme", "dark")])?;
        }
        Ok(guide)
    }
}
