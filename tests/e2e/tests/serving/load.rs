//! A thousand visitors at once for ten seconds. `cargo xtask test` runs these tests alone, after
//! the others, because they take the whole machine. `deploy/README.md` has the figures.

use super::host::in_each_host;
use anyhow::{Context, Result, ensure};
use xtask::headers;
use xtask::server::Mode;

/// The options of `wrk`: a thousand connections, each kept and never idle. An answer that takes
/// longer than five seconds is an error.
const VISITORS: [&str; 6] = [
    "--threads=2",
    "--connections=1000",
    "--duration=10s",
    "--timeout=5s",
    "--latency",
    "--header=Accept-Encoding: br",
];

in_each_host! {
    /// The mode is plain, because `wrk` counts a 404 as an error.
    fn a_thousand_visitors_are_served(host) {
        let wasm = |name: &String| headers::hashed(name) && name.ends_with(".wasm");
        let file = host.assets()?.into_iter().find(wasm).context("no file with a hash")?;
        for target in [String::new(), file] {
            let url = format!("http://127.0.0.1:{}/{target}", host.port(Mode::Indexed));
            visit(host.kind.name(), &url)?;
            let answer = host.get(Mode::Indexed, "/", "identity")?;
            ensure!(answer.body == host.page()?.as_bytes(), "{url}: not the guide afterwards");
        }
        Ok(())
    }
}

/// Runs `wrk`, shows its output, and fails on a single error.
fn visit(name: &str, url: &str) -> Result<()> {
    let output = xtask::tools::command("wrk")
        .args(VISITORS)
        .arg(url)
        .output()
        .context("wrk does not start. `cargo xtask test e2e` installs what is missing")?;
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{name}\n{said}");
    ensure!(output.status.success(), "{name}: {}", output.status);
    let count = said
        .lines()
        .find_map(|line| line.split_once(" requests in "));
    let count: u64 = count.context("no count")?.0.trim().parse()?;
    // Every visitor was served more than once.
    ensure!(count > 10_000, "{name}: {count} requests");
    // wrk names the errors only when there are some.
    for errors in ["Socket errors", "Non-2xx or 3xx"] {
        ensure!(!said.contains(errors), "{name}: {said}");
    }
    Ok(())
}
