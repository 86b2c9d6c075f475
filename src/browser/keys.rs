use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, KeyboardEvent, Window, window};

/// Listens to single keys until it is dropped.
pub struct Keys {
    window: Window,
    heard: Closure<dyn Fn(KeyboardEvent)>,
}

impl Keys {
    /// Calls `press` with each key that is pressed alone, outside a field.
    pub fn new(press: impl Fn(&str) + 'static) -> Option<Self> {
        let window = window()?;
        let heard = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
            let target = event.target();
            let field = target
                .and_then(|target| target.dyn_into::<Element>().ok())
                .is_some_and(|target| {
                    let kind = target.get_attribute("type").unwrap_or_default();
                    let ticks = kind == "checkbox" || kind == "radio";
                    matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !ticks
                });
            if !modified && !field && !event.repeat() {
                press(&event.key());
            }
        });
        window
            .add_event_listener_with_callback("keydown", heard.as_ref().unchecked_ref())
            .ok()?;
        Some(Self { window, heard })
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        let _ = self
            .window
            .remove_event_listener_with_callback("keydown", heard);
    }
}
