use content::places::Zone;
use content::types::Moment;
use js_sys::Date;

/// Now, in metropolitan France.
pub fn now() -> Moment {
    Moment::from_utc(Date::now())
}

/// Now, in a part of France.
pub fn now_in(zone: Zone) -> Moment {
    zone.now(Date::now())
}

/// Whether the clock of the device shows another time than that of metropolitan France.
pub fn is_elsewhere(now: Moment) -> bool {
    let here = Date::new(&Date::now().into());
    let minute = here.get_hours() * 60 + here.get_minutes();
    // A minute may pass between the two readings.
    u32::from(now.minute).abs_diff(minute) > 1
}
