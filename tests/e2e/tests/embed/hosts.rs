//! Pages of every kind around the mark.

use anyhow::{Result, ensure};
use e2e::destinations::Destinations;
use e2e::host::page;
use e2e::{Engine, Guide, in_one_browser, wait_until};

/// Asserts that the mark number `index` opens and closes.
fn assert_opens_and_closes(guide: &Guide, index: usize) -> Result<()> {
    let before = guide.host_state()?;
    guide.press_mark(index)?;
    guide.in_frame(|| guide.exit())?;
    guide.assert_as_before(&before)
}

/// What `cargo xtask check-embed` says of the page of [`Guide::host`], and of the mistakes that
/// such a page can have.
#[test]
fn check_embed_reports_each_mistake() -> Result<()> {
    let guide = Guide::closed(Engine::Chromium)?;
    let origin = guide.site().url();
    let host = |html: String| {
        let url = guide.around().page("host", &html);
        xtask::check_embed::check(&url)
    };
    let line = guide.embed_line("defer");
    let report = host(page(&origin, "", &line))?;
    ensure!(
        report.problems.is_empty() && report.ok.len() == 3,
        "{report:?}"
    );
    for (html, says) in [
        (page(&origin, "", ""), "no line"),
        (page("https://other.example", "", &line), "script-src"),
        (
            page(&origin, "", &line).replace("default-src", "frame-src 'none'; default-src"),
            "frame-src",
        ),
        (
            page(&origin, "", &line).replace("/embed.js", "/none/embed.js"),
            "must be 200",
        ),
        (
            page(&origin, "", &line)
                .replace("/embed.js", "/boot.js\" data-guide=\"")
                .replace("data-guide=\"\"", &format!("data-guide=\"{origin}\"")),
            "not the script",
        ),
        (
            page(
                &origin,
                "",
                &guide.embed_line("data-label=\"Femmes battues\""),
            ),
            "neutral",
        ),
    ] {
        let report = host(html)?;
        ensure!(
            report.problems.iter().any(|line| line.contains(says)),
            "{says}: {report:?}"
        );
    }
    // A site that is not on the list, and the guide's own site.
    guide.site().page("/mine", &page(&origin, "", &line));
    let report = xtask::check_embed::check(&guide.at("/mine"))?;
    ensure!(
        report
            .problems
            .iter()
            .any(|line| line.contains("same site")),
        "{report:?}"
    );
    let other = Destinations::start()?;
    let report = xtask::check_embed::check(&other.page("host", &page(&origin, "", &line)))?;
    ensure!(
        report
            .problems
            .iter()
            .any(|line| line.contains("deploy/host.toml")),
        "{report:?}"
    );
    ensure!(
        xtask::check_embed::check("localhost").is_err(),
        "not an address"
    );
    Ok(())
}

in_one_browser! {
    /// Pages that carry the guide, and one that the guide does not come to.
    mod around_the_mark;

    /// In a window that is too small to read, the mark shows the numbers and no frame.
    fn a_small_window_shows_the_numbers(guide) {
        let before = guide.host()?;
        guide.eval::<()>("Object.defineProperty(window, 'innerHeight', { get: () => 200, configurable: true }); return null")?;
        guide.click_on(&guide.mark(0)?)?;
        let (frames, said): (usize, String) = guide.eval(
            "const root = document.querySelector('[data-mark]').shadowRoot;
             return [root.querySelectorAll('iframe').length, root.querySelector('dialog').textContent]",
        )?;
        ensure!(frames == 0 && said.contains("trop petite") && said.contains("3919"), "{frames} {said}");
        guide.eval::<()>("delete window.innerHeight; return null")?;
        guide.click_on(&guide.dialog("button")?)?;
        guide.assert_as_before(&before)
    }

    /// The page makes its own frame, without the script. A frame that is too small offers the exit,
    /// the calls and a way to the guide. The exit leaves the whole page, by `replace`.
    fn a_bare_frame_lets_the_visitor_leave(guide) {
        let origin = guide.site().url();
        let html = page(&origin, "", &format!("<iframe src=\"{origin}/\" width=\"250\" height=\"260\" title=\"Infos\"></iframe>"));
        let address = guide.around().page("bare", &html);
        guide.around().link_to(&address);
        guide.visit(&guide.around().search())?;
        guide.click("#result")?;
        guide.wait_for(&address)?;
        wait_until("the frame says that it is too small", || {
            guide.inside("iframe", || guide.any_displayed("[data-small]"))
        })?;
        guide.inside("iframe", || {
            ensure!(guide.displayed(".emergency [data-contact='17']")?, "17 is not there");
            ensure!(!guide.any_displayed("main")?, "the guide is there all the same");
            Ok(())
        })?;
        guide.eval::<()>("const frame = document.querySelector('iframe'); frame.width = 600; frame.height = 700; return null")?;
        wait_until("the guide is there once there is room", || {
            guide.inside("iframe", || guide.any_displayed("main h1"))
        })?;
        // The page goes away while the press is answered.
        let _ = guide.inside("iframe", || guide.exit());
        guide.assert_left_for(&guide.around().first())
    }

    /// A page without doctype, with a script that fails and styles that match everything. One mark
    /// is in the head and shows in the corner, one is in a chosen place.
    fn marks_work_on_a_careless_page(guide) {
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
            assert_opens_and_closes(guide, index)?;
        }
        Ok(())
    }

    /// The script is copied to the site's own server, so the site's policy names the guide only for
    /// frames. The guide opens at a chosen screen.
    fn a_copied_script_works(guide) {
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
        guide.assert_as_before(&before)
    }

    /// The list of the guide does not name the page, or the guide does not come: the bar is there
    /// with the numbers, and closes.
    fn without_the_guide_the_bar_has_the_numbers(guide) {
        let before = guide.host()?;
        guide.site().fault("/", xtask::server::Fault::Never);
        guide.click_on(&guide.mark(0)?)?;
        wait_until("the numbers are in the bar", || {
            let calls: Vec<String> = guide.eval(
                "return [...document.querySelector('[data-mark]').shadowRoot.querySelectorAll('dialog a')].map(link => link.href)",
            )?;
            Ok(calls == ["tel:17", "sms:114", "tel:3919"])
        })?;
        guide.click_on(&guide.dialog("button")?)?;
        guide.assert_as_before(&before)
    }
}
