//! Moving inside the guide: the address stays, focus follows.

use anyhow::{Result, ensure};
use e2e::page::{ENTER, ESCAPE, TAB};
use e2e::{Engine, Guide, in_one_browser, wait_until};

fn address_and_history(guide: &Guide) -> Result<(String, u32)> {
    guide.eval("return [location.href, history.length]")
}

/// Opens the guide at a start code; which screen it starts with.
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

    fn start_at_a_code(guide) {
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

    fn start_at_an_unknown_code(guide) {
        for code in ["#zzz", "#%00", "#<script>"] {
            guide.visit(&guide.around().search())?;
            guide.go(&format!("{}{code}", guide.address()))?;
            guide.ready()?;
            let screen: String = guide.eval("return document.querySelector('main:not([hidden])').dataset.screen")?;
            ensure!(screen == "home", "{code} starts at {screen}");
        }
        Ok(())
    }

    /// Esc, and the Back gesture of Android, where the browser tells the page of them.
    /// Elsewhere Esc does nothing and "Retour" is there.
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
            // One more press must not count for the exit.
            wait_until("the presses are forgotten", || {
                guide.eval("return !['1', '2'].includes(document.querySelector('.exit').dataset.presses)")
            })?;
        }
        guide.assert_stayed()
    }
}
