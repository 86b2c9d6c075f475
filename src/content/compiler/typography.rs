//! French typography and the promises that no browser can keep.

use std::path::Path;

use super::problem::Problem;

const NARROW: char = '\u{202f}';
const NO_BREAK: char = '\u{a0}';

/// Promises that no browser can keep (src/README.md, invariant 6).
const FORBIDDEN: [&str; 4] = [
    "aucune trace",
    "efface l’historique",
    "effacer l’historique complet",
    "sans laisser de trace",
];

/// Checks one line that the public reads. Link targets are given without their text.
pub fn check(file: &Path, line: usize, text: &str, problems: &mut Vec<Problem>) {
    let mut report =
        |what: String, remedy: &str| problems.push(Problem::new(file, line, what, remedy));
    let around = |at: usize| -> String {
        let start = text[..at]
            .char_indices()
            .rev()
            .nth(12)
            .map_or(0, |(index, _)| index);
        text[start..].chars().take(24).collect()
    };

    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|(_, next)| *next);
        match character {
            ';' | '!' | '?' if !matches!(before, Some(NARROW | '!' | '?')) => {
                report(
                    format!(
                        "“{character}” needs a narrow no-break space before it, near “{}”",
                        around(at)
                    ),
                    "put U+202F before it",
                );
            }
            ':' if before != Some(NO_BREAK) => {
                report(
                    format!(
                        "“:” needs a no-break space before it, near “{}”",
                        around(at)
                    ),
                    "put U+00A0 before it",
                );
            }
            '«' if after != Some(NO_BREAK) => {
                report(
                    format!("“«” needs a no-break space after it, near “{}”", around(at)),
                    "put U+00A0 after it",
                );
            }
            '»' if before != Some(NO_BREAK) => {
                report(
                    format!(
                        "“»” needs a no-break space before it, near “{}”",
                        around(at)
                    ),
                    "put U+00A0 before it",
                );
            }
            '\'' => report(
                format!("straight apostrophe near “{}”", around(at)),
                "write ’ (U+2019)",
            ),
            '"' => report(
                format!("straight quotation mark near “{}”", around(at)),
                "write « and » with U+00A0 inside",
            ),
            ' ' if before == Some(' ') => {
                report(format!("two spaces near “{}”", around(at)), "keep one")
            }
            _ => {}
        }
        before = Some(character);
    }

    let lower = text.to_lowercase();
    for promise in FORBIDDEN {
        if lower.contains(promise) {
            report(
                format!("“{promise}” promises what no browser can keep"),
                "say what remains, and how to remove it",
            );
        }
    }
}
