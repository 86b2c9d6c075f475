//! The copy of the guide for days without network, which `public/sw.js` keeps.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, window,
};

/// The service worker. At the root, it controls every address of the site.
const WORKER: &str = "/sw.js";

/// The state of the copy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OfflineCopy {
    /// This browser, or this window, cannot keep one.
    Unavailable,
    /// There is none.
    Absent,
    /// Loading: bytes loaded so far, and in all (0 while unknown).
    Coming {
        /// Bytes.
        done: f64,
        /// Bytes.
        all: f64,
    },
    /// Complete. `newer`: a newer copy waits until every page of the guide is closed.
    Here {
        /// See above.
        newer: bool,
    },
    /// It did not load completely, and is not kept.
    Broken,
    /// There is no room for it on the device, and it is not kept.
    Full,
}

/// Follows the state of the copy until it is dropped.
pub struct CopyStatus {
    said: Rc<dyn Fn(OfflineCopy)>,
    /// Whether the worker has sent the reason for its failure.
    told: Rc<Cell<bool>>,
    container: Option<ServiceWorkerContainer>,
    /// Kept alive for the container.
    _heard: Option<Closure<dyn Fn(MessageEvent)>>,
}

impl CopyStatus {
    /// Calls `said` with the state at once, and at each change.
    pub fn new(said: impl Fn(OfflineCopy) + 'static) -> Self {
        let said: Rc<dyn Fn(OfflineCopy)> = Rc::new(said);
        let told = Rc::new(Cell::new(false));
        let container = container();
        let heard = container.as_ref().map(|container| {
            let (said, told) = (Rc::clone(&said), Rc::clone(&told));
            let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                hear(&said, &told, &event.data());
            });
            container.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            heard
        });
        let watch = Self {
            said,
            told,
            container,
            _heard: heard,
        };
        watch.look();
        watch
    }

    fn look(&self) {
        let said = Rc::clone(&self.said);
        spawn_local(async move { said(current().await) });
    }

    /// Starts to keep the copy.
    pub fn keep(&self) {
        let Some(container) = self.container.clone() else {
            return (self.said)(OfflineCopy::Unavailable);
        };
        let (said, told) = (Rc::clone(&self.said), Rc::clone(&self.told));
        told.set(false);
        said(OfflineCopy::Coming {
            done: 0.0,
            all: 0.0,
        });
        spawn_local(async move {
            let registration = wait(&container.register(WORKER)).await;
            let registration = registration.and_then(|one| one.dyn_into().ok());
            // The worker's own file did not load.
            let Some(registration): Option<ServiceWorkerRegistration> = registration else {
                return said(OfflineCopy::Broken);
            };
            let Some(worker) = registration.installing() else {
                // Removed and requested again on the same page: the old worker is still there.
                if let Some(worker) = registration.active() {
                    let _ = worker.post_message(&"keep".into());
                }
                return;
            };
            // The worker stopped without a message, for example because the browser closed.
            let watched = worker.clone();
            let ended = Closure::<dyn Fn()>::new(move || {
                if watched.state() == ServiceWorkerState::Redundant && !told.get() {
                    fail(&said, OfflineCopy::Broken);
                }
            });
            worker.set_onstatechange(Some(ended.as_ref().unchecked_ref()));
            ended.forget();
        });
    }

    /// Removes the copy: its files and the worker.
    pub fn remove(&self) {
        let said = Rc::clone(&self.said);
        spawn_local(async move {
            if let Some(registration) = registration().await
                && let Ok(promise) = registration.unregister()
            {
                wait(&promise).await;
            }
            empty().await;
            said(current().await);
        });
    }
}

impl Drop for CopyStatus {
    fn drop(&mut self) {
        if let Some(container) = &self.container {
            container.set_onmessage(None);
        }
    }
}

/// Handles a message that the worker sends while it installs.
fn hear(said: &Rc<dyn Fn(OfflineCopy)>, told: &Cell<bool>, message: &JsValue) {
    let number = |name: &str| Reflect::get(message, &name.into()).ok()?.as_f64();
    if let (Some(done), Some(all)) = (number("done"), number("all")) {
        said(OfflineCopy::Coming { done, all });
        if done < all {
            return;
        }
        let (said, ready) = (
            Rc::clone(said),
            container().and_then(|one| one.ready().ok()),
        );
        spawn_local(async move {
            if let Some(ready) = ready {
                wait(&ready).await;
            }
            said(current().await);
        });
        return;
    }
    let failed = Reflect::get(message, &"failed".into()).ok();
    let Some(why) = failed.and_then(|why| why.as_string()) else {
        return;
    };
    told.set(true);
    let full = why == "full";
    fail(
        said,
        if full {
            OfflineCopy::Full
        } else {
            OfflineCopy::Broken
        },
    );
}

/// Reports a failure. If a newer copy failed, the present one stays.
fn fail(said: &Rc<dyn Fn(OfflineCopy)>, why: OfflineCopy) {
    let said = Rc::clone(said);
    spawn_local(async move {
        match current().await {
            here @ OfflineCopy::Here { .. } => said(here),
            _ => said(why),
        }
    });
}

async fn current() -> OfflineCopy {
    if container().is_none() {
        return OfflineCopy::Unavailable;
    }
    match registration().await {
        None => OfflineCopy::Absent,
        Some(registration) if registration.active().is_some() => {
            if caches().await.length() == 0 {
                return OfflineCopy::Absent;
            }
            OfflineCopy::Here {
                newer: registration.waiting().is_some(),
            }
        }
        Some(_) => OfflineCopy::Coming {
            done: 0.0,
            all: 0.0,
        },
    }
}

/// The names of the caches.
async fn caches() -> Array {
    match window().and_then(|window| window.caches().ok()) {
        Some(caches) => Array::from(&wait(&caches.keys()).await.unwrap_or_default()),
        None => Array::new(),
    }
}

/// `None` if the browser has no service workers, and in the frame of another page: a copy kept
/// there would be separate, and only that page would find it.
fn container() -> Option<ServiceWorkerContainer> {
    let window = window()?;
    if window.parent().ok().flatten().as_ref() != Some(&window) {
        return None;
    }
    // Missing in private windows, and `Navigator::service_worker` assumes that it exists.
    let container = Reflect::get(&window.navigator(), &"serviceWorker".into()).ok()?;
    container.dyn_into().ok()
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let found = wait(&container()?.get_registration()).await?;
    found.dyn_into().ok()
}

async fn empty() {
    let Some(storage) = window().and_then(|window| window.caches().ok()) else {
        return;
    };
    for name in caches().await.iter().filter_map(|name| name.as_string()) {
        wait(&storage.delete(&name)).await;
    }
}

async fn wait(promise: &impl JsCast) -> Option<JsValue> {
    let promise: &Promise = promise.unchecked_ref();
    JsFuture::from(promise.clone()).await.ok()
}
