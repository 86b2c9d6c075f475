use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Says whether a promise was kept, once it is settled.
pub fn settle(promise: &Promise, done: impl Fn(bool) + 'static) {
    let done = Rc::new(done);
    let refused = Rc::clone(&done);
    // One of the two is never called and is never freed: a few bytes for each press.
    let kept = Closure::once(move |_: JsValue| done(true));
    let broken = Closure::once(move |_: JsValue| refused(false));
    let _ = promise.then2(&kept, &broken);
    kept.forget();
    broken.forget();
}
