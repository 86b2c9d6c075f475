//! What this site kept on the device is gone after an exit.

use anyhow::ensure;
use e2e::{Guide, in_each_engine, wait_until};
use serde_json::{Value, json};

/// Everything that a page can keep, put there by the test: the guide keeps nothing.
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

in_each_engine! {
    fn keep_nothing_after_an_exit(engine) {
        let guide = Guide::open(engine)?;
        guide.site().page("/other", "<!doctype html><title>Autre</title>");
        guide.eval_async::<Value>(FILL)?;
        let before: Value = guide.eval_async(READ)?;
        ensure!(before["local"] == json!(1) && before["databases"] == json!(1), "{before}");
        guide.exit()?;
        guide.wait_for(&guide.around().first())?;
        // Same tab, same origin: its session storage would be seen.
        guide.visit(&guide.at("/other"))?;
        wait_until("nothing is kept", || {
            let after: Value = guide.eval_async(READ)?;
            let empty = json!({ "local": 0, "session": 0, "cookie": "", "caches": 0, "databases": 0 });
            ensure!(after == empty, "{after}");
            Ok(true)
        })
    }
}
