//! The questionnaire: a visitor answers, skips, goes back or stops, and nothing is kept.

use anyhow::{Context, Result, bail, ensure};
use e2e::checks::CLOCK;
use e2e::labels::label;
use e2e::page::{ENTER, TAB};
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::{Value, json};

/// The most questions that are asked.
const MOST: usize = 6;

/// Enough presses of Tab to reach anything on a screen.
const TABS: usize = 60;

const SPACE: char = ' ';

/// Counts the intervals that are running.
const BEATS: &str = "
  const start = setInterval.bind(window);
  const stop = clearInterval.bind(window);
  window.beats = 0;
  window.setInterval = (...all) => { window.beats += 1; return start(...all); };
  window.clearInterval = id => { window.beats -= 1; stop(id); };";

/// Opens the guide at the first question.
fn begin(guide: &Guide) -> Result<()> {
    guide.arrive_whole()?;
    guide.open_screen("orient")?;
    wait_until("the first question is there", || {
        guide.any_displayed("[data-answer]")
    })
}

/// The title, and whether it has the focus.
fn title(guide: &Guide) -> Result<(String, bool)> {
    guide.eval(
        "const title = document.querySelector('main:not([hidden]) h1');
         return [title.textContent, document.activeElement === title]",
    )
}

/// Does something that leads to another question or to the steps. Returns the title that then has
/// the focus.
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

/// Presses an answer, or a control under the answers.
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
    assert_ticked(guide, id)
}

fn assert_ticked(guide: &Guide, id: &str) -> Result<()> {
    wait_until(&format!("{id} is ticked"), || {
        Ok(ticked(guide)?.iter().any(|one| one == id))
    })
}

/// Skips every question that is left, and returns how many there were.
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

fn assert_first_step(guide: &Guide, id: &str) -> Result<()> {
    let steps = steps(guide)?;
    ensure!(steps.first().is_some_and(|first| first == id), "{steps:?}");
    Ok(())
}

/// Asserts that this title is shown.
fn assert_asks(guide: &Guide, expected: &str) -> Result<()> {
    let (title, _) = title(guide)?;
    ensure!(title == expected, "« {title} » instead of « {expected} »");
    Ok(())
}

/// What can be seen from outside the page, and what is stored.
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

/// Asserts what must hold on every screen.
fn assert_accessible(guide: &Guide) -> Result<()> {
    guide.assert_exit_in_reach()?;
    guide.assert_axe_finds_nothing()
}

in_one_browser! {
    /// Somebody answers, skips, goes back, stops.
    mod questions;

    /// With a finger, on the smallest phone.
    fn touch_alone_leads_to_the_steps(guide) {
        guide.resize(320, 640)?;
        begin(guide)?;
        let tap = |id: &str| turn(guide, || guide.tap(&format!("[data-answer='{id}']")));
        tap("not-now")?;
        tap("victim")?;
        guide.tap("[data-answer='hits']")?;
        assert_ticked(guide, "hits")?;
        tap("next")?;
        skip_all(guide, |_, id| tap(id))?;
        ensure!(steps(guide)?.contains(&"doctor-victim".into()), "{:?}", steps(guide)?);
        Ok(())
    }

    fn danger_now_shows_steps_at_once(guide) {
        begin(guide)?;
        answer(guide, "now")?;
        assert_first_step(guide, "now-victim")?;
        ensure!(guide.displayed("main:not([hidden]) [data-contact='17']")?, "17 is not there");
        answer(guide, "on")?;
        answer(guide, "victim")?;
        let asked = 2 + skip_all(guide, answer)?;
        ensure!(asked <= MOST, "{asked} questions");
        assert_first_step(guide, "now-victim")
    }

    /// What matters to her orders the steps: they are the same ones, under four times.
    fn what_matters_most_orders_the_steps(guide) {
        begin(guide)?;
        for id in ["not-now", "victim", "control", "next", "partner", "next", "children", "next", "together"] {
            wait_until(id, || guide.any_displayed(&format!("[data-answer='{id}']")))?;
            guide.press_in_view(&format!("[data-answer='{id}']"), 0)?;
        }
        wait_until("the steps are shown", || guide.any_displayed("[data-step]"))?;
        let before = steps(guide)?;
        guide.press_in_view("main:not([hidden]) details:has([data-matters]) > summary", 0)?;
        guide.press_in_view("[data-matters=home]", 0)?;
        wait_until("the steps are under their times", || Ok(guide.find_all("[data-time]")?.len() >= 3))?;
        let now = steps(guide)?;
        let sorted = |steps: &[String]| { let mut steps = steps.to_vec(); steps.sort(); steps };
        ensure!(sorted(&before) == sorted(&now), "{before:?} became {now:?}");
        let first: String = guide.eval("return document.querySelectorAll('[data-time]')[1].querySelector('[data-step]').dataset.step")?;
        ensure!(first == "judge-victim", "{first} is the first thing to do while she stays");
        ensure!(guide.any_displayed("[data-matters=home]:focus")? || guide.eval::<bool>("return document.activeElement.dataset.matters === 'home'")?, "the focus is lost");
        guide.press_in_view("[data-matters=home]", 0)?;
        wait_until("the steps are as before", || Ok(guide.find_all("[data-time]")?.is_empty()))?;
        ensure!(steps(guide)? == before, "another order");
        Ok(())
    }

    /// What was answered is under the steps on a telephone and beside them on a computer, and each
    /// answer can be given again.
    fn what_was_answered_can_be_answered_otherwise(guide) {
        guide.resize(360, 740)?;
        begin(guide)?;
        answer(guide, "not-now")?;
        let third = answer(guide, "witness")?;
        tick(guide, "hits")?;
        answer(guide, "next")?;
        skip_all(guide, answer)?;
        let before = steps(guide)?;
        let given = "main:not([hidden]) details.given";
        let open = || guide.eval::<bool>("return document.querySelector('main:not([hidden]) .given').open");
        ensure!(!open()?, "answers are shown to whoever looks");
        guide.press_in_view(&format!("{given} > summary"), 0)?;
        let said: Vec<String> = guide.eval("return [...document.querySelectorAll('.given li')].map((one) => one.textContent)")?;
        ensure!(said.len() == MOST && said[2].starts_with(&third), "{said:#?}");
        turn(guide, || guide.press_in_view("[data-change]", 2))?;
        assert_asks(guide, &third)?;
        ensure!(ticked(guide)?.is_empty(), "an answer is kept");
        tick(guide, "control")?;
        answer(guide, "next")?;
        skip_all(guide, answer)?;
        ensure!(steps(guide)? != before, "the steps are those of the old answer");
        // Back through what was asked again, to the steps that came first.
        for _ in 0..4 {
            turn(guide, || guide.go_back())?;
        }
        turn(guide, || guide.go_back())?;
        ensure!(steps(guide)? == before, "other steps: {:?}", steps(guide)?);

        guide.resize(1024, 768)?;
        begin(guide)?;
        answer(guide, "not-now")?;
        answer(guide, "victim")?;
        skip_all(guide, answer)?;
        let (steps_end, answers_start, width): (f64, f64, f64) = guide.eval(
            "const box = (css) => document.querySelector('main:not([hidden]) ' + css).getBoundingClientRect();
             return [box('[data-step]').right, box('.given').left, box('[data-step]').width]",
        )?;
        ensure!(open()?, "the answers are folded beside the steps");
        ensure!(steps_end < answers_start, "{steps_end} is not before {answers_start}");
        ensure!(width >= 42.0 * 18.0 - 1.0, "the steps are narrower: {width} px");
        guide.bring_axe()?;
        assert_accessible(guide)
    }

    /// A question that is taken back has empty boxes again: what is taken back is not kept.
    fn back_finds_each_question_again(guide) {
        begin(guide)?;
        let mut asked = vec![title(guide)?.0];
        for id in ["not-now", "victim"] {
            asked.push(answer(guide, id)?);
        }
        tick(guide, "hits")?;
        tick(guide, "control")?;
        answer(guide, "next")?;
        while let Some(before) = asked.pop() {
            turn(guide, || guide.go_back())?;
            assert_asks(guide, &before)?;
            let ticked = ticked(guide)?;
            ensure!(ticked.is_empty(), "kept {ticked:?}");
        }
        guide.go_back()?;
        guide.on_screen("home")
    }

    fn each_question_can_be_skipped_and_danger_is_one_tap_away(guide) {
        begin(guide)?;
        skip_all(guide, |guide, skip| {
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
            assert_asks(guide, &question)?;
            answer(guide, skip)
        })?;
        let steps = steps(guide)?;
        ensure!(steps.iter().any(|step| step == "talk-victim"), "{steps:?}");
        ensure!(guide.displayed("main:not([hidden]) [data-contact='3919']")?, "3919 is not there");
        Ok(())
    }

    /// From the title of the first question, Tab, Space and Enter lead to the title of the steps.
    fn the_keyboard_alone_leads_to_the_steps(guide) {
        begin(guide)?;
        answer_by_key(guide, "not-now")?;
        answer_by_key(guide, "witness")?;
        tab_to(guide, "hits")?;
        guide.press(&[SPACE])?;
        assert_ticked(guide, "hits")?;
        answer_by_key(guide, "next")?;
        skip_all(guide, answer_by_key)?;
        let steps = steps(guide)?;
        ensure!(steps.iter().any(|step| step == "doctor-witness"), "{steps:?}");
        ensure!(title(guide)?.1, "the title has no focus");
        guide.assert_stayed()
    }

    fn nothing_is_kept(guide) {
        guide.arrive_whole()?;
        let before = outside(guide)?;
        ensure!(before["kept"] == json!([0, 0]), "{before}");
        let same = || -> Result<()> {
            let now = outside(guide)?;
            ensure!(now == before, "{now}\nbut it was {before}");
            Ok(())
        };

        guide.open_screen("orient")?;
        let (first, _) = title(guide)?;
        answer(guide, "not-now")?;
        answer(guide, "victim")?;
        tick(guide, "hits")?;
        same()?;
        for _ in 0..2 {
            turn(guide, || guide.go_back())?;
        }
        guide.go_back()?;
        guide.on_screen("home")?;
        guide.open_screen("orient")?;
        assert_asks(guide, &first)?;

        answer(guide, "now")?;
        same()?;
        answer(guide, "again")?;
        assert_asks(guide, &first)?;
        skip_all(guide, answer)?;
        let steps = steps(guide)?;
        let danger = steps.iter().any(|step| step == "now-victim");
        ensure!(!danger, "danger was kept: {steps:?}");
        answer(guide, "again")?;
        assert_asks(guide, &first)?;
        guide.go_back()?;
        guide.on_screen("home")?;
        same()
    }

    /// The test moves the clock, because the wait would be five minutes.
    fn five_idle_minutes_forget_the_answers(guide) {
        let expected = label("questionnaire", "idle")?;
        guide.before_app(&[CLOCK, BEATS].concat());
        begin(guide)?;
        let (first, _) = title(guide)?;
        let second = answer(guide, "not-now")?;
        ensure!(beats(guide)? == 1, "{} watches", beats(guide)?);

        guide.pass(4 * 60 + 45)?;
        wait_until("the warning is shown", || guide.displayed("[role=alert] .idle"))?;
        let said: String = guide.eval("return document.querySelector('[role=alert] .idle p').textContent")?;
        ensure!(said == expected, "it says {said:?}");
        guide.click("[data-stay]")?;
        wait_until("the warning is gone", || {
            guide.eval("return !document.querySelector('.idle')")
        })?;
        assert_asks(guide, &second)?;

        guide.pass(5 * 60)?;
        guide.on_screen("home")?;
        // On Home nobody is warned, and nothing looks at the clock.
        let warns: bool = guide.eval("return !!document.querySelector('[role=alert], .idle')")?;
        ensure!(!warns, "Home warns");
        ensure!(beats(guide)? == 0, "{} watches", beats(guide)?);
        guide.open_screen("orient")?;
        assert_asks(guide, &first)
    }

    /// On the smallest phone: at a question, at a question with boxes, and at many steps.
    fn axe_and_width(guide) {
        guide.resize(320, 640)?;
        begin(guide)?;
        guide.bring_axe()?;
        assert_accessible(guide).context("at the first question")?;
        answer(guide, "not-now")?;
        answer(guide, "victim")?;
        for id in ["hits", "rape-recent", "control", "online"] {
            tick(guide, id)?;
        }
        assert_accessible(guide).context("at a question with boxes")?;
        answer(guide, "next")?;
        tick(guide, "ex")?;
        answer(guide, "next")?;
        for id in ["children", "pregnant", "foreign", "remote"] {
            tick(guide, id)?;
        }
        answer(guide, "next")?;
        answer(guide, "together")?;
        let steps = steps(guide)?;
        ensure!(steps.len() > 10, "only {steps:?}");
        assert_accessible(guide).context("at the steps")
    }
}
