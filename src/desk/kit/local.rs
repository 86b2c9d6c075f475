//! The local line of a print. Only its writer can check it, so it must have the day of the check.

use content::types::Day;

/// The longest line that fits on a print, in letters.
const LONGEST: usize = 80;

/// Why the line is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no valid day.
    Undated,
    /// The day is in the future.
    Future,
    /// The day is over twelve months ago.
    Old,
    /// It is too long, or has more than one line.
    Long,
}

/// The line with its day, with the word `checked` between them; empty if the line is empty.
///
/// # Errors
/// A [`Refusal`] if the line may not be printed.
pub fn line(text: &str, day: &str, today: Day, checked: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
        return Err(Refusal::Long);
    }
    let Some(day) = Day::from_iso(day) else {
        return Err(Refusal::Undated);
    };
    if day > today {
        return Err(Refusal::Future);
    }
    if day.is_stale(today) {
        return Err(Refusal::Old);
    }
    Ok([text, " (", checked, " ", &day.as_read(), ")"].concat())
}

#[cfg(test)]
mod tests {
    use super::{Refusal, line};
    use content::types::Day;

    const TODAY: Day = Day {
        year: 2026,
        month: 11,
        day: 27,
    };

    fn said(text: &str, day: &str) -> Result<String, Refusal> {
        line(text, day, TODAY, "vérifié le")
    }

    #[test]
    fn a_line_shows_the_day_of_its_check() {
        assert_eq!(
            said("  CIDFF, 04 00 00 00 00 ", "2026-11-02").as_deref(),
            Ok("CIDFF, 04 00 00 00 00 (vérifié le 02/11/2026)")
        );
        assert_eq!(said(" ", "").as_deref(), Ok(""));
        assert_eq!(
            said("🏛 <b>بلدية", "2026-11-27").as_deref(),
            Ok("🏛 <b>بلدية (vérifié le 27/11/2026)")
        );
    }

    #[test]
    fn a_line_that_is_long_or_has_no_valid_day_is_refused() {
        for (text, day, refusal) in [
            ("CIDFF", "", Refusal::Undated),
            ("CIDFF", "hier", Refusal::Undated),
            ("CIDFF", "2026-11-28", Refusal::Future),
            ("CIDFF", "2025-11-26", Refusal::Old),
            ("a\nb", "2026-11-02", Refusal::Long),
        ] {
            assert_eq!(said(text, day), Err(refusal), "{text} {day}");
        }
        assert_eq!(said(&"é".repeat(300), "2026-11-02"), Err(Refusal::Long));
    }
}
