use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Date, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IdleRequestOptions, Window, window};

/// Events that show that a person is there.
const GESTURES: [&str; 4] = ["pointerdown", "keydown", "input", "scroll"];

/// How often to check, in milliseconds.
const BEAT: i32 = 1000;

/// Checks every second how long the page has not been touched; stops when dropped.
pub struct IdleTimer {
    window: Window,
    interval: i32,
    /// Kept alive for the interval.
    _beat: Closure<dyn Fn()>,
    gesture: Closure<dyn Fn()>,
}

impl IdleTimer {
    /// Calls `beat` with the milliseconds since the last gesture. It reads the clock instead of
    /// counting beats: browsers slow the timers of a hidden page, and a computer may sleep.
    pub fn new(beat: impl Fn(f64) + 'static) -> Option<Self> {
        let window = window()?;
        let last = Rc::new(Cell::new(Date::now()));
        let heard = Rc::clone(&last);
        let gesture = Closure::<dyn Fn()>::new(move || heard.set(Date::now()));
        let beat = Closure::<dyn Fn()>::new(move || beat(Date::now() - last.get()));
        for name in GESTURES {
            let _ =
                window.add_event_listener_with_callback_and_bool(name, function(&gesture), true);
        }
        let interval = window
            .set_interval_with_callback_and_timeout_and_arguments_0(function(&beat), BEAT)
            .ok()?;
        Some(Self {
            window,
            interval,
            _beat: beat,
            gesture,
        })
    }
}

impl Drop for IdleTimer {
    fn drop(&mut self) {
        self.window.clear_interval_with_handle(self.interval);
        for name in GESTURES {
            let _ = self.window.remove_event_listener_with_callback_and_bool(
                name,
                function(&self.gesture),
                true,
            );
        }
    }
}

fn function(closure: &Closure<dyn Fn()>) -> &Function {
    closure.as_ref().unchecked_ref()
}

/// How long to wait if the browser cannot say when it is idle, in milliseconds.
const LATER: i32 = 200;

/// The longest wait for a busy browser, in milliseconds.
const LATEST: u32 = 1000;

/// Calls `act` once the browser is idle.
pub fn when_idle(act: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let act = Closure::once_into_js(act);
    let act = act.unchecked_ref();
    // Safari has no `requestIdleCallback`.
    let present = Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false);
    let _ = if present {
        let options = IdleRequestOptions::new();
        options.set_timeout(LATEST);
        let later = window.request_idle_callback_with_options(act, &options);
        later.is_ok()
    } else {
        let later = window.set_timeout_with_callback_and_timeout_and_arguments_0(act, LATER);
        later.is_ok()
    };
}
