//! Inside the frame: nothing can be kept, and what visitors come for works.

use anyhow::{Context, Result, ensure};
use e2e::{Engine, Guide, in_chromium, in_each_engine, in_one_browser, wait_until};
use serde_json::{Value, json};

/// Everything that an origin can store.
const KEPT: &str = "return [localStorage.length, sessionStorage.length, document.cookie,
  self.caches ? (await caches.keys()).length : 0, (await indexedDB.databases()).length,
  navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0]";

fn empty() -> Value {
    json!([0, 0, "", 0, 0, 0])
}

in_one_browser! {
    /// The guide is read inside the frame.
    mod in_the_frame;

    /// The visitor reads screens, asks for the mode of a desk and presses the exit. Then the
    /// storage of the guide is empty, both behind this page and at its own address.
    fn nothing_is_kept(guide) {
        let before = guide.host()?;
        guide.press_mark(0)?;
        guide.in_frame(|| {
            guide.texts_loaded()?;
            guide.open_screen("professional")?;
            guide.live()?;
            guide.open_screen("keep")?;
            wait_until("the page says that the copy is not offered here", || guide.any_displayed("[data-copy-state='unavailable']"))?;
            ensure!(guide.find_all("[data-keep]")?.is_empty(), "the copy is offered in a frame");
            guide.eval::<()>("localStorage.setItem('poste', '3'); sessionStorage.setItem('a', '1'); return null")?;
            guide.exit()
        })?;
        guide.assert_as_before(&before)?;
        guide.press_mark(0)?;
        let kept: Value = guide.in_frame(|| guide.eval_async(KEPT))?;
        ensure!(kept == empty(), "behind the page: {kept}");
        guide.site().page("/other", "<!doctype html><title>Autre</title>");
        guide.visit(&guide.at("/other"))?;
        let kept: Value = guide.eval_async(KEPT)?;
        ensure!(kept == empty(), "by itself: {kept}");
        Ok(())
    }

    /// A link to another site opens a fresh tab, without a referrer. The Back list of the page
    /// around stays as it was.
    fn links_open_a_fresh_tab_without_a_referrer(guide) {
        let before = guide.host()?;
        guide.press_mark(0)?;
        let mine = guide.tab()?;
        let other = guide.around().other();
        guide.in_frame(|| {
            guide.texts_loaded()?;
            guide.open_screen("sources")?;
            let leads: String = guide.eval("const link = document.querySelector('main:not([hidden]) [rel~=external]'); return link.rel + ' ' + link.target")?;
            ensure!(leads == "noreferrer noopener external _blank", "{leads}");
            guide.eval::<()>(&format!("document.querySelector('main:not([hidden]) [rel~=external]').href = '{other}'; return null"))?;
            guide.press_in_view("main:not([hidden]) [rel~=external]", 0)
        })?;
        wait_until("the other site was asked", || Ok(guide.asked(&other) > 0))?;
        let requests = guide.around().server().requests();
        let asked = requests.iter().find(|request| other.ends_with(&request.path));
        ensure!(asked.is_some_and(|request| request.referer.is_none()), "{asked:?}");
        wait_until("a fresh tab is there", || Ok(guide.tabs()?.len() == 2))?;
        guide.switch_to(&mine)?;
        guide.in_frame(|| guide.exit())?;
        guide.assert_as_before(&before)
    }

    /// The frame may do what it needs and no more, and what was read can be copied.
    fn the_frame_may_do_no_more_than_it_needs(guide) {
        guide.host()?;
        guide.press_mark(0)?;
        let may: Vec<String> = guide.eval(
            "return [...document.querySelector('[data-mark]').shadowRoot.querySelector('iframe').sandbox].sort()",
        )?;
        ensure!(may == ["allow-modals", "allow-popups", "allow-popups-to-escape-sandbox", "allow-same-origin", "allow-scripts"], "{may:?}");
        guide.in_frame(|| {
            guide.live()?;
            guide.open_screen("write")?;
            wait_until("the form is there", || guide.any_displayed("#address"))?;
            guide.press_in_view("main:not([hidden]) [data-copy]", 0)?;
            let said = "main [data-copy] + [role=status], main [role=status]";
            wait_until("the copy is answered", || {
                let said: Vec<String> = guide.eval(&format!("return [...document.querySelectorAll(`{said}`)].map(one => one.textContent)"))?;
                ensure!(said.iter().any(|said| said.contains("Copié") || said.contains("pas marché")), "{said:?}");
                Ok(guide.engine() == Engine::WebKit || said.iter().any(|said| said.contains("Copié")))
            })?;
            Ok(())
        })
    }

    /// axe finds nothing in the page with its mark, in the dialog, and in the guide in the frame.
    fn axe_finds_nothing(guide) {
        guide.host()?;
        guide.bring_axe()?;
        guide.assert_axe_finds_nothing()?;
        guide.press_mark(0)?;
        guide.assert_axe_finds_nothing()?;
        guide.in_frame(|| {
            guide.bring_axe()?;
            guide.assert_axe_finds_nothing()
        })
    }
}

in_each_engine! {
    /// Neither the frame nor the policy of the page around holds back calls and texts, and they
    /// leave no tab behind.
    fn calls_leave_the_frame(engine) {
        // A browser may ask about the first call, and then hears no other press.
        for contact in ["17", "114"] {
            let guide = Guide::closed(engine)?;
            let before = guide.host()?;
            guide.press_mark(0)?;
            let css = format!(".emergency [data-contact='{contact}']");
            guide.in_frame(|| guide.click(&css))?;
            let target = guide.in_frame(|| guide.attribute(&css, "target"))?;
            ensure!(target.as_deref() == Some("call"), "{contact} would be the next page of the frame");
            ensure!(guide.tabs()?.len() == 1, "{contact} has opened a tab");
            if engine == Engine::Chromium {
                let said = guide.console()?;
                let held = |line: &&String| ["sandbox", "Framing", "Unsafe"].iter().any(|word| line.contains(word));
                ensure!(!said.iter().any(|line| held(&line)), "{said:?}");
            }
            guide.in_frame(|| guide.eval::<()>("document.querySelector('.exit [data-exit]').click(); return null"))?;
            guide.assert_as_before(&before)?;
        }
        Ok(())
    }
}

in_chromium! {
    /// What the mark costs a page before it is pressed: its script, and nothing afterwards.
    fn the_mark_costs_its_script(engine) {
        let guide = Guide::closed(engine)?;
        guide.chromium("Performance.enable", json!({}))?;
        guide.host()?;
        // After two idle moments, the script has done what it had to do.
        let idle = "for (const _ of [1, 2]) await new Promise(requestIdleCallback)";
        guide.eval_async::<Value>(idle)?;
        let script_time = || -> Result<f64> {
            let metrics = guide.chromium("Performance.getMetrics", json!({}))?;
            let all = metrics["metrics"].as_array().context("metrics")?;
            let one = all.iter().find(|one| one["name"] == "ScriptDuration");
            one.and_then(|one| one["value"].as_f64()).context("ScriptDuration")
        };
        let (bytes, long): (u32, usize) = guide.eval(
            "const own = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/embed.js'));
             return [own.reduce((sum, one) => sum + one.transferSize, 0), performance.getEntriesByType('longtask').length]",
        )?;
        let before = script_time()?;
        guide.eval_async::<Value>(idle)?;
        let after = script_time()?;
        println!("script of the page and of the test: {:.1} ms, then {:.1} ms; {bytes} bytes (0: another site does not tell)", before * 1e3, (after - before) * 1e3);
        ensure!(long == 0, "{long} long tasks");
        let asked = guide.site().requests();
        ensure!(asked.len() == 1 && asked[0].path == "/embed.js", "{asked:?}");
        // The script stays quiet, so what is left is the test's own.
        ensure!(after - before < 0.005, "the script still works: {} s", after - before);
        Ok(())
    }
}
