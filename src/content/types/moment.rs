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

/// A moment in metropolitan France, whatever the clock of the device says.
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

const MINUTES_OF_A_DAY: i64 = 24 * 60;

impl Moment {
    /// The moment in France, from milliseconds since 1970 in UTC.
    ///
    /// Summer time runs from the last Sunday of March to the last Sunday of October, at 1 h UTC
    /// (directive 2000/84/CE). This does not use `Intl.DateTimeFormat`: its first use takes a slow
    /// phone 106 ms (measured, processor ÷ 4).
    pub fn from_utc(milliseconds: f64) -> Self {
        #[allow(clippy::cast_possible_truncation, reason = "a date of this age fits")]
        let utc = (milliseconds / 60_000.0).floor() as i64;
        let year = date(utc.div_euclid(MINUTES_OF_A_DAY)).year;
        let summer = (change(year, 3)..change(year, 10)).contains(&utc);
        Self::of_minutes(utc + if summer { 120 } else { 60 })
    }

    /// The moment where the clock is this many minutes ahead of UTC all year.
    pub fn from_utc_with(milliseconds: f64, minutes: i16) -> Self {
        #[allow(clippy::cast_possible_truncation, reason = "a date of this age fits")]
        let utc = (milliseconds / 60_000.0).floor() as i64;
        Self::of_minutes(utc + i64::from(minutes))
    }

    /// From minutes since 1970 in local time.
    fn of_minutes(local: i64) -> Self {
        let days = local.div_euclid(MINUTES_OF_A_DAY);
        let Day { year, month, day } = date(days);
        Self {
            year,
            month,
            day,
            weekday: weekday(days),
            minute: small(local.rem_euclid(MINUTES_OF_A_DAY)),
        }
    }

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

    /// As people read it in French: `24/11/2026`.
    pub fn as_read(self) -> String {
        let two = |number: u8| {
            let digits = number.to_string();
            if number < 10 {
                ["0", &digits].concat()
            } else {
                digits
            }
        };
        [
            &two(self.day),
            "/",
            &two(self.month),
            "/",
            &self.year.to_string(),
        ]
        .concat()
    }

    /// Whether `self` is over twelve months before `today`: a check of that day must then be done
    /// again.
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

/// The day that starts this many days after 1 January 1970 (H. Hinnant's algorithm
/// `civil_from_days`).
fn date(days: i64) -> Day {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march = (5 * of_year + 2) / 153;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Day {
        year: small(year),
        month: small(month),
        day: small(of_year - (153 * march + 2) / 5 + 1),
    }
}

/// When the clock changes: the last Sunday of March or October, at 1 h UTC, in minutes.
fn change(year: i32, month: u8) -> i64 {
    // Days from 1 March 1970 to the last day of the month, which is the 31st (`days_from_civil`).
    let march = i64::from(year);
    let of_year: i64 = if month == 3 { 30 } else { 244 };
    let last =
        march * 365 + march.div_euclid(4) - march.div_euclid(100) + march.div_euclid(400) + of_year
            - 719_468;
    let sunday = last - (i64::from(weekday(last)) + 1) % 7;
    sunday * MINUTES_OF_A_DAY + 60
}

/// 1 January 1970 was a Thursday.
fn weekday(days: i64) -> u8 {
    small((days + 3).rem_euclid(7))
}

fn small<T: TryFrom<i64> + Default>(number: i64) -> T {
    T::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Day, Moment};

    fn at(milliseconds: f64) -> (i32, u8, u8, u8, u16) {
        let Moment {
            year,
            month,
            day,
            weekday,
            minute,
        } = Moment::from_utc(milliseconds);
        (year, month, day, weekday, minute)
    }

    #[test]
    fn french_time_follows_summer_and_winter() {
        // Computed with `date -u -d … +%s`.
        assert_eq!(at(0.0), (1970, 1, 1, 3, 60));
        // 2026-11-24 11:12:24 UTC, a Tuesday
        assert_eq!(at(1_795_518_744_000.0), (2026, 11, 24, 1, 12 * 60 + 12));
        // 2026-03-29 00:59 and 01:00 UTC: 1:59, then 3:00
        assert_eq!(at(1_774_745_940_000.0), (2026, 3, 29, 6, 119));
        assert_eq!(at(1_774_746_000_000.0), (2026, 3, 29, 6, 180));
        // 2026-10-25 00:59 and 01:00 UTC: 2:59, then 2:00 again
        assert_eq!(at(1_792_889_940_000.0), (2026, 10, 25, 6, 179));
        assert_eq!(at(1_792_890_000_000.0), (2026, 10, 25, 6, 120));
        // 2026-12-31 23:30 UTC is already 2027; 2028-02-29 12:00 UTC
        assert_eq!(at(1_798_759_800_000.0), (2027, 1, 1, 4, 30));
        assert_eq!(at(1_835_438_400_000.0), (2028, 2, 29, 1, 13 * 60));
    }

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
    fn text_that_is_not_a_day_is_refused() {
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
