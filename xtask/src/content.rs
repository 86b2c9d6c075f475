//! `cargo xtask content`: every card and service with the age of its check and how sure
//! its sources are. The build refuses a card without a source; this refuses it too, so that
//! a review of the text needs nothing built.

use crate::root;
use anyhow::{Context, Result, ensure};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Months after which a check is to be made again (issue 3).
const STALE: i64 = 12;

/// Prints the list. Fails if a card has no source.
pub fn run() -> Result<()> {
    let folder = root().join("src/content/fr");
    let confidence = confidence(&folder)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    // Close enough for a list: the app counts days.
    let this_month = i64::try_from(now)? / 2_629_746 + 1970 * 12;

    let mut without = Vec::new();
    let (mut all, mut stale) = (0, 0);
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
        let age = this_month - months(checked).with_context(|| format!("{name}: {checked}"))?;
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
        let mark = if age > STALE { "  to check again" } else { "" };
        println!(
            "{age:>4} {checked:<10} {sure:<8} {:>7}  {name}{mark}",
            sources.len()
        );
        all += 1;
        stale += usize::from(age > STALE);
    }
    println!("\n{all} cards; {stale} checked more than {STALE} months ago. Age in months.");
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

/// Months since year 0 of a day such as 2026-11-24.
fn months(day: &str) -> Option<i64> {
    let mut parts = day.split('-');
    let (year, month): (i64, i64) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(year * 12 + month - 1)
}

#[cfg(test)]
mod tests {
    use super::months;

    #[test]
    fn months_follow_one_another() {
        assert_eq!(
            months("2027-01-01"),
            months("2026-12-31").map(|month| month + 1)
        );
        assert_eq!(months("2027"), None);
    }
}
