//! What is written is what is sent.

use super::{Words, fill, pick, preview};
use anyhow::{Context, Result, ensure};
use e2e::{Guide, Setup, in_each_engine, wait_until};
use serde_json::json;

const CONTROL: char = '\u{E009}';
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/// The link starts with `start`; what follows decodes to the preview.
fn check_link(guide: &Guide, start: &str) -> Result<()> {
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

in_each_engine! {
    fn write_everything(engine) {
        let words = Words::read()?;
        let word = |name| words.get("message", name);
        let guide = Guide::open(engine)?;
        guide.open_screen("write")?;
        ensure!(preview(&guide)? == word("opening")?, "not empty at first");
        check_link(&guide, "sms:114?body=")?;
        fill(&guide, "street", "12 rue de l'Église & co")?;
        fill(&guide, "town", "Moulins")?;
        fill(&guide, "floor-door", "3e, à gauche")?;
        fill(&guide, "code", "A12B#")?;
        pick(&guide, word("who_children")?)?;
        pick(&guide, word("weapon")?)?;
        pick(&guide, word("violence")?)?;
        fill(&guide, "details", "Porte 100 % bloquée ?")?;
        pick(&guide, word("voice_no")?)?;
        fill(&guide, "name", "Anne")?;
        let expected = [
            word("opening")?.to_owned(),
            format!("{} 12 rue de l'Église & co, Moulins", word("address")?),
            format!("{} 3e, à gauche", word("floor")?),
            format!("{} A12B#", word("code")?),
            word("who_children")?.to_owned(),
            word("violence")?.to_owned(),
            word("weapon")?.to_owned(),
            "Porte 100 % bloquée ?".to_owned(),
            word("voice_no")?.to_owned(),
            format!("{} Anne", word("name")?),
        ];
        let shown = preview(&guide)?;
        ensure!(shown == expected.join("\n"), "it shows {shown:?}");
        check_link(&guide, "sms:114?body=")
    }

    /// An iPhone opens the message only in its own spelling.
    fn write_on_an_iphone(engine) {
        let setup = Setup { user_agent: Some(IPHONE.into()), ..Setup::default() };
        let guide = Guide::open_with(engine, &setup)?;
        guide.open_screen("write")?;
        fill(&guide, "town", "Moulins")?;
        check_link(&guide, "sms:114&body=")
    }

    /// Nothing is kept, not even when one only looks elsewhere.
    fn leave_the_message_and_return(engine) {
        let words = Words::read()?;
        let guide = Guide::open(engine)?;
        guide.open_screen("write")?;
        fill(&guide, "street", "12 rue des Lilas")?;
        pick(&guide, words.get("message", "who_me")?)?;
        guide.go_back()?;
        guide.on_screen("home")?;
        guide.open_screen("write")?;
        let left: (String, usize) = guide.eval(
            "return [document.getElementById('street').value, document.querySelectorAll('input:checked').length]",
        )?;
        ensure!(left == (String::new(), 0), "kept {left:?}");
        ensure!(preview(&guide)? == words.get("message", "opening")?, "the text is kept");
        Ok(())
    }

    /// Copied, then pasted on another site by the keyboard.
    fn copy_the_message(engine) {
        let words = Words::read()?;
        let guide = Guide::open(engine)?;
        guide.around().server().page("/paste", "<!doctype html><title>Notes</title><textarea autofocus></textarea>");
        guide.open_screen("write")?;
        fill(&guide, "town", "Moulins")?;
        let shown = preview(&guide)?;
        guide.press_in_view("[data-screen=write] [data-copy]", 0)?;
        let copied = words.get("contact", "copied")?;
        wait_until("it says that it is copied", || {
            let said: String = guide.eval("return document.querySelector('[data-copy] + [role=status]').textContent")?;
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

    /// A browser may refuse; then it says so.
    fn copy_when_the_clipboard_refuses(engine) {
        let words = Words::read()?;
        let guide = Guide::closed(engine)?;
        guide.before_app("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => { throw new DOMException('no', 'NotAllowedError') } } })");
        guide.enter()?;
        guide.ready()?;
        guide.open_screen("write")?;
        guide.press_in_view("[data-screen=write] [data-copy]", 0)?;
        let refused = words.get("contact", "not_copied")?;
        wait_until("it says that it is not copied", || {
            let said: String = guide.eval("return document.querySelector('[data-copy] + [role=status]').textContent")?;
            ensure!(json!(said) == json!(refused), "it says {said:?}");
            Ok(true)
        })
    }
}
