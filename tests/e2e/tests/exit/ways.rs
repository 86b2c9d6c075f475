//! Every way to press the exit, and what is left of what this site kept on the device.

use super::{begin_to_write, left};
use anyhow::{Context, ensure};
use e2e::page::{ENTER, ESCAPE, LEFT_SHIFT, RIGHT_SHIFT, TAB};
use e2e::{Guide, in_one_browser, wait_until};
use serde_json::{Value, json};

/// Fills everything that a page can keep. The test does it, because the guide keeps nothing.
const FILL: &str = "
  localStorage.setItem('a', '1');
  sessionStorage.setItem('a', '1');
  document.cookie = 'a=1; path=/; max-age=1000';
  if (self.caches) await (await caches.open('a')).put('/a', new Response('1'));
  await new Promise((resolve, reject) => {
    const asked = indexedDB.open('a', 1);
    asked.onerror = () => reject(asked.error);
    asked.onupgradeneeded = () => asked.result.createObjectStore('a');
    asked.onsuccess = () => { asked.result.close(); resolve(); };
  });";

const READ: &str = "return {
  local: localStorage.length,
  session: sessionStorage.length,
  cookie: document.cookie,
  caches: self.caches ? (await caches.keys()).length : 0,
  databases: (await indexedDB.databases()).length,
}";

in_one_browser! {
    /// The guide is left in each way, from screens of each kind.
    mod each_way;

    /// A click is the one press for which every browser allows a fresh tab.
    fn exit_by_click(guide) {
        guide.arrive()?;
        guide.exit()?;
        let fresh = left(guide)?;
        ensure!(fresh == 1, "{fresh} fresh tabs");
        Ok(())
    }

    fn exit_by_left_shift(guide) {
        guide.arrive()?;
        guide.press(&[LEFT_SHIFT; 3])?;
        left(guide)?;
        Ok(())
    }

    fn exit_by_right_shift(guide) {
        guide.arrive()?;
        guide.press(&[RIGHT_SHIFT; 3])?;
        left(guide)?;
        Ok(())
    }

    fn exit_by_mixed_shifts(guide) {
        guide.arrive()?;
        guide.press(&[LEFT_SHIFT, RIGHT_SHIFT, LEFT_SHIFT])?;
        left(guide)?;
        Ok(())
    }

    fn exit_by_escape(guide) {
        guide.arrive()?;
        guide.press(&[ESCAPE; 3])?;
        left(guide)?;
        Ok(())
    }

    /// Tab, Tab, Enter: the visitor need not see anything.
    fn exit_by_second_skip_link(guide) {
        guide.arrive()?;
        guide.press(&[TAB, TAB, ENTER])?;
        left(guide)?;
        Ok(())
    }

    /// Somebody comes in while she writes, so the focus is in a field.
    fn exit_while_writing(guide) {
        begin_to_write(guide)?;
        guide.type_into("#address", "12 rue")?;
        guide.press(&[LEFT_SHIFT; 3])?;
        left(guide)?;
        Ok(())
    }

    /// The exit is pressed by mouse and by keyboard in turn, from a screen of each kind.
    fn exit_from_every_screen(guide) {
        let ways: [fn(&Guide) -> anyhow::Result<()>; 3] = [
            Guide::exit,
            |guide| guide.press(&[LEFT_SHIFT; 3]),
            |guide| guide.press(&[ESCAPE; 3]),
        ];
        let screens = [
            &["victim"][..],
            &["witness"],
            &["professional"],
            &["numbers"],
            &["write"],
            &["traces"],
            &["orient"],
            &["victim", "card"],
        ];
        for (path, exit) in screens.into_iter().zip(ways.into_iter().cycle()) {
            guide.arrive_whole()?;
            for screen in path {
                guide.open_screen(screen)?;
            }
            exit(guide)?;
            left(guide).with_context(|| format!("from {path:?}"))?;
        }
        Ok(())
    }

    /// After an exit, what this site kept on the device is gone.
    fn nothing_is_kept_after_an_exit(guide) {
        guide.arrive()?;
        guide.site().page("/other", "<!doctype html><title>Autre</title>");
        guide.eval_async::<Value>(FILL)?;
        let before: Value = guide.eval_async(READ)?;
        ensure!(before["local"] == json!(1) && before["databases"] == json!(1), "{before}");
        guide.exit()?;
        guide.wait_for(&guide.around().first())?;
        // In the same tab and the same origin, its session storage would be visible.
        guide.visit(&guide.at("/other"))?;
        wait_until("nothing is kept", || {
            let after: Value = guide.eval_async(READ)?;
            let empty = json!({ "local": 0, "session": 0, "cookie": "", "caches": 0, "databases": 0 });
            ensure!(after == empty, "{after}");
            Ok(true)
        })
    }
}
