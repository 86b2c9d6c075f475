//! Writes `services.json` with one service per line, so that diff can compare two imports.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use content::places::imported::Imported;
use content::types::Opening;

/// The text of the file.
pub fn text(imported: &Imported) -> Result<String> {
    let lines = |rows: Vec<String>| {
        if rows.is_empty() {
            String::new()
        } else {
            format!("\n{}\n", rows.join(",\n"))
        }
    };
    let sources = imported
        .sources
        .iter()
        .map(serde_json::to_string)
        .collect::<Result<Vec<_>, _>>()?;
    let services = imported
        .services
        .iter()
        .map(serde_json::to_string)
        .collect::<Result<Vec<_>, _>>()?;
    let competent = imported
        .competent
        .iter()
        .map(|(commune, unit)| format!("\"{commune}\":{unit}"));
    Ok(format!(
        "{{\"sources\":[{}],\n\"services\":[{}],\n\"competent\":{{{}}}}}\n",
        lines(sources),
        lines(services),
        lines(competent.collect())
    ))
}

/// Reads the last import, or `None` if there is none yet.
pub fn read(path: &Path) -> Result<Option<Imported>> {
    if !path.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let read = serde_json::from_str(&text).with_context(|| {
        format!(
            "{}: the last import cannot be read: take it back with `git checkout`, or delete it",
            path.display()
        )
    })?;
    Ok(Some(read))
}

/// Replaces the last import as a whole, or not at all.
pub fn write(path: &Path, imported: &Imported) -> Result<()> {
    let text = text(imported)?;
    check(&text, imported)?;
    let beside = path.with_extension("json.new");
    let written = (|| {
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&beside, path)
    })();
    written.with_context(|| format!("{} cannot be written", path.display()))
}

/// Checks that the text gives the same import when it is read again.
fn check(text: &str, imported: &Imported) -> Result<()> {
    let read: Imported = serde_json::from_str(text)?;
    ensure!(
        read == *imported,
        "the file would not be read as it was meant"
    );
    for service in &read.services {
        ensure!(
            service.source < read.sources.len(),
            "{}: it has no source",
            service.name
        );
        ensure!(
            service.hours.is_empty() || Opening::read(&service.hours).is_some(),
            "{}: its hours {:?} cannot be read",
            service.name,
            service.hours
        );
    }
    let units = read.services.len();
    ensure!(
        read.competent.values().all(|unit| *unit < units),
        "a competent unit is not among the services"
    );
    Ok(())
}
