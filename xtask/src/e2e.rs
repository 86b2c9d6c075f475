//! Runs the crate in `tests/e2e`, which drives real browsers on the release build.

use crate::tools;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// `cargo ARGUMENTS`, with the environment variables that the crate needs:
///
/// * `GUIDE_DIST`: the release build;
/// * `GUIDE_AXE`: the accessibility rules, as a script to run in a page;
/// * `GUIDE_MINIBROWSER`: WebKit's browser, which is not on the PATH;
/// * `GUIDE_BENCH`: the `node_modules` with the pages that the bench compares.
pub fn cargo(dist: &Path, arguments: &[&str]) -> Result<Command> {
    let minibrowser = tools::minibrowser().context("WebKit's MiniBrowser is missing")?;
    let mut cargo = tools::command("cargo");
    cargo
        .args(arguments)
        .env("GUIDE_DIST", dist)
        .env("GUIDE_AXE", tools::axe())
        .env("GUIDE_MINIBROWSER", minibrowser)
        .env("GUIDE_BENCH", tools::bench_packages());
    Ok(cargo)
}
