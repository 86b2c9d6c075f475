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
        trunk.arg("--release").env(FLAGS, nameless());
    }
    step::run(name, &mut trunk)
}

/// With this, cargo adds flags for [`tools::TARGET`] to those of `.cargo/config.toml`.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Keeps the folder of the crates out of the program. rustc writes into it where each panic would
/// happen: the same source would give other bytes on another machine, and everybody who opens the
/// guide would get the name of whoever built it, as in `/home/marie/.cargo`.
fn nameless() -> String {
    let crates = tools::cargo_home().map(|home| format!("{}=crates", home.display()));
    // cargo parts the flags at spaces: a folder with a space stays as it is.
    let crates = crates.filter(|flag| !flag.contains(' '));
    crates.map_or_else(String::new, |flag| format!("--remap-path-prefix={flag}"))
}

/// `trunk WHAT` for the package in `dir`.
pub fn trunk_command(what: &str, dir: &Path, dist: &Path) -> Command {
    let mut trunk = tools::command("trunk");
    // trunk 0.21 refuses the usual NO_COLOR=1, and its own backtrace hides the error.
    trunk.env_remove("NO_COLOR").env_remove("RUST_BACKTRACE");
    trunk.current_dir(dir).arg(what).arg("--dist").arg(dist);
    trunk
}
