//! `cargo xtask test`: what must hold before a change lands.

use crate::{build, e2e, step, tools};
use anyhow::{Result, bail, ensure};
use std::process::Command;

/// The tests of `tests/e2e` that take the whole machine.
const LOAD: &str = "serving::load";

/// Which tests.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Both parts.
    All,
    /// Format, lints, and the tests that need no browser.
    Native,
    /// The release build in Chromium, Firefox and WebKit, and behind nginx, Caddy and Apache.
    E2e,
}

/// Runs them and says how many passed. Stops at the first step that is not a test;
/// all the tests are run even if some fail.
pub fn run(part: Part) -> Result<()> {
    let mut count = Count::default();
    // Before anything else: what cannot be installed is known at once.
    if part == Part::Native {
        tools::wasm_target()?
    } else {
        tools::for_tests()?
    }
    if part != Part::E2e {
        cargo("format", &["fmt", "--all", "--check"])?;
        let app = ["clippy", "--package", "infos", "--target", tools::TARGET];
        cargo(
            "lints of the app",
            &[&app[..], &["--", "-D", "warnings"]].concat(),
        )?;
        let all = [
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ];
        cargo("lints of everything", &all)?;
        let native = ["test", "--workspace", "--exclude", "e2e", "--no-fail-fast"];
        count.tests("native tests", tools::command("cargo").args(native))?;
    }
    if part != Part::Native {
        let dist = build::release()?;
        // Two browsers at a time: each is a handful of processes.
        let browsers = ["--test-threads=2", "--skip", LOAD];
        // Alone: a thousand visitors leave nothing of the machine to anybody else.
        let load = ["--test-threads=1", "--nocapture", LOAD];
        for (name, options) in [("browser tests", &browsers), ("load tests", &load)] {
            let e2e = ["test", "--package", "e2e", "--no-fail-fast", "--"];
            let e2e = [&e2e[..], options].concat();
            count.tests(name, &mut e2e::cargo(&dist, &e2e)?)?;
        }
    }
    let Count { passed, failed } = count;
    println!("\n{passed} passed, {failed} failed");
    ensure!(failed == 0, "{failed} tests failed");
    Ok(())
}

fn cargo(name: &str, arguments: &[&str]) -> Result<()> {
    step::run(name, tools::command("cargo").args(arguments))
}

#[derive(Default)]
struct Count {
    passed: usize,
    failed: usize,
}

impl Count {
    /// Runs tests and adds what they say of themselves.
    fn tests(&mut self, name: &str, command: &mut Command) -> Result<()> {
        let before = self.failed;
        let success = step::read(name, command, |line| self.add(line))?;
        // No failure counted and no success: the tests did not build, or were killed.
        if !success && self.failed == before {
            bail!("{name}: did not run to the end");
        }
        Ok(())
    }

    /// `test result: ok. 12 passed; 0 failed; …`
    fn add(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else {
            return;
        };
        let number = |word| {
            let before = result.split(word).next()?.trim_end();
            before.rsplit(' ').next()?.parse::<usize>().ok()
        };
        self.passed += number("passed").unwrap_or(0);
        self.failed += number("failed").unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn results_add_up() {
        let mut count = Count::default();
        for line in [
            "running 3 tests",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
            "test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
        ] {
            count.add(line);
        }
        assert_eq!((count.passed, count.failed), (42, 1));
    }
}
