//! When a page is zoomed with two fingers, or a keyboard lies over it, only a part of the page is
//! visible: the exit is in that part.

use anyhow::{Result, ensure};
use e2e::{Guide, in_chromium, in_one_browser, wait_until};
use serde_json::json;

/// Waits until the whole exit is visible, and as large as on a page that is not zoomed.
fn assert_seen(guide: &Guide) -> Result<()> {
    wait_until("the exit is in the visible part", || {
        let (exit, view, scale): ([f64; 4], [f64; 4], f64) = guide.eval(
            "const { left, top, right, bottom } = document.querySelector('.exit__link').getBoundingClientRect();
             const { offsetLeft: x, offsetTop: y, width, height, scale } = visualViewport;
             return [[left, top, right, bottom], [x, y, x + width, y + height], scale]",
        )?;
        let close = 1.0;
        ensure!(
            exit[0] >= view[0] - close
                && exit[1] >= view[1] - close
                && exit[2] <= view[2] + close
                && exit[3] <= view[3] + close,
            "{exit:?} is not in {view:?}"
        );
        let height = (exit[3] - exit[1]) * scale;
        ensure!(height >= 47.0, "{height} px high");
        Ok(true)
    })
}

in_one_browser! {
    /// A script plays what a browser tells of the visible part, because two of the three cannot be
    /// zoomed in this way.
    mod what_is_seen;

    fn the_exit_is_visible_above_a_keyboard(guide) {
        guide.arrive()?;
        let show = |top: u32, height: u32| guide.eval::<()>(&format!(
            "for (const [name, value] of [['offsetTop', {top}], ['height', {height}]])
               Object.defineProperty(visualViewport, name, {{ value, configurable: true }});
             visualViewport.dispatchEvent(new Event('scroll'));
             return null"
        ));
        show(260, 340)?;
        assert_seen(guide)?;
        show(0, 340)?;
        assert_seen(guide)?;
        guide.assert_exit_in_reach()
    }
}

in_chromium! {
    /// The page is made three times as large, then moved to a corner, then back.
    fn the_exit_is_visible_on_a_zoomed_page(engine) {
        let guide = Guide::open(engine)?;
        guide.resize(360, 640)?;
        guide.chromium("Emulation.setPageScaleFactor", json!({ "pageScaleFactor": 3 }))?;
        wait_until("the page is zoomed", || guide.eval("return visualViewport.scale > 2.9"))?;
        assert_seen(&guide)?;
        for (x, y) in [(100, 150), (60, 200), (-90, -40)] {
            let before: (f64, f64) =
                guide.eval("return [visualViewport.pageLeft, visualViewport.pageTop]")?;
            guide.chromium(
                "Input.dispatchMouseEvent",
                json!({ "type": "mouseWheel", "x": 60, "y": 100, "deltaX": x, "deltaY": y }),
            )?;
            wait_until(&format!("another part is seen than {before:?}"), || {
                Ok(guide.eval::<(f64, f64)>("return [visualViewport.pageLeft, visualViewport.pageTop]")? != before)
            })?;
            assert_seen(&guide)?;
        }
        guide.chromium("Emulation.setPageScaleFactor", json!({ "pageScaleFactor": 1 }))?;
        wait_until("the exit is as before", || guide.eval("return document.querySelector('.exit').style.transform === ''"))?;
        guide.assert_exit_in_reach()
    }
}
