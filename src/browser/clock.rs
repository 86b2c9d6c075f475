use content::places::Zone;
use content::types::Moment;
use js_sys::Date;

/// The time now in metropolitan France.
pub fn now() -> Moment {
    Moment::from_utc(Date::now())
}

/// The time now in a time zone of France.
pub fn now_in(zone: Zone) -> Moment {
    zone.now(Date::now())
}

/// Whether the clock of the device differs from the time in metropolitan France.
pub fn is_elsewhere(now: Moment) -> bool {
    let here = Date::new(&Date::now().into());
    let minute = here.get_hours() * 60 + here.get_minutes();
    // A minute may pass between the two readings.
    u32::from(now.minute).abs_diff(minute) > 1
}
