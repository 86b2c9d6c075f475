use js_sys::Date;

use crate::domain::Moment;

/// Now, in metropolitan France.
pub fn now() -> Moment {
    Moment::from_utc(Date::now())
}

/// Whether the clock of the device shows the same time as in metropolitan France.
pub fn is_french() -> bool {
    // JavaScript counts the other way: minutes behind the device's time.
    -Date::new_0().get_timezone_offset() == f64::from(now().offset)
}
