use std::fmt;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Such as 2026.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A moment in metropolitan France, as `Intl.DateTimeFormat` tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Such as 2026.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 is Monday.
    pub weekday: u8,
    /// Minutes since midnight.
    pub minute: u16,
}

impl Moment {
    /// Its day.
    pub fn date(self) -> Day {
        Day {
            year: self.year,
            month: self.month,
            day: self.day,
        }
    }
}

impl Day {
    /// Reads `2026-11-24`.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |length: usize| parts.next().filter(|part| part.len() == length);
        let day = Self {
            year: number(4)?.parse().ok()?,
            month: number(2)?.parse().ok()?,
            day: number(2)?.parse().ok()?,
        };
        let right = (2020..=2100).contains(&day.year)
            && (1..=12).contains(&day.month)
            && (1..=31).contains(&day.day);
        (right && parts.next().is_none()).then_some(day)
    }

    /// Whether `self` is over twelve months before `today`: what was checked then is to be
    /// checked again.
    pub fn is_stale(self, today: Self) -> bool {
        let next = Self {
            year: self.year + 1,
            ..self
        };
        next < today
    }
}

/// `2026-11-24`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_check_is_stale_after_twelve_months() {
        let checked = Day::from_iso("2025-11-24");
        let stale = |today| {
            checked
                .zip(Day::from_iso(today))
                .map(|(a, b)| a.is_stale(b))
        };
        assert_eq!(stale("2026-11-24"), Some(false));
        assert_eq!(stale("2026-11-25"), Some(true));
        assert_eq!(stale("2024-01-01"), Some(false));
    }

    #[test]
    fn only_a_day_is_a_day() {
        for wrong in [
            "2025-11",
            "2025-11-24-1",
            "24/11/2025",
            "2026-13-24",
            "2026-1-2",
            "+026-01-02",
        ] {
            assert_eq!(Day::from_iso(wrong), None, "{wrong}");
        }
        assert_eq!(
            Day::from_iso("2026-11-24")
                .map(|day| day.to_string())
                .as_deref(),
            Some("2026-11-24")
        );
    }
}
