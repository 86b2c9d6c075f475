use web_sys::window;

use crate::domain::Device;

/// The visitor's device, as the browser describes it.
pub fn read() -> Device {
    let navigator = window().map(|window| window.navigator());
    let agent = navigator
        .as_ref()
        .and_then(|navigator| navigator.user_agent().ok())
        .unwrap_or_default();
    let touch_points = navigator.map_or(0, |navigator| navigator.max_touch_points());
    Device::from_user_agent(&agent, touch_points)
}
