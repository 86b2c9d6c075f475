//! `cargo xtask places import FOLDER …`: runs a program of its own (`xtask/import`), so that only
//! the people who import need to compile it.

use crate::{step, tools};
use anyhow::Result;
use std::ffi::OsString;

/// Runs the program with the arguments that were typed after the command; the program reads them.
///
/// # Errors
/// If the program says that something is wrong.
pub fn import(arguments: &[OsString]) -> Result<()> {
    let mut cargo = tools::command("cargo");
    // The path of a folder starts where the command was typed.
    cargo.current_dir(std::env::current_dir()?);
    cargo.args(["run", "--package", "import", "--"]);
    step::run("import", cargo.args(arguments))
}
