use serde::{Deserialize, Serialize};

use super::Moment;

/// When a service answers, in French time; absent where nobody has verified it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opening {
    /// Day and night.
    Always,
    /// At these hours of the week.
    Weekly(Vec<Slot>),
}

/// Some hours on some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// One bit a day, Monday the lowest.
    pub days: u8,
    /// Minutes after midnight.
    pub from: u16,
    /// Minutes after midnight, itself not included.
    pub to: u16,
}

impl Opening {
    /// Whether somebody answers at that moment.
    pub fn is_open(&self, now: Moment) -> bool {
        match self {
            Self::Always => true,
            Self::Weekly(slots) => slots.iter().any(|slot| {
                slot.days & (1 << now.weekday) != 0 && (slot.from..slot.to).contains(&now.minute)
            }),
        }
    }

    /// Reads `["always"]`, or hours such as `["mon-fri 9:00-19:00", "sat 9:00-13:00"]`.
    pub fn read(lines: &[String]) -> Option<Self> {
        if lines == ["always"] {
            return Some(Self::Always);
        }
        let slots: Vec<Slot> = lines.iter().map(|line| slot(line)).collect::<Option<_>>()?;
        (!slots.is_empty()).then_some(Self::Weekly(slots))
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

    fn opening(lines: &[&str]) -> Option<Opening> {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        Opening::read(&lines)
    }

    #[test]
    fn hours_are_read_and_kept_to_the_minute() {
        let opening = opening(&["mon-fri 13:00-20:00", "sat 9:00-12:30"]);
        // Tuesday 2026-11-24 and the days after it, French winter time.
        let open = |day: u32, hour: u32, minute: u32| {
            let minutes = 1_795_474_800 / 60 + day * 1440 + hour * 60 + minute;
            let now = Moment::from_utc(f64::from(minutes) * 60_000.0);
            opening.as_ref().is_some_and(|opening| opening.is_open(now))
        };
        assert!(!open(0, 12, 59));
        assert!(open(0, 13, 0));
        assert!(open(0, 19, 59));
        assert!(!open(0, 20, 0));
        assert!(open(4, 12, 29));
        assert!(!open(4, 12, 30));
        assert!(!open(5, 13, 0));
        assert!(open(6, 13, 0));
    }

    #[test]
    fn what_is_not_hours_is_refused() {
        for wrong in [
            "",
            "always",
            "lun 9:00-12:00",
            "mon 9-12",
            "mon 12:00-9:00",
            "fri-mon 9:00-12:00",
            "mon 9:00-25:00",
        ] {
            assert_eq!(opening(&[wrong, "mon 9:00-12:00"]), None, "{wrong}");
        }
        assert_eq!(opening(&[]), None);
        assert_eq!(opening(&["always"]), Some(Opening::Always));
    }
}
