use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::window;

/// gloo-storage stops the program where the browser refuses storage: asked first.
fn present() -> bool {
    let storage = window().and_then(|window| window.local_storage().ok());
    storage.flatten().is_some()
}

/// What this device keeps under a name.
pub fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    present().then(|| LocalStorage::get(name).ok()).flatten()
}

/// Keeps something on this device; `false` if storage is refused or full.
pub fn write(name: &str, value: impl Serialize) -> bool {
    present() && LocalStorage::set(name, value).is_ok()
}

/// Keeps it no longer.
pub fn remove(name: &str) {
    if present() {
        LocalStorage::delete(name);
    }
}
