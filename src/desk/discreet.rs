//! Checks the note on a discreet card, which another person may find.

use content::search::words;

/// The longest note that fits on the card, in letters.
const LONGEST: usize = 40;

/// Beginnings of words that reveal the subject of the guide, folded as in the search.
const TELLING: [&str; 26] = [
    "violen",
    "victim",
    "agress",
    "viol",
    "battu",
    "coups",
    "conjoint",
    "couple",
    "plainte",
    "femme",
    "cidff",
    "avocat",
    "police",
    "gendarm",
    "juge",
    "tribunal",
    "foyer",
    "heberg",
    "danger",
    "protec",
    "associa",
    "juris",
    "urgence",
    "abus",
    "harcel",
    "commissariat",
];

/// Why a note is not put on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is too long.
    Long,
    /// It contains this word, which reveals the subject.
    Telling(String),
}

/// The note as it is put on the card.
///
/// # Errors
/// [`Refusal`] if it is too long, or if one of its words would reveal what the card is for.
pub fn note(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    let telling = words(text)
        .into_iter()
        .find(|word| TELLING.iter().any(|start| word.starts_with(start)));
    if let Some(word) = telling {
        return Err(Refusal::Telling(word));
    }
    if text.chars().count() > LONGEST || text.contains('\n') {
        return Err(Refusal::Long);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{Refusal, note};

    #[test]
    fn a_time_and_a_place_are_allowed_on_the_card() {
        assert_eq!(
            note("  Mardi 14 h, Mme Petit "),
            Ok("Mardi 14 h, Mme Petit")
        );
        assert_eq!(note(""), Ok(""));
        assert_eq!(
            note("موعد يوم الثلاثاء \u{1f343}"),
            Ok("موعد يوم الثلاثاء \u{1f343}")
        );
    }

    #[test]
    fn a_revealing_or_long_note_is_refused() {
        for text in [
            "RDV VIOLENCES conjugales",
            "Cidff mardi",
            "voir l’avocate",
            "Hébergement",
        ] {
            assert!(matches!(note(text), Err(Refusal::Telling(_))), "{text}");
        }
        assert_eq!(note(&"a".repeat(2000)), Err(Refusal::Long));
        assert_eq!(note("a\nb"), Err(Refusal::Long));
    }
}
