//! The search: answers as one types, and nothing typed is kept.

use anyhow::{Result, ensure};
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::{Value, json};
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
    mod as_one_types;

    fn answer_as_one_types(guide) {
        guide.arrive_whole()?;
        // What nobody waits for has been asked for as well.
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
        ensure!(found.iter().all(|(_, reason)| !reason.is_empty()), "without a reason: {found:?}");
        let many = format!("{} réponses", found.len());
        wait_until("it says how many", || Ok(guide.text_of("search [role=status]")? == many))?;

        // The card, and back to the same answers.
        guide.press_in_view("[data-answers] [data-goto]", 0)?;
        guide.on_screen("card")?;
        guide.go_back()?;
        guide.on_screen("home")?;
        ensure!(answers(guide)? == found, "the answers are gone");

        // Nothing answers: the numbers do.
        search(guide, "xyzzyx")?;
        let door: String = guide.eval("return document.querySelector('[data-answers] [data-goto]').dataset.goto")?;
        ensure!(door == "numbers", "leads to {door}");

        let after: Value = guide.eval("return [location.href, history.length, document.title]")?;
        ensure!(after == before, "{before} became {after}");
        ensure!(guide.site().requests().len() == asked, "typing asked the server for something");
        let kept: Value = guide.eval_async(
            "return [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]",
        )?;
        ensure!(kept == json!([0, 0, "", 0]), "something is kept: {kept}");
        guide.exit()?;
        guide.assert_left_for(&guide.around().first())
    }

    /// The field is there from the first byte: what is typed before the search is answered when
    /// it comes, and loses no letter.
    fn typed_before_the_search_is_there(guide) {
        guide.site().fault(".bin", Fault::Hold);
        guide.enter()?;
        guide.type_into("#search", "papiers")?;
        guide.ready()?;
        guide.site().clear_faults();
        guide.live()?;
        assert_first_answer(guide, "J’ai peur pour mes papiers")?;
        let typed: String = guide.eval("return document.querySelector('#search').value")?;
        ensure!(typed == "papiers", "{typed:?} is left");
        Ok(())
    }

    /// The search does not come: it is said, and can be asked for again.
    fn search_that_does_not_come(guide) {
        guide.site().fault(".bin", Fault::Status(404));
        guide.arrive()?;
        guide.type_into("#search", "papiers")?;
        wait_until("it says that the search did not come", || guide.any_displayed("main:not([hidden]) [data-retry]"))?;
        guide.site().clear_faults();
        guide.press_in_view("main:not([hidden]) [data-retry]", 0)?;
        guide.live()?;
        assert_first_answer(guide, "J’ai peur pour mes papiers")
    }
}

/// The first answer has this title.
fn assert_first_answer(guide: &Guide, title: &str) -> Result<()> {
    wait_until("something answers", || Ok(!answers(guide)?.is_empty()))?;
    let found = answers(guide)?;
    ensure!(found[0].0 == title, "{found:?}");
    Ok(())
}
