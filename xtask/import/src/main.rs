//! `cargo xtask places import FOLDER`: makes `src/content/france/services.json` from the official
//! files that a maintainer has downloaded. Nothing is fetched, here or in the guide: a request
//! would tell somebody which département a visitor looks at.
//!
//! In reading order: [`files`] recognises a file by its content, and [`unpack`] opens it. The
//! readers [`gendarmerie`], [`police`], [`dila`] and [`competence`] give services as their file
//! describes them. [`clean`] makes of each one what may be shown, or notes why not. [`merge`] keeps
//! each service once. [`compare`] refuses an import that would remove services.

mod clean;
mod communes;
mod compare;
mod competence;
mod dila;
mod files;
mod gendarmerie;
mod hours;
mod merge;
mod notes;
mod open;
mod police;
mod position;
mod raw;
mod shelter;
mod table;
mod telephone;
mod unpack;
mod write;

#[cfg(test)]
mod measure;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;
use content::places::Kind;
use content::places::imported::Imported;
use jiff::civil::Date;
use xtask::report::Report;
use xtask::root;

use clean::Clean;
use communes::Communes;
use competence::Competence;
use files::{Known, What};
use notes::Notes;
use unpack::Go;

/// Makes src/content/france/services.json from the files in FOLDER (deploy/places.md); fetches
/// nothing, and leaves the last import as it is when anything is wrong
#[derive(Parser)]
#[command(bin_name = "cargo xtask places import")]
struct Cli {
    folder: PathBuf,
    /// Prints each thing that was dropped or changed, and the counts by département
    #[arg(long)]
    report: bool,
    /// Départements whose loss you have checked, such as 03,63
    #[arg(long, value_delimiter = ',', value_parser = departements)]
    accept: Vec<String>,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli.folder, cli.report, &cli.accept) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Imports the files of `folder`. With `report`, prints each thing that was dropped or changed;
/// `accept` are the départements whose loss somebody has checked.
///
/// # Errors
/// If anything is wrong with a file, or if a département loses too much. The last import then
/// stays.
fn run(folder: &Path, report: bool, accept: &[String]) -> Result<()> {
    let france = root().join("src/content/france");
    let communes = Communes::read(&france)?;
    let target = france.join("services.json");
    let last = write::read(&target)?;
    let today = jiff::ZonedDateTime::now().date();
    let done = import(folder, &communes, last.as_ref(), accept, today)?;
    done.print(report);
    let kept = if last.is_some() {
        "the last import stays as it is"
    } else {
        "nothing was written"
    };
    let report = Report {
        ok: done.said,
        problems: done.problems,
    };
    report.print(&format!(
        "in {}: {kept} (deploy/places.md)",
        folder.display()
    ))?;
    write::write(&target, &done.imported)?;
    println!(
        "\n{} services in src/content/france/services.json: check them with `git diff`.",
        done.imported.services.len()
    );
    Ok(())
}

/// The result of an import.
#[derive(Debug, Default)]
struct Done {
    imported: Imported,
    /// Messages for the maintainer.
    said: Vec<String>,
    /// Reasons why nothing may be written.
    problems: Vec<String>,
    notes: Notes,
}

impl Done {
    fn print(&self, report: bool) {
        for line in self.notes.lines(report) {
            println!("{line}");
        }
        if report {
            println!("\nServices by département and kind:");
            let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for ((place, kind), many) in compare::counts(&self.imported) {
                places
                    .entry(place)
                    .or_default()
                    .push(format!("{kind} {many}"));
            }
            for (place, kinds) in places {
                println!("{place:>5}  {}", kinds.join(", "));
            }
        }
        println!();
    }
}

fn import(
    folder: &Path,
    communes: &Communes,
    last: Option<&Imported>,
    accept: &[String],
    today: Date,
) -> Result<Done> {
    let found = files::look(folder, today)?;
    let mut done = Done {
        said: found.said,
        problems: found.problems,
        ..Done::default()
    };
    let mut services: Vec<Clean> = Vec::new();
    let mut competences: Vec<Competence> = Vec::new();
    for known in &found.known {
        let source = done.imported.sources.len();
        let date = read(
            known,
            source,
            communes,
            today,
            &mut services,
            &mut competences,
            &mut done,
        );
        done.imported
            .sources
            .push(known.what.source(&known.name, date));
        done.said
            .push(format!("{}: {} of {date}", known.name, known.what));
    }
    if let Some(last) = last {
        missing(last, &found.known, &mut done);
    }
    let mut services = merge::merge(services, &mut done.notes);
    services.sort_by(|a, b| order(a).cmp(&order(b)));
    done.imported.competent = competence::competent(&competences, &services, &mut done.notes);
    done.imported.services = services.into_iter().map(|clean| clean.service).collect();
    count(&mut done);
    if last.is_none() {
        done.said
            .push("there is no last import to compare with: check the counts of --report".into());
    }
    // A file that could not be read would look like a loss everywhere.
    if let (Some(last), true) = (last, done.problems.is_empty()) {
        let compared = compare::compare(
            &compare::counts(last),
            &compare::counts(&done.imported),
            accept,
            communes,
        );
        done.said.extend(compared.said);
        if !compared.refused.is_empty() {
            done.problems.push(
                "départements that lose 15 % or more of a kind, or all of it: check whether the file is complete; départements \
                 that have really lost are accepted with --accept 03,63"
                    .into(),
            );
            done.problems.extend(compared.refused);
        }
    }
    Ok(done)
}

/// Reads one file and returns its day.
fn read(
    known: &Known,
    source: usize,
    communes: &Communes,
    today: Date,
    services: &mut Vec<Clean>,
    competences: &mut Vec<Competence>,
    done: &mut Done,
) -> Date {
    let mut newest = None;
    let mut problems = Vec::new();
    let mut taken = 0_usize;
    let mut opened = false;
    let file = known.name.as_str();
    let read = unpack::each(&known.path, &mut |name, head, whole| {
        if name.rsplit('/').next() != Some(file) {
            return Ok(Go::On);
        }
        opened = true;
        let notes = &mut done.notes;
        let mut see = |raw| {
            taken += 1;
            services.extend(clean::clean(raw, file, source, communes, notes));
        };
        problems = match known.what {
            What::Gendarmerie => gendarmerie::read(head, whole, &mut see),
            What::Police => police::read(head, whole, &mut see),
            What::Directory => {
                let outcome = dila::read(whole, today, &mut see);
                newest = outcome.newest;
                outcome.problems
            }
            What::Competence => {
                competence::read(head, whole, file, communes, &mut done.notes, competences)
            }
        };
        Ok(Go::Enough)
    });
    if let Err(error) = read {
        problems.push(format!("{error:#}: download it again"));
    } else if !opened {
        problems.push("it is no longer there: start the import again".into());
    }
    if known.what == What::Directory && taken == 0 && problems.is_empty() {
        problems.push("none of its services is of a wanted type: the types have new names, and the import must know them".into());
    }
    done.problems.extend(
        problems
            .into_iter()
            .map(|problem| format!("{file}: {problem}")),
    );
    known.named.or(newest).unwrap_or(known.written)
}

/// Reports each file that the last import had and this folder does not have.
fn missing(last: &Imported, known: &[Known], done: &mut Done) {
    for what in What::ALL {
        let address = what.source("", Date::ZERO).address;
        let had = last.sources.iter().find(|source| source.address == address);
        if let Some(had) = had.filter(|_| !known.iter().any(|known| known.what == what)) {
            done.problems.push(format!(
                "missing: the {what} (the last import had {} of {}): download all the files into one folder",
                had.file, had.date
            ));
        }
    }
}

/// Sorts by commune, kind and name. The other fields only give every import the same order.
fn order(clean: &Clean) -> (&str, Kind, &str, &str, &str) {
    let service = &clean.service;
    (
        &service.commune,
        service.kind,
        &service.name,
        &service.address,
        &service.telephone,
    )
}

fn count(done: &mut Done) {
    for kind in Kind::IMPORTED {
        let many = done
            .imported
            .services
            .iter()
            .filter(|service| service.kind == kind)
            .count();
        if many > 0 {
            done.said.push(format!("{many} {}", kind.name()));
        }
    }
    if !done.imported.competent.is_empty() {
        done.said.push(format!(
            "a competent unit for {} communes",
            done.imported.competent.len()
        ));
    }
}

/// Reads a département as it is typed after `--accept`.
///
/// # Errors
/// If the text is not the code of a département.
fn departements(text: &str) -> Result<String> {
    let code = text.trim().to_uppercase();
    if !(2..=3).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        bail!("write the numbers of départements, such as 03,63");
    }
    Ok(code)
}
