//! `cargo xtask COMMAND`: this file reads the command, the library does the work.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xtask::headers::Mode;
use xtask::test::Part;
use xtask::{
    bench, build, check_embed, check_site, content, deny, fields, finish, host, languages, links,
    pages, paths, places, search, serve, test, tools,
};

/// The commands of this repository. Each command installs the tools that it needs and that are
/// missing, and says so.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the guide, serves it on this machine and prints the address; without --release,
    /// builds again when a source file changes
    Serve {
        /// Serve the release build instead of a quick one
        #[arg(long)]
        release: bool,
        #[command(flatten)]
        mode: ModeFlags,
        /// The port; without it, the first free port from 8080
        #[arg(long)]
        port: Option<u16>,
    },
    /// Makes the release build, ready for a server, in dist/
    Build {
        /// For the public: fails while deploy/host.toml does not say who publishes, or a number is made
        /// up
        #[arg(long)]
        public: bool,
    },
    /// Makes a folder for GitHub Pages, GitLab Pages, Netlify or Cloudflare Pages; discreet unless
    /// told otherwise
    Pages {
        #[command(flatten)]
        mode: ModeFlags,
        dir: PathBuf,
    },
    /// Runs all the tests, or a part of them: format, lints and native tests, or the tests of the
    /// release build in Chromium, Firefox and WebKit
    Test { part: Option<Part> },
    /// Lists every card with the age of its check and how sure its sources are. With `paths`: the
    /// questionnaire, with every rule, its reason and what each answer adds. With `search`: how
    /// well the search finds phrasings that it has not learned, and the queries of FILE (query,
    /// tab, cards). With `languages`: how complete each language is; with FILE (such as ar), the
    /// sheet of that language; with FROM too, takes its sentences. With
    /// `fields`: writes src/content/FIELDS.md from the types that read the files
    Content {
        what: Option<What>,
        /// The file of queries for `search`, or the language code for `languages`
        #[arg(requires = "what")]
        file: Option<PathBuf>,
        /// A file of sentences in that language: name, tab, sentence
        #[arg(requires = "file")]
        from: Option<PathBuf>,
    },
    /// Checks whether a page carries the guide's mark correctly
    CheckEmbed { url: String },
    /// Checks whether a site serves what was built: every file, header and status
    CheckSite { url: String },
    /// Asks every page of another site that the guide names: which have moved, which are gone
    Links,
    /// Works on official files of police, gendarmerie, courts and associations
    Places {
        #[command(subcommand)]
        what: Places,
    },
    /// Asks what is known of the crates: licences, sources, faults that somebody has found, versions
    /// taken back
    Deny,
    /// Measures the time and weight of the release build and of other pages
    Bench,
    /// Takes screenshots of every screen, into DIR
    Shots { dir: PathBuf },
    /// Shows every part of the guide in every state, light and dark, into DIR or target/gallery
    Gallery { dir: Option<PathBuf> },
    /// Called by trunk at the end of each build (Cargo.toml)
    #[command(hide = true)]
    Finish,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Paths,
    Search,
    Languages,
    Fields,
}

#[derive(Subcommand)]
enum Places {
    /// Makes src/content/france/services.json from downloaded files (deploy/places.md)
    #[command(disable_help_flag = true)]
    Import {
        /// FOLDER, and --report or --accept; `cargo xtask places import --help` lists all of them
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
        arguments: Vec<OsString>,
    },
}

#[derive(Args)]
#[group(multiple = false)]
struct ModeFlags {
    /// Page addresses answer 200, and files whose name holds their hash are cached
    #[arg(long, alias = "indexed")]
    plain: bool,
    /// Page addresses answer 404 with the guide, and nothing is cached
    #[arg(long)]
    discreet: bool,
}

impl ModeFlags {
    fn mode(&self) -> Option<Mode> {
        let plain = self.plain.then_some(Mode::Indexed);
        plain.or(self.discreet.then_some(Mode::Discreet))
    }
}

fn main() -> ExitCode {
    // So that `… | head` ends the command, as it ends others, instead of making it panic.
    sigpipe::reset();
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve {
            release,
            mode,
            port,
        } => serve::run(release, mode.mode(), port),
        Command::Build { public } => {
            if public {
                host::ensure_public()?;
            }
            tools::for_build()?;
            build::release().map(drop)
        }
        Command::Pages { mode, dir } => pages::run(mode.mode().unwrap_or(Mode::Discreet), &dir),
        Command::Test { part } => test::run(part),
        Command::Content { what: None, .. } => content::run(),
        Command::Content {
            what: Some(What::Paths),
            ..
        } => paths::run(),
        Command::Content {
            what: Some(What::Search),
            file,
            ..
        } => search::run(file.as_deref()),
        Command::Content {
            what: Some(What::Languages),
            file,
            from,
        } => languages::run(file.as_deref().and_then(Path::to_str), from.as_deref()),
        Command::Content {
            what: Some(What::Fields),
            ..
        } => fields::run(),
        Command::CheckEmbed { url } => check_embed::run(&url),
        Command::CheckSite { url } => check_site::run(&url),
        Command::Links => links::run(),
        Command::Places {
            what: Places::Import { arguments },
        } => places::import(&arguments),
        Command::Deny => deny::run(),
        Command::Bench => bench::bench(),
        Command::Shots { dir } => bench::shots(&dir),
        Command::Gallery { dir } => bench::gallery(dir.as_deref()),
        Command::Finish => finish::run(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &str) -> Result<Command, String> {
        let words = std::iter::once("cargo xtask").chain(words.split_whitespace());
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        Ok(cli.command)
    }

    #[test]
    fn a_wrong_command_gives_an_error_that_helps() {
        for (words, says) in [
            ("pages", "<DIR>"),
            ("pages a b", "'b'"),
            ("pages --open a", "'--open'"),
            ("pages --plain --discreet a", "--discreet"),
            ("serve --port x", "--port"),
            ("test e2", "e2e"),
            ("biuld", "'build'"),
            ("links https://infos.example/", "'https://infos.example/'"),
            ("places", "import"),
            ("places import", "<ARGUMENTS>"),
        ] {
            let error = parse(words).err().expect(words);
            assert!(error.contains(says), "{words}: {error}");
        }
    }

    #[test]
    fn a_mode_has_two_names() {
        for (words, mode) in [
            ("serve", None),
            ("serve --plain", Some(Mode::Indexed)),
            ("serve --indexed --port 8081", Some(Mode::Indexed)),
            ("serve --release --discreet", Some(Mode::Discreet)),
        ] {
            let Ok(Command::Serve { mode: flags, .. }) = parse(words) else {
                panic!("{words}");
            };
            assert_eq!(flags.mode(), mode, "{words}");
        }
    }
}
