//! Moving inside the guide: the address stays, and the focus follows.

use super::{FOOT, press_foot};
use anyhow::{Result, ensure};
use e2e::page::{ENTER, ESCAPE, TAB};
use e2e::{Engine, Guide, in_one_browser, wait_until};

fn address_and_history(guide: &Guide) -> Result<(String, u32)> {
    guide.eval("return [location.href, history.length]")
}

/// Opens the guide at a start code, and returns the screen that it starts with.
fn start_at(guide: &Guide, code: &str) -> Result<String> {
    guide.visit(&guide.around().search())?;
    guide.go(&format!("{}{code}", guide.address()))?;
    guide.ready()?;
    guide.texts_loaded()?;
    guide.live()?;
    let (at, _) = address_and_history(guide)?;
    ensure!(
        at == format!("{}{code}", guide.address()),
        "the address became {at}"
    );
    guide.eval("return document.querySelector('main:not([hidden])').dataset.screen")
}

in_one_browser! {
    /// Screens are opened and left.
    mod by_hand_and_by_key;

    fn skip_to_the_content(guide) {
        guide.arrive()?;
        let before = address_and_history(guide)?;
        guide.press(&[TAB, ENTER])?;
        wait_until("the title has focus", || {
            guide.eval("return document.activeElement === document.querySelector('main:not([hidden]) h1')")
        })?;
        ensure!(address_and_history(guide)? == before, "the address or the history changed");
        Ok(())
    }

    fn a_code_opens_its_screen(guide) {
        for (code, screen) in [
            ("#1", "victim"),
            ("#2", "witness"),
            ("#3", "professional"),
            ("#4", "numbers"),
            ("#5", "write"),
            ("#6", "traces"),
            ("#7", "local"),
            ("#8", "sources"),
        ] {
            let started = start_at(guide, code)?;
            ensure!(started == screen, "{code} starts at {started}");
            guide.go_back()?;
            guide.on_screen("home")?;
            ensure!(address_and_history(guide)?.0.ends_with(code), "{code} was rewritten");
        }
        Ok(())
    }

    fn an_unknown_code_opens_home(guide) {
        for code in ["#zzz", "#%00", "#<script>"] {
            guide.visit(&guide.around().search())?;
            guide.go(&format!("{}{code}", guide.address()))?;
            guide.ready()?;
            let screen: String = guide.eval("return document.querySelector('main:not([hidden])').dataset.screen")?;
            ensure!(screen == "home", "{code} starts at {screen}");
        }
        Ok(())
    }

    /// On a workstation, the list stays beside its card, and "Retour" leads to it at once.
    fn a_list_stays_beside_its_card(guide) {
        guide.resize(1280, 900)?;
        guide.arrive_whole()?;
        wait_until("the styles are here", || Ok(guide.attribute("html", "data-styled")?.is_some()))?;
        let before = address_and_history(guide)?;
        guide.open_screen("victim")?;
        guide.open_screen("card")?;
        ensure!(guide.any_displayed(".pane [aria-current]")?, "the list is not beside the card");
        let width: f64 = guide.eval("return document.querySelector('main:not([hidden]) .prose').getBoundingClientRect().width")?;
        ensure!(width > 600.0, "the text is {width} px wide");
        let title: String = guide.eval("return document.querySelector('main:not([hidden]) h1').textContent")?;
        guide.press_in_view(".pane [data-goto=card]:not([aria-current])", 3)?;
        wait_until("another card is shown", || guide.eval_with("return document.querySelector('main:not([hidden]) h1').textContent !== arguments[0]", vec![title.clone().into()]))?;
        guide.on_screen("card")?;
        ensure!(guide.find_all(".pane")?.len() == 1, "two lists");
        guide.go_back()?;
        guide.on_screen("victim")?;
        ensure!(guide.find_all(".pane")?.is_empty(), "the list stays");
        ensure!(address_and_history(guide)? == before, "the address or the history changed");
        Ok(())
    }

    fn no_list_beside_a_card_on_a_telephone(guide) {
        guide.resize(400, 800)?;
        guide.arrive_whole()?;
        wait_until("the styles are here", || Ok(guide.attribute("html", "data-styled")?.is_some()))?;
        guide.open_screen("victim")?;
        guide.open_screen("card")?;
        ensure!(guide.find_all(".pane")?.is_empty(), "a list on a telephone");
        Ok(())
    }

    /// The legal pages are under every screen, and lead back to it.
    fn the_foot_leads_back_to_its_card(guide) {
        // The button to listen comes under the text of a card, and moves the foot.
        guide.arrive_whole()?;
        let before = address_and_history(guide)?;
        guide.open_screen("victim")?;
        guide.open_screen("card")?;
        for page in FOOT {
            press_foot(guide, page)?;
            guide.on_screen(page)?;
            guide.go_back()?;
            guide.on_screen("card")?;
        }
        ensure!(address_and_history(guide)? == before, "the address or the history changed");
        Ok(())
    }

    /// Esc and the Back gesture of Android go back, where the browser tells the page of them.
    /// Elsewhere Esc does nothing, and "Retour" is there.
    fn go_back_with_escape(guide) {
        guide.arrive()?;
        let told: bool = guide.eval("return 'CloseWatcher' in window")?;
        ensure!(told == (guide.engine() != Engine::WebKit), "CloseWatcher in {:?}: {told}", guide.engine());
        let before = address_and_history(guide)?;
        guide.open_screen("victim")?;
        guide.open_screen("card")?;
        for screen in ["victim", "home"] {
            if told {
                guide.press(&[ESCAPE])?;
            } else {
                guide.go_back()?;
            }
            guide.on_screen(screen)?;
            ensure!(address_and_history(guide)? == before, "the history changed");
            // The next press must not count for the exit.
            wait_until("the presses are forgotten", || {
                guide.eval("return !['1', '2'].includes(document.querySelector('.exit').dataset.presses)")
            })?;
        }
        guide.assert_stayed()
    }
}
