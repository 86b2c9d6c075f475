//! From a commune to who can help there: what is typed finds a place, and leaves the device never.

mod services;

use anyhow::{Result, ensure};
use e2e::page::ENTER;
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::Value;
use xtask::server::Fault;

const FIELD: &str = "#search-local";

/// A device in Cusset, which the person lets tell where it is.
const IN_CUSSET: &str =
    "Object.defineProperty(navigator, 'geolocation', { value: { getCurrentPosition(found) {
   setTimeout(() => found({ coords: { latitude: 46.137, longitude: 3.483, accuracy: 20 } }));
 } } })";

/// A device that does not tell where it is, each time for another reason.
const NOWHERE: &str = "let code = 0; Object.defineProperty(navigator, 'geolocation', { value: { getCurrentPosition(found, lost) {
   code += 1; const error = { code, PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 };
   setTimeout(() => lost(error));
 } } })";

/// The list of what is near, with the communes.
fn arrive(guide: &Guide) -> Result<()> {
    guide.arrive_whole()?;
    guide.open_screen("local")
}

/// Titles and lines of the places that are offered.
fn places(guide: &Guide) -> Result<Vec<(String, String)>> {
    guide.eval(
        "return [...document.querySelectorAll('[data-screen=local] [data-answers] [data-goto=place]')]
           .map((row) => ['.choice__title', '.choice__line'].map((css) => row.querySelector(css).textContent))",
    )
}

/// Types into the field, and waits until this place comes first.
fn find(guide: &Guide, words: &str, title: &str, line: &str) -> Result<()> {
    guide.eval::<()>("const field = document.querySelector('#search-local'); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true })); return null")?;
    guide.type_into(FIELD, words)?;
    wait_until(&format!("{words} finds {title}"), || {
        Ok(places(guide)?
            .first()
            .is_some_and(|first| first.0 == title && first.1 == line))
    })
}

fn status(guide: &Guide) -> Result<String> {
    guide.text_of("[data-screen=local] search [role=status]")
}

fn says(guide: &Guide, words: &str) -> Result<()> {
    wait_until(&format!("it says “{words}”"), || {
        Ok(status(guide)?.contains(words))
    })
}

in_one_browser! {
    /// A commune, a postcode or a département leads to a screen.
    mod by_words;

    fn from_a_commune_to_who_can_help(guide) {
        arrive(guide)?;
        let before: Value = guide.eval("return [location.href, history.length, document.title]")?;
        wait_until("the communes are asked for", || {
            Ok(guide.site().requests().iter().filter(|request| request.path.ends_with(".bin")).count() == 2)
        })?;
        find(guide, "vichy", "Vichy", "03200 · Allier")?;
        let asked = guide.site().requests().len();
        find(guide, "gendarmerie ste foy les lyon", "Sainte-Foy-lès-Lyon", "69110 · Rhône")?;
        find(guide, "42620 pierre laval", "Saint-Pierre-Laval", "42620 · Allier")?;
        find(guide, "abries", "Abriès", "aujourd’hui Abriès-Ristolas · 05460 · Hautes-Alpes")?;
        find(guide, "03", "Allier", "Département 03")?;
        find(guide, "33090", "Gironde", "Département 33")?;
        says(guide, "peut-être ce département")?;
        guide.type_into(FIELD, " x saint")?;
        guide.press_in_view("[data-screen=local] [data-clear]", 0)?;
        guide.type_into(FIELD, "saint")?;
        says(guide, "écrivez la suite")?;
        find(guide, "vichi", "Vichy", "03200 · Allier")?;

        // By keyboard: Enter leads to the answers, Enter opens the first one.
        guide.press(&[ENTER])?;
        guide.press(&[ENTER])?;
        guide.on_screen("place")?;
        ensure!(guide.text_of("main:not([hidden]) h1")? == "Vichy (Allier)");
        for number in ["17", "114", "3919", "116006"] {
            ensure!(guide.any_displayed(&format!("[data-screen=place] [data-contact='{number}']"))?, "no {number}");
        }
        let write = guide.text_of("[data-write]")?;
        ensure!(write.contains("Vichy") && write.contains("03200"), "{write}");
        guide.bring_axe()?;
        guide.assert_axe_finds_nothing()?;
        guide.assert_exit_in_reach()?;

        // What is known of the département, and the ones beside it.
        guide.press_in_view("[data-screen=place] [data-goto=card].choice", 0)?;
        guide.on_screen("card")?;
        ensure!(guide.text_of("main:not([hidden]) h1")? == "Allier");
        guide.go_back()?;
        guide.on_screen("place")?;
        guide.press_in_view("[data-screen=place] [data-goto=place]", 0)?;
        wait_until("the département beside it", || Ok(guide.text_of("main:not([hidden]) h1")? == "Puy-de-Dôme (63)"))?;
        guide.go_back()?;
        guide.go_back()?;
        guide.on_screen("local")?;
        let typed: String = guide.eval("return document.querySelector('#search-local').value")?;
        ensure!(typed == "vichi", "{typed:?} is left");
        wait_until("the same answers", || Ok(!places(guide)?.is_empty()))?;

        let after: Value = guide.eval("return [location.href, history.length, document.title]")?;
        ensure!(after == before, "{before} became {after}");
        ensure!(guide.site().requests().len() == asked, "the server was asked for something");
        guide.assert_nothing_kept()?;
        guide.exit()?;
        guide.assert_left_for(&guide.around().first())
    }

    /// What is no commune is looked for in the cards, and the other way round.
    fn between_places_and_cards(guide) {
        arrive(guide)?;
        find(guide, "vichy", "Vichy", "03200 · Allier")?;
        guide.type_into(FIELD, " ordonnance de protection zz")?;
        says(guide, "Aucune commune trouvée")?;
        guide.go_back()?;
        guide.on_screen("home")?;
        guide.type_into("#search", "gendarmerie aurillac")?;
        wait_until("a way to what is near", || guide.any_displayed("#home [data-answers] [data-goto=local]"))?;
        guide.press_in_view("#home [data-answers] [data-goto=local]", 0)?;
        guide.on_screen("local")?;
        wait_until("the commune", || Ok(places(guide)?.first().is_some_and(|first| first.0 == "Aurillac")))
    }

    /// The communes do not come: it is said, the rest of the page stays, and one can ask again.
    fn communes_that_do_not_come(guide) {
        guide.arrive_whole()?;
        guide.site().fault(".bin", Fault::Status(404));
        guide.open_screen("local")?;
        says(guide, "n’est pas arrivée")?;
        ensure!(guide.any_displayed("[data-screen=local] [data-goto=card]")?, "the cards are gone");
        guide.site().clear_faults();
        guide.press_in_view("[data-again]", 0)?;
        find(guide, "vichy", "Vichy", "03200 · Allier")
    }

    /// A position is asked for on a press, and stays here.
    fn from_a_position(guide) {
        guide.before_app(IN_CUSSET);
        arrive(guide)?;
        find(guide, "paris", "Paris", "Paris")?;
        let asked = guide.site().requests().len();
        guide.press_in_view("[data-screen=local] [data-locate]", 0)?;
        says(guide, "les plus proches")?;
        wait_until("Cusset is close", || Ok(places(guide)?.first().is_some_and(|first| first.0 == "Cusset")))?;
        ensure!(guide.site().requests().len() == asked, "the server was asked for something");
        guide.press_in_view("[data-screen=local] [data-goto=place]", 0)?;
        guide.on_screen("place")
    }

    /// No position, for each reason: it is said, and one can write.
    fn without_a_position(guide) {
        guide.before_app(NOWHERE);
        arrive(guide)?;
        find(guide, "moulins", "Moulins", "03000 · Allier")?;
        for said in ["n’a pas été donnée", "ne donne pas", "pas venue"] {
            guide.press_in_view("[data-screen=local] [data-locate]", 0)?;
            says(guide, said)?;
        }
        find(guide, "moulins", "Moulins", "03000 · Allier")
    }
}
