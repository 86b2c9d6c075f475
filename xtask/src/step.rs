//! Runs a program as a step that a person can follow: which program starts, what it prints, how
//! long it took.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Runs `command`, shows its output, and prints its name and duration.
pub fn run(name: &str, command: &mut Command) -> Result<()> {
    let start = begin(name);
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{name}: {} ({status})", shown(command));
    }
    end(name, start);
    Ok(())
}

/// Runs a command that is part of a step. Its output is shown only if it fails.
pub fn quiet(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        bail!(
            "{} ({})\n{}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&said).trim_end()
        );
    }
    Ok(())
}

/// Like [`run`], but also gives each line that the program prints to `line`. Returns whether the
/// program succeeded, and the caller decides what that means.
pub fn read(name: &str, command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool> {
    let start = begin(name);
    let (reader, writer) = std::io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().with_context(|| cannot_start(command))?;
    // Only the program holds the other end of the pipe now, so reading ends when the program ends.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    for text in BufReader::new(reader).lines() {
        // Not `?`: a line that is not UTF-8 must not hide the ones after it.
        let Ok(text) = text else { continue };
        println!("{text}");
        line(&text);
    }
    let status = child.wait()?;
    if status.success() {
        end(name, start);
    }
    Ok(status.success())
}

/// Announces a step.
pub fn begin(name: &str) -> Instant {
    println!("→ {name}…");
    // The step's own output must come after its name, even when the output is a pipe.
    let _ = std::io::stdout().flush();
    Instant::now()
}

/// Announces that a step is done and how long it took.
pub fn end(name: &str, start: Instant) {
    println!("✓ {name}: {:.1} s", start.elapsed().as_secs_f32());
}

/// A command as a person would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` does not start", shown(command))
}
