//! The search answers while the visitor types, and nothing typed is kept.

use anyhow::{Result, ensure};
use e2e::page::ENTER;
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::Value;
use xtask::server::Fault;

/// Titles of the answers, and why each was found.
fn answers(guide: &Guide) -> Result<Vec<(String, String)>> {
    guide.eval(
        "return [...document.querySelectorAll('[data-answers] .choice')].map(choice => [
           choice.querySelector('.choice__title').textContent,
           (choice.querySelector('.choice__reason') || {}).textContent || '',
         ])",
    )
}

fn search(guide: &Guide, words: &str) -> Result<Vec<(String, String)>> {
    guide.eval::<()>("const field = document.querySelector('#search'); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true })); return null")?;
    guide.type_into("#search", words)?;
    wait_until("something answers", || Ok(!answers(guide)?.is_empty()))?;
    answers(guide)
}

in_one_browser! {
    /// Words are typed into the search.
    mod while_somebody_types;

    fn answers_come_while_somebody_types(guide) {
        guide.arrive_whole()?;
        // The files that nothing waits for have been requested as well.
        for last in ["/desk-", "/curtain.js", "/kept.js"] {
            wait_until(&format!("{last} is asked for"), || {
                Ok(guide.site().requests().iter().any(|request| request.path.starts_with(last)))
            })?;
        }
        let before: Value = guide.eval("return [location.href, history.length, document.title]")?;
        let asked = guide.site().requests().len();

        let found = search(guide, "plainte refusée")?;
        ensure!(found[0].0 == "On m’a refusé ma plainte", "{found:?}");
        let found = search(guide, "il me tape")?;
        ensure!(found.iter().take(3).any(|(title, _)| title == "Je suis en danger maintenant"), "{found:?}");
        // A reason is given where it is true: words of the card are among the typed ones.
        let found = search(guide, "ordonnance de protection")?;
        ensure!(found.iter().any(|(_, reason)| !reason.is_empty()), "without a reason: {found:?}");
        let many = format!("{} réponses", found.len());
        wait_until("the page says how many", || Ok(guide.text_of("search [role=status]")? == many))?;

        // The card opens, and Back leads to the same answers.
        guide.press_in_view("[data-answers] [data-goto]", 0)?;
        guide.on_screen("card")?;
        guide.go_back()?;
        guide.on_screen("home")?;
        ensure!(answers(guide)? == found, "the answers are gone");

        // When nothing answers, the page offers the doors of Home, the numbers, and the search for
        // a place.
        search(guide, "xyzzyx")?;
        let doors: Vec<String> = guide.eval("return [...document.querySelectorAll('[data-answers] [data-goto]')].map(({ dataset }) => dataset.goto)")?;
        ensure!(doors.len() == 5 && doors[3..] == ["numbers", "local"] && doors.contains(&"victim".into()), "leads to {doors:?}");
        guide.press_in_view("#home [data-clear]", 0)?;
        wait_until("the words are cleared", || Ok(answers(guide)?.is_empty()))?;

        let after: Value = guide.eval("return [location.href, history.length, document.title]")?;
        ensure!(after == before, "{before} became {after}");
        ensure!(guide.site().requests().len() == asked, "typing asked the server for something");
        guide.assert_nothing_kept()?;
        guide.exit()?;
        guide.assert_left_for(&guide.around().first())
    }

    /// The field is there from the first byte. What is typed before the search is ready is answered
    /// when it comes, and no letter is lost.
    fn words_typed_before_the_search_are_answered(guide) {
        guide.site().fault(".bin", Fault::Hold);
        guide.enter()?;
        guide.type_into("#search", "peur pour mes papiers")?;
        guide.ready()?;
        guide.site().clear_faults();
        guide.live()?;
        assert_first_answer(guide, "J’ai peur pour mes papiers")?;
        let typed: String = guide.eval("return document.querySelector('#search').value")?;
        ensure!(typed == "peur pour mes papiers", "{typed:?} is left");
        Ok(())
    }

    /// The search is on every screen that lists something, and going back from a card shows the
    /// same answers.
    fn every_list_has_a_search(guide) {
        for (list, below) in [("victim", "home"), ("witness", "home"), ("traces", "home"), ("numbers", "home"), ("professional", "home")] {
            guide.arrive_whole()?;
            guide.open_screen(list)?;
            let field = format!("#search-{list}");
            guide.type_into(&field, "ordonnance de protection")?;
            let inside = format!("[data-screen={list}] [data-answers] [data-goto=card]");
            wait_until("something answers", || guide.any_displayed(&inside))?;
            guide.press_in_view(&inside, 0)?;
            guide.on_screen("card")?;
            guide.go_back()?;
            guide.on_screen(list)?;
            wait_until("the same answers are shown", || guide.any_displayed(&inside))?;
            let typed: String = guide.eval_with("return document.querySelector(arguments[0]).value", vec![field.clone().into()])?;
            ensure!(typed == "ordonnance de protection", "{typed:?} is left");
            guide.go_back()?;
            guide.on_screen(below)?;
            let home: String = guide.eval("return document.querySelector('#search').value")?;
            ensure!(home.is_empty(), "{home:?} on Home");
        }
        Ok(())
    }

    /// Enter hides the keyboard of a telephone and leads to the answers; it opens nothing.
    fn enter_leads_to_the_answers(guide) {
        guide.arrive_whole()?;
        search(guide, "papiers")?;
        guide.press(&[ENTER])?;
        let reached: bool = guide.eval("return document.activeElement === document.querySelector('[data-answers] [data-goto]')")?;
        ensure!(reached, "the focus is elsewhere");
        ensure!(guide.displayed("#home")?, "a card is open");
        ensure!(guide.url()? == guide.address(), "at {}", guide.url()?);
        guide.press(&[ENTER])?;
        guide.on_screen("card")
    }

    /// The search does not come: the page says so, and the search can be requested again.
    fn a_missing_search_can_be_requested_again(guide) {
        guide.site().fault(".bin", Fault::Status(404));
        guide.arrive()?;
        guide.type_into("#search", "peur pour mes papiers")?;
        wait_until("the page says that the search did not come", || guide.any_displayed("main:not([hidden]) [data-retry]"))?;
        guide.site().clear_faults();
        guide.press_in_view("main:not([hidden]) [data-retry]", 0)?;
        guide.live()?;
        assert_first_answer(guide, "J’ai peur pour mes papiers")
    }
}

/// Asserts that the first answer has this title.
fn assert_first_answer(guide: &Guide, title: &str) -> Result<()> {
    wait_until("something answers", || Ok(!answers(guide)?.is_empty()))?;
    let found = answers(guide)?;
    ensure!(found[0].0 == title, "{found:?}");
    Ok(())
}
