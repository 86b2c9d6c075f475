//! The search: answers as one types, and nothing typed is kept.

use anyhow::{Context, Result, ensure};
use e2e::{Guide, in_each_engine, wait_until};
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

in_each_engine! {
    fn answer_as_one_types(engine) {
        let guide = Guide::open(engine)?;
        guide.whole()?;
        let before: Value = guide.eval("return [location.href, history.length, document.title]")?;
        let asked = guide.site().requests().len();

        let found = search(&guide, "plainte refusée")?;
        ensure!(found[0].0 == "On m’a refusé ma plainte", "{found:?}");
        let found = search(&guide, "il me tape")?;
        ensure!(found.iter().take(3).any(|(title, _)| title == "Je suis en danger maintenant"), "{found:?}");
        ensure!(found.iter().all(|(_, reason)| !reason.is_empty()), "without a reason: {found:?}");
        let many = format!("{} réponses", found.len());
        wait_until("it says how many", || Ok(guide.text_of("search [role=status]")? == many))?;

        // The card, and back to the same answers.
        guide.press_in_view("[data-answers] [data-goto]", 0)?;
        guide.on_screen("card")?;
        guide.go_back()?;
        guide.on_screen("home")?;
        ensure!(answers(&guide)? == found, "the answers are gone");

        // Nothing answers: the numbers do.
        search(&guide, "xyzzyx")?;
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
        guide.has_left_for(&guide.around().first())
    }

    /// On a bad network the first words may be typed before the texts are there.
    fn search_before_the_texts(engine) {
        let guide = Guide::closed(engine)?;
        guide.site().fault(".bin", Fault::Status(404));
        guide.enter()?;
        guide.ready()?;
        guide.type_into("#search", "papiers")?;
        wait_until("it says that the texts did not come", || guide.any_displayed("main [data-retry]"))?;
        guide.site().clear_faults();
        guide.press_in_view("main [data-retry]", 0)?;
        guide.whole()?;
        wait_until("something answers", || Ok(!answers(&guide)?.is_empty()))?;
        let found = answers(&guide)?;
        ensure!(found[0].0 == "J’ai peur pour mes papiers", "{found:?}");
        Ok(())
    }

    /// A card that was asked for before it came takes the focus when it comes.
    fn card_before_the_texts(engine) {
        let guide = Guide::closed(engine)?;
        guide.site().fault(".bin", Fault::Status(404));
        guide.enter()?;
        guide.ready()?;
        guide.open_screen("victim")?;
        wait_until("the list says so", || guide.any_displayed("main [data-retry]"))?;
        guide.open_screen("card").context("the card for danger is there")?;
        guide.press_in_view("main .prose [data-goto=card]", 0)?;
        wait_until("the next card is awaited", || guide.any_displayed("main [data-retry]"))?;
        guide.site().clear_faults();
        guide.press_in_view("main [data-retry]", 0)?;
        wait_until("the card is there, its title has focus", || {
            guide.eval("return !!document.querySelector('main[data-card] .prose') && document.activeElement === document.querySelector('main[data-card] h1')")
        })
    }
}
