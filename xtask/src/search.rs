//! `cargo xtask content search`: measures how well the search finds phrasings that it has not
//! learned.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use content::compiler::measure::{Measured, Score, Way, cross, queries};

use crate::content::{LANGUAGE, told};
use crate::root;

const WAYS: [(Way, &str); 3] = [
    (Way::Index, "the cards' own words"),
    (Way::Learned, "what is learned"),
    (Way::Both, "both"),
];

/// Prints what the queries of a file find or, without one, the cross-validation.
///
/// # Errors
/// If the text has a mistake, or the file cannot be read.
pub fn run(file: Option<&Path>) -> Result<()> {
    let content = root().join("src/content");
    let ways = WAYS.map(|(way, _)| way);
    if let Some(file) = file {
        let lines = std::fs::read_to_string(file);
        let lines = lines.with_context(|| format!("cannot read {}", file.display()))?;
        let measured = queries(&content, LANGUAGE, &lines, &ways).map_err(|all| told(&all))?;
        println!("queries of {}", file.display());
        tell(&measured);
        return Ok(());
    }
    let measured = cross(&content, LANGUAGE, &ways).map_err(|all| told(&all))?;
    println!("phrasings, each searched with what the others teach");
    tell(&measured);
    Ok(())
}

/// Prints each way in one line, then the details of the last way.
fn tell(measured: &[Measured]) {
    for ((_, name), measured) in WAYS.iter().zip(measured) {
        println!("{name:<22} {}", line(measured.all));
    }
    let Some(both) = measured.last() else { return };
    let mut lists: BTreeMap<&str, Score> = BTreeMap::new();
    for ((list, _), score) in &both.cards {
        let all = lists.entry(list).or_default();
        all.of += score.of;
        all.first += score.first;
        all.three += score.three;
    }
    for (list, score) in lists {
        println!("  {list:<20} {}", line(score));
    }
    for ((_, card), score) in &both.cards {
        println!("    {card:<18} {}", line(*score));
    }
    println!("not among the first three:");
    for missed in &both.missed {
        let (right, found) = (missed.right.join(" "), missed.found.join(" "));
        println!("  {} [{right}] found [{found}]", missed.typed);
    }
}

fn line(score: Score) -> String {
    let share = |count: usize| 100.0 * count as f64 / score.of.max(1) as f64;
    format!(
        "{:>5}: first {:>5.1} %, among three {:>5.1} %",
        score.of,
        share(score.first),
        share(score.three)
    )
}
