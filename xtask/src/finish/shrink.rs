//! Minifies scripts and styles with terser and lightningcss (npm).

use crate::{step, tools};
use anyhow::Result;
use std::path::Path;

/// Minifies a script in place.
pub fn script(file: &Path) -> Result<()> {
    step::quiet(
        tools::command("terser")
            .arg(file)
            .args(["--module", "--ecma", "2020", "--mangle"])
            .args(["--compress", "passes=2,ecma=2020"])
            .arg("--output")
            .arg(file),
    )
}

/// Minifies a style sheet in place. It does not use lightningcss's own program, because npm puts
/// that in place with an install script, and no install script runs here.
pub fn style(file: &Path) -> Result<()> {
    step::quiet(
        tools::command("node")
            .env("NODE_PATH", tools::npm_packages())
            .arg("xtask/npm/style.cjs")
            .arg(file),
    )
}
