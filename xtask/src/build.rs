//! `cargo xtask build`: runs trunk, whose last step is [`crate::finish`].

use crate::{root, step, tools};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The release build, in `dist/`: what a server gets and what the tests run on.
pub fn release() -> Result<PathBuf> {
    let dist = root().join("dist");
    trunk(&root(), &dist, true)?;
    Ok(dist)
}

/// A quick build for development, in a folder of its own so that it is never shipped.
pub fn dev() -> Result<PathBuf> {
    let dist = root().join("target/dev-dist");
    trunk(&root(), &dist, false)?;
    Ok(dist)
}

/// Runs trunk on the package in `dir`.
pub fn trunk(dir: &Path, dist: &Path, release: bool) -> Result<()> {
    let name = if release {
        "trunk, release build"
    } else {
        "trunk"
    };
    let mut trunk = trunk_command("build", dir, dist);
    if release {
        trunk.arg("--release");
    }
    step::run(name, &mut trunk)
}

/// `trunk WHAT` for the package in `dir`.
pub fn trunk_command(what: &str, dir: &Path, dist: &Path) -> Command {
    let mut trunk = tools::command("trunk");
    // trunk 0.21 refuses the usual NO_COLOR=1, and its own backtrace hides the error.
    trunk.env_remove("NO_COLOR").env_remove("RUST_BACKTRACE");
    trunk.current_dir(dir).arg(what).arg("--dist").arg(dist);
    trunk
}
