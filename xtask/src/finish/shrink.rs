//! Scripts and styles without what only people read: terser and lightningcss (npm).

use crate::{step, tools};
use anyhow::Result;
use std::path::Path;

/// A script, in its file.
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

/// A style sheet, in its file. Not by lightningcss's own program: npm puts that in its place by a
/// script of installation, and none is run here.
pub fn style(file: &Path) -> Result<()> {
    step::quiet(
        tools::command("node")
            .env("NODE_PATH", tools::npm_packages())
            .arg("xtask/npm/style.cjs")
            .arg(file),
    )
}
