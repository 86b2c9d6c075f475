//! What is seen from the press until the neutral page comes, which may be never.

use super::left;
use anyhow::{Context, Result, bail, ensure};
use e2e::page::{ESCAPE, LEFT_SHIFT, WORDS};
use e2e::{Engine, Guide, in_chromium, in_each_engine, wait_until};
use serde_json::json;
use std::time::Duration;
use xtask::server::Fault;

/// The guide is open; `first` and `second` go wrong so.
fn open(engine: Engine, first: Fault, second: Option<Fault>) -> Result<Guide> {
    let guide = Guide::open(engine)?;
    let server = guide.around().server();
    server.fault("/first", first);
    if let Some(second) = second {
        server.fault("/second", second);
    }
    Ok(guide)
}

/// Tells the browser that the network is gone, or back.
fn network(guide: &Guide, online: bool) -> Result<()> {
    match guide.engine() {
        Engine::Chromium => {
            let conditions = json!({ "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
            guide.chromium("Network.enable", json!({}))?;
            guide.chromium("Network.emulateNetworkConditions", conditions)?;
        }
        Engine::Firefox => guide.firefox(&format!("Services.io.offline = {}", !online))?,
        // WebKitGTK has no such switch: the page is told so instead.
        Engine::WebKit => guide.eval(&format!(
            "Object.defineProperty(navigator, 'onLine', {{ value: {online}, configurable: true }});
             if ({online}) dispatchEvent(new Event('online'))"
        ))?,
    }
    if !online {
        wait_until("the page knows", || guide.eval("return !navigator.onLine"))?;
    }
    Ok(())
}

in_each_engine! {
    fn cover_at_once_by_click(engine) {
        let guide = open(engine, Fault::Never, Some(Fault::Never))?;
        guide.watch_presses()?;
        guide.exit()?;
        guide.first_sight()?.check()?;
        guide.cover()?.check()
    }

    fn cover_at_once_by_shift(engine) {
        let guide = open(engine, Fault::Never, Some(Fault::Never))?;
        guide.open_screen("victim")?;
        guide.open_screen("card")?;
        guide.watch_presses()?;
        guide.press(&[LEFT_SHIFT; 3])?;
        guide.first_sight()?.check()?;
        guide.cover()?.check()
    }

    fn cover_at_once_by_escape(engine) {
        let guide = open(engine, Fault::Never, Some(Fault::Never))?;
        guide.open_screen("numbers")?;
        guide.watch_presses()?;
        guide.press(&[ESCAPE; 3])?;
        guide.first_sight()?.check()?;
        guide.cover()?.check()
    }

    /// 2 s, then the other neutral page.
    fn leave_for_the_second_page_when_the_first_never_answers(engine) {
        let guide = open(engine, Fault::Never, None)?;
        guide.exit()?;
        guide.has_left_for(&guide.around().second())
    }

    fn wait_for_a_slow_page(engine) {
        let guide = open(engine, Fault::Delay(Duration::from_millis(1200)), None)?;
        guide.exit()?;
        guide.cover()?.check()?;
        left(&guide)?;
        Ok(())
    }

    /// The browser shows an error of its own; the guide is gone all the same.
    fn leave_for_a_dead_page(engine) {
        let guide = open(engine, Fault::Refuse, Some(Fault::Refuse))?;
        let search = guide.around().search();
        guide.exit()?;
        wait_until("the guide is gone", || {
            let (body, length): (String, usize) =
                guide.eval("return [document.documentElement.innerText, document.querySelectorAll('[data-exit]').length]")?;
            if let Some(word) = WORDS.iter().find(|word| body.contains(**word)) {
                bail!("the page says {word}");
            }
            Ok(length == 0)
        })?;
        guide.back()?;
        guide.wait_for(&search)
    }

    /// Neither page answers: calm words, and a link to try again.
    fn say_that_nothing_comes(engine) {
        let guide = open(engine, Fault::Never, Some(Fault::Never))?;
        let (slow, retry) = (guide.word("slow")?, guide.word("retry")?);
        guide.exit()?;
        let cover = || guide.cover();
        wait_until("the neutral screen speaks", || Ok(cover()?.text.contains(&slow)))?;
        let cover = cover()?;
        cover.check()?;
        ensure!(cover.text.contains(&retry), "no way to try again: {cover:?}");
        let href: String = guide.eval("return document.querySelector('html > div a').href")?;
        ensure!(href == guide.around().first(), "tries {href}");
        Ok(())
    }

    /// Fear makes fingers press again: nothing cancels.
    fn mash_keys_and_click_during_a_slow_exit(engine) {
        let guide = open(engine, Fault::Never, Some(Fault::Delay(Duration::from_secs(2))))?;
        let second = guide.around().second();
        guide.press(&[ESCAPE; 3])?;
        wait_until("the second page is there", || {
            guide.press(&[ESCAPE, LEFT_SHIFT, ESCAPE, LEFT_SHIFT])?;
            guide.click_at(300, 300, None)?;
            guide.press(&[LEFT_SHIFT, ESCAPE])?;
            Ok(guide.url()? == second)
        })?;
        guide.has_left_for(&second)
    }

    /// Without network the browser would say "offline" with the guide's address: the
    /// neutral screen stays instead, and leaves when the network is back.
    fn exit_offline(engine) {
        let guide = Guide::open(engine)?;
        let (slow, retry) = (guide.word("slow")?, guide.word("retry")?);
        network(&guide, false)?;
        guide.exit()?;
        let cover = guide.cover()?;
        cover.check()?;
        ensure!(cover.text.contains(&slow) && cover.text.contains(&retry), "{cover:?}");
        // The second try, 2 s later, says it again in new elements: it is over then.
        guide.eval::<()>("document.querySelector('html > div p').dataset.old = ''")?;
        wait_until("the second try is over", || {
            guide.eval("return !document.querySelector('html > div [data-old]')")
        })?;
        guide.cover()?.check()?;
        ensure!(guide.url()? == guide.address(), "left without network");
        network(&guide, true)?;
        let ends = [guide.around().first(), guide.around().second()];
        wait_until("it leaves", || Ok(ends.contains(&guide.url()?)))?;
        guide.has_left_for(&guide.url()?)
    }

    /// The page comes back from the back/forward cache, if the browser kept it: covered,
    /// and it leaves again.
    fn come_back_from_the_cache_after_an_exit(engine) {
        let guide = open(engine, Fault::Never, Some(Fault::Never))?;
        let (first, other) = (guide.around().first(), guide.around().other());
        guide.eval::<()>("window.kept = true")?;
        guide.press(&[ESCAPE; 3])?;
        guide.cover()?.check()?;
        guide.visit(&other)?;
        guide.around().server().clear_faults();
        guide.back()?;
        let mut restored = false;
        wait_until("something is there", || {
            let at = guide.url()?;
            restored |= guide.eval::<bool>("return !!window.kept")?;
            if restored && at == guide.address() {
                guide.cover()?.check()?;
            }
            Ok(at == first || (at == guide.address() && !restored && guide.eval("return document.readyState === 'complete'")?))
        })?;
        if restored {
            guide.wait_for(&first)?;
        }
        println!("{engine:?} kept the page: {restored}");
        Ok(())
    }

    /// The same, with the event that such a browser sends: none keeps the page in every
    /// case.
    fn leave_again_when_shown_again(engine) {
        let guide = open(engine, Fault::Never, Some(Fault::Never))?;
        let first = guide.around().first();
        guide.press(&[ESCAPE; 3])?;
        let tabs = guide.tabs()?.len();
        wait_until("the first page is asked for", || Ok(guide.asked(&first) >= tabs))?;
        guide.eval::<()>("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")?;
        wait_until("it is asked for again", || Ok(guide.asked(&first) > tabs))?;
        guide.cover()?.check()
    }
}

in_chromium! {
    /// What a screen reader can still reach.
    fn take_the_guide_out_of_the_accessibility_tree(engine) {
        let guide = open(engine, Fault::Never, Some(Fault::Never))?;
        let tree = || -> Result<String> {
            let tree = guide.chromium("Accessibility.getFullAXTree", json!({}))?;
            let nodes = tree["nodes"].as_array().context("no tree")?;
            let names = nodes.iter().filter(|node| node["ignored"] == json!(false));
            Ok(names.filter_map(|node| node["name"]["value"].as_str()).collect::<Vec<_>>().join("\n"))
        };
        ensure!(tree()?.contains("3919"), "the tree is not read right");
        guide.exit()?;
        guide.cover()?.check()?;
        let said = tree()?;
        for word in WORDS {
            ensure!(!said.contains(word), "{word} is left in: {said}");
        }
        Ok(())
    }
}
