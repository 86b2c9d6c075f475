//! From what somebody types to the places that it may mean.

use super::france::Place;
use super::map::{Entry, Map, bits, fold_into};
use crate::search::fold::narrow;

/// A place that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The place.
    pub place: Place,
    /// The name that was typed, where the place has another one today.
    pub old: Option<&'static str>,
}

/// The places that fit, the most likely first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// As many as were asked for; of a postcode all of them.
    pub places: Vec<Found>,
    /// How many fit.
    pub fitting: usize,
    /// Whether a postcode is in no list, and only its first digits say the département.
    pub guessed: bool,
}

/// Words of what is typed that are looked at.
const MOST_WORDS: usize = 12;

/// What people look for in a place, and the little words around it.
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

/// Words that ask for a door rather than for a card, when a name stands beside them.
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

/// Whether somebody who types this in the search of the cards may look for a place: “gendarmerie
/// vichy”, or a postcode. The communes need not be here for that.
pub fn asks_for_place(typed: &str) -> bool {
    let mut folded = String::new();
    let plain: String = typed.chars().take(200).map(narrow).collect();
    fold_into(&plain, &mut folded);
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

/// The places that what is typed may mean: a commune by its name, also an old one or one with a
/// slip of the hand, by its postcode, or a département by name or number. At most `most`, but all
/// that have a postcode.
pub fn find(map: &Map, typed: &str, most: usize) -> Findings {
    let mut folded = String::new();
    let plain: String = typed.chars().take(200).map(narrow).collect();
    fold_into(&plain, &mut folded);
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
        .filter(|word| !ABOUT.contains(word))
        .collect();
    let kept = if kept.is_empty() { &words } else { &kept };
    let mut fitting = by_name(map, &words);
    if fitting.is_empty() {
        fitting = by_name(map, kept);
    }
    if fitting.is_empty() {
        fitting = by_name_and_department(map, kept);
    }
    if fitting.is_empty() {
        fitting = by_slip(map, &kept.join(" "));
    }
    ranked(map, fitting, most)
}

/// “St” is “Saint”: no name of a commune is written short in the official list.
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

/// What a number says: a postcode, alone or beside a name, or the number of a département alone.
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
        // Corsica, as it was numbered until 1976.
        "20" => vec!["2A", "2B"],
        code => vec![code],
    };
    let found: Vec<Found> = codes
        .iter()
        .filter_map(|code| map.department_of(code))
        .map(|place| Found { place, old: None })
        .collect();
    (!found.is_empty()).then_some(Findings {
        fitting: found.len(),
        places: found,
        guessed: false,
    })
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
        let code = match postcode.get(..3).unwrap_or_default() {
            "200" | "201" => "2A",
            "202" | "206" => "2B",
            overseas if overseas.starts_with("97") || overseas.starts_with("98") => overseas,
            other => other.get(..2).unwrap_or_default(),
        };
        places.extend(
            map.department_of(code)
                .map(|place| Found { place, old: None }),
        );
    }
    Findings {
        fitting: places.len(),
        guessed: guessed && !places.is_empty(),
        places,
    }
}

/// A place that fits, and how well: the least is the best.
struct Fit {
    found: Found,
    worth: u8,
}

/// Names in which every word begins a word.
fn by_name(map: &Map, words: &[&str]) -> Vec<Fit> {
    let Some(longest) = words.iter().max_by_key(|word| word.len()) else {
        return Vec::new();
    };
    let phrase = [" ", &words.join(" ")].concat();
    let mut fitting: Vec<Fit> = Vec::new();
    let mut last = usize::MAX;
    for (at, _) in map.folded.match_indices(&[" ", longest].concat()) {
        let after = map
            .entries
            .partition_point(|entry| entry.start as usize <= at);
        let Some((index, entry)) = after
            .checked_sub(1)
            .and_then(|at| Some((at, map.entries.get(at)?)))
        else {
            continue;
        };
        if index == last {
            continue;
        }
        last = index;
        let line = line(map, index);
        if !words.iter().all(|word| has(line, word)) || is_hidden(line, words) {
            continue;
        }
        let worth = match line.strip_prefix(&phrase) {
            Some("") => 0,
            Some(rest) if rest.starts_with(' ') => 1,
            Some(_) => 2,
            None => 3,
        };
        fitting.push(Fit {
            found: found(entry),
            worth,
        });
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

/// Whether a word begins a word of the name. A number is whole: 1 is the 1st, not the 11th.
fn has(line: &str, word: &str) -> bool {
    if is_number(word) {
        return line.split(' ').any(|part| {
            part.strip_prefix(word)
                .is_some_and(|rest| matches!(rest, "" | "e" | "er"))
        });
    }
    line.match_indices(word)
        .any(|(at, _)| line.get(..at).is_some_and(|before| before.ends_with(' ')))
}

/// An arrondissement stands beside its city only for who asks for it.
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

/// Names whose département is said behind them, by its name or number: “Moulins Allier”.
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

/// Names that begin with what was typed but for a slip of the hand; two in a long one. If none
/// does, names with such a word inside.
fn by_slip(map: &Map, typed: &str) -> Vec<Fit> {
    let slips = match typed.len() {
        0..=3 => return Vec::new(),
        4..=7 => 1,
        _ => 2,
    };
    let letters = bits(typed);
    for inside in [false, true] {
        let mut fitting = Vec::new();
        for (index, entry) in map.entries.iter().enumerate() {
            if (letters & !entry.letters).count_ones() > slips {
                continue;
            }
            let line = line(map, index);
            let starts = line.match_indices(' ').map(|(at, _)| at + 1);
            let least = starts
                .take(if inside { usize::MAX } else { 1 })
                .filter_map(|at| distance(typed, line.get(at..)?))
                .min();
            match least {
                Some(least) if least <= slips as usize && !line.ends_with(" arrondissement") => {
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

/// How many letters are to be put in, taken out, changed or exchanged with the next one until
/// what was typed is the beginning of a name; one more if the name goes on after it.
fn distance(typed: &str, name: &str) -> Option<usize> {
    let typed = typed.as_bytes();
    let name = name.as_bytes();
    let name = name.get(..name.len().min(typed.len() + 3))?;
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=name.len()).collect();
    for (index, letter) in typed.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(index + 1);
        for (at, other) in name.iter().enumerate() {
            let change = row.get(at)? + usize::from(letter != other);
            let mut least = change.min(row.get(at + 1)? + 1).min(next.get(at)? + 1);
            if index > 0
                && at > 0
                && typed.get(index - 1) == Some(other)
                && name.get(at - 1) == Some(letter)
            {
                least = least.min(before.get(at - 1)? + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    let (whole, start) = (*row.last()?, *row.iter().min()?);
    Some(whole.min(start + usize::from(whole > start)))
}

/// The best ones, each place once. Of two that fit as well, the bigger one is meant more often.
fn ranked(map: &Map, mut fitting: Vec<Fit>, most: usize) -> Findings {
    // Paris is a département as well.
    fitting.retain(|fit| match fit.found.place {
        Place::Department(_) => map
            .department(fit.found.place)
            .is_some_and(|one| map.name(Place::Commune(one.seat)) != Some(one.name)),
        Place::Commune(_) => true,
    });
    fitting.sort_by_key(|fit| {
        let big = match fit.found.place {
            Place::Department(_) => 6,
            place => map.size(place),
        };
        (
            fit.worth,
            fit.found.old.is_some(),
            7 - big,
            fit.found.place.number(),
        )
    });
    let mut places: Vec<Found> = Vec::new();
    let mut fits = 0;
    let mut seen = std::collections::BTreeSet::new();
    for fit in fitting {
        if seen.insert(fit.found.place.number()) {
            fits += 1;
            if places.len() < most {
                places.push(fit.found);
            }
        }
    }
    Findings {
        places,
        fitting: fits,
        guessed: false,
    }
}
