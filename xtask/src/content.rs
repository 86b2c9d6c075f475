//! `cargo xtask content`: lists every card with the age of its check and how sure its sources are,
//! for the people who review the text.

use anyhow::{Result, anyhow, ensure};
use content::compiler::Problem;
use content::compiler::list::{Called, CheckedCard, Sure, called, cards};
use content::types::Day;

use crate::root;

/// The language that is reviewed; the other languages are made from it.
pub const LANGUAGE: &str = "fr";

/// Prints the list.
///
/// # Errors
/// If the text has a mistake.
pub fn run() -> Result<()> {
    let cards = cards(&root().join("src/content"), LANGUAGE).map_err(|all| told(&all))?;
    ensure!(!cards.is_empty(), "there is no card");
    let today = today()?;
    println!(
        "{:>4} {:<10} {:<8} {:>7}  card",
        "age", "checked", "sure", "sources"
    );
    let mut old = 0;
    for card in &cards {
        let CheckedCard {
            file,
            checked,
            sources,
            sure,
            named,
        } = card;
        let name = file.strip_prefix(root()).unwrap_or(file).display();
        let sure = match sure {
            Sure::High => "high",
            Sure::Mixed => "mixed",
            Sure::Medium => "medium",
        };
        let stale = checked.is_stale(today);
        let mark = if stale { "  to check again" } else { "" };
        let unnamed = if *named { "" } else { "  (no step names it)" };
        println!(
            "{:>4} {checked} {sure:<8} {sources:>7}  {name}{mark}{unnamed}",
            months(*checked, today)
        );
        old += usize::from(stale);
    }
    println!(
        "\n{} cards; {old} checked more than twelve months ago. Age in months.",
        cards.len()
    );
    let services = called(&root().join("src/content"), LANGUAGE).map_err(|all| told(&all))?;
    for Called { file, id, day, by } in &services {
        let name = file.strip_prefix(root()).unwrap_or(file).display();
        let mark = if day.is_stale(today) {
            "  not shown any more: call again"
        } else {
            ""
        };
        println!(
            "{:>4} {day} called by {by:<12} {name} {id}{mark}",
            months(*day, today)
        );
    }
    println!("{} services called by hand (places/).", services.len());
    println!("sure: high if every source is, medium if none is (sources.toml).");
    println!("no step names it: the list and the search find it, the questionnaire does not.");
    Ok(())
}

/// All the mistakes of a text as one error.
pub fn told(problems: &[Problem]) -> anyhow::Error {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    anyhow!("the text has mistakes\n{}", lines.join("\n"))
}

/// Today's date.
pub fn today() -> Result<Day> {
    let today = jiff::ZonedDateTime::now().date();
    Ok(Day {
        year: today.year().into(),
        month: today.month().try_into()?,
        day: today.day().try_into()?,
    })
}

/// The months between two days; the day of the month does not count.
fn months(from: Day, to: Day) -> i32 {
    (to.year - from.year) * 12 + i32::from(to.month) - i32::from(from.month)
}

#[cfg(test)]
mod tests {
    use super::{Day, months};

    #[test]
    fn january_is_one_month_after_december() {
        let day = |text| Day::from_iso(text).expect(text);
        assert_eq!(months(day("2026-12-31"), day("2027-01-01")), 1);
    }
}
