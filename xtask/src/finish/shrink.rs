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

/// A style sheet, in its file.
pub fn style(file: &Path) -> Result<()> {
    step::quiet(
        tools::command("lightningcss")
            .args(["--minify", "--output-file"])
            .arg(file)
            .arg(file),
    )
}
