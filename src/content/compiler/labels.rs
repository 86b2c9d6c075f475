use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::lang::{leak, toml_problem};
use super::problem::{Checked, Problem};
use super::typography;

/// Reads a file of labels, as the flat list of the pack.
pub fn read<W: DeserializeOwned>(
    file: &Path,
    flat: impl Fn(W) -> Vec<String>,
) -> Checked<Vec<&'static str>> {
    let text = fs::read_to_string(file)
        .map_err(|error| vec![Problem::whole(file, error.to_string(), "create it")])?;
    let words: W =
        toml::from_str(&text).map_err(|error| vec![toml_problem(file, &text, 0, &error)])?;

    let mut problems = Vec::new();
    let mut in_message = false;
    for (line, content) in (1..).zip(text.lines()) {
        if content.starts_with('[') {
            in_message = content == "[message]";
        }
        // The SMS has plain apostrophes and spaces on purpose.
        if in_message && content.contains(['\u{a0}', '\u{202f}', '’']) {
            problems.push(Problem::new(
                file,
                line,
                "the SMS has a space or an apostrophe that old phones show as a square",
                "write plain ones between [message] and the end",
            ));
        }
        if in_message || content.starts_with('#') {
            continue;
        }
        for quoted in content.split('"').skip(1).step_by(2) {
            typography::check(file, line, quoted, &mut problems);
        }
    }
    if problems.is_empty() {
        Ok(flat(words).into_iter().map(leak).collect())
    } else {
        Err(problems)
    }
}
