//! Tools that are crates, installed with `cargo install` in an exact version.

use super::{TARGET, command, find, install, output, tools_dir};
use crate::root;
use anyhow::{Context, Result};
use std::process::Stdio;

const TRUNK: &str = "0.21.14";
const DENY: &str = "0.20.2";
const NEXTEST: &str = "0.9.143";
const GECKODRIVER: &str = "0.37.1";

/// trunk builds the app. Its default TLS needs OpenSSL's headers; rustls needs nothing.
pub fn trunk() -> Result<()> {
    let options = ["--locked", "--no-default-features", "--features", "rustls"];
    exact("trunk", "trunk", TRUNK, "2 to 3 minutes", &options)
}

/// Its version must equal that of the `wasm-bindgen` crate that the app is built with. `--locked`
/// is not used: its lock file names crate versions that a registry may no longer serve.
pub fn wasm_bindgen() -> Result<()> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock")?;
    let version = locked(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    exact(
        "wasm-bindgen-cli",
        "wasm-bindgen",
        version,
        "about 1 minute",
        &["--bin", "wasm-bindgen"],
    )
}

/// Reads the licences of the crates and where they come from. Any version that reads
/// `.cargo/deny.toml` is fine.
pub fn deny() -> Result<()> {
    any("cargo-deny", DENY, "about 1 minute")
}

/// nextest runs the tests. Any version that reads `.config/nextest.toml` is fine.
pub fn nextest() -> Result<()> {
    any("cargo-nextest", NEXTEST, "2 to 3 minutes")
}

/// geckodriver drives Firefox. Any version is fine.
pub fn geckodriver() -> Result<()> {
    any("geckodriver", GECKODRIVER, "about 1 minute")
}

/// Compiles the crates of the app in advance for trunk. Errors are ignored here: trunk reports
/// them.
pub fn app() {
    let build = ["build", "--quiet", "--locked", "--package", "infos"];
    let mut cargo = command("cargo");
    cargo.args(build).args(["--target", TARGET]);
    let _ = cargo.stderr(Stdio::null()).status();
}

fn any(name: &str, version: &str, time: &str) -> Result<()> {
    match find(name) {
        Some(_) => Ok(()),
        None => exact(name, name, version, time, &["--locked"]),
    }
}

fn exact(name: &str, program: &str, version: &str, time: &str, options: &[&str]) -> Result<()> {
    let found = output(command(program).arg("--version"));
    // "trunk 0.21.14", "wasm-bindgen 0.2.130 (…)"
    let found = found
        .as_deref()
        .and_then(|text| text.split_whitespace().nth(1));
    if found == Some(version) {
        return Ok(());
    }
    let mut cargo = command("cargo");
    cargo
        .args(["install", name, "--version", version])
        .args(options);
    if let Some(other) = found {
        println!(
            "{name} {other} is on this machine; {version} is installed beside it, in target/tools"
        );
        cargo.arg("--root").arg(tools_dir());
    }
    // A tool that runs for a second needs no optimisation. Without it, trunk is compiled in a third
    // of the time and builds the guide as fast. With one target folder, what two tools need is
    // compiled once.
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
    cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo.env("CARGO_TARGET_DIR", tools_dir().join("build"));
    let advice = "Is there a network connection, and is a C compiler installed?";
    install(&format!("{name} {version}"), time, &mut cargo, advice)
}

/// The version of `name` in the text of a Cargo.lock.
fn locked<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let entry = lock
        .split_once(&format!("name = \"{name}\"\nversion = \""))?
        .1;
    entry.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::locked;

    #[test]
    fn the_version_is_read_from_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "leptos"), None);
    }
}
