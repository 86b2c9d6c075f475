use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::window;

/// Opens the browser's print dialog; returns `false` if there is none.
pub fn print() -> bool {
    let Some(window) = window() else { return false };
    // Some browsers inside other apps have no `print`.
    let present =
        Reflect::get(&window, &JsValue::from_str("print")).is_ok_and(|value| value.is_function());
    present && window.print().is_ok()
}
