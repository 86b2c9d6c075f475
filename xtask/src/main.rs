//! `cargo xtask COMMAND`: reads the command, the library does the work.

use std::process::ExitCode;
use xtask::{bench, build, check_embed, content, pages, paths, serve, test, tools};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--release] [--plain|--discreet] [--port N]
              build, serve on this machine, print the address; without
              --release, build again when a source file changes
  build       the release build, ready for a server, in dist/
  pages [--plain|--discreet] DIR
              a folder for GitHub or GitLab Pages, Netlify, Cloudflare Pages;
              discreet unless told otherwise
  test [native|e2e]
              everything, or a part: format, lints and native tests,
              or the release build in Chromium, Firefox and WebKit
  content     every card, the age of its check, how sure its sources are
  content paths   the questionnaire: every rule, its reason, what each answer adds
  check-embed URL   whether a page that carries the guide's mark does it right
  bench       time and weight of the release build, beside other pages
  shots DIR   screenshots of every screen, into DIR

Each one installs what it needs when it is missing, and says so.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> anyhow::Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["serve", options @ ..] => serve::run(options),
        ["build"] => {
            tools::for_build()?;
            build::release().map(drop)
        }
        ["pages", options @ ..] => pages::run(options),
        ["test"] => test::run(test::Part::All),
        ["test", "native"] => test::run(test::Part::Native),
        ["test", "e2e"] => test::run(test::Part::E2e),
        ["content"] => content::run(),
        ["content", "paths"] => paths::run(),
        ["check-embed", url] => check_embed::run(url),
        ["bench"] => bench::bench(),
        ["shots", dir] => bench::shots(dir.as_ref()),
        [] | ["help" | "-h" | "--help", ..] => {
            println!("{HELP}");
            Ok(())
        }
        other => anyhow::bail!("there is no `cargo xtask {}`\n\n{HELP}", other.join(" ")),
    }
}
