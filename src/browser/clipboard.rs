use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::window;

use super::js::settle;

/// Copies a text, then calls `done` with whether it worked. Browsers refuse it outside a user
/// gesture, and have no clipboard on an insecure address.
pub fn copy(text: &str, done: impl Fn(bool) + 'static) {
    let Some(navigator) = window().map(|window| window.navigator()) else {
        return done(false);
    };
    // Check first: `navigator.clipboard` is undefined on an insecure address.
    let present = Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|value| value.is_object());
    if !present {
        return done(false);
    }
    settle(&navigator.clipboard().write_text(text), move |kept| {
        done(kept.is_some());
    });
}
