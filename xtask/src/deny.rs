//! What the crates may be, as `.cargo/deny.toml` says and cargo-deny checks.

use crate::{step, tools};
use anyhow::Result;

/// Their licences and where they come from: nothing but a change of this repository changes that,
/// and no network is needed.
pub fn ours() -> Result<()> {
    // Crates that are there in two versions fail nothing and would fill the screen.
    let checks = ["--allow", "duplicate", "licenses", "bans", "sources"];
    check("licences and sources of the crates", &checks)
}

/// `cargo xtask deny`: the same, and what the world has learnt since: faults that somebody has
/// found in a crate, and versions that were taken back. Tells which crates are there twice.
pub fn run() -> Result<()> {
    tools::for_deny()?;
    check("all that is known of the crates", &["all"])
}

fn check(name: &str, checks: &[&str]) -> Result<()> {
    let mut cargo = tools::command("cargo");
    cargo.args(["deny", "--workspace", "--locked", "check"]);
    cargo.arg("--hide-inclusion-graph").args(checks);
    step::run(name, &mut cargo)
}
