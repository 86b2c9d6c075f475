use any_spawner::Executor;

/// From now on the browser runs what is awaited, effects among it.
pub fn run() {
    // An error says that it was called before.
    let _ = Executor::init_wasm_bindgen();
}
