//! `cargo xtask test`: runs the checks that must pass before a change lands.

use crate::{build, e2e, lint, step, tools};
use anyhow::{Result, bail, ensure};
use std::process::Command;

/// Which tests to run.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Format, lints, and the tests that need no browser.
    Native,
    /// The tests of the release build in Chromium, Firefox and WebKit, and behind nginx, Caddy and
    /// Apache.
    E2e,
}

/// Runs one part or both, and prints how many tests passed. The first build or lint that fails
/// stops the run; all the tests run even if some fail (`.config/nextest.toml`).
pub fn run(part: Option<Part>) -> Result<()> {
    let mut count = Count::default();
    // This comes first, so that a tool that cannot be installed is known at once.
    if part == Some(Part::Native) {
        tools::for_native_tests()?;
    } else {
        tools::for_tests()?;
    }
    if part != Some(Part::E2e) {
        lint::run()?;
        let native = ["nextest", "run", "--workspace", "--exclude", "e2e"];
        count.tests("native tests", tools::command("cargo").args(native))?;
    }
    if part != Some(Part::Native) {
        let dist = build::release()?;
        let browsers = ["nextest", "run", "--package", "e2e"];
        count.tests("browser tests", &mut e2e::cargo(&dist, &browsers)?)?;
    }
    let Count { passed, failed } = count;
    println!("\n{passed} passed, {failed} failed");
    ensure!(failed == 0, "{failed} tests failed");
    Ok(())
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
}

impl Count {
    /// Runs tests and adds the counts that they print.
    fn tests(&mut self, name: &str, command: &mut Command) -> Result<()> {
        let before = self.failed;
        let success = step::read(name, command, |line| self.add(line))?;
        // The command failed but no test did: the tests did not build, or were killed.
        if !success && self.failed == before {
            bail!("{name}: did not run to the end");
        }
        Ok(())
    }

    /// Reads nextest's
    /// `Summary [  0.1s] 3 tests run: 1 passed (1 slow), 1 failed, 1 timed out, 0 skipped`. A test
    /// that a cancelled run did not reach has not passed.
    fn add(&mut self, line: &str) {
        let summary = line.trim_start().strip_prefix("Summary [");
        let Some((_, counts)) = summary.and_then(|rest| rest.split_once("] ")) else {
            return;
        };
        let counts = counts
            .rsplit_once(": ")
            .map_or(counts, |(_, counts)| counts);
        for count in counts.split(',') {
            let mut words = count.split_whitespace();
            let Some(number) = words.next().and_then(|word| word.parse::<usize>().ok()) else {
                continue;
            };
            match words.next() {
                Some("passed") => self.passed += number,
                Some("failed" | "timed" | "exec") => self.failed += number,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn results_add_up() {
        let mut count = Count::default();
        for line in [
            "    test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
            "        PASS [   0.010s] xtask test::tests::results_add_up",
            "     Summary [   4.210s] 46 tests run: 43 passed (2 slow), 1 failed, 1 timed out, 1 exec failed, 3 skipped",
            "     Summary [   0.100s] 5 tests run: 5 passed, 0 skipped",
        ] {
            count.add(line);
        }
        assert_eq!((count.passed, count.failed), (48, 3));
    }
}
