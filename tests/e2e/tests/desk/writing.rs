//! What somebody writes in a form: it is sorted by date, kept in memory only, printed, copied, and
//! gone.

use super::begin;
use anyhow::{Result, ensure};
use e2e::page::SCREEN;
use e2e::{Guide, in_each_engine, in_one_browser, paper, wait_until};

/// Opens a form from a list, by its place there.
fn open(guide: &Guide, list: &str, at: usize) -> Result<()> {
    guide.arrive_whole()?;
    guide.open_screen(list)?;
    guide.press_in_view(&format!("{SCREEN} [data-goto=form]"), at)?;
    guide.on_screen("form")?;
    wait_until("the form is there", || guide.any_displayed("#part-0-0"))
}

fn write(guide: &Guide, entry: usize, part: usize, text: &str) -> Result<()> {
    guide.eval_with(
        "const field = document.getElementById(arguments[0]);
         field.value = arguments[1];
         field.dispatchEvent(new Event('input', { bubbles: true }));
         return null",
        vec![format!("part-{entry}-{part}").into(), text.into()],
    )
}

fn on_the_paper(guide: &Guide) -> Result<String> {
    guide.eval("return document.querySelector('#paper').innerText")
}

in_one_browser! {
    /// What somebody writes stays on the screen.
    mod in_memory_only;

    fn the_days_are_put_in_order(guide) {
        open(guide, "victim", 0)?;
        write(guide, 0, 0, "mars 2024")?;
        write(guide, 0, 2, "DEUXIEME")?;
        guide.press_in_view("[data-add]", 0)?;
        wait_until("another entry is there", || guide.any_displayed("#part-1-0"))?;
        // The first entry is as it was.
        let kept: String = guide.eval("return document.querySelector('#part-0-2').value")?;
        ensure!(kept == "DEUXIEME", "{kept}");
        write(guide, 1, 0, "l’été 2023")?;
        write(guide, 1, 2, "PREMIER")?;
        let text = on_the_paper(guide)?;
        ensure!(text.find("PREMIER") < text.find("DEUXIEME"), "{text}");
        guide.press_in_view("[data-remove]", 0)?;
        wait_until("one entry is left", || Ok(guide.find_all(".written")?.len() == 1))?;
        let text = on_the_paper(guide)?;
        ensure!(text.contains("PREMIER") && !text.contains("DEUXIEME"), "{text}");
        Ok(())
    }

    /// Whatever is typed is shown as a text.
    fn markup_and_emoji_are_shown_as_text(guide) {
        open(guide, "victim", 0)?;
        for text in ["<img src=x onerror=alert(1)>", "محمد بن علي", "🏛️👩‍👧", &"é".repeat(3000)] {
            write(guide, 0, 2, text)?;
            wait_until("it is on the paper", || Ok(on_the_paper(guide)?.contains(text)))?;
            ensure!(guide.find_all("#paper img")?.is_empty(), "markup is interpreted");
        }
        let wide: bool = guide.eval("return document.documentElement.scrollWidth > innerWidth")?;
        ensure!(!wide, "the page is wider than the window");
        Ok(())
    }

    fn nothing_is_kept(guide) {
        open(guide, "victim", 0)?;
        write(guide, 0, 2, "SECRET")?;
        let kept: (usize, usize, String) = guide.eval("return [localStorage.length, sessionStorage.length, document.cookie]")?;
        ensure!(kept == (0, 0, String::new()), "{kept:?}");
        guide.go_back()?;
        guide.on_screen("victim")?;
        guide.press_in_view(&format!("{SCREEN} [data-goto=form]"), 0)?;
        guide.on_screen("form")?;
        wait_until("the form is there", || guide.any_displayed("#part-0-0"))?;
        let value: String = guide.eval("return document.querySelector('#part-0-2').value")?;
        ensure!(value.is_empty() && !on_the_paper(guide)?.contains("SECRET"), "{value}");
        // The page says that what is printed or copied goes elsewhere.
        let said: bool = guide.eval(&format!("return document.querySelector('{SCREEN}').innerText.includes('imprimante partagée')"))?;
        ensure!(said, "the page does not warn of a shared printer");
        Ok(())
    }

    fn a_professional_is_told_to_cite(guide) {
        open(guide, "professional", 0)?;
        write(guide, 0, 2, "Il l’a frappée au visage.")?;
        wait_until("the page says how to cite", || Ok(guide.text_of(&format!("{SCREEN} [data-note]"))?.contains("elle dit que")))?;
        write(guide, 0, 2, "Elle dit : « Il m’a frappée. » Marque rouge, 3 cm.")?;
        wait_until("the page has nothing to say", || Ok(guide.find_all(&format!("{SCREEN} [data-note]"))?.is_empty()))?;
        write(guide, 0, 2, "Elle prétend avoir peur.")?;
        wait_until("the page warns of a word", || Ok(guide.text_of(&format!("{SCREEN} [data-note]"))?.contains("doute")))
    }

    fn a_text_to_say_on_the_telephone(guide) {
        open(guide, "victim", 1)?;
        write(guide, 0, 0, "12 rue des Lilas, Moulins")?;
        write(guide, 0, 1, "Un homme frappe à ma porte")?;
        let text = on_the_paper(guide)?;
        ensure!(text.contains("L’adresse où il faut venir") && text.contains("12 rue des Lilas"), "{text}");
        ensure!(guide.any_displayed(&format!("{SCREEN} [data-contact='17']"))?, "17 is not there");
        Ok(())
    }

    /// The form begins with the answers to the questions.
    fn a_form_begins_with_the_answers(guide) {
        guide.arrive_whole()?;
        guide.open_screen("orient")?;
        for answer in ["not-now", "victim", "hits", "next", "partner", "next", "children", "next", "together"] {
            wait_until("the question is shown", || guide.any_displayed(&format!("[data-answer='{answer}']")))?;
            guide.press_in_view(&format!("[data-answer='{answer}']"), 0)?;
        }
        wait_until("the steps are shown", || guide.any_displayed("[data-step]"))?;
        guide.press_in_view(&format!("{SCREEN} [data-goto=form]"), 0)?;
        guide.on_screen("form")?;
        wait_until("the form is there", || guide.any_displayed("#part-0-1"))?;
        let said: String = guide.eval("return document.querySelector('#part-0-1').value")?;
        ensure!(said.len() > 10, "nothing of the answers: {said:?}");
        guide.go_back()?;
        wait_until("the steps are shown", || guide.any_displayed("[data-step]"))
    }
}

in_each_engine! {
    // WebKit's driver does not print.
    in { chromium Chromium, firefox Firefox }

    /// Its parts are printed in order, and nothing of the form is.
    fn the_parts_are_printed_in_order(engine) {
        let guide = Guide::closed(engine)?;
        begin(&guide)?;
        guide.go_back()?;
        guide.open_screen("victim")?;
        guide.press_in_view(&format!("{SCREEN} [data-goto=form]"), 0)?;
        guide.on_screen("form")?;
        wait_until("the form is there", || guide.any_displayed("#part-0-0"))?;
        write(&guide, 0, 0, "12/03/2024")?;
        write(&guide, 0, 2, "Il crie.")?;
        let text = paper::text(&guide.print()?, &[])?;
        ensure!(text.contains("12/03/2024") && text.contains("Il crie."), "{text}");
        for gone in ["Ajouter un fait", "Imprimer", "Ce qui ne s"] {
            ensure!(!text.contains(gone), "{gone} is on paper: {text}");
        }
        Ok(())
    }
}
