use serde::{Deserialize, Serialize};

use super::Kind;
use crate::types::{CardId, Day, Moment, Opening, Reach};

/// The communes and départements of France, as they are in the file that the search for a place
/// loads. They are stored column by column, which is a quarter smaller than row by row (227 kB
/// against 305, brotli).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct France {
    /// The départements and the overseas territories, in the order of their codes.
    pub departments: Vec<Department>,
    /// One line per commune: its name, then `|` and each of its older names. They are sorted by
    /// département, then by postcode.
    pub names: &'static str,
    /// One line per commune: its postcodes; empty if they are those of the line before.
    pub postcodes: &'static str,
    /// The latitude of the middle of each commune, in steps of its département.
    pub north: &'static [u8],
    /// The longitude, like `north`.
    pub east: &'static [u8],
    /// How big each commune is: 0 is under 500 inhabitants, 7 is 100,000 or more.
    pub size: &'static [u8],
    /// The files that the services come from.
    pub files: Vec<File>,
    /// The services, by commune.
    pub services: Vec<Service>,
    /// The police or gendarmerie unit of each commune, as its index in `services` plus one: the low
    /// bytes. 0 is none; empty if no file gives the units.
    pub unit_low: &'static [u8],
    /// The high bytes of `unit_low`.
    pub unit_high: &'static [u8],
}

/// An official file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// What it is called.
    pub title: &'static str,
    /// Who publishes it, and its licence.
    pub publisher: &'static str,
    /// Its day, such as `2026-11-24`.
    pub date: &'static str,
}

/// A service that people can go to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub name: &'static str,
    /// The index of its commune.
    pub commune: u16,
    /// Street and number; empty if the address is only given on the telephone.
    pub address: &'static str,
    /// Its number as people read it; empty if there is none.
    pub telephone: &'static str,
    /// Its site; empty if there is none.
    pub site: &'static str,
    /// Thousandths of a degree north and east; `None` if only its commune is known.
    pub position: Option<(i32, i32)>,
    /// Its hours, for [`Opening::read`]; empty if nobody knows them.
    pub hours: &'static str,
    /// Whom it receives; empty if it comes from a file.
    pub public: &'static str,
    /// How we know that it exists.
    pub told: Told,
}

/// How we know that a service exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// A file lists it: the index in [`France::files`].
    File(u8),
    /// Somebody called it on this day.
    Call(&'static str),
}

/// Months after which the services of a file come last.
const OLD: i32 = 6;

/// How far the data on a service can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// It is shown where a visitor looks for it.
    Fresh,
    /// It is over six months old: national numbers and official finders come first.
    Old,
}

impl Service {
    /// Whether it is open at that moment; `None` if nobody knows its hours.
    pub fn is_open(&self, now: Moment) -> Option<bool> {
        Some(Opening::read(self.hours)?.is_open(now))
    }

    /// The address of a link that calls it; empty where there is no telephone.
    pub fn call(&self) -> String {
        match self.telephone {
            "" => String::new(),
            number => Reach::Call(number).href(),
        }
    }

    /// The day on which it was checked.
    pub fn checked(&self, france: &France) -> Option<Day> {
        Day::from_iso(match self.told {
            Told::Call(day) => day,
            Told::File(file) => france.files.get(usize::from(file))?.date,
        })
    }

    /// How old its check is today; `None` if it is too old to be shown, or dated in the future:
    /// then the clock of the device is wrong, or the file is.
    pub fn age(&self, france: &France, today: Day) -> Option<Age> {
        let checked = self.checked(france)?;
        let months = (today.year - checked.year) * 12 + i32::from(today.month)
            - i32::from(checked.month)
            - i32::from(today.day < checked.day);
        if checked.is_stale(today) || checked > today {
            return None;
        }
        match self.told {
            Told::File(_) if months >= OLD => Some(Age::Old),
            _ => Some(Age::Fresh),
        }
    }
}

/// A département.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    /// Such as `03`, `2A` or `974`: from the INSEE code, never from a postcode.
    pub code: &'static str,
    /// Such as “Allier”.
    pub name: &'static str,
    /// Its time zone.
    pub zone: Zone,
    /// How many communes it has; they follow those of the département before it.
    pub communes: u16,
    /// The index of the commune that has its préfecture.
    pub seat: u16,
    /// The south-western corner, in hundredths of a degree.
    pub corner: (i16, i16),
    /// The length of a step, in hundredths of a degree.
    pub step: u8,
    /// Its neighbours, the closest first, as indexes in [`France::departments`].
    pub near: Vec<u8>,
    /// The card about it.
    pub card: Option<CardId>,
}

/// The time zone of a département.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Zone {
    /// That of metropolitan France, which has summer time.
    France,
    /// Minutes ahead of UTC, all year.
    Fixed(i16),
    /// Saint-Pierre-et-Miquelon: three hours behind UTC, two in summer time, which follows North
    /// America.
    Miquelon,
}

/// A commune or a département, by its index in [`France`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A commune, or an arrondissement of Paris, Lyon or Marseille.
    Commune(u16),
    /// A whole département.
    Department(u8),
}

/// The first number of a département in `data-to`; the 35,009 communes have the numbers before it.
const DEPARTMENTS: u16 = u16::MAX - 255;

impl Place {
    /// The number that `data-to` holds.
    pub fn number(self) -> u16 {
        match self {
            Self::Commune(commune) => commune,
            Self::Department(department) => DEPARTMENTS + u16::from(department),
        }
    }

    /// The place that has this number in `data-to`.
    pub fn from_number(number: u16) -> Self {
        match number.checked_sub(DEPARTMENTS) {
            Some(department) => Self::Department(u8::try_from(department).unwrap_or(u8::MAX)),
            None => Self::Commune(number),
        }
    }
}

impl Zone {
    /// The local time, from milliseconds since 1970 in UTC.
    pub fn now(self, milliseconds: f64) -> Moment {
        let minutes = match self {
            Self::France => return Moment::from_utc(milliseconds),
            Self::Fixed(minutes) => minutes,
            Self::Miquelon => {
                let winter = Moment::from_utc_with(milliseconds, -180);
                if is_summer_of_america(winter) {
                    -120
                } else {
                    -180
                }
            }
        };
        Moment::from_utc_with(milliseconds, minutes)
    }
}

/// Summer time of North America: from the second Sunday of March, 2 h, to the first Sunday of
/// November, 1 h standard time (Energy Policy Act of 2005).
fn is_summer_of_america(winter: Moment) -> bool {
    // Days since the last Sunday (Monday is weekday 0), and the day of the month of that Sunday.
    let since = (winter.weekday + 1) % 7;
    let sunday = i16::from(winter.day) - i16::from(since);
    match winter.month {
        4..=10 => true,
        3 if sunday <= 14 => sunday >= 8 && (since > 0 || winter.minute >= 120),
        3 => true,
        11 => sunday < 1 || sunday < 8 && since == 0 && winter.minute < 60,
        _ => false,
    }
}

impl France {
    /// Reads the file. `None` if it is truncated, or if another version wrote it.
    pub fn read(file: &'static [u8]) -> Option<Self> {
        let france: Self = postcard::from_bytes(file).ok()?;
        let communes = france.names.lines().count();
        let counted = france.departments.iter();
        let counted: usize = counted.map(|one| usize::from(one.communes)).sum();
        let columns = [
            france.postcodes.lines().count(),
            france.north.len(),
            france.east.len(),
            france.size.len(),
            counted,
        ];
        let units = [france.unit_low.len(), france.unit_high.len()];
        let right = columns.iter().all(|rows| *rows == communes)
            && (units == [0, 0] || units == [communes, communes]);
        right.then_some(france)
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Zone};

    #[test]
    fn every_time_zone_of_france_is_right() {
        // 2026-11-24 11:12:24 UTC, a Tuesday
        let now = 1_795_518_744_000.0;
        for (zone, hour, minute, day) in [
            (Zone::France, 12, 12, 24),
            (Zone::Fixed(-4 * 60), 7, 12, 24),
            (Zone::Fixed(4 * 60), 15, 12, 24),
            (Zone::Fixed(-10 * 60), 1, 12, 24),
            (Zone::Fixed(12 * 60), 23, 12, 24),
            (Zone::Miquelon, 8, 12, 24),
        ] {
            let moment = zone.now(now);
            assert_eq!(
                (moment.minute, moment.day),
                (hour * 60 + minute, day),
                "{zone:?}"
            );
        }
        // Computed with `date -u -d … +%s`: 2026-03-08 04:59 and 05:00 UTC (1:59, then 3:00 there),
        // 2026-11-01 03:59 and 04:00 UTC (1:59, then 1:00 again), and days around them.
        for (seconds, hour, minute) in [
            (1_772_945_940.0, 1, 59),
            (1_772_946_000.0, 3, 0),
            (1_773_057_600.0, 10, 0),
            (1_793_505_540.0, 1, 59),
            (1_793_505_600.0, 1, 0),
            (1_793_620_800.0, 9, 0),
        ] {
            let minutes = Zone::Miquelon.now(seconds * 1000.0).minute;
            assert_eq!(minutes, hour * 60 + minute, "{seconds}");
        }
    }

    #[test]
    fn a_place_is_restored_from_its_number() {
        for place in [
            Place::Commune(0),
            Place::Commune(35_008),
            Place::Department(0),
            Place::Department(106),
        ] {
            assert_eq!(Place::from_number(place.number()), place);
        }
    }
}
