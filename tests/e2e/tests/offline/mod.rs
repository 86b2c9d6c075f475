//! The copy for days without network: it comes only on request, complete or not at all, and is gone
//! when it is no longer wanted.

mod damage;
mod releases;

use anyhow::{Result, ensure};
use e2e::{Engine, Guide, in_one_browser, wait_longer, wait_until};
use serde_json::{Value, json};
use std::time::Duration;
use xtask::server::Fault;

/// What the origin keeps: workers, caches, their entries, local storage.
const KEPT: &str = "
  const names = await caches.keys();
  let entries = 0;
  for (const name of names) entries += (await (await caches.open(name)).keys()).length;
  return [(await navigator.serviceWorker.getRegistrations()).length, names.length, entries, localStorage.length]";

/// Waits until nothing is kept. What an exit or a failure removes goes a moment later.
fn assert_nothing_kept(guide: &Guide) -> Result<()> {
    wait_until("nothing is kept", || {
        let kept: Value = guide.eval_async(KEPT)?;
        ensure!(kept == json!([0, 0, 0, 0]), "{kept}");
        Ok(true)
    })
}

/// Opens the screen of the copy as a professional does.
pub fn open_screen(guide: &Guide) -> Result<()> {
    guide.ready()?;
    guide.texts_loaded()?;
    guide.live()?;
    guide.open_screen("professional")?;
    guide.open_screen("keep")
}

/// Waits until the screen says that the copy is in this state.
fn assert_copy_is(guide: &Guide, state: &str) -> Result<()> {
    wait_longer(
        Duration::from_secs(30),
        &format!("the copy is {state}"),
        || {
            let said: Option<String> = guide
                .eval("return document.querySelector('[data-copy-state]')?.dataset.copyState")?;
            ensure!(said.as_deref() == Some(state), "it is {said:?}");
            Ok(true)
        },
    )
}

/// Requests the copy on its screen and waits until it is here.
pub fn keep(guide: &Guide) -> Result<()> {
    guide.press_in_view("[data-keep='start']", 0)?;
    assert_copy_is(guide, "here")
}

/// Opens the guide and requests its copy, on the screen of the copy.
fn kept(guide: &Guide) -> Result<()> {
    guide.enter()?;
    open_screen(guide)?;
    keep(guide)
}

/// Cuts the network: no request gets an answer any more.
fn cut(guide: &Guide) {
    guide.site().clear_requests();
    guide.site().fault("", Fault::Refuse);
}

/// Loads the page of the guide, also over itself.
fn load(guide: &Guide) -> Result<()> {
    guide.eval::<()>("window.before = true; return null")?;
    guide.go(&guide.address())?;
    wait_until("the page is another one", || {
        guide.eval("return !window.before")
    })?;
    guide.wait_for(&guide.address())
}

/// Loads the page of the guide and waits until it answers.
pub fn reload(guide: &Guide) -> Result<()> {
    load(guide)?;
    guide.ready()
}

/// Opens a page of the same origin that is not the guide.
fn elsewhere(guide: &Guide) -> Result<()> {
    guide
        .site()
        .page("/other", "<!doctype html><title>Autre</title>");
    guide.visit(&guide.at("/other"))
}

fn assert_removed_by_the_exit(guide: &Guide) -> Result<()> {
    guide.exit()?;
    guide.wait_for(&guide.around().first())?;
    elsewhere(guide)?;
    assert_nothing_kept(guide)
}

in_one_browser! {
    /// The copy is requested, used without network, and removed.
    mod a_copy;

    /// The page says what the copy leaves before the copy is requested. Until then nothing is
    /// there, and nothing suggests installing anything.
    fn the_copy_is_requested_after_a_warning(guide) {
        guide.enter()?;
        open_screen(guide)?;
        assert_copy_is(guide, "absent")?;
        assert_nothing_kept(guide)?;
        let asked = guide.site().requests();
        ensure!(!asked.iter().any(|one| one.path.contains("sw.js") || one.path.contains("manifest")), "{asked:?}");
        let order: bool = guide.eval(
            "const after = (a, b) => document.querySelector(a).compareDocumentPosition(document.querySelector(b)) & 4;
             return !!after('main .dont', '[data-keep]')",
        )?;
        ensure!(order, "the button comes before the warning");
        guide.bring_axe()?;
        guide.assert_axe_finds_nothing()?;
        guide.assert_exit_in_reach()?;
        keep(guide)?;
        guide.assert_axe_finds_nothing()?;
        let dated = guide.text_of("main [role=status] .muted")?;
        ensure!(dated.contains("2026"), "no date: {dated}");
        let all: Value = guide.eval_async(KEPT)?;
        ensure!(all[0] == json!(1) && all[1] == json!(1) && all[3] == json!(0), "{all}");
        Ok(())
    }

    /// Without the server there is still the guide, every card, the search, the questions, and the
    /// tools with their sheet. Pages keep their status.
    fn the_whole_guide_works_without_network(guide) {
        kept(guide)?;
        cut(guide);
        reload(guide)?;
        guide.texts_loaded()?;
        guide.live()?;
        let status: Option<u32> = guide.eval("return performance.getEntriesByType('navigation')[0].responseStatus")?;
        ensure!(status.is_none_or(|status| status == 404) || guide.engine() == Engine::WebKit, "status {status:?}");
        wait_until("the manifest is there", || {
            let shown: String = guide.eval_async(
                "return (await (await fetch(document.querySelector('link[rel=manifest]').href)).json()).display",
            )?;
            ensure!(shown == "browser", "a browser may offer to install it: {shown}");
            Ok(true)
        })?;
        guide.type_into("input[type=search]", "il me tape")?;
        wait_until("something answers", || guide.any_displayed("[data-answers] [data-goto='card']"))?;
        guide.open_screen("orient")?;
        guide.go_back()?;
        guide.open_screen("victim")?;
        guide.open_screen("card")?;
        guide.go_back()?;
        guide.go_back()?;
        guide.open_screen("professional")?;
        guide.open_screen("desk")?;
        guide.open_screen("sheet")?;
        wait_until("the paper is shown", || guide.any_displayed("#paper"))?;
        Ok(())
    }

    /// "Supprimer" removes the whole copy, and the page says so.
    fn the_copy_is_removed_by_hand(guide) {
        kept(guide)?;
        reload(guide)?;
        open_screen(guide)?;
        assert_copy_is(guide, "here")?;
        guide.press_in_view("[data-keep='remove']", 0)?;
        assert_copy_is(guide, "absent")?;
        reload(guide)?;
        assert_nothing_kept(guide)?;
        ensure!(guide.find_all("link[rel=manifest]")?.is_empty(), "the manifest is still there");
        Ok(())
    }

    /// The copy is removed and requested again on the same page: it is complete again.
    fn a_removed_copy_can_be_requested_again(guide) {
        kept(guide)?;
        reload(guide)?;
        open_screen(guide)?;
        assert_copy_is(guide, "here")?;
        guide.press_in_view("[data-keep='remove']", 0)?;
        assert_copy_is(guide, "absent")?;
        keep(guide)?;
        cut(guide);
        reload(guide)?;
        guide.texts_loaded()
    }

    /// The exit removes the whole copy, on the page that requested it.
    fn the_exit_removes_the_copy(guide) {
        kept(guide)?;
        assert_removed_by_the_exit(guide)
    }

    /// The exit of any later page removes it too.
    fn the_exit_of_a_later_page_removes_the_copy(guide) {
        kept(guide)?;
        reload(guide)?;
        guide.texts_loaded()?;
        assert_removed_by_the_exit(guide)
    }

    /// On a slow network, the page shows how much has come. A visitor who leaves meanwhile leaves
    /// nothing.
    fn leaving_before_the_copy_is_complete(guide) {
        guide.enter()?;
        open_screen(guide)?;
        // Two of the last files are late.
        guide.site().fault("later.js", Fault::Delay(Duration::from_secs(3)));
        guide.site().fault("kept.js", Fault::Delay(Duration::from_secs(3)));
        guide.press_in_view("[data-keep='start']", 0)?;
        wait_until("some of it has come", || {
            let (done, all): (f64, f64) = guide.eval("const { value, max } = document.querySelector('progress'); return [value, max]")?;
            Ok(done > 0.0 && done < all)
        })?;
        assert_copy_is(guide, "coming")?;
        guide.exit()?;
        guide.wait_for(&guide.around().first())?;
        elsewhere(guide)?;
        assert_nothing_kept(guide)?;
        // Waits as long as the worker may still wait for its last file: both files take 3 s again.
        guide.eval_async::<Value>("await fetch('/later.js'); await fetch('/kept.js')")?;
        assert_nothing_kept(guide)
    }
}
