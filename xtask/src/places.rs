//! `cargo xtask places import FOLDER …`: a program of its own (`xtask/import`), which only whoever
//! imports needs to compile.

use crate::{step, tools};
use anyhow::Result;
use std::ffi::OsString;

/// Runs `cargo xtask places import` with what was typed after it; the program reads it.
///
/// # Errors
/// If the program says that something is wrong.
pub fn import(arguments: &[OsString]) -> Result<()> {
    let mut cargo = tools::command("cargo");
    // A folder is meant from where the command was typed.
    cargo.current_dir(std::env::current_dir()?);
    cargo.args(["run", "--quiet", "--package", "import", "--"]);
    step::run("import", cargo.args(arguments))
}
