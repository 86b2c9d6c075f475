//! What is seen from the press until the neutral page comes, which may be never.

use super::left;
use anyhow::{Context, Result, bail, ensure};
use e2e::page::{ENTER, ESCAPE, LEFT_SHIFT, WORDS};
use e2e::{Engine, Guide, in_chromium, in_one_browser, wait_until};
use serde_json::json;
use std::time::Duration;
use xtask::server::Fault;

/// Opens the guide; then `first` and `second` go wrong so.
fn open(guide: &Guide, first: Fault, second: Option<Fault>) -> Result<()> {
    guide.arrive()?;
    let server = guide.around().server();
    server.fault("/first", first);
    if let Some(second) = second {
        server.fault("/second", second);
    }
    Ok(())
}

/// Tells the browser that the network is gone, or back. WebKitGTK has no such switch.
fn network(guide: &Guide, online: bool) -> Result<()> {
    if guide.engine() == Engine::Chromium {
        let conditions = json!({ "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        guide.chromium("Network.enable", json!({}))?;
        guide.chromium("Network.emulateNetworkConditions", conditions)?;
    } else {
        guide.firefox::<()>(&format!("Services.io.offline = {}", !online))?;
    }
    if !online {
        wait_until("the page knows", || guide.eval("return !navigator.onLine"))?;
    }
    Ok(())
}

/// The guide is gone, whatever stands in its place.
fn assert_gone(guide: &Guide) -> Result<()> {
    wait_until("the guide is gone", || {
        let (body, length): (String, usize) =
            guide.eval("return [document.documentElement.innerText, document.querySelectorAll('[data-exit]').length]")?;
        if let Some(word) = WORDS.iter().find(|word| body.contains(**word)) {
            bail!("the page says {word}");
        }
        Ok(length == 0)
    })
}

in_one_browser! {
    /// The exit is pressed, and the page that it leads to is late, dead or there.
    mod until_the_neutral_page;

    fn cover_at_once_by_click(guide) {
        open(guide, Fault::Never, Some(Fault::Never))?;
        guide.watch()?;
        guide.exit()?;
        guide.assert_covered()?;
        Ok(())
    }

    fn cover_at_once_by_shift(guide) {
        open(guide, Fault::Never, Some(Fault::Never))?;
        guide.open_screen("victim")?;
        guide.open_screen("card")?;
        guide.watch()?;
        guide.press(&[LEFT_SHIFT; 3])?;
        guide.assert_covered()?;
        Ok(())
    }

    fn cover_at_once_by_escape(guide) {
        open(guide, Fault::Never, Some(Fault::Never))?;
        guide.open_screen("numbers")?;
        guide.watch()?;
        guide.press(&[ESCAPE; 3])?;
        guide.assert_covered()?;
        Ok(())
    }

    /// "Réessayer" has the focus, is pressed with Enter, and leads to no way back. Both pages are
    /// empty: a browser then stays where it is.
    fn trying_again_leads_away_for_good(guide) {
        open(guide, Fault::Status(204), Some(Fault::Status(204)))?;
        guide.exit()?;
        wait_until("it can be tried again, with the focus on it", || {
            guide.eval("const link = document.querySelector('html > div a'); return !!link && document.activeElement === link")
        })?;
        wait_until("nothing is tried by itself any more", || Ok(guide.asked(&guide.around().second()) > 0))?;
        guide.around().server().clear_faults();
        guide.press(&[ENTER])?;
        guide.assert_left_for(&guide.around().first())
    }

    /// 2 s, then the other neutral page.
    fn leave_for_the_second_page_when_the_first_never_answers(guide) {
        open(guide, Fault::Never, None)?;
        guide.exit()?;
        guide.assert_left_for(&guide.around().second())
    }

    /// With Esc: no fresh tab asks for the same page and makes this one wait for it.
    fn wait_for_a_slow_page(guide) {
        open(guide, Fault::Delay(Duration::from_secs(1)), None)?;
        guide.watch()?;
        guide.press(&[ESCAPE; 3])?;
        guide.assert_covered()?;
        left(guide)?;
        Ok(())
    }

    /// By click there are two tabs for one slow page; both leave the guide.
    fn wait_for_a_slow_page_in_two_tabs(guide) {
        open(guide, Fault::Delay(Duration::from_millis(1500)), None)?;
        let ends = [guide.around().first(), guide.around().second()];
        guide.watch()?;
        guide.exit()?;
        guide.assert_covered()?;
        wait_until("it leaves", || Ok(ends.contains(&guide.shown()?)))?;
        guide.assert_left_for(&guide.shown()?)
    }

    /// The browser shows an error of its own; the guide is gone all the same.
    fn leave_for_a_dead_page(guide) {
        open(guide, Fault::Refuse, Some(Fault::Refuse))?;
        let search = guide.around().search();
        guide.exit()?;
        assert_gone(guide)?;
        let at: (String, usize) = guide.eval("return [location.href, history.length]")?;
        guide.back()?;
        guide.wait_for(&search).with_context(|| format!("Back from {at:?}"))
    }

    /// Neither page answers: calm words, and a link to try again.
    fn say_that_nothing_comes(guide) {
        open(guide, Fault::Never, Some(Fault::Never))?;
        let (slow, retry) = (guide.word("slow")?, guide.word("retry")?);
        guide.watch()?;
        guide.exit()?;
        wait_until("the neutral screen speaks", || {
            let covers = guide.covers()?;
            Ok(covers.iter().any(|cover| cover.text.contains(&slow) && cover.text.contains(&retry)))
        })?;
        guide.assert_covered()?;
        Ok(())
    }

    /// Fear makes fingers press again: nothing cancels.
    fn mash_keys_and_click_during_a_slow_exit(guide) {
        open(guide, Fault::Never, Some(Fault::Delay(Duration::from_secs(2))))?;
        let second = guide.around().second();
        guide.press(&[ESCAPE; 3])?;
        wait_until("the second page is there", || {
            guide.press(&[ESCAPE, LEFT_SHIFT, ESCAPE, LEFT_SHIFT])?;
            guide.click_at(300, 300, None)?;
            guide.press(&[LEFT_SHIFT, ESCAPE])?;
            Ok(guide.url()? == second)
        })?;
        guide.assert_left_for(&second)
    }

    /// A virtual network, a machine that has just woken: a browser may believe that there is no
    /// network. A press leaves all the same, in both tabs.
    fn leave_although_the_browser_says_that_there_is_no_network(guide) {
        guide.arrive()?;
        guide.eval::<()>("Object.defineProperty(navigator, 'onLine', { value: false }); return null")?;
        guide.exit()?;
        ensure!(left(guide)? == 1, "no fresh tab");
        Ok(())
    }

    /// Back after an exit that never ended, by way of another page. A browser may have
    /// kept the page: then it leaves again. Or it goes to the page before the guide, or
    /// asks for the guide anew. It never shows what was read.
    fn come_back_after_an_exit_that_did_not_end(guide) {
        open(guide, Fault::Never, Some(Fault::Never))?;
        let (first, search, other) = (guide.around().first(), guide.around().search(), guide.around().other());
        guide.open_screen("numbers")?;
        guide.watch()?;
        guide.press(&[ESCAPE; 3])?;
        guide.assert_covered()?;
        // Chromium's driver complains that the other page was not waited for.
        let _ = guide.go(&other);
        guide.wait_for(&other)?;
        guide.around().server().clear_faults();
        let again = guide.site().requests().len();
        guide.back()?;
        wait_until("one is somewhere", || {
            let asked = guide.site().requests().split_off(again);
            let fresh = asked.iter().any(|request| request.path == "/");
            let at = guide.shown()?;
            ensure!(fresh || at == first || at == search, "{at} is shown");
            println!("{:?}: {at}, fresh: {fresh}", guide.engine());
            Ok(true)
        })
    }

    /// The same, with the event that such a browser sends: none keeps the page in every
    /// case.
    fn leave_again_when_shown_again(guide) {
        open(guide, Fault::Never, Some(Fault::Never))?;
        let first = guide.around().first();
        guide.watch()?;
        guide.eval::<()>(
            "const covered = setInterval(() => {
               if (getComputedStyle(document.body).display !== 'none') return;
               clearInterval(covered);
               setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })), 500);
             }, 20)",
        )?;
        guide.press(&[ESCAPE; 3])?;
        let tabs = guide.tabs()?.len();
        wait_until("the first page is asked for", || Ok(guide.asked(&first) >= tabs))?;
        wait_until("it is asked for again", || Ok(guide.asked(&first) > tabs))?;
        guide.assert_covered()?;
        Ok(())
    }

    /// "Essayer le bouton" shows what the exit does, and leaves nothing.
    fn try_the_exit_and_return(guide) {
        guide.arrive_whole()?;
        let (said, back) = (guide.word("rehearsal")?, guide.word("resume")?);
        guide.open_screen("traces")?;
        guide.press_in_view("[data-rehearse]", 0)?;
        let cover = guide.cover()?;
        cover.check()?;
        ensure!(cover.text.contains(&said), "{cover:?}");
        let focused: String = guide.eval("return document.activeElement.textContent")?;
        ensure!(focused == back, "focus is on {focused:?}");

        guide.click("html > div button")?;
        guide.assert_stayed()?;
        let on_button: bool = guide.eval("return document.activeElement.matches('[data-rehearse]')")?;
        ensure!(on_button, "focus is lost");
        ensure!(guide.asked(&guide.around().first()) == 0, "a page was opened");
        ensure!(guide.tabs()?.len() == 1, "a tab was opened");
        // And then the true one.
        guide.exit()?;
        guide.assert_left_for(&guide.around().first())
    }
}

in_one_browser! {
    /// There is no network at all.
    mod without_network in chromium Chromium, firefox Firefox;

    /// The browser says so, of the neutral page: the guide is not in its words, its address or
    /// the list of Back.
    fn exit_offline(guide) {
        guide.arrive()?;
        network(guide, false)?;
        guide.exit()?;
        assert_gone(guide)?;
        ensure!(guide.url()? != guide.address(), "the address is still that of the guide");
        network(guide, true)?;
        guide.back()?;
        guide.wait_for(&guide.around().search())
    }
}

in_chromium! {
    /// What a screen reader can still reach. The neutral pages are empty, for the tree to be
    /// read: see [`Guide::watch`].
    fn take_the_guide_out_of_the_accessibility_tree(engine) {
        let guide = Guide::open(engine)?;
        let tree = || -> Result<String> {
            let tree = guide.chromium("Accessibility.getFullAXTree", json!({}))?;
            let nodes = tree["nodes"].as_array().context("no tree")?;
            let names = nodes.iter().filter(|node| node["ignored"] == json!(false));
            Ok(names.filter_map(|node| node["name"]["value"].as_str()).collect::<Vec<_>>().join("\n"))
        };
        ensure!(tree()?.contains("3919"), "the tree is not read right");
        for page in ["/first", "/second"] {
            guide.around().server().fault(page, Fault::Status(204));
        }
        guide.exit()?;
        guide.cover()?.check()?;
        let said = tree()?;
        for word in WORDS {
            ensure!(!said.contains(word), "{word} is left in: {said}");
        }
        Ok(())
    }
}
