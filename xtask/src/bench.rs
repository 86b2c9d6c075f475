//! `cargo xtask bench`, `cargo xtask shots DIR` and `cargo xtask gallery [DIR]`: each runs a program
//! of the `tests/e2e` crate, because each drives a browser.

use crate::{build, e2e, root, step, tools};
use anyhow::{Context, Result};
use std::path::Path;

/// Measures the release build and other pages, to compare them.
pub fn bench() -> Result<()> {
    tools::for_bench()?;
    let dist = build::release()?;
    let arguments = ["run", "--package", "e2e", "--bin", "bench"];
    step::run("bench", &mut e2e::cargo(&dist, &arguments)?)
}

/// Takes a picture of every screen of the release build.
pub fn shots(dir: &Path) -> Result<()> {
    pictures("shots", dir)
}

/// Shows every part of the release build in every state, in `target/gallery` unless told otherwise.
pub fn gallery(dir: Option<&Path>) -> Result<()> {
    pictures("gallery", dir.unwrap_or(&root().join("target/gallery")))
}

/// Runs a program that writes into a folder.
fn pictures(program: &str, dir: &Path) -> Result<()> {
    tools::for_tests()?;
    let dist = build::release()?;
    std::fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
    // The program runs in the root of the repository, whichever folder the command was typed in.
    let dir = dir.canonicalize()?;
    let dir = dir.to_str().context("the folder's name is not UTF-8")?;
    let arguments = ["run", "--package", "e2e", "--bin", program, "--", dir];
    step::run(program, &mut e2e::cargo(&dist, &arguments)?)
}
