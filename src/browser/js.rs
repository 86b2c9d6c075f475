use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// What a promise gives once it is settled; `None` if it is not kept.
pub fn settle(promise: &impl JsCast, done: impl Fn(Option<JsValue>) + 'static) {
    let done: Rc<dyn Fn(Option<JsValue>)> = Rc::new(done);
    let refused = Rc::clone(&done);
    // One of the two is never called and is never freed: a few bytes for each press.
    let kept = Closure::once(move |value: JsValue| done(Some(value)));
    let broken = Closure::once(move |_: JsValue| refused(None));
    let _ = promise.unchecked_ref::<Promise>().then2(&kept, &broken);
    kept.forget();
    broken.forget();
}

/// A text as it stands in an address. JavaScript leaves five signs as they are that RFC 3986
/// reserves; a message app may read one of them as the end.
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
