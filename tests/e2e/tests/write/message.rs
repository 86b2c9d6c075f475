//! What is written is what is sent.

use super::{fill, open_form, pick, preview};
use anyhow::{Context, Result, ensure};
use e2e::labels::label;
use e2e::{Guide, Setup, in_each_engine, in_one_browser, wait_until};
use serde_json::json;
use xtask::server::Fault;

const CONTROL: char = '\u{E009}';
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/// Asserts that the link starts with `start`, and that the rest decodes to the preview.
fn assert_link_sends_preview(guide: &Guide, start: &str) -> Result<()> {
    let href = guide.attribute("[data-send]", "href")?.context("no link")?;
    let body = href
        .strip_prefix(start)
        .with_context(|| format!("{href} is not {start}…"))?;
    ensure!(
        body.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"%-._~".contains(&byte)),
        "not encoded: {body}"
    );
    let decoded: String =
        guide.eval_with("return decodeURIComponent(arguments[0])", vec![body.into()])?;
    let shown = preview(guide)?;
    ensure!(decoded == shown, "sends {decoded:?}, shows {shown:?}");
    Ok(())
}

/// The text that is sent when nothing is written.
fn shortest() -> Result<String> {
    Ok([label("message", "opening")?, label("message", "who_me")?].join("\n"))
}

fn unfold(guide: &Guide) -> Result<()> {
    guide.press_in_view("[data-screen=write] summary", 0)?;
    wait_until("the rest of the form is there", || {
        guide.any_displayed("#code")
    })
}

in_one_browser! {
    /// Somebody writes the text.
    mod what_is_written;

    fn everything_written_is_sent(guide) {
        let word = |name| label("message", name);
        guide.arrive()?;
        open_form(guide)?;
        ensure!(preview(guide)? == shortest()?, "not the shortest at first");
        assert_link_sends_preview(guide, "sms:114?body=")?;
        fill(guide, "address", "12 rue de l'Église & co, Moulins")?;
        unfold(guide)?;
        fill(guide, "floor-door", "3e, à gauche")?;
        fill(guide, "code", "A12B#")?;
        pick(guide, &word("who_children")?)?;
        pick(guide, &word("weapon")?)?;
        pick(guide, &word("violence")?)?;
        fill(guide, "details", "Porte 100 % bloquée ?")?;
        pick(guide, &word("voice_no")?)?;
        fill(guide, "name", "Anne")?;
        let expected = [
            word("opening")?,
            format!("{} 12 rue de l'Église & co, Moulins", word("address")?),
            format!("{} 3e, à gauche", word("floor")?),
            format!("{} A12B#", word("code")?),
            word("who_children")?,
            word("violence")?,
            word("weapon")?,
            "Porte 100 % bloquée ?".to_owned(),
            word("voice_no")?,
            format!("{} Anne", word("name")?),
        ];
        let shown = preview(guide)?;
        ensure!(shown == expected.join("\n"), "it shows {shown:?}");
        assert_link_sends_preview(guide, "sms:114?body=")
    }

    /// On a bad network the form is not there yet, but the visitor can write all the same.
    fn the_text_can_be_sent_before_its_form(guide) {
        guide.site().fault(".bin", Fault::Hold);
        guide.arrive()?;
        guide.texts_loaded()?;
        guide.open_screen("write")?;
        let href = guide.attribute("[data-screen=write] [data-live] a[data-contact='114']", "href")?;
        ensure!(href.is_some_and(|href| href.starts_with("sms:114")), "no plain link");
        guide.eval::<()>("document.querySelector('main:not([hidden])').mine = true; return null")?;
        guide.site().clear_faults();
        guide.live()?;
        wait_until("the form is there", || guide.any_displayed("#address"))?;
        // The screen stays the same element, so a press on "Retour" or a focus at that moment is
        // not lost.
        let same: bool = guide.eval("return document.querySelector('main:not([hidden])').mine === true")?;
        ensure!(same, "the screen was made anew");
        ensure!(preview(guide)? == shortest()?, "not the shortest at first");
        assert_link_sends_preview(guide, "sms:114?body=")
    }

    /// Nothing is kept, not even when the visitor only looks at another screen.
    fn leaving_the_message_forgets_it(guide) {
        guide.arrive()?;
        open_form(guide)?;
        fill(guide, "address", "12 rue des Lilas")?;
        pick(guide, &label("message", "who_other")?)?;
        guide.go_back()?;
        guide.on_screen("home")?;
        open_form(guide)?;
        let left: (String, usize) = guide.eval(
            "return [document.getElementById('address').value, [...document.querySelectorAll('[name=who]')].findIndex((one) => one.checked)]",
        )?;
        ensure!(left == (String::new(), 0), "kept {left:?}");
        ensure!(preview(guide)? == shortest()?, "the text is kept");
        Ok(())
    }

    /// The text is copied, then pasted on another site by the keyboard.
    fn the_message_is_copied(guide) {
        guide.arrive()?;
        guide.around().server().page("/paste", "<!doctype html><title>Notes</title><textarea autofocus></textarea>");
        open_form(guide)?;
        fill(guide, "address", "Moulins")?;
        let shown = preview(guide)?;
        guide.press_in_view("[data-screen=write] [data-copy]", 0)?;
        let copied = label("contact", "copied")?;
        wait_until("the page says that the text is copied", || {
            let said: String = guide.eval("return document.querySelector('[data-screen=write] [data-copy] + [role=status]').textContent")?;
            ensure!(said == copied, "it says {said:?}");
            Ok(true)
        })?;
        guide.visit(&guide.around().first().replace("/first", "/paste"))?;
        guide.click("textarea")?;
        guide.keys(&[(CONTROL, true), ('v', true), ('v', false), (CONTROL, false)])?;
        wait_until("the text is pasted", || {
            let pasted: String = guide.eval("return document.querySelector('textarea').value")?;
            ensure!(pasted == shown, "{pasted:?} is pasted, {shown:?} was shown");
            Ok(true)
        })
    }

    /// What was copied stays on the device, but it can be overwritten.
    fn the_clipboard_can_be_overwritten(guide) {
        guide.before_app("window.kept = []; Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { kept.push(text) } } })");
        guide.arrive_whole()?;
        let assert_says = |css: &str, words: &str| {
            wait_until("the page says so", || Ok(guide.eval_with::<String>("return document.querySelector(arguments[0]).textContent", vec![css.into()])? == words))
        };
        open_form(guide)?;
        guide.press_in_view("[data-screen=write] [data-copy]", 0)?;
        assert_says("[data-screen=write] [data-copy] + [role=status]", &label("contact", "copied")?)?;
        guide.press_in_view("[data-screen=write] [data-overwrite]", 0)?;
        assert_says("[data-screen=write] [data-copy] + [role=status]", &label("contact", "overwritten")?)?;
        guide.go_back()?;
        guide.open_screen("numbers")?;
        guide.press_in_view("[data-screen=numbers] [data-copy]:not([data-overwrite])", 0)?;
        assert_says("[data-screen=numbers] [data-yes]", &label("contact", "copied")?)?;
        guide.press_in_view("[data-screen=numbers] [data-overwrite]", 0)?;
        assert_says("[data-screen=numbers] [data-yes]", &label("contact", "overwritten")?)?;
        let kept: Vec<String> = guide.eval("return window.kept")?;
        ensure!(kept.len() == 4 && kept[1] == " " && kept[3] == " ", "{kept:?}");
        Ok(())
    }

    /// From the first second, a message with an address takes one field and one press. The button
    /// is in view all the time, by touch and by keyboard.
    fn a_message_takes_one_field_and_one_press(guide) {
        let start = std::time::Instant::now();
        let assert_in_view = |what: &str| -> Result<()> {
            let seen: bool = guide.eval(
                "const link = document.querySelector('[data-send]');
                 if (!link) return false;
                 const box = link.getBoundingClientRect();
                 const on_top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                 return box.bottom <= innerHeight && link.contains(on_top)",
            )?;
            let height: u32 = guide.eval("return innerHeight")?;
            ensure!(seen, "\"Ouvrir le SMS\" is not in view {what}, of {height} px");
            Ok(())
        };
        // A low window is like what a telephone's keyboard leaves.
        for (height, what) in [(640, "at first"), (480, "above a keyboard")] {
            guide.resize(360, height)?;
            guide.arrive_whole()?;
            open_form(guide)?;
            assert_in_view(what)?;
        }
        guide.eval::<()>("document.querySelector('#address').focus(); return null")?;
        guide.type_into("#address", "12 rue des Lilas, Moulins")?;
        assert_in_view("while somebody writes")?;
        let shown = preview(guide)?;
        ensure!(shown.contains("12 rue des Lilas, Moulins"), "{shown}");
        assert_link_sends_preview(guide, "sms:114?body=")?;
        println!("{:?}: one door, one field, one press; {:?} with a driver", guide.engine(), start.elapsed());
        // By keyboard, Enter ends the field and sends nothing by itself.
        let before: String = guide.eval("return location.href")?;
        guide.press(&[e2e::page::ENTER])?;
        ensure!(guide.eval::<String>("return location.href")? == before, "Enter went somewhere");
        guide.resize(1280, 900)
    }

    /// A browser may refuse the clipboard; the page then says so.
    fn a_refused_copy_is_reported(guide) {
        guide.before_app("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => { throw new DOMException('no', 'NotAllowedError') } } })");
        guide.arrive()?;
        open_form(guide)?;
        guide.press_in_view("[data-screen=write] [data-copy]", 0)?;
        let refused = label("contact", "not_copied")?;
        wait_until("the page says that the text is not copied", || {
            let said: String = guide.eval("return document.querySelector('[data-screen=write] [data-copy] + [role=status]').textContent")?;
            ensure!(json!(said) == json!(refused), "it says {said:?}");
            Ok(true)
        })
    }
}

in_each_engine! {
    /// An iPhone opens the message only in its own spelling of the link.
    fn an_iphone_gets_its_own_link(engine) {
        let setup = Setup { user_agent: Some(IPHONE.into()), ..Setup::default() };
        let guide = Guide::open_with(engine, &setup)?;
        open_form(&guide)?;
        fill(&guide, "address", "Moulins")?;
        assert_link_sends_preview(&guide, "sms:114&body=")
    }
}
