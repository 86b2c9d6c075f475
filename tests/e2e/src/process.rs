//! Programs that end with the test, with all the processes that they started.

use anyhow::{Context, Result};
use std::collections::HashMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A program and its descendants. Dropping it kills them all. A driver starts its browser in
/// another process group, so the descendants are read from `/proc`.
pub struct Family(Child);

impl Family {
    /// Starts `command` without input.
    pub fn start(command: &mut Command) -> Result<Self> {
        let child = command.stdin(Stdio::null()).spawn().with_context(|| {
            let program = Path::new(command.get_program()).display().to_string();
            format!("{program} does not start. `cargo xtask test e2e` installs what is missing")
        })?;
        Ok(Self(child))
    }

    /// Whether the program has ended.
    pub fn ended(&mut self) -> bool {
        !matches!(self.0.try_wait(), Ok(None))
    }

    /// The standard output of the program, if it was piped.
    pub fn output(&mut self) -> Option<std::process::ChildStdout> {
        self.0.stdout.take()
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Family {
    /// Kills them all at once. A second call finds nothing to kill.
    pub fn kill(&mut self) {
        if self.ended() {
            return;
        }
        let members = descendants(self.0.id());
        let ids = members.iter().map(u32::to_string);
        let _ = Command::new("kill")
            .arg("-KILL")
            .args(ids)
            .stderr(Stdio::null())
            .status();
        let _ = self.0.wait();
        let end = Instant::now() + Duration::from_secs(2);
        while members.iter().any(|id| runs(*id)) && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// `root` and every process below it.
fn descendants(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        if let Some((_, parent)) = state(id) {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut found = vec![root];
    let mut next = 0;
    while let Some(id) = found.get(next) {
        let below = children.remove(id).unwrap_or_default();
        found.extend(below);
        next += 1;
    }
    found
}

fn runs(id: u32) -> bool {
    state(id).is_some_and(|(state, _)| state != 'Z')
}

/// State and parent of a process. Its name, in parentheses, may hold anything.
fn state(id: u32) -> Option<(char, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}
