//! The browser runs no script: the exit is a link like any other.

use super::assert_static_page;
use anyhow::ensure;
use e2e::{Engine, Guide, Setup, in_each_engine, wait_until};

in_each_engine! {
    fn call_and_leave_without_javascript(engine) {
        let setup = Setup { no_javascript: true, ..Setup::default() };
        let guide = Guide::with(engine, &setup, &[])?;
        guide.go(&guide.address())?;
        wait_until("the page is shown", || guide.displayed("#home h1"))?;
        let top = |css: &str| anyhow::Ok(guide.place(css)?.1);
        ensure!(top(".exit")? < top(".emergency")?, "the numbers come before the exit");
        assert_static_page(&guide)?;
        wait_until("the page of texts is there", || {
            let asked = guide.site().requests();
            Ok(asked.iter().any(|request| request.path.starts_with("/fr-") && request.path.ends_with(".html")))
        })?;
        ensure!(guide.displayed("iframe")?, "the texts are not visible");
        wait_until("the cards are in the frame", || {
            guide.inside("iframe", || Ok(guide.find_all("details > summary")?.len() > 75))
        })?;
        // The law requires it on every page, whatever the browser.
        guide.press_in_view(".imprint a", 0)?;
        wait_until("who publishes is shown in the frame", || {
            guide.inside("iframe", || guide.eval::<bool>("const { top } = document.getElementById('legal').getBoundingClientRect(); return Math.abs(top) < 400"))
        })?;
        // Nothing is shown that only a script could answer.
        for css in ["[data-copy]", "[data-goto=code]"] {
            ensure!(!guide.any_displayed(css)?, "{css} is visible");
        }
        // If a script had run, the rest would prove nothing: the app was never requested.
        ensure!(guide.attribute("html", "data-ready")?.is_none(), "the app is there");
        ensure!(guide.attribute(".exit [data-exit]", "href")? == Some(guide.around().first()), "another link");
        guide.exit()?;
        let first = guide.around().first();
        wait_until("the neutral page is there", || Ok(guide.url()? == first))?;
        // It is the same tab, because the exit is a plain link.
        ensure!(guide.tabs()?.len() == 1, "{engine:?} opened a tab");
        if engine != Engine::WebKit {
            let asked = guide.site().requests();
            ensure!(!asked.iter().any(|request| request.path == "/boot.js"), "a script was asked for");
        }
        Ok(())
    }
}
