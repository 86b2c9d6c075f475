//! A copy that does not come complete, has no room, or is damaged later.

use super::{assert_copy_is, assert_nothing_kept, cut, keep, kept, load, open_screen, reload};
use anyhow::{Result, ensure};
use e2e::{Guide, in_chromium, in_one_browser, wait_until};
use serde_json::json;
use xtask::server::Fault;

/// Removes an entry of the copy, or gives it other bytes. The program that the guide cannot start
/// without is in `_bg.wasm`.
fn damage(guide: &Guide, name: &str, wrong: &str) -> Result<()> {
    let found: bool = guide.eval_async(&format!(
        "const cache = await caches.open((await caches.keys())[0]);
         const entry = (await cache.keys()).find(one => {name});
         if (!entry) return false;
         await cache.delete(entry);
         {wrong};
         return true"
    ))?;
    ensure!(found, "no {name} in the copy");
    Ok(())
}

in_one_browser! {
    /// The copy does not come complete, or is damaged later.
    mod a_damaged_copy;

    /// A file is refused, or belongs to another release: nothing is kept, the page says so, and the
    /// copy can be requested again.
    fn an_interrupted_copy_leaves_nothing(guide) {
        guide.enter()?;
        open_screen(guide)?;
        for fault in [Fault::Refuse, Fault::Status(503), Fault::Prefix("other".into())] {
            guide.site().fault(".bin", fault);
            guide.press_in_view("[data-keep='start']", 0)?;
            assert_copy_is(guide, "broken")?;
            assert_nothing_kept(guide)?;
            guide.site().clear_faults();
        }
        // The worker itself does not come.
        guide.site().fault("/sw.js", Fault::Refuse);
        guide.press_in_view("[data-keep='start']", 0)?;
        assert_copy_is(guide, "broken")?;
        assert_nothing_kept(guide)?;
        guide.site().clear_faults();
        keep(guide)
    }

    /// There is no room on the device.
    fn a_full_device_keeps_nothing(guide) {
        guide.enter()?;
        open_screen(guide)?;
        let full = "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));\n";
        guide.site().fault("/sw.js", Fault::Prefix(full.into()));
        guide.press_in_view("[data-keep='start']", 0)?;
        assert_copy_is(guide, "full")?;
        assert_nothing_kept(guide)
    }

    /// A part of the copy is missing and there is no network: the visitor can leave and call. With
    /// the network, the guide comes.
    fn a_damaged_copy_still_calls(guide) {
        kept(guide)?;
        reload(guide)?;
        damage(guide, "one.url.endsWith('_bg.wasm')", "")?;
        cut(guide);
        load(guide)?;
        wait_until("the static page is there", || guide.any_displayed("#home .down"))?;
        ensure!(guide.displayed(".emergency [data-contact='17']")?, "17 is not there");
        guide.site().clear_faults();
        reload(guide)?;
        // Even the page is gone.
        damage(guide, "new URL(one.url).pathname === '/'", "")?;
        cut(guide);
        guide.go(&guide.address())?;
        wait_until("exit and numbers are there", || {
            let links: Vec<String> = guide.eval("return [...document.querySelectorAll('a')].map(link => link.getAttribute('href'))")?;
            ensure!(links.len() == 6, "{links:?}");
            Ok(links[0] == guide.around().first() && links.contains(&"tel:17".into()) && links.contains(&"tel:3919".into()))
        })
    }

    /// The bytes are not those of the build: the guide does not start from them, and the copy is
    /// repaired by itself.
    fn wrong_bytes_are_repaired(guide) {
        kept(guide)?;
        reload(guide)?;
        damage(
            guide,
            "one.url.endsWith('_bg.wasm')",
            "await cache.put(entry, new Response('wrong', { headers: { 'Content-Type': 'application/wasm' } }))",
        )?;
        load(guide)?;
        wait_until("the static page is there", || guide.any_displayed("#home .down"))?;
        wait_until("the copy is repaired", || {
            guide.eval_async(
                "const cache = await caches.open((await caches.keys())[0]);
                 const parts = (await cache.keys()).filter(one => one.url.includes('infos-') && one.url.endsWith('.wasm'));
                 const sizes = await Promise.all(parts.map(async part => (await (await cache.match(part)).arrayBuffer()).byteLength));
                 return sizes.length === 2 && sizes.every(size => size > 1000)",
            )
        })?;
        cut(guide);
        reload(guide)
    }
}

in_chromium! {
    /// The browser sets a real limit for the device.
    fn a_real_quota_keeps_nothing(engine) {
        let guide = Guide::closed(engine)?;
        guide.enter()?;
        open_screen(&guide)?;
        let asked = json!({ "origin": guide.site().url(), "quotaSize": 200_000 });
        guide.chromium("Storage.overrideQuotaForOrigin", asked)?;
        guide.press_in_view("[data-keep='start']", 0)?;
        assert_copy_is(&guide, "full")?;
        assert_nothing_kept(&guide)
    }
}
