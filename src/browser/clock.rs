use content::types::Moment;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// Now, in metropolitan France; nothing in a browser that does not know its time zone.
pub fn now() -> Option<Moment> {
    let options = Object::new();
    for (name, value) in [
        ("timeZone", "Europe/Paris"),
        ("hourCycle", "h23"),
        ("weekday", "short"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
    ] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // English has the shortest names of days, and is everywhere.
    let format = Intl::DateTimeFormat::new(&Array::of1(&"en".into()), &options);
    let parts = format.format_to_parts(&today());
    let part = |name: &str| {
        let text = |part: &JsValue, key: &str| Reflect::get(part, &key.into()).ok()?.as_string();
        let is_it = |part: &JsValue| text(part, "type").as_deref() == Some(name);
        parts
            .iter()
            .find(is_it)
            .and_then(|part| text(&part, "value"))
    };
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let weekday = part("weekday")?;
    let weekday = days.iter().position(|day| *day == weekday)?;
    let hour: u16 = part("hour")?.parse().ok()?;
    let minute: u16 = part("minute")?.parse().ok()?;
    Some(Moment {
        year: part("year")?.parse().ok()?,
        month: part("month")?.parse().ok()?,
        day: part("day")?.parse().ok()?,
        weekday: u8::try_from(weekday).ok()?,
        minute: hour * 60 + minute,
    })
}

/// Whether the clock of the device shows another time than that of metropolitan France.
pub fn is_elsewhere(now: Moment) -> bool {
    let today = today();
    let minute = today.get_hours() * 60 + today.get_minutes();
    // A minute may pass between the two readings.
    u32::from(now.minute).abs_diff(minute) > 1
}

/// Asked of `Date.now`, which a test may move.
fn today() -> Date {
    Date::new(&Date::now().into())
}
