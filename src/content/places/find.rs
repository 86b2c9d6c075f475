//! From what a visitor types (the query) to the places that it may mean.

use super::france::Place;
use super::map::{Entry, Map, bits, fold_into};
use crate::search::fold::narrow;

/// A place that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The place.
    pub place: Place,
    /// The name that matches, if the place has another name today.
    pub old: Option<&'static str>,
}

/// The places that match, the most likely first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// As many as were asked for; for a postcode, all of them.
    pub places: Vec<Found>,
    /// How many match.
    pub fitting: usize,
    /// Whether the postcode is in no list, so that only its first digits give a département.
    pub guessed: bool,
}

/// How many words of the query are read.
const MOST_WORDS: usize = 12;

/// Words for what people look for in a place, and the small words around them.
const ABOUT: [&str; 64] = [
    "a",
    "accueil",
    "adresse",
    "aide",
    "arr",
    "arrondissement",
    "asso",
    "association",
    "associations",
    "au",
    "autour",
    "avocat",
    "avocate",
    "avocats",
    "brigade",
    "cidff",
    "code",
    "commissariat",
    "commune",
    "contact",
    "cote",
    "d",
    "dans",
    "de",
    "departement",
    "des",
    "du",
    "en",
    "femmes",
    "flic",
    "flics",
    "foyer",
    "gendarme",
    "gendarmerie",
    "gendarmes",
    "hebergement",
    "hopital",
    "j",
    "je",
    "juge",
    "justice",
    "l",
    "le",
    "mairie",
    "maison",
    "numero",
    "permanence",
    "planning",
    "plainte",
    "police",
    "porter",
    "postal",
    "pres",
    "prefecture",
    "proche",
    "telephone",
    "tribunal",
    "tribunaux",
    "umj",
    "urgences",
    "vers",
    "victimes",
    "ville",
    "violences",
];

/// Words that ask for a service rather than a card, if a name stands beside them.
const DOORS: [&str; 12] = [
    "association",
    "avocat",
    "brigade",
    "cidff",
    "commissariat",
    "commune",
    "gendarmerie",
    "mairie",
    "permanence",
    "police",
    "prefecture",
    "tribunal",
];

/// The query, folded like the names. Of a pasted page only the beginning is read.
fn folded(typed: &str) -> String {
    let mut folded = String::new();
    let plain: String = typed.chars().take(200).map(narrow).collect();
    fold_into(&plain, &mut folded);
    folded
}

/// Whether a query in the search for cards may ask for a place: “gendarmerie vichy”, or a postcode.
/// This does not need the list of communes.
pub fn asks_for_place(typed: &str) -> bool {
    let folded = folded(typed);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let postcode = |word: &&str| word.len() == 5 && is_number(word);
    let named = || {
        words
            .iter()
            .any(|word| !ABOUT.contains(word) && word.len() > 2)
    };
    let short = words.len() <= 5;
    short
        && (words.iter().any(postcode) || words.iter().any(|word| DOORS.contains(word)) && named())
}

/// The places that the query may mean: a commune by its name (including old names and typos) or its
/// postcode, or a département by its name or number. At most `most` of them, but always every place
/// that has the postcode.
pub fn find(map: &Map, typed: &str, most: usize) -> Findings {
    let folded = folded(typed);
    let words: Vec<&str> = folded
        .split_whitespace()
        .take(MOST_WORDS)
        .map(whole)
        .collect();
    if words.is_empty() {
        return Findings::default();
    }
    if let Some(findings) = by_number(map, &words) {
        return findings;
    }
    let kept: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !is_about(word))
        .collect();
    // The query has only words of `ABOUT`: they may be the name of a place.
    let only = kept.is_empty();
    let kept = if only { &words } else { &kept };
    let mut fitting = by_name(map, &words);
    if fitting.is_empty() {
        fitting = by_name(map, kept);
    }
    if fitting.is_empty() {
        fitting = by_name_and_department(map, kept);
    }
    if fitting.is_empty() && !only {
        fitting = by_slip(map, &kept.join(" "));
    }
    ranked(map, &fitting, most)
}

/// Whether a word is in [`ABOUT`], or will be when it is typed to its end.
fn is_about(word: &str) -> bool {
    let begins = |about: &&str| *about == word || word.len() > 4 && about.starts_with(word);
    ABOUT.iter().any(begins)
}

/// “St” is “Saint”: the official list never abbreviates the name of a commune.
fn whole(word: &str) -> &str {
    match word {
        "st" => "saint",
        "ste" => "sainte",
        "sts" => "saints",
        "stes" => "saintes",
        word => word,
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|letter| letter.is_ascii_digit())
}

/// What a number means: a postcode, alone or beside a name, or the number of a département alone.
fn by_number(map: &Map, words: &[&str]) -> Option<Findings> {
    let (numbers, names): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| is_number(word));
    let number = numbers.concat();
    let alone = names.iter().all(|word| ABOUT.contains(word));
    if number.len() == 5 {
        return Some(with_postcode(map, &number, &names));
    }
    if number.is_empty() && words.len() > 1 || !alone && !number.is_empty() {
        return None;
    }
    let code = if number.is_empty() {
        *words.first()?
    } else {
        &number
    };
    let code = if code.len() == 1 && is_number(code) {
        ["0", code].concat()
    } else {
        code.to_owned()
    };
    let codes: Vec<&str> = match code.as_str() {
        // Corsica had this number until 1976.
        "20" => vec!["2A", "2B"],
        // The beginning of a postcode that is still being typed.
        number if number.len() == 4 || number.len() == 3 && map.department_of(number).is_none() => {
            vec![code_of(number)]
        }
        code => vec![code],
    };
    let found: Vec<Found> = codes
        .iter()
        .filter_map(|code| map.department_of(code))
        .map(|place| Found { place, old: None })
        .collect();
    (!found.is_empty() || !number.is_empty()).then_some(Findings {
        fitting: found.len(),
        places: found,
        guessed: false,
    })
}

/// The département that a postcode begins with, which is not always that of its communes.
fn code_of(postcode: &str) -> &str {
    match postcode.get(..3).unwrap_or_default() {
        "200" | "201" => "2A",
        "202" | "206" => "2B",
        overseas if overseas.starts_with("97") || overseas.starts_with("98") => overseas,
        other => other.get(..2).unwrap_or_default(),
    }
}

fn with_postcode(map: &Map, postcode: &str, names: &[&str]) -> Findings {
    let all: Vec<Place> = map.with_postcode(postcode).collect();
    let named = if names.is_empty() {
        Vec::new()
    } else {
        by_name(map, names)
    };
    let both = named.iter().filter(|fit| all.contains(&fit.found.place));
    let mut places: Vec<Found> = both.map(|fit| fit.found).collect();
    if places.is_empty() {
        places = all
            .iter()
            .map(|place| Found {
                place: *place,
                old: None,
            })
            .collect();
        places.sort_by_key(|found| std::cmp::Reverse(map.size(found.place)));
    }
    let guessed = places.is_empty();
    if guessed {
        places.extend(
            map.department_of(code_of(postcode))
                .map(|place| Found { place, old: None }),
        );
    }
    Findings {
        fitting: places.len(),
        guessed: guessed && !places.is_empty(),
        places,
    }
}

/// A place that matches, and how well: lower is better.
struct Fit {
    found: Found,
    worth: u8,
}

/// A query of at most this many letters must begin the name: thousands of names have it elsewhere.
const SHORT: usize = 3;

/// Names in which every word of the query begins a word. A short query must begin the name, and a
/// single letter must be the whole name.
fn by_name(map: &Map, words: &[&str]) -> Vec<Fit> {
    let phrase = [" ", &words.join(" ")].concat();
    let (single, short) = (phrase.len() <= 2, phrase.len() <= SHORT + 1);
    let letters = bits(&phrase);
    let mut fitting: Vec<Fit> = Vec::new();
    for (index, entry) in map.entries.iter().enumerate() {
        if letters & !entry.letters != 0 {
            continue;
        }
        let line = line(map, index);
        let fits = if short {
            line.starts_with(&phrase)
        } else {
            words.iter().all(|word| has(line, word))
        };
        if !fits || is_hidden(line, words) {
            continue;
        }
        let worth = match line.strip_prefix(&phrase) {
            Some("") => 0,
            Some(rest) if rest.starts_with(' ') => 1,
            Some(_) => 2,
            None => 3,
        };
        if worth == 0 || !single {
            fitting.push(Fit {
                found: found(entry),
                worth,
            });
        }
    }
    fitting
}

fn found(entry: &Entry) -> Found {
    Found {
        place: entry.place,
        old: entry.old,
    }
}

/// The folded name of an entry: each of its words after a space.
fn line(map: &Map, index: usize) -> &str {
    let start = map
        .entries
        .get(index)
        .map_or(0, |entry| entry.start as usize + 1);
    let end = map
        .entries
        .get(index + 1)
        .map_or(map.folded.len() - 1, |entry| entry.start as usize);
    map.folded.get(start..end).unwrap_or_default()
}

/// Whether a word begins a word of the name. A number must be whole: 1 is the 1st, not the 11th.
fn has(line: &str, word: &str) -> bool {
    let rest = |start: usize| line.get(start..)?.strip_prefix(word);
    let mut starts = starts(line);
    if is_number(word) {
        return starts.any(|start| {
            let end = rest(start).map(|rest| rest.split(' ').next());
            matches!(end, Some(Some("" | "e" | "er")))
        });
    }
    starts.any(|start| rest(start).is_some())
}

/// Where each word of a folded name begins.
fn starts(line: &str) -> impl Iterator<Item = usize> {
    let spaces = line.bytes().enumerate();
    spaces
        .filter(|(_, letter)| *letter == b' ')
        .map(|(at, _)| at + 1)
}

/// Whether a name is an arrondissement and the query does not ask for one: then only its city is
/// listed.
fn is_hidden(line: &str, words: &[&str]) -> bool {
    line.ends_with(" arrondissement")
        && !words.iter().any(|word| {
            is_number(word)
                || word.len() > 2 && "arrondissement".starts_with(word)
                || ["e", "er"]
                    .iter()
                    .any(|end| word.strip_suffix(end).is_some_and(is_number))
        })
}

/// Names with their département after them, by its name or number: “Moulins Allier”.
fn by_name_and_department(map: &Map, words: &[&str]) -> Vec<Fit> {
    for end in (1..words.len()).rev() {
        let (names, rest) = words.split_at(end);
        let departments: Vec<&str> = map
            .departments()
            .iter()
            .filter(|department| {
                let mut folded = String::new();
                fold_into(department.name, &mut folded);
                let mut rest = rest.iter().filter(|word| !matches!(**word, "la" | "les"));
                match rest.next() {
                    Some(first)
                        if rest.next().is_none() && department.code.eq_ignore_ascii_case(first) =>
                    {
                        true
                    }
                    _ => rest_fits(&folded, words.get(end..).unwrap_or_default()),
                }
            })
            .map(|department| department.code)
            .collect();
        let mut fitting = by_name(map, names);
        fitting.retain(|fit| {
            map.department(fit.found.place)
                .is_some_and(|one| departments.contains(&one.code))
        });
        if !fitting.is_empty() {
            return fitting;
        }
    }
    Vec::new()
}

fn rest_fits(department: &str, rest: &[&str]) -> bool {
    rest.iter()
        .all(|word| matches!(*word, "la" | "les") || has(department, word) && word.len() > 2)
        && rest.iter().any(|word| word.len() > 2)
}

/// Names that begin with the query, with one typo, or two if it is long. If there are none, names
/// that have such a word inside.
fn by_slip(map: &Map, typed: &str) -> Vec<Fit> {
    let slips = match typed.len() {
        0..=3 => return Vec::new(),
        4..=7 => 1,
        _ => 2,
    };
    // A query of more than 64 letters is not a name.
    let (Some(pattern), letters) = (Pattern::new(typed), bits(typed)) else {
        return Vec::new();
    };
    // “zzzz” is not a typo, and neither is a number.
    if letters.count_ones() < 3 {
        return Vec::new();
    }
    for inside in [false, true] {
        let mut fitting = Vec::new();
        for (index, entry) in map.entries.iter().enumerate() {
            if (letters & !entry.letters).count_ones() > slips {
                continue;
            }
            let line = line(map, index);
            let least = starts(line)
                .take(if inside { usize::MAX } else { 1 })
                .filter_map(|at| pattern.distance(line.as_bytes().get(at..)?))
                .min();
            match least {
                Some(least) if least <= slips && !line.ends_with(" arrondissement") => {
                    let worth = 4 + u8::try_from(least).unwrap_or(3);
                    fitting.push(Fit {
                        found: found(entry),
                        worth,
                    });
                }
                _ => {}
            }
        }
        if !fitting.is_empty() {
            return fitting;
        }
    }
    Vec::new()
}

/// The query, prepared for the comparison with thousands of names: a bit mask per letter of the
/// positions where it stands (H. Hyyrö's bit-vector algorithm for the Damerau edit distance).
struct Pattern<'t> {
    typed: &'t [u8],
    /// For `a` to `z`, then the space, then every other character.
    places: [u64; 28],
}

fn number(letter: u8) -> usize {
    match letter {
        b'a'..=b'z' => usize::from(letter - b'a'),
        b' ' => 26,
        _ => 27,
    }
}

impl<'t> Pattern<'t> {
    fn new(typed: &'t str) -> Option<Self> {
        let typed = typed.as_bytes();
        let mut places = [0; 28];
        for (at, letter) in typed.iter().enumerate() {
            *places.get_mut(number(*letter))? |= 1_u64.checked_shl(u32::try_from(at).ok()?)?;
        }
        Some(Self { typed, places })
    }

    /// How many letters must be inserted, deleted, changed or swapped with the next one to turn the
    /// query into the beginning of the name; one more if the name goes on after it. `None` if the
    /// first two letters have nothing in common: nobody mistypes both.
    fn distance(&self, name: &[u8]) -> Option<u32> {
        let two = |text: &[u8]| Some((*text.first()?, *text.get(1)?));
        let ((a, b), (c, d)) = (two(self.typed)?, two(name)?);
        if a != c && b != d && a != d && b != c {
            return None;
        }
        let length = self.typed.len();
        let last = 1_u64 << (length - 1);
        let (mut more, mut less, mut same, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut distance = u32::try_from(length).ok()?;
        let mut start = distance;
        for letter in name.iter().take(length + 3) {
            let places = *self.places.get(number(*letter))?;
            let exchanged = ((!same & places) << 1) & before;
            same = ((places & more).wrapping_add(more) ^ more) | places | less | exchanged;
            let (up, down) = (less | !(same | more), same & more);
            distance += u32::from(up & last != 0);
            distance -= u32::from(down & last != 0);
            start = start.min(distance);
            let (up, down) = (up << 1 | 1, down << 1);
            more = down | !(same | up);
            less = up & same;
            before = places;
        }
        Some(distance.min(start + u32::from(distance > start)))
    }
}

/// The best matches, each place once. Of two equal matches the bigger place comes first: it is
/// meant more often.
fn ranked(map: &Map, fitting: &[Fit], most: usize) -> Findings {
    let mut best: Vec<((u8, bool, u8, u16), Found)> = Vec::with_capacity(most + 1);
    let mut fits = 0;
    let mut last = None;
    for Fit { found, worth } in fitting {
        let big = match found.place {
            // Paris is also a commune: the commune is enough.
            Place::Department(_) => {
                let whole = map
                    .department(found.place)
                    .is_some_and(|one| map.name(Place::Commune(one.seat)) == Some(one.name));
                if whole {
                    continue;
                }
                6
            }
            place => map.size(place),
        };
        let number = found.place.number();
        // The names of a place follow one another.
        fits += usize::from(last.replace(number) != Some(number));
        let key = (*worth, found.old.is_some(), 7 - big, number);
        let at = best.partition_point(|(other, _)| *other < key);
        if at < most {
            best.insert(at, (key, *found));
            let mut seen = false;
            best.retain(|(_, other)| {
                let first = !seen;
                seen |= other.place == found.place;
                first || other.place != found.place
            });
            best.truncate(most);
        }
    }
    Findings {
        places: best.into_iter().map(|(_, found)| found).collect(),
        fitting: fits,
        guessed: false,
    }
}
