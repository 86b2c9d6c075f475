//! Reads when something happened, as people write it: a day, a month, roughly a time of the year.

use content::search::fold;

/// Months, folded as in the search, and times of the year with the month that they stand for.
const MONTHS: [(&str, u8); 22] = [
    ("janvier", 1),
    ("fevrier", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("aout", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("decembre", 12),
    ("printemps", 4),
    ("ete", 7),
    ("automne", 10),
    ("hiver", 1),
    ("noel", 12),
    ("paques", 4),
    ("rentree", 9),
    ("debut", 1),
    ("milieu", 6),
    ("fin", 12),
];

/// The date as a sort key: year, month and day, with 0 for what is not given. `None` if there is no
/// year.
pub fn order(said: &str) -> Option<(u16, u8, u8)> {
    let words = fold(said);
    // Not `words`: the search joins the pieces of a phone number.
    let pieces = said.split(|letter: char| !letter.is_alphanumeric());
    let numbers: Vec<(usize, u16)> = pieces
        .enumerate()
        .filter_map(|(at, piece)| Some((at, number(piece)?)))
        .collect();
    let (at, year) = numbers
        .iter()
        .find(|(_, number)| is_year(*number))
        .copied()
        .or_else(|| {
            // A year of two digits: 12/03/24.
            let (at, short) = numbers.get(2).copied()?;
            (numbers.len() == 3 && short < 100).then_some((at, 2000 + short))
        })?;
    let others: Vec<u16> = numbers
        .iter()
        .filter(|(other, number)| *other != at && *number > 0 && *number < 32)
        .map(|(_, number)| *number)
        .collect();
    // Months come first in the list, as they are more exact: "fin mars", "ça a été en mars".
    let named = MONTHS
        .iter()
        .find(|(name, _)| words.iter().any(|word| word == name));
    let named = named.map(|(_, month)| *month);
    let small = |number: Option<&u16>| {
        number
            .and_then(|number| u8::try_from(*number).ok())
            .unwrap_or(0)
    };
    let first_is_year = numbers.first().is_some_and(|(first, _)| *first == at);
    let (month, day) = match (named, others.len()) {
        (Some(month), _) => (month, small(others.first())),
        (None, 0) => (0, 0),
        (None, 1) => (small(others.first()), 0),
        // 2024-03-12, and 12/03/2024.
        (None, _) if first_is_year => (small(others.first()), small(others.get(1))),
        (None, _) => (small(others.get(1)), small(others.first())),
    };
    Some((year, if month > 12 { 0 } else { month }, day))
}

fn number(word: &str) -> Option<u16> {
    word.strip_suffix("er").unwrap_or(word).parse().ok()
}

fn is_year(number: u16) -> bool {
    (1900..=2199).contains(&number)
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn a_day_a_month_or_a_rough_time_is_understood() {
        for (said, expected) in [
            ("12/03/2024", Some((2024, 3, 12))),
            ("12.3.2024", Some((2024, 3, 12))),
            ("2024-03-12", Some((2024, 3, 12))),
            ("12/03/24", Some((2024, 3, 12))),
            ("12 mars 2024", Some((2024, 3, 12))),
            ("1er août 2023, le soir", Some((2023, 8, 1))),
            ("vers Noël 2022", Some((2022, 12, 0))),
            ("été 2021", Some((2021, 7, 0))),
            ("03/2024", Some((2024, 3, 0))),
            ("Mars 2024", Some((2024, 3, 0))),
            ("en 2019", Some((2019, 0, 0))),
            ("fin 2019", Some((2019, 12, 0))),
            ("fin mars 2024", Some((2024, 3, 0))),
            ("début mai 2023", Some((2023, 5, 0))),
            ("ça a été en mars 2024", Some((2024, 3, 0))),
            ("hier", None),
            ("il y a 2 ans", None),
            ("", None),
            ("🏛 بلدية", None),
        ] {
            assert_eq!(order(said), expected, "{said}");
        }
    }
}
