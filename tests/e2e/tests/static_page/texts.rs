//! The page of texts comes late, cut or changed on the way, or does not come at all.

use super::{
    assert_can_call, assert_can_leave, assert_danger_opens, assert_says_so,
    wait_for_texts_under_home,
};
use anyhow::{Context, Result, ensure};
use e2e::page::SCREEN;
use e2e::{Guide, in_one_browser, wait_until};
use xtask::server::Fault;

/// Waits until the screen says that the texts did not come, and offers to ask again.
fn assert_told(guide: &Guide) -> Result<()> {
    wait_until("the page says that the texts did not come", || {
        guide.any_displayed(&format!("{SCREEN} [data-retry]"))
    })?;
    let said = guide.text_of(SCREEN)?;
    ensure!(said.len() > 20, "the message is empty: {said:?}");
    let announced: bool = guide.eval(&format!(
        "return [...document.querySelectorAll('{SCREEN} [role=status], {SCREEN} [role=alert], #announced')].some(one => one.textContent.trim())"
    ))?;
    ensure!(announced, "nothing is announced");
    assert_can_call(guide)
}

/// The texts fail with `fault`: the page says so, and says it again when they fail again. When they
/// come, the list that was asked for is there.
fn assert_told_and_asked_again(guide: &Guide, fault: &Fault) -> Result<()> {
    guide.site().fault(".html", fault.clone());
    guide.arrive()?;
    assert_danger_opens(guide)?;
    guide.press_door("victim")?;
    assert_told(guide)?;
    guide.site().clear_requests();
    guide.press_in_view(&format!("{SCREEN} [data-retry]"), 0)?;
    wait_until("the texts are asked for again", || {
        Ok(guide
            .site()
            .requests()
            .iter()
            .any(|one| one.path.ends_with(".html")))
    })?;
    assert_told(guide)?;
    guide.site().clear_faults();
    guide.press_in_view(&format!("{SCREEN} [data-retry]"), 0)?;
    guide.texts_loaded()?;
    assert_list_is_there(guide)?;
    guide.live()?;
    assert_can_leave(guide)
}

/// The addresses of the parts of the texts, in their order.
fn parts_of_the_texts() -> Result<Vec<String>> {
    let page = std::fs::read_to_string(e2e::page::build().join("index.html"))?;
    let parts = page
        .split_once("id=\"app\" data-texts=\"")
        .or_else(|| page.split_once("id=app data-texts=\""));
    let (_, parts) = parts.context("the page names no parts")?;
    let (parts, _) = parts.split_once('"').context("no end")?;
    Ok(parts.split(' ').map(str::to_owned).collect())
}

/// Waits until the list that was asked for is there, and asserts that it leads to cards.
pub fn assert_list_is_there(guide: &Guide) -> Result<()> {
    wait_until("the list is there", || {
        guide.any_displayed(&format!("{SCREEN}[data-screen=victim] [data-goto=card]"))
    })?;
    guide.on_screen("victim")?;
    guide.open_screen("card")
}

in_one_browser! {
    /// The app is there, and the page of texts is not.
    mod that_go_wrong;

    fn missing_texts_can_be_requested_again(guide) {
        assert_told_and_asked_again(guide, &Fault::Status(404))
    }

    fn refused_texts_can_be_requested_again(guide) {
        assert_told_and_asked_again(guide, &Fault::Refuse)
    }

    /// The connection ends in the middle of the texts.
    fn cut_texts_can_be_requested_again(guide) {
        assert_told_and_asked_again(guide, &Fault::Cut)
    }

    /// Somebody between the server and the visitor changes the texts: nothing of them is shown.
    fn changed_texts_are_not_shown(guide) {
        assert_told_and_asked_again(guide, &Fault::Prefix("<p>changed</p>".into()))
    }

    /// While the texts are late, the visitor can call; then the services are there.
    fn late_texts_still_come(guide) {
        guide.site().fault(".html", Fault::Hold);
        guide.arrive()?;
        guide.press_door("numbers")?;
        assert_can_call(guide)?;
        guide.site().clear_faults();
        guide.texts_loaded()?;
        wait_until("the services are there", || {
            Ok(guide.find_all(&format!("{SCREEN} .contact"))?.len() > 5)
        })?;
        guide.on_screen("numbers")?;
        guide.go_back()?;
        guide.on_screen("home")
    }

    /// The first part of the texts is usable before the others come.
    fn the_first_part_is_usable_alone(guide) {
        let parts: Vec<String> = parts_of_the_texts()?;
        ensure!(parts.len() > 2, "{parts:?}");
        for part in &parts[1..] {
            guide.site().fault(part, Fault::Hold);
        }
        guide.arrive()?;
        guide.press_door("victim")?;
        assert_list_is_there(guide)?;
        guide.go_back()?;
        guide.go_back()?;
        guide.press_door("sources")?;
        guide.site().clear_faults();
        guide.texts_loaded()?;
        wait_until("the sources are there", || guide.any_displayed(&format!("{SCREEN} .sources")))
    }

    /// The page was left open and another release has come, so its files are gone. The page says
    /// so, and the new release can be opened.
    fn a_new_release_can_be_opened(guide) {
        let page = std::fs::read_to_string(e2e::page::build().join("index.html"))?;
        let old = parts_of_the_texts()?.iter().fold(page.clone(), |page, part| page.replace(part.as_str(), "/fr-0.html"));
        guide.site().page("/", &old);
        guide.site().fault("/fr-0.html", Fault::Status(404));
        guide.arrive()?;
        guide.press_door("victim")?;
        assert_told(guide)?;
        ensure!(!guide.any_displayed(&format!("{SCREEN} [data-reload]"))?, "there is no newer release yet");
        // The server has another page from now on.
        guide.site().page("/", &page);
        guide.press_in_view(&format!("{SCREEN} [data-retry]"), 0)?;
        wait_until("the page says that there is a newer release", || guide.any_displayed(&format!("{SCREEN} [data-reload]")))?;
        ensure!(!guide.any_displayed(&format!("{SCREEN} [data-retry]"))?, "the page offers what cannot help");
        let before: usize = guide.eval("window.old = true; return history.length")?;
        guide.press_in_view(&format!("{SCREEN} [data-reload]"), 0)?;
        wait_until("the page is another one", || guide.eval("return !window.old"))?;
        guide.ready()?;
        guide.texts_loaded()?;
        ensure!(guide.eval::<usize>("return history.length")? == before, "one more line in the history");
        Ok(())
    }

    /// A visitor who does not want to wait goes back and does something else.
    fn home_is_usable_while_the_texts_are_late(guide) {
        guide.site().fault(".html", Fault::Hold);
        guide.arrive()?;
        guide.press_door("victim")?;
        guide.go_back()?;
        guide.on_screen("home")?;
        assert_danger_opens(guide)?;
        guide.site().clear_faults();
        guide.texts_loaded()?;
        ensure!(guide.displayed("#home h1")?, "the visitor is taken away from Home");
        guide.open_screen("victim")
    }

    /// Neither the app nor the texts come: the first page says so and is usable.
    fn the_page_is_usable_without_app_and_texts(guide) {
        guide.site().fault("_bg.wasm", Fault::Status(404));
        guide.site().fault(".html", Fault::Status(404));
        guide.enter()?;
        assert_says_so(guide)?;
        assert_danger_opens(guide)?;
        assert_can_leave(guide)
    }

    /// Without the app, texts that were changed on the way are not shown.
    fn changed_texts_are_not_shown_without_the_app(guide) {
        guide.site().fault("_bg.wasm", Fault::Status(404));
        guide.site().fault(".html", Fault::Prefix("<p id=changed>changed</p>".into()));
        guide.site().clear_requests();
        guide.enter()?;
        assert_says_so(guide)?;
        wait_until("the texts were asked for", || {
            Ok(guide.site().requests().iter().any(|one| one.path.ends_with(".html")))
        })?;
        ensure!(guide.find_all("#changed, details[id^=card-]")?.is_empty(), "the changed texts are shown");
        guide.site().clear_faults();
        guide.enter()?;
        guide.ready()?;
        guide.texts_loaded()
    }

    /// Without the app, the texts are under Home when the page is loaded again.
    fn the_texts_come_at_the_next_visit(guide) {
        guide.site().fault("_bg.wasm", Fault::Status(404));
        guide.site().fault(".html", Fault::Cut);
        guide.enter()?;
        assert_says_so(guide)?;
        guide.site().clear_faults();
        guide.site().fault("_bg.wasm", Fault::Status(404));
        guide.enter()?;
        wait_for_texts_under_home(guide)
    }
}
