//! From the first paint to a page in another language, and out.

use super::{around, assert_nothing_outside, choose, open_page, outside, wait_for_page};
use anyhow::ensure;
use e2e::page::{ENTER, ESCAPE, SCREEN, TAB};
use e2e::{Engine, Guide, Setup, in_each_engine, in_one_browser, wait_until};
use xtask::server::Fault;

/// The place of a page in the list: the second page says what happens during a call.
const CALL: usize = 1;

in_one_browser! {
    /// A person reads only one language.
    mod in_her_language;

    /// She finds 17 and what happens when she calls, reads a French card, and comes back.
    fn read_what_happens_when_i_call(guide) {
        guide.arrive_whole()?;
        let french = around(guide)?;
        let before = outside(guide)?;
        for (code, dir) in [("ar", "rtl"), ("en", "ltr"), ("zh", "ltr")] {
            choose(guide, code)?;
            let now = around(guide)?;
            ensure!((now.2.as_str(), now.3.as_str()) == (code, dir), "{now:?}");
            ensure!(now.0 != french.0 && now.1 != french.1, "still French: {now:?}");
            ensure!(guide.displayed("#emergency [data-contact='17']")?, "17 is not there");
            guide.eval::<()>("document.querySelector('#emergency a').mine = true; return null")?;
            open_page(guide, code, CALL)?;
            // The number stays the same element, so a press at that moment is not lost.
            ensure!(guide.eval::<bool>("return document.querySelector('#emergency a').mine === true")?, "17 was made anew");
            ensure!(guide.displayed(&format!("{SCREEN} [data-state]"))?, "it does not say who has translated it");
            // The French is shown beside each sentence when it is asked for.
            let beside = format!("{SCREEN} .say__french");
            ensure!(!guide.any_displayed(&beside)?, "the French is there at once");
            guide.press_in_view(&format!("{SCREEN} .beside"), 0)?;
            wait_until("the French is there", || guide.any_displayed(&beside))?;
            ensure!(guide.attribute(&beside, "lang")?.as_deref() == Some("fr"), "not said to be French");
            // A French card says that it is French; what is around it stays in her language.
            guide.press_in_view(&format!("{SCREEN} [data-goto=card]"), 0)?;
            guide.on_screen("card")?;
            ensure!(guide.attribute(SCREEN, "lang")?.as_deref() == Some("fr"), "the card is not French");
            ensure!(guide.attribute(SCREEN, "dir")?.as_deref() == Some("ltr"), "the card runs the other way");
            ensure!(around(guide)? == now, "{:?}", around(guide)?);
            assert_nothing_outside(guide, &before)?;
            for _ in 0..3 {
                guide.go_back()?;
            }
            guide.on_screen("home")?;
            wait_until("French is back", || Ok(around(guide)? == french))?;
        }
        assert_nothing_outside(guide, &before)?;
        let kept: usize = guide.eval("return localStorage.length + sessionStorage.length + document.cookie.length")?;
        ensure!(kept == 0, "the choice is kept");
        Ok(())
    }

    /// The languages of this browser come first in the row; the others keep their order. (The
    /// language of WebKit's driver is "C", which nobody reads, so nothing moves there.)
    fn her_language_is_first(guide) {
        guide.arrive()?;
        let (row, hers): (Vec<String>, Vec<String>) = guide.eval(
            "return [[...document.querySelectorAll('#home .languages a')].map(({ lang }) => lang),
                     [...new Set(navigator.languages.map((one) => one.slice(0, 2)))]]",
        )?;
        ensure!(guide.engine() == Engine::WebKit || hers.iter().any(|one| row.contains(one)), "the guide has none of {hers:?}");
        let mut wanted: Vec<&str> = vec!["fr", "en", "ar", "tr", "pt", "es", "ru", "uk", "ro", "fa", "zh"];
        // The sort is stable.
        wanted.sort_by_key(|one| hers.iter().position(|her| her == one).unwrap_or(usize::MAX));
        ensure!(row == wanted, "{row:?} for {hers:?}");
        Ok(())
    }

    /// By keyboard alone: to the row, into a language, to a page, and out by three Esc.
    fn read_by_keyboard(guide) {
        guide.arrive_whole()?;
        guide.eval::<()>("document.querySelector('.languages [lang=ar]').focus(); return null")?;
        guide.press(&[ENTER])?;
        wait_for_page(guide, "ar")?;
        wait_until("the list of pages is there", || guide.any_displayed(&format!("{SCREEN} li .choice")))?;
        // The title has the focus: "Retour" comes before it, the page for danger now comes after
        // it.
        guide.press(&[TAB, ENTER])?;
        wait_until("the page of danger is there", || guide.any_displayed(&format!("{SCREEN} .say")))?;
        let leads: Vec<String> = guide.eval(&format!("return [...document.querySelectorAll('{SCREEN} .say a')].map(({{ href }}) => href)"))?;
        ensure!(leads.first().map(String::as_str) == Some("tel:17"), "{leads:?}");
        guide.press(&[ESCAPE; 3])?;
        guide.assert_left_for(&guide.around().first())
    }

    /// The exit's words for its keys are in her language too.
    fn presses_are_counted_in_her_language(guide) {
        guide.arrive_whole()?;
        let french = guide.word("two")?;
        choose(guide, "es")?;
        guide.press(&[e2e::page::LEFT_SHIFT])?;
        let said = guide.text_of("#exit-status")?;
        ensure!(said == guide.word("two")? && said != french, "it says {said:?}");
        Ok(())
    }

    /// The language does not come: French and the numbers stay, the page says so, and the language
    /// can be requested again.
    fn a_missing_language_can_be_requested_again(guide) {
        for fault in [Fault::Refuse, Fault::Status(503), Fault::Prefix("other".into())] {
            guide.arrive_whole()?;
            guide.site().fault("/fr-", fault);
            guide.press_in_view("#home .languages [lang=ru]", 0)?;
            wait_until("the page says so", || guide.any_displayed(&format!("{SCREEN} [data-retry]")))?;
            ensure!(guide.displayed("#emergency [data-contact='17']")?, "17 is not there");
            guide.site().clear_faults();
            guide.press_in_view(&format!("{SCREEN} [data-retry]"), 0)?;
            wait_until("the pages have come", || guide.any_displayed(&format!("{SCREEN} li .choice")))?;
            guide.go_back()?;
            guide.on_screen("home")?;
        }
        Ok(())
    }

    /// A start code may carry the language; anything else that looks like one starts at Home.
    fn a_code_carries_the_language(guide) {
        for (code, screen) in [("1-ar", "essential"), ("1-xx", "home"), ("1-AR", "home"), ("-", "home")] {
            // Another page comes in between, because from the guide itself a code would only move
            // inside it.
            guide.visit("about:blank")?;
            guide.visit(&(guide.address() + "#" + code))?;
            wait_until("the guide is open", || Ok(guide.attribute("html", "data-ready")?.is_some()))?;
            wait_until(&format!("#{code} opens {screen}"), || {
                Ok(guide.attribute(SCREEN, "data-screen")?.as_deref() == Some(screen))
            })?;
        }
        Ok(())
    }

    /// Words in her language find the page in her language.
    fn her_words_open_the_page(guide) {
        guide.arrive_whole()?;
        for (typed, lang) in [("اغتصاب", "ar"), ("помогите", "ru"), ("我被强奸了", "zh"), ("restraining order", "en")] {
            guide.eval::<()>("const field = document.querySelector('#search'); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true })); return null")?;
            guide.type_into("#search", typed)?;
            wait_until(&format!("{typed} is answered in {lang}"), || {
                guide.any_displayed(&format!("#home [data-answers] [data-goto=essential][lang={lang}]"))
            })?;
        }
        guide.press_in_view("#home [data-answers] [data-goto=essential]", 0)?;
        wait_for_page(guide, "en")
    }

    /// The form of the text to 114 is in her language, and sends French.
    fn the_text_to_114_is_sent_in_french(guide) {
        guide.arrive_whole()?;
        choose(guide, "tr")?;
        guide.press_in_view(&format!("{SCREEN} [data-goto=write]"), 0)?;
        guide.on_screen("write")?;
        wait_until("her words are there", || guide.any_displayed(&format!("{SCREEN} label[for=address] .hers")))?;
        guide.type_into("#address", "12 rue des Lilas")?;
        let sent: String = guide.eval("return decodeURIComponent(document.querySelector('[data-send]').href)")?;
        ensure!(sent.contains("Adresse : 12 rue des Lilas") && sent.contains("URGENCE."), "{sent}");
        let shown = guide.text_of("[data-preview]")?;
        ensure!(shown.contains("12 rue des Lilas"), "{shown}");
        for place in ["[data-back]", "summary", "[data-locate] + p", "button[data-copy]"] {
            ensure!(guide.any_displayed(&format!("{SCREEN} {place} > .hers"))?, "{place} is in French alone");
        }
        // The folded part is in her language too, when it is unfolded.
        guide.press_in_view(&format!("{SCREEN} details summary"), 0)?;
        wait_until("the rest has her words", || Ok(guide.find_all(&format!("{SCREEN} details .hers"))?.len() == 13))?;
        Ok(())
    }

    /// A professional who receives her finds the phrases in her language, from the list of
    /// professionals and from the desk.
    fn professionals_find_the_phrases_in_her_language(guide) {
        guide.arrive_whole()?;
        guide.open_screen("professional")?;
        guide.press_in_view(&format!("{SCREEN} [data-goto=essential][lang=uk]"), 0)?;
        wait_for_page(guide, "uk")?;
        wait_until("the phrases are there", || Ok(guide.find_all(&format!("{SCREEN} .phrase"))?.len() > 70))?;
        let (exit, _, lang, _) = around(guide)?;
        ensure!(lang == "uk", "{exit} in {lang}");
        // Each phrase is in both languages, and the French is marked as French.
        let alone: usize = guide.eval(&format!("return [...document.querySelectorAll('{SCREEN} .phrase summary')].filter((one) => !one.querySelector('[lang=fr]') || one.children.length < 2).length"))?;
        ensure!(alone == 0, "{alone} phrases in one language");
        guide.go_back()?;
        guide.on_screen("professional")?;
        wait_until("French is back", || Ok(around(guide)?.2 == "fr"))?;
        // The desk leads to them as well.
        guide.open_screen("desk")?;
        guide.press_in_view(&format!("{SCREEN} [data-goto=essential][lang=fa]"), 0)?;
        wait_for_page(guide, "fa")
    }

    /// A phrase that is pressed becomes large, and it can be turned for the person on the other
    /// side.
    fn a_phrase_is_shown_large_and_turned(guide) {
        guide.arrive_whole()?;
        choose(guide, "ar")?;
        guide.press_in_view(&format!("{SCREEN} li .choice"), 17)?;
        wait_until("the phrases are there", || Ok(guide.find_all(&format!("{SCREEN} .phrase"))?.len() > 40))?;
        let small = guide.place(&format!("{SCREEN} .phrase summary"))?.3;
        guide.press_in_view(&format!("{SCREEN} .phrase summary"), 0)?;
        wait_until("the phrase is large", || Ok(guide.place(&format!("{SCREEN} .phrase summary"))?.3 > small))?;
        guide.press_in_view(&format!("{SCREEN} [data-turn]"), 0)?;
        wait_until("the phrase is turned", || guide.any_displayed(&format!("{SCREEN} .phrase.turned")))
    }
}

in_each_engine! {
    /// Without scripts, each language leads to a page.
    fn without_scripts(engine) {
        let setup = Setup { no_javascript: true, ..Setup::default() };
        let guide = Guide::with(engine, &setup, &[])?;
        guide.go(&guide.address())?;
        wait_until("the row is shown", || guide.displayed(".languages [lang=ar]"))?;
        guide.click(".languages [lang=ar]")?;
        wait_until("the pages are in the frame", || {
            guide.inside("iframe", || Ok(guide.attribute("html", "dir")?.as_deref() == Some("rtl")
                && guide.find_all("details > summary")?.len() > 15))
        })?;
        ensure!(guide.url()? == guide.address(), "the address changed");
        Ok(())
    }

    /// Without WebAssembly, each language comes under Home.
    fn without_wasm(engine) {
        let guide = Guide::closed(engine)?;
        guide.before_app("Object.defineProperty(window, 'WebAssembly', { value: undefined });");
        guide.enter()?;
        wait_until("the texts are there", || Ok(guide.attribute("html", "data-texts")?.is_some()))?;
        // The language does not come: the page says so, and another press asks again. Two presses
        // bring one list.
        guide.site().fault("/fr-", Fault::Refuse);
        guide.press_in_view("#home .languages [lang=ro]", 0)?;
        wait_until("the page says so", || guide.any_displayed("#home [data-failed] [role=status] bdi[lang=ro]"))?;
        guide.site().clear_faults();
        guide.eval::<()>("const link = document.querySelector('#home .languages [lang=ro]'); link.click(); link.click(); return null")?;
        wait_until("the list is there", || guide.any_displayed("#home article[lang=ro] .choice"))?;
        ensure!(guide.find_all("#home [data-failed]")?.is_empty(), "it still says that it has not come");
        let lists: usize = guide.eval("return document.querySelectorAll('#home article[lang=ro][data-id=\"512\"]').length")?;
        ensure!(lists == 1, "{lists} lists");
        guide.press_in_view("#home .languages [lang=fa]", 0)?;
        wait_until("the list is there", || guide.any_displayed("#home article[lang=fa] .choice"))?;
        ensure!(guide.url()? == guide.address(), "the address changed");
        Ok(())
    }
}
