//! The questionnaire: answered, skipped, taken back, left alone; never kept.

use anyhow::{Context, Result, bail, ensure};
use e2e::checks::CLOCK;
use e2e::page::{ENTER, TAB};
use e2e::{Engine, Guide, in_each_engine, wait_until};
use serde_json::{Value, json};

/// Questions that one may be asked.
const MOST: usize = 6;

/// Presses of Tab to reach anything on a screen.
const TABS: usize = 60;

const SPACE: char = ' ';

/// How many intervals are running.
const BEATS: &str = "
  const start = setInterval.bind(window);
  const stop = clearInterval.bind(window);
  window.beats = 0;
  window.setInterval = (...all) => { window.beats += 1; return start(...all); };
  window.clearInterval = id => { window.beats -= 1; stop(id); };";

/// The guide at the first question.
fn begin(guide: &Guide) -> Result<()> {
    guide.enter()?;
    guide.ready()?;
    // Until then the screen has another title.
    guide.whole()?;
    guide.open_screen("orient")
}

/// [`begin`] in a browser as it comes.
fn open(engine: Engine) -> Result<Guide> {
    let guide = Guide::closed(engine)?;
    begin(&guide)?;
    Ok(guide)
}

/// The title, and whether it has focus.
fn title(guide: &Guide) -> Result<(String, bool)> {
    guide.eval(
        "const title = document.querySelector('main:not([hidden]) h1');
         return [title.textContent, document.activeElement === title]",
    )
}

/// Does what leads to another question or to the steps; the title that then has focus.
fn turn(guide: &Guide, act: impl FnOnce() -> Result<()>) -> Result<String> {
    let (before, _) = title(guide)?;
    act()?;
    let mut after = String::new();
    wait_until(&format!("« {before} » is followed"), || {
        let (title, focus) = title(guide)?;
        ensure!(
            title != before && focus,
            "« {title} » is shown, focus: {focus}"
        );
        after = title;
        Ok(true)
    })?;
    Ok(after)
}

/// Presses an answer, or what stands under the answers.
fn answer(guide: &Guide, id: &str) -> Result<String> {
    turn(guide, || {
        guide.press_in_view(&format!("[data-answer='{id}']"), 0)
    })
    .with_context(|| format!("answer {id}"))
}

/// [`answer`] without a mouse.
fn answer_by_key(guide: &Guide, id: &str) -> Result<String> {
    turn(guide, || {
        tab_to(guide, id)?;
        guide.press(&[ENTER])
    })
    .with_context(|| format!("answer {id} by key"))
}

fn tab_to(guide: &Guide, id: &str) -> Result<()> {
    for _ in 0..TABS {
        guide.press(&[TAB])?;
        let focused: Option<String> =
            guide.eval("return document.activeElement.dataset.answer ?? null")?;
        if focused.as_deref() == Some(id) {
            return Ok(());
        }
    }
    bail!("Tab does not reach {id}")
}

/// The boxes that are ticked.
fn ticked(guide: &Guide) -> Result<Vec<String>> {
    guide.eval("return [...document.querySelectorAll('main input:checked')].map(box => box.dataset.answer)")
}

fn tick(guide: &Guide, id: &str) -> Result<()> {
    guide.press_in_view(&format!("[data-answer='{id}']"), 0)?;
    is_ticked(guide, id)
}

fn is_ticked(guide: &Guide, id: &str) -> Result<()> {
    wait_until(&format!("{id} is ticked"), || {
        Ok(ticked(guide)?.iter().any(|one| one == id))
    })
}

/// Skips every question that is left, in some way; how many.
fn skip_all(guide: &Guide, skip: impl Fn(&Guide, &str) -> Result<String>) -> Result<usize> {
    let mut skipped = 0;
    while guide.eval("return !!document.querySelector('[data-answer=skip]')")? {
        skipped += 1;
        ensure!(skipped <= MOST, "more than {MOST} questions");
        skip(guide, "skip")?;
    }
    Ok(skipped)
}

/// The steps that are shown, in order.
fn steps(guide: &Guide) -> Result<Vec<String>> {
    guide
        .eval("return [...document.querySelectorAll('[data-step]')].map(step => step.dataset.step)")
}

fn first_step_is(guide: &Guide, id: &str) -> Result<()> {
    let steps = steps(guide)?;
    ensure!(steps.first().is_some_and(|first| first == id), "{steps:?}");
    Ok(())
}

/// This title is shown.
fn asks(guide: &Guide, expected: &str) -> Result<()> {
    let (title, _) = title(guide)?;
    ensure!(title == expected, "« {title} » instead of « {expected} »");
    Ok(())
}

/// What a test can see from outside the page, and what is kept.
fn outside(guide: &Guide) -> Result<Value> {
    guide.eval(
        "return {
           href: location.href,
           length: history.length,
           title: document.title,
           kept: [localStorage.length, sessionStorage.length],
         }",
    )
}

fn beats(guide: &Guide) -> Result<i32> {
    guide.eval("return window.beats")
}

/// What the warning says in the texts.
fn warning() -> Result<String> {
    let file = xtask::root().join("src/content/fr/later.toml");
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let words: toml::Table = text.parse()?;
    let word = words.get("orient").and_then(|orient| orient.get("idle"));
    let word = word.and_then(toml::Value::as_str);
    Ok(word.context("no orient.idle in later.toml")?.to_owned())
}

/// Wherever one is.
fn look(guide: &Guide) -> Result<()> {
    guide.exit_is_in_reach()?;
    guide.axe_finds_nothing()
}

in_each_engine! {
    /// With a finger, on the smallest phone.
    fn by_touch_alone(engine) {
        let guide = Guide::closed(engine)?;
        guide.resize(320, 640)?;
        begin(&guide)?;
        let tap = |id: &str| turn(&guide, || guide.tap(&format!("[data-answer='{id}']")));
        tap("not-now")?;
        tap("victim")?;
        guide.tap("[data-answer='hits']")?;
        is_ticked(&guide, "hits")?;
        tap("next")?;
        skip_all(&guide, |_, id| tap(id))?;
        ensure!(steps(&guide)?.contains(&"doctor-victim".into()), "{:?}", steps(&guide)?);
        Ok(())
    }

    fn danger_now_shows_steps_at_once(engine) {
        let guide = open(engine)?;
        answer(&guide, "now")?;
        first_step_is(&guide, "now-victim")?;
        ensure!(guide.displayed("main:not([hidden]) [data-contact='17']")?, "17 is not there");
        answer(&guide, "on")?;
        answer(&guide, "victim")?;
        let asked = 2 + skip_all(&guide, answer)?;
        ensure!(asked <= MOST, "{asked} questions");
        first_step_is(&guide, "now-victim")
    }

    /// The boxes are empty again: what is taken back is not kept.
    fn back_finds_each_question_again(engine) {
        let guide = open(engine)?;
        let mut asked = vec![title(&guide)?.0];
        for id in ["not-now", "victim"] {
            asked.push(answer(&guide, id)?);
        }
        tick(&guide, "hits")?;
        tick(&guide, "control")?;
        answer(&guide, "next")?;
        while let Some(before) = asked.pop() {
            turn(&guide, || guide.go_back())?;
            asks(&guide, &before)?;
            let ticked = ticked(&guide)?;
            ensure!(ticked.is_empty(), "kept {ticked:?}");
        }
        guide.go_back()?;
        guide.on_screen("home")
    }

    fn each_question_can_be_skipped_and_danger_is_one_tap_away(engine) {
        let guide = open(engine)?;
        skip_all(&guide, |guide, skip| {
            for css in [
                "main:not([hidden]) [data-goto=card]",
                ".exit [data-exit]",
                ".emergency [data-contact='17']",
                ".emergency [data-contact='114']",
                ".emergency [data-contact='3919']",
            ] {
                ensure!(guide.displayed(css)?, "no {css} at « {} »", title(guide)?.0);
            }
            let (question, _) = title(guide)?;
            guide.open_screen("card")?;
            turn(guide, || guide.go_back())?;
            asks(guide, &question)?;
            answer(guide, skip)
        })?;
        let steps = steps(&guide)?;
        ensure!(steps.iter().any(|step| step == "talk-victim"), "{steps:?}");
        ensure!(guide.displayed("main:not([hidden]) [data-contact='3919']")?, "3919 is not there");
        Ok(())
    }

    /// From the title of the first question, Tab, Space and Enter lead to that of the steps.
    fn by_keyboard_alone(engine) {
        let guide = open(engine)?;
        answer_by_key(&guide, "not-now")?;
        answer_by_key(&guide, "witness")?;
        tab_to(&guide, "hits")?;
        guide.press(&[SPACE])?;
        is_ticked(&guide, "hits")?;
        answer_by_key(&guide, "next")?;
        skip_all(&guide, answer_by_key)?;
        let steps = steps(&guide)?;
        ensure!(steps.iter().any(|step| step == "doctor-witness"), "{steps:?}");
        ensure!(title(&guide)?.1, "the title has no focus");
        guide.has_stayed()
    }

    fn nothing_is_kept(engine) {
        let guide = Guide::open(engine)?;
        guide.whole()?;
        let before = outside(&guide)?;
        ensure!(before["kept"] == json!([0, 0]), "{before}");
        let same = || -> Result<()> {
            let now = outside(&guide)?;
            ensure!(now == before, "{now}\nbut it was {before}");
            Ok(())
        };

        guide.open_screen("orient")?;
        let (first, _) = title(&guide)?;
        answer(&guide, "not-now")?;
        answer(&guide, "victim")?;
        tick(&guide, "hits")?;
        same()?;
        for _ in 0..2 {
            turn(&guide, || guide.go_back())?;
        }
        guide.go_back()?;
        guide.on_screen("home")?;
        guide.open_screen("orient")?;
        asks(&guide, &first)?;

        answer(&guide, "now")?;
        same()?;
        answer(&guide, "again")?;
        asks(&guide, &first)?;
        skip_all(&guide, answer)?;
        let steps = steps(&guide)?;
        let danger = steps.iter().any(|step| step == "now-victim");
        ensure!(!danger, "danger was kept: {steps:?}");
        answer(&guide, "again")?;
        asks(&guide, &first)?;
        guide.go_back()?;
        guide.on_screen("home")?;
        same()
    }

    /// The clock is moved: it would be five minutes.
    fn idle_forgets(engine) {
        let expected = warning()?;
        let guide = Guide::closed(engine)?;
        guide.before_app(&[CLOCK, BEATS].concat());
        begin(&guide)?;
        let (first, _) = title(&guide)?;
        let second = answer(&guide, "not-now")?;
        ensure!(beats(&guide)? == 1, "{} watches", beats(&guide)?);

        guide.pass(4 * 60 + 45)?;
        wait_until("the warning is shown", || guide.displayed("[role=alert] .idle"))?;
        let said: String = guide.eval("return document.querySelector('[role=alert] .idle p').textContent")?;
        ensure!(said == expected, "it says {said:?}");
        guide.click("[data-stay]")?;
        wait_until("the warning is gone", || {
            guide.eval("return !document.querySelector('.idle')")
        })?;
        asks(&guide, &second)?;

        guide.pass(5 * 60)?;
        guide.on_screen("home")?;
        // On the start nobody is warned: nothing looks at the clock.
        let warns: bool = guide.eval("return !!document.querySelector('[role=alert], .idle')")?;
        ensure!(!warns, "the start warns");
        ensure!(beats(&guide)? == 0, "{} watches", beats(&guide)?);
        guide.open_screen("orient")?;
        asks(&guide, &first)
    }

    /// On the smallest phone: a question, one with boxes, and many steps.
    fn axe_and_width(engine) {
        let guide = Guide::closed(engine)?;
        guide.resize(320, 640)?;
        begin(&guide)?;
        guide.bring_axe()?;
        look(&guide).context("at the first question")?;
        answer(&guide, "not-now")?;
        answer(&guide, "victim")?;
        for id in ["hits", "rape-recent", "control", "online"] {
            tick(&guide, id)?;
        }
        look(&guide).context("at a question with boxes")?;
        answer(&guide, "next")?;
        answer(&guide, "ex")?;
        for id in ["children", "pregnant", "foreign", "remote"] {
            tick(&guide, id)?;
        }
        answer(&guide, "next")?;
        answer(&guide, "together")?;
        let steps = steps(&guide)?;
        ensure!(steps.len() > 10, "only {steps:?}");
        look(&guide).context("at the steps")
    }
}
