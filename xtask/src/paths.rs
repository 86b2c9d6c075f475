//! `cargo xtask content paths`: prints the questionnaire for the people who check it: every rule
//! with its reason, and what each answer leads to.

use anyhow::Result;
use content::compiler::list::rules;

use crate::content::{LANGUAGE, told};
use crate::root;

/// Prints Markdown.
///
/// # Errors
/// If the text has a mistake.
pub fn run() -> Result<()> {
    let rules = rules(&root().join("src/content"), LANGUAGE).map_err(|all| told(&all))?;
    print!("{rules}");
    Ok(())
}
