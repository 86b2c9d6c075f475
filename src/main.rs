//! The guide, brought to life by `public/boot.js`. When it cannot start, the static page stays.

use wasm_bindgen::prelude::wasm_bindgen;

/// Small code first: the guide asks for little memory.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The scripts call [`open`] once they have asked for the texts.
fn main() {}

/// Opens the guide. `texts` is a function that gives a promise of the page of texts, as strings;
/// `language` one that gives a promise of the pages of a language, by its number.
#[wasm_bindgen]
pub fn open(texts: js_sys::Function, language: js_sys::Function) {
    infos::start(infos::Source::new(texts, language));
}
