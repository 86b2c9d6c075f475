use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Response, window};

use super::js::settle;
use super::page::app;

/// Loads the pack that the page names; gives `None` on any failure.
pub fn pack(done: impl Fn(Option<Vec<u8>>) + 'static) {
    match app().and_then(|app| app.attribute("data-pack")) {
        Some(path) => bytes(&path, done),
        None => done(None),
    }
}

/// Loads a file of the guide; gives `None` on any failure. With callbacks: the code of two more
/// futures would be 1.5 kB.
pub fn bytes(path: &str, done: impl Fn(Option<Vec<u8>>) + 'static) {
    let Some(window) = window() else {
        return done(None);
    };
    let done: Rc<dyn Fn(Option<Vec<u8>>)> = Rc::new(done);
    settle(&window.fetch_with_str(path), move |response| {
        let response = response.and_then(|response| response.dyn_into::<Response>().ok());
        let buffer = response
            .filter(Response::ok)
            .and_then(|response| response.array_buffer().ok());
        let Some(buffer) = buffer else {
            return done(None);
        };
        let done = Rc::clone(&done);
        settle(&buffer, move |buffer| done(buffer.as_ref().map(read)));
    });
}

fn read(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec()
}
