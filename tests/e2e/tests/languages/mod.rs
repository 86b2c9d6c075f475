//! Somebody reads no French, or reads badly: the guide has pages in simple words, in her language,
//! and reads them aloud.

mod aloud;
mod every_page;
mod read;

use anyhow::{Result, ensure};
use e2e::page::SCREEN;
use e2e::{Guide, wait_until};

/// Presses a language of the first page, and waits for its list of pages.
fn choose(guide: &Guide, code: &str) -> Result<()> {
    guide.press_in_view(&format!("#home .languages [lang={code}]"), 0)?;
    wait_for_page(guide, code)?;
    wait_until("the list of pages is there", || {
        Ok(guide.find_all(&format!("{SCREEN} li .choice"))?.len() > 15)
    })
}

/// Waits until a page of a language is shown whole, and its title has the focus.
fn wait_for_page(guide: &Guide, code: &str) -> Result<()> {
    guide.on_screen("essential")?;
    wait_until("the page is in its language", || {
        let lang = guide.attribute(SCREEN, "lang")?;
        Ok(lang.as_deref() == Some(code) && guide.any_displayed(&format!("{SCREEN} h1"))?)
    })
}

/// Opens the page at a place in the list.
fn open_page(guide: &Guide, code: &str, index: usize) -> Result<()> {
    guide.press_in_view(&format!("{SCREEN} li .choice"), index)?;
    wait_for_page(guide, code)
}

/// What is around every screen: the exit, the words beside 17, and the language and direction of
/// the page.
fn around(guide: &Guide) -> Result<(String, String, String, String)> {
    guide.eval(
        "const text = (css) => document.querySelector(css).textContent.trim();
         const { lang, dir } = document.documentElement;
         return [text('.exit [data-leave]'), text('#emergency [data-contact=\"17\"] > span'), lang, dir]",
    )
}

/// Asserts that nothing of the choice shows outside the page, or stays.
fn assert_nothing_outside(guide: &Guide, before: &(String, usize, String)) -> Result<()> {
    let now = outside(guide)?;
    ensure!(now == *before, "{now:?}, but it was {before:?}");
    Ok(())
}

fn outside(guide: &Guide) -> Result<(String, usize, String)> {
    guide.eval("return [location.href, history.length, document.title]")
}
