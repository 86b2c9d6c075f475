//! The guide on somebody else's page: no history holds the visit.

mod hosts;
mod inside;

use anyhow::{Context, Result, ensure};
use e2e::page::{ENTER, ESCAPE, LEFT_SHIFT};
use e2e::{Engine, Guide, in_one_browser};

/// The requests that the guide's server received.
fn asked(guide: &Guide) -> Vec<String> {
    let requests = guide.site().requests();
    requests.into_iter().map(|request| request.path).collect()
}

in_one_browser! {
    /// A mark is pressed, and the guide behind it is read and left.
    mod a_mark;

    /// Before the press, the page loads one script. When the guide is open, it is out of reach of
    /// the page around. When it is closed, the page is as it was.
    fn a_mark_opens_and_closes(guide) {
        let before = guide.host()?;
        ensure!(asked(guide) == ["/embed.js"], "asked before the press: {:?}", asked(guide));
        guide.press_mark(0)?;
        let (named, focused, out_of_reach): (String, bool, bool) = guide.eval(
            "const root = document.querySelector('[data-mark]').shadowRoot;
             const frame = root.querySelector('iframe');
             let seen = frame.contentDocument;
             try { seen = frame.contentWindow.document || frame.contentWindow.location.href; } catch {}
             return [root.querySelector('dialog').getAttribute('aria-label'), root.activeElement === frame, seen === null]",
        )?;
        ensure!(named == "Infos pratiques" && focused && out_of_reach, "{named} {focused} {out_of_reach}");
        // The page around learns the address of the guide, and no more.
        let known: Vec<String> = guide.eval("return performance.getEntriesByType('resource').map(one => one.name)")?;
        let origin = guide.site().url();
        for address in known.iter().filter(|address| address.starts_with(&origin)) {
            ensure!(*address == guide.address() || *address == guide.at("/embed.js"), "known: {known:?}");
        }
        guide.click_on(&guide.dialog("button")?)?;
        guide.assert_as_before(&before)
    }

    /// After some screens, the exit closes the guide at once, and Back leads where it would have
    /// led before.
    fn the_exit_closes_it(guide) {
        let before = guide.host()?;
        guide.press_mark(0)?;
        guide.in_frame(|| {
            guide.texts_loaded()?;
            guide.open_screen("victim")?;
            guide.open_screen("card")?;
            guide.assert_exit_in_reach()
        })?;
        guide.in_frame(|| guide.exit())?;
        guide.assert_as_before(&before)?;
        ensure!(guide.tabs()?.len() == 1, "a tab was opened");
        guide.back()?;
        guide.wait_for(&guide.around().search())?;
        guide.forward()?;
        guide.wait_for(&before.address)?;
        // Nothing comes after it in the history.
        guide.forward()?;
        guide.wait_for(&before.address)
    }

    /// From the keyboard: Enter opens; three times Shift leaves; Esc closes from the first screen
    /// and from the bar, and goes back from any other screen.
    fn the_keyboard_opens_and_closes_it(guide) {
        let before = guide.host()?;
        let open = || -> Result<()> {
            guide.eval::<()>("document.querySelector('[data-mark]').shadowRoot.querySelector('button').focus(); return null")?;
            guide.press(&[ENTER])?;
            guide.wait_for_frame()
        };
        open()?;
        // Shift counts when it comes up, so the frame is still there then. Firefox reports that it
        // is gone, as the keys intend.
        let _ = guide.in_frame(|| guide.press(&[LEFT_SHIFT, LEFT_SHIFT, LEFT_SHIFT]));
        guide.assert_as_before(&before).context("Shift")?;
        open()?;
        guide.press_to_close(ESCAPE)?;
        guide.assert_as_before(&before).context("Esc in the guide")?;
        open()?;
        if guide.engine() != Engine::WebKit {
            guide.in_frame(|| {
                guide.open_screen("victim")?;
                guide.press(&[ESCAPE])?;
                guide.on_screen("home")
            })?;
        }
        guide.eval::<()>("document.querySelector('[data-mark]').shadowRoot.querySelector('dialog button').focus(); return null")?;
        guide.press(&[ESCAPE])?;
        guide.assert_as_before(&before).context("Esc in the bar")
    }

    /// With the focus in the bar, three times Shift closes. A letter in between cancels the count.
    fn shift_in_the_bar_closes_it(guide) {
        let before = guide.host()?;
        guide.press_mark(0)?;
        guide.eval::<()>("document.querySelector('[data-mark]').shadowRoot.querySelector('dialog button').focus(); return null")?;
        guide.press(&[LEFT_SHIFT, LEFT_SHIFT, 'b', LEFT_SHIFT, LEFT_SHIFT])?;
        guide.dialog("button").context("closed too soon")?;
        guide.press(&[LEFT_SHIFT])?;
        guide.assert_as_before(&before)
    }

    /// When the guide does not come, three times Shift closes all the same.
    fn shift_closes_a_silent_guide(guide) {
        let before = guide.host()?;
        guide.site().fault("/", xtask::server::Fault::Never);
        guide.click_on(&guide.mark(0)?)?;
        guide.dialog("button")?;
        guide.press(&[LEFT_SHIFT; 3])?;
        guide.assert_as_before(&before)
    }
}
