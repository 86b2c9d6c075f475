//! The tools that the commands need on the machine. Each tool is looked for first, which takes
//! milliseconds, and installed only when it is missing.
//!
//! No tool is skipped: when one cannot be installed, the error says what to do.

mod apt;
mod crates;
mod npm;

use crate::root;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The target that the app is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Installs what `cargo xtask build` needs. While cargo compiles the tools, npm installs its
/// packages and the crates of the app are compiled too, so the wait is that of the longest and not
/// the sum.
pub fn for_build() -> Result<()> {
    wasm_target()?;
    std::thread::scope(|scope| {
        let npm = scope.spawn(npm::tools);
        if find("trunk").is_none() {
            scope.spawn(crates::app);
        }
        let cargo = crates::trunk().and_then(|()| crates::wasm_bindgen());
        let npm = npm.join().unwrap_or_else(|_| bail!("installing from npm"));
        cargo.and(npm)
    })
}

/// Installs what the last step of a release build needs, in case somebody calls trunk directly.
pub fn for_finish() -> Result<()> {
    npm::tools()
}

/// Installs what the native tests and the lints need.
pub fn for_native_tests() -> Result<()> {
    wasm_target()?;
    npm::tools()?;
    apt::zip()?;
    crates::deny()?;
    crates::nextest()
}

/// Installs what the browser tests need in addition.
pub fn for_tests() -> Result<()> {
    apt::browsers()?;
    for_build()?;
    crates::deny()?;
    crates::nextest()?;
    crates::geckodriver()
}

/// Installs what `cargo xtask deny` needs.
pub fn for_deny() -> Result<()> {
    crates::deny()
}

/// Installs what `cargo xtask bench` needs in addition.
pub fn for_bench() -> Result<()> {
    for_tests()?;
    npm::bench()
}

/// The accessibility rules that the tests run in each page.
pub fn axe() -> PathBuf {
    npm_packages().join("axe-core/axe.min.js")
}

/// The `node_modules` with the tools from npm.
pub fn npm_packages() -> PathBuf {
    npm::tools_dir().join("node_modules")
}

/// The `node_modules` with the pages that the bench compares with the guide.
pub fn bench_packages() -> PathBuf {
    npm::bench_dir().join("node_modules")
}

/// WebKit's small browser, which WebDriver starts. Debian does not put it on the PATH, but in a
/// folder named after the processor and the version.
pub fn minibrowser() -> Option<PathBuf> {
    let folders = |dir: &Path| std::fs::read_dir(dir).into_iter().flatten().flatten();
    folders(Path::new("/usr/lib"))
        .flat_map(|arch| folders(&arch.path()).collect::<Vec<_>>())
        .filter(|dir| {
            dir.file_name()
                .to_string_lossy()
                .starts_with("webkit2gtk-4")
        })
        .map(|dir| dir.path().join("MiniBrowser"))
        .find(|file| file.is_file())
}

/// A command that looks for the tools of this repository first.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("PATH", path()).current_dir(root());
    command
}

/// The PATH of the commands: the tools installed for this repository only, then the caller's PATH,
/// then two folders that a PATH may lack.
pub fn path() -> OsString {
    let mut dirs = vec![tools_dir().join("bin"), npm_packages().join(".bin")];
    dirs.extend(
        std::env::var_os("PATH")
            .iter()
            .flat_map(std::env::split_paths),
    );
    dirs.extend(cargo_home().map(|home| home.join("bin")));
    dirs.push("/usr/sbin".into()); // nginx, for a user who is not root
    std::env::join_paths(dirs).unwrap_or_default()
}

/// The file that `command(program)` would run.
pub fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&path())
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

/// The tools of this repository only; `cargo clean` removes them.
fn tools_dir() -> PathBuf {
    root().join("target/tools")
}

/// Where cargo keeps the crates.
pub fn cargo_home() -> Option<PathBuf> {
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(home)
}

/// The trimmed standard output of a command, or `None` if it fails.
fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Installs the standard library for [`TARGET`].
pub fn wasm_target() -> Result<()> {
    let dir = output(command("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .context("rustc does not run. Install Rust 1.90 or later: https://rustup.rs")?;
    if Path::new(&dir).is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!(
            "rustc has no {TARGET} target and there is no rustup to add it. Add it with what \
             installed Rust (Debian: sudo apt-get install libstd-rust-dev-wasm32)"
        );
    }
    install(
        &format!("the {TARGET} target"),
        "a few seconds",
        command("rustup").args(["target", "add", TARGET]),
        "Is there a network connection?",
    )
}

/// Runs an installation and announces it. `advice` says what to do when it fails.
fn install(what: &str, time: &str, command: &mut Command, advice: &str) -> Result<()> {
    println!("{what}: missing, installing ({time})…");
    let start = std::time::Instant::now();
    let shown = crate::step::shown(command);
    let failed = || format!("could not install {what}. {advice} Then run: {shown}");
    let status = command.status().with_context(failed)?;
    if !status.success() {
        bail!("{}", failed());
    }
    println!("…done in {} s", start.elapsed().as_secs());
    Ok(())
}
