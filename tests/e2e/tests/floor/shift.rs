//! Nothing jumps when the app takes the place of the static page.

use anyhow::ensure;
use e2e::{Guide, in_chromium, wait_until};
use serde_json::json;
use std::time::Duration;
use xtask::server::Fault;

in_chromium! {
    /// Somebody is about to press 17.
    fn mount_without_a_shift(engine) {
        let guide = Guide::closed(engine)?;
        guide.before_app(
            "window.shifts = [];
             new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(
               entry.value + ' at ' + Math.round(entry.startTime) + ' ms: ' + entry.sources.map(({ node, previousRect: from, currentRect: to }) =>
                 (node && (node.className || node.textContent.trim().slice(0, 20) || node.nodeName))
                 + ' ' + [from.x, from.y, from.width, from.height] + ' → ' + [to.x, to.y, to.width, to.height]).join('; '))))
               .observe({ type: 'layout-shift', buffered: true });",
        );
        // Late enough for the static page to be drawn.
        guide.site().fault("_bg.wasm", Fault::Delay(Duration::from_millis(600)));
        let mut jumped = Vec::new();
        for (width, height) in [(360, 640), (768, 1024), (1280, 800)] {
            guide.visit(&guide.around().search())?;
            // A phone's scroll bar lies over the page.
            guide.chromium(
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 }),
            )?;
            guide.enter()?;
            guide.ready()?;
            // Two frames after the app, then what was seen of them.
            guide.eval_async::<()>("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")?;
            wait_until("the observer is there", || guide.eval("return !!window.shifts"))?;
            let shifts: Vec<String> = guide.eval("return window.shifts")?;
            jumped.extend(shifts.iter().map(|shift| format!("at {width} × {height}: {shift}")));
        }
        ensure!(jumped.is_empty(), "{jumped:#?}");
        Ok(())
    }
}
