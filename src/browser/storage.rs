use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::window;

/// gloo-storage panics if the browser refuses storage, so check first.
fn present() -> bool {
    let storage = window().and_then(|window| window.local_storage().ok());
    storage.flatten().is_some()
}

/// Reads the value stored on this device under a name.
pub fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    present().then(|| LocalStorage::get(name).ok()).flatten()
}

/// Stores a value on this device; `false` if storage is refused or full.
pub fn write(name: &str, value: impl Serialize) -> bool {
    present() && LocalStorage::set(name, value).is_ok()
}

/// Removes a stored value.
pub fn remove(name: &str) {
    if present() {
        LocalStorage::delete(name);
    }
}
