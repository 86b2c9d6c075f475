use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Calls `done` with the value of a promise, or with `None` if it is rejected.
pub fn settle(promise: &impl JsCast, done: impl Fn(Option<JsValue>) + 'static) {
    let done: Rc<dyn Fn(Option<JsValue>)> = Rc::new(done);
    let refused = Rc::clone(&done);
    // The closure that is not called is never freed: a few bytes for each press.
    let kept = Closure::once(move |value: JsValue| done(Some(value)));
    let broken = Closure::once(move |_: JsValue| refused(None));
    let _ = promise.unchecked_ref::<Promise>().then2(&kept, &broken);
    kept.forget();
    broken.forget();
}

/// Encodes a text for an address. JavaScript does not encode five characters that RFC 3986
/// reserves; a message app may take one of them for the end of the text.
pub fn encode(text: &str) -> String {
    let mut encoded = String::from(js_sys::encode_uri_component(text));
    for (sign, code) in [
        ("!", "%21"),
        ("'", "%27"),
        ("(", "%28"),
        (")", "%29"),
        ("*", "%2A"),
    ] {
        encoded = encoded.replace(sign, code);
    }
    encoded
}
