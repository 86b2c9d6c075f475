use super::Moment;

/// When a service answers, in French time; there is none if nobody has verified it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Day and night.
    Always,
    /// At these hours of the week.
    Weekly(Vec<Slot>),
}

/// Some hours on some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// One bit per day; Monday is the lowest.
    pub days: u8,
    /// Minutes after midnight.
    pub from: u16,
    /// Minutes after midnight, exclusive.
    pub to: u16,
}

impl Opening {
    /// Whether somebody answers at that moment.
    pub fn is_open(&self, now: Moment) -> bool {
        match self {
            Self::Always => true,
            Self::Weekly(slots) => slots.iter().any(|slot| {
                slot.days.checked_shr(u32::from(now.weekday)).unwrap_or(0) & 1 == 1
                    && (slot.from..slot.to).contains(&now.minute)
            }),
        }
    }

    /// Reads `always`, or hours such as `mon-fri 9:00-19:00;sat 9:00-13:00`: the lines of `open` in
    /// `contacts.toml`, joined as in `data-open`.
    pub fn read(text: &str) -> Option<Self> {
        if text == "always" {
            return Some(Self::Always);
        }
        let slots = text.split(';').map(slot).collect::<Option<_>>()?;
        Some(Self::Weekly(slots))
    }
}

fn slot(line: &str) -> Option<Slot> {
    let (days, hours) = line.split_once(' ')?;
    let (from, to) = hours.split_once('-')?;
    let (first, last) = days.split_once('-').unwrap_or((days, days));
    let (first, last) = (day(first)?, day(last)?);
    let slot = Slot {
        days: (first..=last).fold(0, |days, day| days | 1 << day),
        from: minute(from)?,
        to: minute(to)?,
    };
    (slot.days != 0 && slot.from < slot.to).then_some(slot)
}

fn day(name: &str) -> Option<usize> {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    names.iter().position(|known| *known == name)
}

fn minute(time: &str) -> Option<u16> {
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::{Moment, Opening};

    #[test]
    fn a_service_opens_and_closes_to_the_minute() {
        let opening = Opening::read("mon-fri 13:00-20:00;sat 9:00-12:30");
        // Weekday 1 is Tuesday 2026-11-24.
        let open = |weekday: u8, hour: u16, minute: u16| {
            let now = Moment {
                year: 2026,
                month: 11,
                day: 23 + weekday,
                weekday,
                minute: hour * 60 + minute,
            };
            opening.as_ref().is_some_and(|opening| opening.is_open(now))
        };
        assert!(!open(1, 12, 59));
        assert!(open(1, 13, 0));
        assert!(open(1, 19, 59));
        assert!(!open(1, 20, 0));
        assert!(open(5, 12, 29));
        assert!(!open(5, 12, 30));
        assert!(!open(6, 13, 0));
        assert!(open(0, 13, 0));
    }

    #[test]
    fn text_that_is_not_hours_is_refused() {
        for wrong in [
            "",
            "always",
            "lun 9:00-12:00",
            "mon 9-12",
            "mon 12:00-9:00",
            "fri-mon 9:00-12:00",
            "mon 9:00-25:00",
        ] {
            let lines = format!("{wrong};mon 9:00-12:00");
            assert_eq!(Opening::read(&lines), None, "{wrong}");
        }
        assert_eq!(Opening::read(""), None);
        assert_eq!(Opening::read("always"), Some(Opening::Always));
    }
}
