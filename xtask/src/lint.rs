//! Checks that read the sources before they run: format and lints of Rust, types and lints of the
//! scripts of `public/`, lints of the styles, licences of the crates.

use crate::{deny, root, step, tools};
use anyhow::Result;

/// Runs them all, and stops at the first one that finds something.
pub fn run() -> Result<()> {
    let cargo = |name, arguments: &[&str]| step::run(name, tools::command("cargo").args(arguments));
    cargo("format", &["fmt", "--all", "--check"])?;
    scripts_and_styles()?;
    deny::ours()?;
    let strict = ["--", "-D", "warnings"];
    let app = ["clippy", "--package", "infos", "--target", tools::TARGET];
    cargo("lints of the app", &[&app[..], &strict].concat())?;
    let all = ["clippy", "--workspace", "--all-targets"];
    cargo("lints of everything", &[&all[..], &strict].concat())
}

/// Needs the npm tools but no build: every script is valid JavaScript before it is filled.
fn scripts_and_styles() -> Result<()> {
    let config = root().join("xtask/npm");
    for (name, project) in [
        ("types of the scripts", "tsconfig.json"),
        ("types of the worker", "tsconfig.worker.json"),
    ] {
        let project = config.join(project);
        step::run(name, tools::command("tsc").arg("--project").arg(project))?;
    }
    step::run(
        "lints of scripts and styles",
        tools::command("biome")
            .args(["lint", "--error-on-warnings"])
            .arg(format!("--config-path={}", config.display()))
            .args(["public", "style"]),
    )
}
