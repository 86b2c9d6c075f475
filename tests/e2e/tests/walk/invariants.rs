//! Nothing of the visit shows outside the page.

use super::walk;
use anyhow::{Result, ensure};
use e2e::{Engine, Guide, in_each_engine, wait_until};
use serde_json::{Value, json};

/// Scripts that follow the app.
const LATER: [&str; 4] = ["/later.js", "/curtain.js", "/doors.js", "/kept.js"];

/// Address, history, title, and what the page is not allowed to do.
fn outside(guide: &Guide) -> Result<Value> {
    guide.eval(
        "return {
           href: location.href,
           length: history.length,
           title: document.title,
           refused: window.refused ?? null,
           elsewhere: performance.getEntriesByType('resource').map(entry => entry.name).filter(name => new URL(name).host !== location.host),
         }",
    )
}

in_each_engine! {
    fn walk_without_a_trace(engine) {
        let guide = Guide::closed(engine)?;
        guide.before_app(
            "window.refused = [];
             addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective + ' ' + event.blockedURI));",
        );
        guide.enter()?;
        guide.ready()?;
        let before = outside(&guide)?;
        ensure!(before["title"] == json!("Infos pratiques"), "{before}");
        ensure!(before["href"] == json!(guide.address()), "{before}");
        guide.whole()?;
        // What nobody waits for comes a moment later.
        wait_until("the last script is here", || {
            let loaded: Vec<String> = guide.eval("return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)")?;
            Ok(LATER.iter().all(|name| loaded.iter().any(|path| path == name)))
        })?;
        let loaded = guide.site().requests().len();

        let screens = walk(&guide, |_| {
            let now = outside(&guide)?;
            ensure!(now == before, "{now}\nbut it was {before}");
            Ok(())
        })?;
        // Home, four lists with their cards, numbers, message, traces, sources.
        ensure!(screens >= 5 + 75 + 4, "only {screens} screens");
        println!("{engine:?}: {screens} screens");

        // Nothing was asked for after the start, and nothing but the guide's own files.
        let requests = guide.site().requests();
        ensure!(requests.len() == loaded, "asked for {:?}", requests.get(loaded..));
        for request in &requests {
            let path = request.path.as_str();
            let known = path == "/" || path == "/boot.js" || LATER.contains(&path) || path.starts_with("/infos-") || path.starts_with("/fr-") || path == "/favicon.ico";
            ensure!(known, "asked for {path}");
            // The search page may say who sent one here; the guide tells nobody anything.
            ensure!(request.referer.is_none() || path == "/", "the guide named itself: {request:?}");
        }
        let kept: Value = guide.eval_async(
            "return [localStorage.length, sessionStorage.length, document.cookie,
                     self.caches ? (await caches.keys()).length : 0, (await indexedDB.databases()).length]",
        )?;
        ensure!(kept == json!([0, 0, "", 0, 0]), "something is kept: {kept}");
        if engine == Engine::Chromium {
            let said = guide.console()?;
            // The status 404 of the page is the discreet mode's own. The other line is
            // about an attribute that trunk writes and Chromium does not read yet.
            let known = |line: &String| line.contains("404") || line.contains("crbug.com/981419");
            let unexpected: Vec<_> = said.iter().filter(|line| !known(line)).collect();
            ensure!(unexpected.is_empty(), "the console says {unexpected:#?}");
        }
        Ok(())
    }
}
