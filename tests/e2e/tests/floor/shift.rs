//! Nothing jumps when the app takes the place of the static page.

use anyhow::ensure;
use e2e::{Guide, in_chromium, wait_until};
use std::time::Duration;
use xtask::server::Fault;

in_chromium! {
    /// Somebody is about to press 17.
    fn mount_without_a_shift(engine) {
        let guide = Guide::closed(engine)?;
        guide.before_app(
            "window.shifts = [];
             new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(
               entry.value + ' ' + entry.sources.map(source => source.node && (source.node.className || source.node.nodeName)))))
               .observe({ type: 'layout-shift', buffered: true });",
        );
        // Late enough for the static page to be drawn.
        guide.site().fault("_bg.wasm", Fault::Delay(Duration::from_millis(600)));
        for (width, height) in [(360, 640), (768, 1024), (1280, 800)] {
            guide.visit(&guide.around().search())?;
            guide.resize(width, height)?;
            guide.enter()?;
            guide.ready()?;
            // Two frames after the app, then what was seen of them.
            guide.eval_async::<()>("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")?;
            wait_until("the observer is there", || guide.eval("return !!window.shifts"))?;
            let shifts: Vec<String> = guide.eval("return window.shifts")?;
            ensure!(shifts.is_empty(), "at {width} × {height}: {shifts:?}");
        }
        Ok(())
    }
}
