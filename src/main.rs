//! Entry point of the app, called by `public/boot.js`. If it cannot start, the static page stays.

use wasm_bindgen::prelude::wasm_bindgen;

/// Chosen for its small code: the guide allocates little memory.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Does nothing: `public/boot.js` calls [`open`] after it has requested the texts.
fn main() {}

/// Opens the guide. `texts` is a function that passes each part of the page of texts to its
/// callback and returns a promise; `language` takes the number of a language and returns a promise
/// of its pages. `opened` names the screens that `public/screens.js` has opened, with commas
/// between them; the page shows the last one.
#[wasm_bindgen]
pub fn open(texts: js_sys::Function, language: js_sys::Function, opened: &str) {
    infos::start(infos::Source::new(texts, language), opened);
}
