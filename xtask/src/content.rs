//! `cargo xtask content`: every card and service with the age of its check and how sure
//! its sources are. The build refuses a card without a source; this refuses it too, so that
//! a review of the text needs nothing built.

#[path = "../../src/domain/clock.rs"]
#[allow(dead_code, reason = "the app uses the rest")]
mod clock;

use crate::root;
use anyhow::{Context, Result, ensure};
use clock::{Day, Moment};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Prints the list. Fails if a card has no source.
pub fn run() -> Result<()> {
    let folder = root().join("src/content/fr");
    let confidence = confidence(&folder)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let today = Moment::from_utc(now.as_secs_f64() * 1000.0).day;

    let mut without = Vec::new();
    let (mut all, mut old) = (0, 0);
    println!(
        "{:>4} {:<10} {:<8} {:>7}  card",
        "age", "checked", "sure", "sources"
    );
    for file in cards(&folder.join("cards"))? {
        let name = file.strip_prefix(root()).unwrap_or(&file).display();
        let text = std::fs::read_to_string(&file)?;
        let front = text.split("+++").nth(1).context("no front matter")?;
        let front: toml::Table = front.parse().with_context(|| format!("{name}"))?;
        let checked = front.get("checked").and_then(toml::Value::as_str);
        let checked = checked.with_context(|| format!("{name}: no `checked`"))?;
        let day = Day::from_iso(checked).with_context(|| format!("{name}: {checked}"))?;
        let age = months(day, today);
        let sources: Vec<&str> = front
            .get("sources")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_str)
            .collect();
        if sources.is_empty() {
            without.push(name.to_string());
        }
        let medium = sources
            .iter()
            .filter(|id| confidence.get(**id).is_some_and(|sure| sure != "H"))
            .count();
        let sure = match (sources.len(), medium) {
            (0, _) => "NONE",
            (_, 0) => "high",
            (all, medium) if all == medium => "medium",
            _ => "mixed",
        };
        let stale = day.is_stale(today);
        let mark = if stale { "  to check again" } else { "" };
        println!(
            "{age:>4} {checked:<10} {sure:<8} {:>7}  {name}{mark}",
            sources.len()
        );
        all += 1;
        old += usize::from(stale);
    }
    println!("\n{all} cards; {old} checked more than twelve months ago. Age in months.");
    println!("sure: high if every source is, medium if none is (sources.toml).");
    ensure!(
        without.is_empty(),
        "no source: {}. Name at least one of sources.toml",
        without.join(", ")
    );
    Ok(())
}

/// How sure each source is.
fn confidence(folder: &Path) -> Result<HashMap<String, String>> {
    let sources: toml::Table = std::fs::read_to_string(folder.join("sources.toml"))?.parse()?;
    let list = sources.get("source").and_then(toml::Value::as_array);
    let word = |source: &toml::Value, key| Some(source.get(key)?.as_str()?.to_owned());
    let pair = |source| Some((word(source, "id")?, word(source, "confidence")?));
    Ok(list.into_iter().flatten().filter_map(pair).collect())
}

fn cards(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for list in std::fs::read_dir(folder)? {
        for file in std::fs::read_dir(list?.path())? {
            files.push(file?.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Months from a day to another, days aside.
fn months(from: Day, to: Day) -> i32 {
    (to.year - from.year) * 12 + i32::from(to.month) - i32::from(from.month)
}

#[cfg(test)]
mod tests {
    use super::{Day, months};

    #[test]
    fn months_follow_one_another() {
        let day = |text| Day::from_iso(text).expect(text);
        assert_eq!(months(day("2026-12-31"), day("2027-01-01")), 1);
        assert_eq!(Day::from_iso("2027"), None);
    }
}
