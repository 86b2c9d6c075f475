//! Mounts the guide in the page. When it cannot, the static page stays.

use wasm_bindgen::prelude::wasm_bindgen;

/// Small code first: the guide asks for little memory.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    infos::start();
}

/// Leaves the page to the guide with tools: `public/boot.js` calls it.
#[wasm_bindgen]
pub fn stop() {
    infos::stop();
}
