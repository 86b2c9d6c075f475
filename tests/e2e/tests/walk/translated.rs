//! A translator has changed the page, or Chrome for iPhone has put elements of its own around
//! addresses: what is shown is still what happens.

use anyhow::{Context, Result, ensure};
use e2e::page::SCREEN;
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::json;

const TRANSLATE: &str = include_str!("../../src/js/translate.js");

/// Runs `check` on the whole guide, after each of the two has changed it.
fn in_both(guide: &Guide, check: impl Fn(&Guide) -> Result<()>) -> Result<()> {
    for annotate in [false, true] {
        guide.arrive_whole()?;
        guide.call::<()>(TRANSLATE, vec![json!(annotate)])?;
        check(guide).with_context(|| format!("annotate: {annotate}"))?;
    }
    Ok(())
}

fn type_anew(guide: &Guide, words: &str) -> Result<()> {
    guide.eval::<()>("const field = document.querySelector('#search'); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true })); return null")?;
    guide.type_into("#search", words)
}

/// The titles of the answers as a visitor reads them.
fn titles(guide: &Guide) -> Result<Vec<String>> {
    guide.eval("return [...document.querySelectorAll('[data-answers] .choice__title')].map(({ textContent }) => textContent)")
}

fn shown(guide: &Guide, css: &str) -> Result<String> {
    guide.eval_with(
        "return document.querySelector(arguments[0]).textContent.trim()",
        vec![css.into()],
    )
}

in_one_browser! {
    /// Somebody reads the guide in another language.
    mod what_is_shown_is_what_happens;

    /// Each answer opens the card whose title it shows, even after other words were typed.
    fn an_answer_opens_the_card_that_it_shows(guide) {
        in_both(guide, |guide| {
            type_anew(guide, "papiers")?;
            wait_until("something answers", || Ok(!titles(guide)?.is_empty()))?;
            let before = titles(guide)?;
            type_anew(guide, "il me tape")?;
            wait_until("other cards answer", || {
                let now = titles(guide)?;
                Ok(!now.is_empty() && now != before)
            })?;
            let titles = titles(guide)?;
            let said = shown(guide, "search [role=status]")?;
            ensure!(said.contains(&titles.len().to_string()), "{said:?} for {titles:?}");
            for (index, title) in titles.iter().enumerate() {
                guide.press_in_view("[data-answers] [data-goto=card]", index)?;
                guide.on_screen("card")?;
                let opened = shown(guide, &format!("{SCREEN} h1"))?;
                ensure!(opened == *title, "shows {title:?}, opens {opened:?}");
                let announced = shown(guide, "#announced")?;
                ensure!(announced == opened, "announces {announced:?} on {opened:?}");
                guide.go_back()?;
                guide.on_screen("home")?;
            }
            Ok(())
        })
    }

    /// The preview is the text that the message app gets, after each change.
    fn the_preview_is_what_is_sent(guide) {
        in_both(guide, |guide| {
            guide.open_screen("write")?;
            wait_until("the form is there", || guide.any_displayed("#address"))?;
            for address in ["12 rue de la Paix", ", 03000 Moulins"] {
                guide.type_into("#address", address)?;
                let (sent, shown): (String, String) = guide.eval(
                    "return [decodeURIComponent(document.querySelector('[data-send]').href.split('body=')[1]),
                             document.querySelector('[data-preview]').textContent.trim()]",
                )?;
                ensure!(sent == shown && sent.contains(address), "sends {sent:?}, shows {shown:?}");
            }
            let label = shown(guide, "[data-locate]")?;
            guide.eval::<()>("navigator.geolocation.getCurrentPosition = (done) => done({ coords: { latitude: 46.5, longitude: 3.3, accuracy: 10 } }); return null")?;
            guide.press_in_view("[data-locate]", 0)?;
            wait_until("the button says what it does now", || Ok(shown(guide, "[data-locate]")? != label))?;
            guide.press_in_view("[data-locate]", 0)?;
            wait_until("the button says again what it does", || Ok(shown(guide, "[data-locate]")? == label))
        })
    }

    /// The sheet holds what was ticked, and its button says what it does.
    fn the_sheet_is_what_was_ticked(guide) {
        in_both(guide, |guide| {
            guide.open_screen("professional")?;
            guide.open_screen("desk")?;
            guide.open_screen("sheet")?;
            wait_until("the sheet is drawn", || guide.any_displayed("#paper"))?;
            let numbers = || -> Result<Vec<String>> {
                guide.eval("return [...document.querySelectorAll('#paper .paper__number')].map(({ textContent }) => textContent)")
            };
            let before = numbers()?;
            guide.eval::<()>("document.querySelectorAll('main:not([hidden]) details').forEach((one) => { one.open = true; }); return null")?;
            wait_until("the services are there", || Ok(guide.find_all("[data-pick='119']")?.len() == 1))?;
            guide.press_in_view("[data-pick='119']", 0)?;
            wait_until("the sheet has one number more", || {
                let now = numbers()?;
                Ok(now.len() == before.len() + 1 && now.iter().any(|number| number == "119"))
            })?;
            let titles: usize = guide.eval("return document.querySelectorAll('#paper h3').length")?;
            ensure!(titles == 1, "{titles} sheets");
            let label = shown(guide, "[data-show]")?;
            guide.press_in_view("[data-show]", 0)?;
            wait_until("the button says what it does now", || Ok(shown(guide, "[data-show]")? != label))
        })
    }
}
