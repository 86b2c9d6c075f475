//! A new release while the guide is open: never a page of one with files of the other.

use super::{again, cut, keep, open_screen, says};
use anyhow::{Context, Result, ensure};
use e2e::page::build;
use e2e::{Engine, Guide, Setup, in_each_engine, wait_until};
use std::path::{Path, PathBuf};
use xtask::server::{Fault, Mode};
use xtask::{compress, scripts};

/// A folder whose content a test replaces, gone when dropped.
struct Site(PathBuf);

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Site {
    fn new(engine: Engine) -> Result<Self> {
        let name = format!(
            "releases-{}-{engine:?}-{:?}",
            std::process::id(),
            std::thread::current().id()
        );
        let site = Self(std::env::temp_dir().join(name));
        std::fs::create_dir_all(&site.0)?;
        for file in compress::files(&build())? {
            std::fs::copy(build().join(&file), site.0.join(&file)).context(file)?;
        }
        Ok(site)
    }

    fn path(&self) -> &Path {
        &self.0
    }

    /// Puts another release on the server: one script differs, and with it the worker.
    fn release(&self) -> Result<()> {
        let script = self.0.join("curtain.js");
        let old = std::fs::read_to_string(&script)?;
        let new = old.clone() + "\n// newer";
        let worker = self.0.join(scripts::WORKER);
        let text = std::fs::read_to_string(&worker)?;
        let hashed = text.replace(
            &scripts::hash(old.as_bytes()),
            &scripts::hash(new.as_bytes()),
        );
        ensure!(hashed != text, "the worker does not name the script");
        // The version is the first text of 16 digits.
        let start = hashed.find('"').context("a text")? + 1;
        let version = hashed[start..start + 16].to_owned();
        ensure!(version.chars().all(|c| c.is_ascii_hexdigit()), "{version}");
        let newer: String = version.chars().rev().collect();
        std::fs::write(&worker, hashed.replace(&version, &newer))?;
        std::fs::write(script, new)?;
        Ok(())
    }
}

/// The guide of a folder, kept, and opened once more so that the copy answers.
fn kept(engine: Engine, site: &Site) -> Result<Guide> {
    let guide = Guide::served_from(
        site.path().into(),
        engine,
        Mode::Discreet,
        &Setup::default(),
        &[],
    )?;
    guide.enter()?;
    open_screen(&guide)?;
    keep(&guide)?;
    again(&guide)?;
    Ok(guide)
}

/// The script of the page's own release.
const NEWER: &str = "return (await (await fetch('/curtain.js')).text()).includes('// newer')";

in_each_engine! {
    /// The open page goes on with its own release; the newer one is announced, and is there at
    /// the next visit, alone.
    fn a_new_release_waits(engine) {
        let site = Site::new(engine)?;
        let guide = kept(engine, &site)?;
        site.release()?;
        again(&guide)?;
        wait_until("the newer release has come", || {
            guide.eval_async("return !!(await navigator.serviceWorker.getRegistration()).waiting")
        })?;
        ensure!(!guide.eval_async::<bool>(NEWER)?, "a page of one release has files of the other");
        open_screen(&guide)?;
        says(&guide, "here")?;
        ensure!(guide.any_displayed("[data-newer]")?, "the newer release is not announced");
        guide.visit(&guide.around().other())?;
        cut(&guide);
        wait_until("the newer release is there", || {
            again(&guide)?;
            guide.eval_async(NEWER)
        })?;
        let caches: usize = guide.eval_async("return (await caches.keys()).length")?;
        ensure!(caches == 1, "{caches} caches");
        Ok(())
    }

    /// A newer release that does not come whole: the copy that is here stays.
    fn a_broken_release_changes_nothing(engine) {
        let site = Site::new(engine)?;
        let guide = kept(engine, &site)?;
        site.release()?;
        guide.site().fault("curtain.js", Fault::Status(503));
        guide.site().clear_requests();
        again(&guide)?;
        wait_until("the newer release was tried", || {
            Ok(guide.site().requests().iter().any(|one| one.path.contains("curtain.js")))
        })?;
        wait_until("only one cache is left", || {
            guide.eval_async(
                "const registration = await navigator.serviceWorker.getRegistration();
                 return !registration.installing && !registration.waiting && (await caches.keys()).length === 1",
            )
        })?;
        open_screen(&guide)?;
        says(&guide, "here")?;
        cut(&guide);
        again(&guide)?;
        ensure!(!guide.eval_async::<bool>(NEWER)?, "half of a release is there");
        Ok(())
    }
}
