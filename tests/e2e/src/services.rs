//! Doors near a commune, made up: the build has none, so tests and the gallery put some into a copy
//! of it.

use crate::page::build;
use crate::{Guide, wait_until};
use anyhow::{Context, Result};
use content::compiler::{compile, publication::Publication};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The folder of the build in what [`site`] returns.
pub const SITE: &str = "site";

const CALLED: &str = r#"[[service]]
id = "house"
kind = "womens-house"
name = "Maison des femmes"
commune = "03310"
hidden = true
telephone = "04 70 00 00 01"
public = "Toute femme, sans rendez-vous."
sources = ["https://example.org/"]
called = "2026-11-26"
by = "un test"
"#;

const IMPORTED: &str = r#"{
"sources":[{"title":"Unités de gendarmerie accueillant du public","publisher":"Ministère de l’Intérieur","address":"https://example.org/","file":"export-gn2.csv","date":"2026-11-01","licence":"Licence Ouverte 2.0"}],
"services":[
{"kind":"gendarmerie","source":0,"commune":"03095","name":"Brigade de Cusset","address":"2 rue Haute","telephone":"04 70 00 00 02","site":"https://example.org/","position":[46.137,3.483],"hours":"mon-sat 8:00-12:00;mon-sat 14:00-18:00"},
{"kind":"police","source":0,"commune":"03190","name":"Commissariat de Moulins","address":"3 rue Basse","telephone":"04 70 00 00 03","site":"","position":null,"hours":""}
],
"competent":{"03310":0}
}"#;

/// A copy of the build with these services, in the folder [`SITE`] of what is returned.
pub fn site() -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let source = xtask::root().join("src/content");
    let content = folder.path().join("content");
    for part in ["fr", "essentials", "france"] {
        copy(&source.join(part), &content.join(part))?;
    }
    fs::copy(source.join("remains.toml"), content.join("remains.toml"))?;
    fs::write(content.join("fr/places/03.toml"), CALLED)?;
    fs::write(content.join("france/services.json"), IMPORTED)?;
    let output = compile(&content, "fr", &Publication::default());
    let output = output.ok().context("the text has a mistake")?;
    let site = folder.path().join(SITE);
    copy(&build(), &site)?;
    let texts = output_of(&site)?;
    let (_, after) = texts
        .split_once("data-file=\"/")
        .context("no address of the communes")?;
    let (name, _) = after.split_once('"').context("no end of it")?;
    fs::write(site.join(name), &output.places)?;
    for end in [".br", ".gz"] {
        fs::remove_file(site.join(format!("{name}{end}")))?;
    }
    Ok(folder)
}

/// The part of the texts that has the list of what is near.
fn output_of(site: &Path) -> Result<String> {
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "html") {
            let text = fs::read_to_string(&path)?;
            if text.contains("data-file=") {
                return Ok(text);
            }
        }
    }
    anyhow::bail!("no page has the communes")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Unfolds the services near a commune, and presses the first one that fits `typed`.
pub fn look_around(guide: &Guide, typed: &str) -> Result<()> {
    guide.eval::<()>("[...document.querySelectorAll('main:not([hidden]) summary')].find((one) => one.textContent.includes('commune')).parentElement.open = true; return null")?;
    wait_until("the field is there", || guide.any_displayed("#near"))?;
    guide.type_into("#near", typed)?;
    wait_until("communes that fit", || {
        guide.any_displayed("main:not([hidden]) [data-commune]")
    })?;
    guide.press_in_view("[data-commune]", 0)?;
    wait_until("its services", || {
        guide.any_displayed(
            "main:not([hidden]) [data-services], main:not([hidden]) button[data-near]",
        )
    })
}
