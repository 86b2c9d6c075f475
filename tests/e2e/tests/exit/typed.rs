//! What is typed is nowhere in the files of the browser: after the exit, after a close without it,
//! and after a kill. The test also types into somebody else's page. Those words are found, which
//! shows that the others would be.

use super::disk::files_with;
use anyhow::{Context, Result, ensure};
use e2e::page::SCREEN;
use e2e::{Engine, Guide, in_each_engine, wait_longer, wait_until};
use std::time::Duration;

/// How the visit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The exit is pressed, then the browser is closed.
    Exit,
    /// The browser is closed.
    Closed,
    /// The browser is killed, as when a battery is empty or a machine is switched off.
    Killed,
}

/// What is typed on somebody else's page.
const ELSEWHERE: &str = "qxjbrvwzyk";

/// A word that nobody writes, and of which no four letters are anywhere else: where Firefox packs
/// what it keeps, such a word stays as it is.
fn word(index: usize) -> String {
    let mut state = index as u64 + 1;
    let mut letter = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + (state >> 33) as u8 % 26)
    };
    (0..14).map(|_| letter()).collect()
}

/// Marks the fields of a screen, folded ones too, for [`type_into_all`].
const FIELDS: &str = "
  for (const one of document.querySelectorAll('main:not([hidden]) details')) one.open = true;
  const fields = [...document.querySelectorAll('main:not([hidden]) :is(input, textarea)')]
    .filter(field => field.checkVisibility() && !/^(checkbox|radio|button)$/.test(field.type));
  fields.forEach((field, index) => { field.dataset.typed = String(index); });
  return fields.length";

/// Types a word into each field of the screen, and adds it to `words`.
fn type_into_all(guide: &Guide, words: &mut Vec<String>) -> Result<()> {
    let fields: usize = guide.eval(FIELDS)?;
    ensure!(fields > 0, "no field");
    for field in 0..fields {
        let word = word(words.len());
        let css = format!("{SCREEN} [data-typed='{field}']");
        guide.press_in_view(&css, 0)?;
        guide.type_into(&css, &word)?;
        let holds: bool = guide.eval(&format!(
            "return document.querySelector(\"{css}\").value.includes('{word}')"
        ))?;
        ensure!(holds, "{css} does not take {word}");
        words.push(word);
    }
    Ok(())
}

/// Types into every field of the guide.
fn type_everywhere(guide: &Guide) -> Result<Vec<String>> {
    let mut words = Vec::new();
    guide.arrive_whole()?;
    guide.open_screen("professional")?;
    guide.open_screen("desk")?;
    guide.open_screen("sheet")?;
    type_into_all(guide, &mut words).context("the sheet")?;
    for below in ["desk", "professional", "home"] {
        guide.go_back()?;
        guide.on_screen(below)?;
    }
    guide.open_screen("write")?;
    wait_until("the form is there", || guide.any_displayed("#address"))?;
    guide.press_in_view("[data-screen=write] summary", 0)?;
    wait_until("all of the form is there", || guide.any_displayed("#code"))?;
    type_into_all(guide, &mut words).context("the text to 114")?;
    guide.go_back()?;
    wait_until("Home is there", || {
        guide.any_displayed("main[data-screen=home]")
    })?;
    type_into_all(guide, &mut words).context("the search")?;
    ensure!(words.len() > 5, "few fields: {words:?}");
    Ok(words)
}

fn assert_typed_is_nowhere(engine: Engine, end: End) -> Result<()> {
    let mut guide = Guide::closed(engine)?;
    if engine == Engine::Firefox {
        // By default, Firefox writes down what is open every 15 s.
        guide.firefox::<()>("Services.prefs.setIntPref('browser.sessionstore.interval', 500)")?;
    }
    let words = type_everywhere(&guide)?;
    let mine = guide.tab()?;
    guide.another_tab()?;
    let other = guide.around().page(
        "note",
        "<!doctype html><title>Note</title><textarea id=\"note\"></textarea>",
    );
    guide.visit(&other)?;
    guide.type_into("#note", ELSEWHERE)?;
    let seen = || Ok(!files_with(&guide, ELSEWHERE)?.is_empty());
    wait_longer(
        Duration::from_secs(60),
        "the browser has written down what is typed elsewhere",
        seen,
    )?;
    guide.switch_to(&mine)?;
    match end {
        End::Exit => {
            guide.exit()?;
            guide.wait_for(&guide.around().first())?;
            guide.close()?;
        }
        End::Closed => guide.close()?,
        End::Killed => guide.kill()?,
    }
    ensure!(
        end != End::Killed || !files_with(&guide, ELSEWHERE)?.is_empty(),
        "nothing is found, not even what is typed elsewhere"
    );
    for word in &words {
        let found = files_with(&guide, word)?;
        ensure!(found.is_empty(), "{word} is in {found:?}");
    }
    println!("{engine:?}, {end:?}: {} words, none found", words.len());
    Ok(())
}

in_each_engine! {
    // The browsers whose files are read (`disk`).
    in { chromium Chromium, firefox Firefox }

    fn nothing_remains_after_the_exit(engine) {
        assert_typed_is_nowhere(engine, End::Exit)
    }

    fn nothing_remains_after_a_close(engine) {
        assert_typed_is_nowhere(engine, End::Closed)
    }

    fn nothing_remains_after_a_kill(engine) {
        assert_typed_is_nowhere(engine, End::Killed)
    }
}
