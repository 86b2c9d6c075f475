//! A new release comes while the guide is open: a page of one release never gets files of the
//! other.

use super::{assert_copy_is, cut, keep, open_screen, reload};
use anyhow::{Context, Result, ensure};
use e2e::page::build;
use e2e::{Engine, Guide, Session, Setup, in_each_engine, wait_until};
use std::path::Path;
use tempfile::TempDir;
use xtask::compress;
use xtask::finish::{name, worker};
use xtask::server::{Fault, Mode};

/// A folder whose content a test replaces.
struct Site(TempDir);

impl Site {
    fn new() -> Result<Self> {
        let site = Self(TempDir::new()?);
        for file in compress::files(&build())? {
            std::fs::copy(build().join(&file), site.path().join(&file)).context(file)?;
        }
        Ok(site)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts another release on the server: one script differs, and so does the worker.
    fn release(&self) -> Result<()> {
        let script = self.path().join("curtain.js");
        let old = std::fs::read_to_string(&script)?;
        let new = old.clone() + "\n// newer";
        let worker = self.path().join(worker::WORKER);
        let text = std::fs::read_to_string(&worker)?;
        let hashed = text.replace(&name::hash(old.as_bytes()), &name::hash(new.as_bytes()));
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

/// Serves the guide of a folder, requests its copy, and opens it once more so that the copy
/// answers.
fn kept(engine: Engine, site: &Site) -> Result<Guide> {
    let guide = Guide::served_from(
        site.path().into(),
        Mode::Discreet,
        Session::start(engine, &Setup::default())?,
        &[],
    )?;
    guide.enter()?;
    open_screen(&guide)?;
    keep(&guide)?;
    reload(&guide)?;
    Ok(guide)
}

/// Whether the script of the page is that of the newer release.
const NEWER: &str = "return (await (await fetch('/curtain.js')).text()).includes('// newer')";

in_each_engine! {
    /// The open page goes on with its own release. The newer one is announced, and alone answers
    /// the next visit.
    fn a_new_release_waits_for_the_next_visit(engine) {
        let site = Site::new()?;
        let guide = kept(engine, &site)?;
        site.release()?;
        reload(&guide)?;
        wait_until("the newer release has come", || {
            guide.eval_async("return !!(await navigator.serviceWorker.getRegistration()).waiting")
        })?;
        ensure!(!guide.eval_async::<bool>(NEWER)?, "a page of one release has files of the other");
        open_screen(&guide)?;
        assert_copy_is(&guide, "here")?;
        ensure!(guide.any_displayed("[data-newer]")?, "the newer release is not announced");
        guide.visit(&guide.around().other())?;
        cut(&guide);
        wait_until("the newer release is there", || {
            reload(&guide)?;
            guide.eval_async(NEWER)
        })?;
        let caches: usize = guide.eval_async("return (await caches.keys()).length")?;
        ensure!(caches == 1, "{caches} caches");
        Ok(())
    }

    /// A newer release does not come complete: the copy that is here stays.
    fn a_broken_release_changes_nothing(engine) {
        let site = Site::new()?;
        let guide = kept(engine, &site)?;
        site.release()?;
        guide.site().fault("curtain.js", Fault::Status(503));
        guide.site().clear_requests();
        reload(&guide)?;
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
        assert_copy_is(&guide, "here")?;
        cut(&guide);
        reload(&guide)?;
        ensure!(!guide.eval_async::<bool>(NEWER)?, "half of a release is there");
        Ok(())
    }
}
