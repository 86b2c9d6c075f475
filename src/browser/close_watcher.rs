use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// <https://developer.mozilla.org/docs/Web/API/CloseWatcher>
    #[wasm_bindgen(js_name = CloseWatcher)]
    type Native;

    #[wasm_bindgen(constructor, catch, js_class = "CloseWatcher")]
    fn new() -> Result<Native, JsValue>;

    #[wasm_bindgen(method, setter)]
    fn set_onclose(this: &Native, listener: &JsValue);

    #[wasm_bindgen(method)]
    fn destroy(this: &Native);
}

/// Receives the Back gesture of Android and Esc, without a history entry.
/// Chrome 126 and Firefox 149 have it; elsewhere the in-page "Retour" is the way back.
pub struct CloseWatcher(Native);

impl CloseWatcher {
    /// Starts to listen; `None` if the browser has no `CloseWatcher`.
    pub fn new(closed: impl FnOnce() + 'static) -> Option<Self> {
        let native = Native::new().ok()?;
        native.set_onclose(&Closure::once_into_js(closed));
        Some(Self(native))
    }
}

/// Stops listening.
impl Drop for CloseWatcher {
    fn drop(&mut self) {
        self.0.set_onclose(&JsValue::NULL);
        self.0.destroy();
    }
}
