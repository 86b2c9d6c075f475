//! Tools that are npm packages, in the versions of the lock files of `xtask/npm*`.

use super::{apt, command, install};
use crate::root;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// Installs what `xtask/npm/package.json` names, for the release build, the lints and the browser
/// tests.
pub fn tools() -> Result<()> {
    packages("npm", &tools_dir(), "the tools from npm")
}

/// Installs govuk-frontend and DSFR.
pub fn bench() -> Result<()> {
    packages(
        "npm-bench",
        &bench_dir(),
        "govuk-frontend and @gouvfr/dsfr (npm)",
    )
}

/// The folder where [`tools`] puts its `node_modules`.
pub fn tools_dir() -> PathBuf {
    super::tools_dir().join("npm")
}

/// The folder where [`bench`] puts its `node_modules`.
pub fn bench_dir() -> PathBuf {
    super::tools_dir().join("npm-bench")
}

fn packages(source: &str, dir: &Path, what: &str) -> Result<()> {
    let source = root().join("xtask").join(source);
    let lock = std::fs::read(source.join("package-lock.json"))?;
    // Written last, and removed with the folder, so an installation that failed has no stamp.
    let stamp = dir.join("node_modules/.installed");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    apt::node()?;
    // Copied, so that no node_modules appears among the sources.
    std::fs::create_dir_all(dir)?;
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(source.join(file), dir.join(file)).context(file)?;
    }
    // npm runs in the folder and not with --prefix, because it does not follow a link there.
    let mut npm = command("npm");
    npm.current_dir(dir)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    install(
        what,
        "about 10 seconds",
        &mut npm,
        "Is there a network connection?",
    )?;
    Ok(std::fs::write(stamp, lock)?)
}
