//! The pages of `src/decisions/`: each says its number, its date, its state and what was rejected,
//! and stands in the list of `src/README.md`, in the order of the numbers.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop")]

use std::fs;
use std::path::Path;

/// What the third line of a page is.
const SHAPE: &str = "**Decision 7 · 2026-11-24 · in force**";

/// Number, date and state of a page; `None` if it does not say them as [`SHAPE`] does.
fn said(page: &str) -> Option<(usize, &str, &str)> {
    let mut lines = page.lines();
    let (title, empty, line) = (lines.next()?, lines.next()?, lines.next()?);
    let line = line.strip_prefix("**Decision ")?.strip_suffix("**")?;
    let mut parts = line.splitn(3, " · ");
    let (number, date, state) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = title.starts_with("# ") && empty.is_empty();
    Some((number.parse().ok()?, date, state)).filter(|_| whole)
}

fn is_day(text: &str) -> bool {
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

#[test]
fn every_page_says_its_number_its_date_its_state_and_what_was_rejected() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folder = source.join("decisions");
    let mut wrong: Vec<String> = Vec::new();
    let mut pages: Vec<(usize, String)> = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let page = fs::read_to_string(folder.join(&file)).unwrap();
        let mut tell = |line: usize, what: String| {
            wrong.push(format!("src/decisions/{file}:{line}: {what}"));
        };
        let Some((number, date, state)) = said(&page) else {
            tell(3, format!("write {SHAPE} under the title"));
            continue;
        };
        if !is_day(date) {
            tell(3, format!("{date} is no day -> write it as 2026-11-24"));
        }
        let by = state.strip_prefix("replaced by [");
        let by = by.and_then(|link| link.strip_suffix(')')?.rsplit_once("]("));
        if state != "in force" && !by.is_some_and(|(_, file)| folder.join(file).is_file()) {
            let remedy =
                "write “in force”, or “replaced by [title](file.md)” with a page of this folder";
            tell(3, format!("“{state}” is no state -> {remedy}"));
        }
        let rejected = |line: &str| line == "## Rejected" || line.starts_with("Rejected:");
        if !page.lines().any(rejected) {
            let remedy = "write it under “## Rejected”, or after “Rejected:”";
            tell(1, format!("nothing says what was rejected -> {remedy}"));
        }
        pages.push((number, file));
    }
    pages.sort();
    // The first wrong number alone: those that follow are wrong because of it.
    if let Some((expected, (number, file))) = (1..).zip(&pages).find(|(one, (is, _))| one != is) {
        wrong.push(format!(
            "src/decisions/{file}:3: number {number} stands where {expected} belongs -> \
             give each page a number of its own, and leave none out"
        ));
    }
    let map = fs::read_to_string(source.join("README.md")).unwrap();
    let (_, list) = map.split_once("\n## Decisions\n").unwrap();
    let listed: Vec<&str> = list
        .lines()
        .filter(|line| line.contains("](decisions/"))
        .collect();
    for (at, (number, file)) in pages.iter().enumerate() {
        let line = listed.get(at).copied().unwrap_or_default();
        let right = line.starts_with(&format!("{number}. ["))
            && line.ends_with(&format!("](decisions/{file})"));
        if !right {
            wrong.push(format!(
                "src/README.md: “{line}” stands where decision {number} belongs -> \
                 write “{number}. [title](decisions/{file})” there"
            ));
            break;
        }
    }
    if let Some(line) = listed.get(pages.len()) {
        wrong.push(format!(
            "src/README.md: “{line}” is one too many -> take it out"
        ));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
