use any_spawner::Executor;

/// Makes the browser run async tasks, effects included.
pub fn run() {
    // An error only means that it was called before.
    let _ = Executor::init_wasm_bindgen();
}
