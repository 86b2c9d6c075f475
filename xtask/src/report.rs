//! The findings of a check of somebody's site, one per line.

use anyhow::{Result, bail};

/// What is right and what is wrong.
#[derive(Debug, Default)]
pub struct Report {
    /// What is right.
    pub ok: Vec<String>,
    /// What is wrong, and what to do.
    pub problems: Vec<String>,
}

impl Report {
    /// Prints it. Fails if something is wrong; `place` says where, as in "on https://…".
    pub fn print(&self, place: &str) -> Result<()> {
        for line in &self.ok {
            println!("✓ {line}");
        }
        for line in &self.problems {
            println!("✗ {line}");
        }
        if !self.problems.is_empty() {
            bail!("{} problems {place}", self.problems.len());
        }
        Ok(())
    }
}
