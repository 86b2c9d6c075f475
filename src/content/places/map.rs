//! The communes, prepared for the search.

use super::france::{Department, France, Place, Service};
use crate::search::fold;

/// France, prepared for a search at each letter that a visitor types.
pub struct Map {
    france: France,
    /// The name of each commune.
    communes: Vec<&'static str>,
    /// The postcodes of each commune.
    postcodes: Vec<&'static str>,
    /// The folded names, each between two line ends, each word after a space.
    pub(super) folded: String,
    /// The names in `folded`.
    pub(super) entries: Vec<Entry>,
}

/// A name that a place has or had.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// Where its folded form begins in `folded`.
    pub start: u32,
    /// Which letters it has, one bit per letter.
    pub letters: u32,
    /// The place that it names.
    pub place: Place,
    /// The name, if it is not the one of today.
    pub old: Option<&'static str>,
}

/// The kilometres in a degree of latitude.
const DEGREE: f64 = 111.2;

impl Map {
    /// Prepares France for the search. This takes a slow phone a tenth of a second, once.
    pub fn open(france: France) -> Self {
        let mut map = Self {
            communes: Vec::with_capacity(france.north.len()),
            postcodes: Vec::with_capacity(france.north.len()),
            folded: String::with_capacity(france.names.len() * 5 / 4),
            entries: Vec::with_capacity(france.north.len() * 11 / 10),
            france,
        };
        let mut before = "";
        for (line, postcodes) in map.france.names.lines().zip(map.france.postcodes.lines()) {
            if !postcodes.is_empty() {
                before = postcodes;
            }
            map.postcodes.push(before);
            let place = Place::Commune(u16::try_from(map.communes.len()).unwrap_or(u16::MAX));
            let mut names = line.split('|');
            let name = names.next().unwrap_or_default();
            map.communes.push(name);
            map.add(name, place, None);
            for old in names {
                map.add(old, place, Some(old));
            }
        }
        for (index, department) in (0..).zip(map.france.departments.clone()) {
            map.add(department.name, Place::Department(index), None);
        }
        map.folded.push('\n');
        map
    }

    fn add(&mut self, name: &str, place: Place, old: Option<&'static str>) {
        let start = u32::try_from(self.folded.len()).unwrap_or(u32::MAX);
        self.folded.push('\n');
        fold_into(name, &mut self.folded);
        let folded = self.folded.get(start as usize..).unwrap_or_default();
        let letters = bits(folded);
        self.entries.push(Entry {
            start,
            letters,
            place,
            old,
        });
    }

    /// The data that it was opened from.
    pub fn france(&self) -> &France {
        &self.france
    }

    /// The départements.
    pub fn departments(&self) -> &[Department] {
        &self.france.departments
    }

    /// The département of a place.
    pub fn department(&self, place: Place) -> Option<&Department> {
        match place {
            Place::Department(index) => self.france.departments.get(usize::from(index)),
            Place::Commune(commune) => {
                let mut end = 0;
                self.france.departments.iter().find(|department| {
                    end += department.communes;
                    commune < end
                })
            }
        }
    }

    /// The département with a code such as `03`.
    pub fn department_of(&self, code: &str) -> Option<Place> {
        let mut all = (0..).zip(&self.france.departments);
        let found = all.find(|(_, department)| department.code.eq_ignore_ascii_case(code));
        found.map(|(index, _)| Place::Department(index))
    }

    /// What a place is called.
    pub fn name(&self, place: Place) -> Option<&'static str> {
        match place {
            Place::Commune(commune) => self.communes.get(usize::from(commune)).copied(),
            Place::Department(_) => Some(self.department(place)?.name),
        }
    }

    /// The postcodes of a commune, separated by a space; empty for a département.
    pub fn postcodes(&self, place: Place) -> &'static str {
        match place {
            Place::Commune(commune) => self.postcodes.get(usize::from(commune)).copied(),
            Place::Department(_) => None,
        }
        .unwrap_or_default()
    }

    /// How big a place is, from 0 to 7.
    pub(super) fn size(&self, place: Place) -> u8 {
        match place {
            Place::Commune(commune) => self.france.size.get(usize::from(commune)).copied(),
            Place::Department(_) => None,
        }
        .unwrap_or_default()
    }

    /// The communes that have a postcode.
    pub(super) fn with_postcode(&self, postcode: &str) -> impl Iterator<Item = Place> {
        let all = (0..).map(Place::Commune).zip(&self.postcodes);
        let has = move |(_, codes): &(Place, &&str)| codes.split(' ').any(|one| one == postcode);
        all.filter(has).map(|(place, _)| place)
    }

    /// The middle of a commune, or of the commune of the préfecture: degrees north and east,
    /// accurate to a kilometre.
    pub fn middle(&self, place: Place) -> Option<(f64, f64)> {
        let commune = match place {
            Place::Commune(commune) => commune,
            Place::Department(_) => self.department(place)?.seat,
        };
        let department = self.department(Place::Commune(commune))?;
        let at = |column: &[u8], corner: i16| {
            let steps = f64::from(*column.get(usize::from(commune))?);
            Some((f64::from(corner) + steps * f64::from(department.step)) / 100.0)
        };
        Some((
            at(self.france.north, department.corner.0)?,
            at(self.france.east, department.corner.1)?,
        ))
    }

    /// The unit of police or gendarmerie that is competent for a commune, if a file says so.
    pub fn competent(&self, place: Place) -> Option<&Service> {
        let Place::Commune(commune) = place else {
            return None;
        };
        let byte = |column: &[u8]| column.get(usize::from(commune)).copied();
        let (low, high) = (byte(self.france.unit_low)?, byte(self.france.unit_high)?);
        let unit = u16::from_le_bytes([low, high]).checked_sub(1)?;
        self.france.services.get(usize::from(unit))
    }

    /// The communes whose middle is closest to a point, the closest first.
    pub fn nearest(&self, to: (f64, f64), most: usize) -> Vec<Place> {
        let all = (0..).map(Place::Commune).take(self.communes.len());
        let far = |place| Some((kilometres(self.middle(place)?, to), place));
        let mut all: Vec<(f64, Place)> = all
            .filter(|place| !self.is_whole_city(*place))
            .filter_map(far)
            .collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        all.into_iter().take(most).map(|(_, place)| place).collect()
    }

    /// Whether it is a city whose arrondissements have its postcodes.
    fn is_whole_city(&self, place: Place) -> bool {
        self.postcodes(place) == "-"
    }
}

/// The distance between two points as the crow flies; accurate to a hundredth for short distances.
pub fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let middle = f64::midpoint(a.0, b.0).to_radians();
    let north = a.0 - b.0;
    let east = (a.1 - b.1) * middle.cos();
    north.hypot(east) * DEGREE
}

/// Adds the words of a name, each after a space.
pub(super) fn fold_into(name: &str, folded: &mut String) {
    let mut inside = false;
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            if !inside {
                folded.push(' ');
            }
            folded.push(letter.to_ascii_lowercase());
            inside = true;
        } else if letter.is_ascii() || !letter.is_alphanumeric() {
            inside = inside && fold::unseen(letter);
        } else {
            if !inside {
                folded.push(' ');
            }
            fold::plain(letter, folded);
            inside = true;
        }
    }
}

/// Which letters a folded text has, one bit per letter.
pub(super) fn bits(folded: &str) -> u32 {
    let letters = folded.bytes().filter(u8::is_ascii_lowercase);
    letters.fold(0, |bits, letter| bits | 1 << (letter - b'a'))
}
