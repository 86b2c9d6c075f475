use std::rc::Rc;

use js_sys::{Number, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{PositionError, PositionOptions, window};

use crate::domain::Position;

/// Why there is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPosition {
    /// The visitor, or the system, refused.
    Refused,
    /// The device cannot find it.
    Absent,
    /// Not found in [`PATIENCE`].
    Slow,
}

/// How long to wait for a position, in milliseconds.
const PATIENCE: u32 = 15_000;

/// Asks for the position. The browser asks the visitor for permission first.
pub fn ask(done: impl Fn(Result<Position, NoPosition>) + 'static) {
    let Some(navigator) = window().map(|window| window.navigator()) else {
        return done(Err(NoPosition::Absent));
    };
    let present = Reflect::get(&navigator, &JsValue::from_str("geolocation"))
        .is_ok_and(|value| value.is_object());
    let Some(geolocation) = present.then(|| navigator.geolocation().ok()).flatten() else {
        return done(Err(NoPosition::Absent));
    };
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE);

    let done = Rc::new(done);
    let failed = Rc::clone(&done);
    let found = Closure::once(move |position: web_sys::Position| done(Ok(read(&position))));
    let lost = Closure::once(move |error: PositionError| {
        failed(Err(match error.code() {
            PositionError::PERMISSION_DENIED => NoPosition::Refused,
            PositionError::TIMEOUT => NoPosition::Slow,
            _ => NoPosition::Absent,
        }));
    });
    let asked = geolocation.get_current_position_with_error_callback_and_options(
        wasm_bindgen::JsCast::unchecked_ref(found.as_ref()),
        Some(wasm_bindgen::JsCast::unchecked_ref(lost.as_ref())),
        &options,
    );
    // One of the two is called after this function has returned, so both must outlive it.
    found.forget();
    lost.forget();
    drop(asked);
}

fn read(position: &web_sys::Position) -> Position {
    let coords = position.coords();
    let degrees = |value: f64| {
        Number::from(value)
            .to_fixed(5)
            .map(String::from)
            .unwrap_or_default()
    };
    Position {
        latitude: degrees(coords.latitude()),
        longitude: degrees(coords.longitude()),
        radius: coords.accuracy() as u32,
    }
}
