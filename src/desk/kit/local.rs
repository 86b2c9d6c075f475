//! A line of the place on a print: nobody can check it but who writes it, so it has a day.

use content::types::Day;

/// Letters that a print has room for.
const LONGEST: usize = 80;

/// Why the line is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No day, or what is no day.
    Undated,
    /// The day has not come.
    Future,
    /// Over twelve months ago.
    Old,
    /// No room for it, or more than one line.
    Long,
}

/// The line with its day, `checked` between them; empty if nothing is written.
///
/// # Errors
/// [`Refusal`].
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
    fn a_line_has_the_day_of_its_check() {
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
    fn without_it_the_line_is_refused() {
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
