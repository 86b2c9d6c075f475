//! Pages of every kind around the mark.

use anyhow::{Result, ensure};
use e2e::host::page;
use e2e::{Guide, in_each_engine, wait_until};

/// Opens and closes the mark number `index`.
fn works(guide: &Guide, index: usize) -> Result<()> {
    let before = guide.host_state()?;
    guide.press_mark(index)?;
    guide.in_frame(|| guide.exit())?;
    guide.as_before(&before)
}

in_each_engine! {
    /// No doctype, a script that fails, styles that reach for everything, a mark in the head,
    /// one in a chosen place, one in the corner.
    fn a_careless_page(engine) {
        let guide = Guide::closed(engine)?;
        let origin = guide.site().url();
        let (head, body) = (guide.embed_line("data-corner"), guide.embed_line("data-in=\"#place\" data-label=\"Renseignements\" data-start=\"2\""));
        let html = page(&origin, &head, &format!("<div id=\"place\"></div>{body}<script src=\"/broken.js\"></script>"));
        let html = html.replace("<!doctype html>", "");
        guide.around().page("broken.js", "throw new Error('the page is broken')");
        guide.host_with(&html)?;
        wait_until("both marks are there", || Ok(guide.marks()? == 2))?;
        let quirks: String = guide.eval("return document.compatMode")?;
        ensure!(quirks == "BackCompat", "{quirks}");
        guide.eval::<()>(
            "const sheet = new CSSStyleSheet();
             sheet.replaceSync('* { display: none !important; position: static !important; } html, body, main, #place, [data-mark] { display: block !important; } iframe, dialog, button { width: 10px !important; opacity: 0 !important; }');
             document.adoptedStyleSheets = [sheet]; return null",
        )?;
        let place: (String, String) = guide.eval(
            "const mark = document.querySelector('#place [data-mark]');
             return [mark.parentElement.id, mark.shadowRoot.querySelector('button').textContent]",
        )?;
        ensure!(place == ("place".into(), "Renseignements".into()), "{place:?}");
        for index in 0..2 {
            works(&guide, index)?;
        }
        Ok(())
    }

    /// The script copied to the site's own server, so that its policy names the guide for
    /// frames alone. Opened at a chosen screen.
    fn a_copied_script(engine) {
        let guide = Guide::closed(engine)?;
        let origin = guide.site().url();
        let script = std::fs::read_to_string(e2e::page::build().join("embed.js"))?;
        guide.around().page("aide.js", &script);
        let line = format!("<script src=\"/aide.js\" data-guide=\"{origin}\" data-start=\"2\"></script>");
        let html = page(&origin, "", &line).replace(&format!("default-src 'self' {origin}"), &format!("default-src 'self'; frame-src {origin}"));
        let before = guide.host_with(&html)?;
        guide.press_mark(0)?;
        guide.in_frame(|| {
            let shown: String = guide.eval("return document.querySelector('main:not([hidden])').dataset.screen")?;
            ensure!(shown == "witness", "{shown}");
            guide.exit()
        })?;
        guide.as_before(&before)
    }

    /// The list of the guide does not name the page, or the guide does not come: the bar is
    /// there, with the numbers, and closes.
    fn a_guide_that_does_not_come(engine) {
        let guide = Guide::closed(engine)?;
        let before = guide.host()?;
        guide.site().fault("/", xtask::server::Fault::Never);
        guide.click_on(&guide.mark(0)?)?;
        wait_until("the numbers are in the bar", || {
            let calls: Vec<String> = guide.eval(
                "return [...document.querySelector('[data-mark]').shadowRoot.querySelectorAll('dialog a')].map(link => link.href)",
            )?;
            Ok(calls == ["tel:17", "tel:3919"])
        })?;
        guide.click_on(&guide.dialog("button")?)?;
        guide.as_before(&before)
    }
}
