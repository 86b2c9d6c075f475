//! `cargo xtask bench` and `cargo xtask shots DIR`: both run a program of the `tests/e2e` crate,
//! because both drive a browser.

use crate::{build, e2e, step, tools};
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
    tools::for_tests()?;
    let dist = build::release()?;
    std::fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
    // The program runs in the root of the repository, whichever folder the command was typed in.
    let dir = dir.canonicalize()?;
    let dir = dir.to_str().context("the folder's name is not UTF-8")?;
    let arguments = ["run", "--package", "e2e", "--bin", "shots", "--", dir];
    step::run("screenshots", &mut e2e::cargo(&dist, &arguments)?)
}
