//! axe-core finds nothing, on any screen, in light and dark.

use super::walk;
use anyhow::{Result, ensure};
use e2e::page::LEFT_SHIFT;
use e2e::{Engine, Guide, Setup, in_each_engine};

/// Every screen is looked at before the test fails: one list of all that is wrong.
fn check_every_screen(guide: &Guide) -> Result<()> {
    guide.bring_axe()?;
    let mut wrong = Vec::new();
    walk(guide, |seen| {
        if let Err(error) = guide.axe_finds_nothing() {
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
        guide.bring_axe()?;
        guide.press(&[LEFT_SHIFT])?;
        guide.axe_finds_nothing()
    }

    /// The neutral screen of the rehearsal.
    fn rehearsal(engine) {
        let guide = Guide::open(engine)?;
        guide.open_screen("traces")?;
        guide.bring_axe()?;
        guide.press_in_view("[data-rehearse]", 0)?;
        guide.axe_finds_nothing()
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
