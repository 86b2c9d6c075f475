//! What may stand on a card that somebody else may find.

use content::search::words;

/// Letters of a note that the card has room for.
const LONGEST: usize = 40;

/// Beginnings of words that say what the guide is about, folded as the search folds them.
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

/// Why a note stays off the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no room for it.
    Long,
    /// This word of it says too much.
    Telling(String),
}

/// The note as the card may carry it.
///
/// # Errors
/// [`Refusal`] if it is too long, or if a word of it would tell what the card is for.
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
    fn a_time_and_a_place_may_stand_on_the_card() {
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
    fn a_word_that_tells_stays_off_it() {
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
