//! Tools that are crates: `cargo install`, in the exact version.

use super::{TARGET, command, find, install, output, tools_dir};
use crate::root;
use anyhow::{Context, Result};
use std::process::Stdio;

const TRUNK: &str = "0.21.14";
const DENY: &str = "0.20.2";
const NEXTEST: &str = "0.9.143";
const GECKODRIVER: &str = "0.37.1";

/// Builds the app. Its default TLS needs OpenSSL's headers; rustls needs nothing.
pub fn trunk() -> Result<()> {
    let options = ["--locked", "--no-default-features", "--features", "rustls"];
    exact("trunk", "trunk", TRUNK, "2 to 3 minutes", &options)
}

/// Must equal the `wasm-bindgen` crate that the app is built with. Not `--locked`:
/// its lock file names crate versions that a registry may no longer serve.
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
/// `.cargo/deny.toml` serves.
pub fn deny() -> Result<()> {
    any("cargo-deny", DENY, "about 1 minute")
}

/// Runs the tests. Any version that reads `.config/nextest.toml` serves.
pub fn nextest() -> Result<()> {
    any("cargo-nextest", NEXTEST, "2 to 3 minutes")
}

/// Drives Firefox. Any version serves.
pub fn geckodriver() -> Result<()> {
    any("geckodriver", GECKODRIVER, "about 1 minute")
}

/// The crates of the app, as trunk will want them. What goes wrong is trunk's to say.
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
        println!("{name} {other} is on this machine; {version} goes beside it, in target/tools");
        cargo.arg("--root").arg(tools_dir());
    }
    // A tool that runs for a second needs no optimisation: without it trunk is there in a third of
    // the time and builds the guide as fast. What two tools need is compiled once.
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
    cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo.env("CARGO_TARGET_DIR", tools_dir().join("build"));
    let advice = "Is the network within reach, and a C compiler installed?";
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
