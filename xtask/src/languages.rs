//! `cargo xtask content languages`: shows how complete each language of the pages in simple words
//! is, prints the sheet of a language for the people who review it, and takes what a translator
//! gives back.

use anyhow::{Result, ensure};
use content::compiler::essentials::sheet::{self, Progress};
use std::path::Path;

use crate::content::told;
use crate::root;

/// Shows how complete each language is. With `code`, prints the sheet of that language in Markdown.
/// With `file` too, takes the lines of that file: name, tab, sentence and, if the translator has
/// it, another tab and the sentence translated back.
pub fn run(code: Option<&str>, file: Option<&Path>) -> Result<()> {
    let content = root().join("src/content");
    match (code, file) {
        (None, _) => tell(&sheet::progress(&content).map_err(|all| told(&all))?),
        (Some(code), None) => {
            print!(
                "{}",
                sheet::sheet(&content, code).map_err(|all| told(&all))?
            );
        }
        (Some(code), Some(file)) => {
            let path = content.join("essentials").join(format!("{code}.toml"));
            ensure!(
                path.exists(),
                "{} is not there -> begin it with [language] and register = \"how one speaks to her\"",
                path.display()
            );
            let old = std::fs::read_to_string(&path)?;
            let new = sheet::take(&content, code, &old, file).map_err(|all| told(&all))?;
            std::fs::write(&path, new)?;
            println!("{} is written", path.display());
        }
    }
    Ok(())
}

fn tell(languages: &[Progress]) {
    println!("language  shown  missing  stale  reviewed  translated back");
    for one in languages {
        println!(
            "{:<8} {:>3}/{:<3} {:>6} {:>6} {:>9} {:>12}",
            one.code,
            one.shown,
            one.of,
            one.missing.len(),
            one.stale.len(),
            one.reviewed,
            one.back
        );
    }
    for one in languages {
        for (what, names) in [("missing", &one.missing), ("stale", &one.stale)] {
            if !names.is_empty() {
                println!("{} {what}: {}", one.code, names.join(", "));
            }
        }
    }
    println!(
        "Missing and stale sentences are shown in French. The sheet: cargo xtask content languages ar"
    );
}
