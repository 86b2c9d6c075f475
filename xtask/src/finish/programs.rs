//! The programs: what wasm-bindgen wrote, made for a network.

use super::name::{hash, short};
use super::shrink;
use crate::html;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The links of the page to files that it checks before it uses them.
const CHECKED: &str = "link[integrity]";

/// Makes the programs ready and tells the page their names and hashes. The files that the page
/// links to come first; whatever else a step of this function writes (parts of the program that
/// follow by themselves or on a press) is for the script to ask for.
pub fn programs(dist: &Path, page: &str, release: bool) -> Result<String> {
    // trunk names both files after the program as rustc wrote it. What is served is something
    // else, and is kept for a year under its name: it is named after what is served.
    let script = linked(page)?
        .into_iter()
        .find(|file| file.ends_with(".js") && !file.contains('/'))
        .context("trunk linked no script of the app in the page")?;
    let stem = script.trim_end_matches(".js");
    let wasm = format!("{stem}_bg.wasm");
    if release {
        // For people to read, as wasm-bindgen writes it: 6.3 kB (brotli). So: 4.6.
        shrink::script(&dist.join(&script))?;
    }
    let mut all = Sha256::new();
    for file in [&script, &wasm] {
        all.update(std::fs::read(dist.join(file)).with_context(|| file.clone())?);
    }
    let app = stem.rsplit_once('-').map_or(stem, |(app, _)| app);
    let new = format!("{app}-{}", short(all));
    for file in [&script, &wasm] {
        std::fs::rename(dist.join(file), dist.join(file.replacen(stem, &new, 1)))?;
    }
    let page = page.replace(stem, &new);
    html::set_attribute(&page, CHECKED, "integrity", "href", |address| {
        let file = address.trim_start_matches('/');
        Ok(hash(
            &std::fs::read(dist.join(file)).context(file.to_owned())?,
        ))
    })
}

/// The files that the page links to and checks: the programs that come first.
pub fn linked(page: &str) -> Result<Vec<String>> {
    let links = html::attributes(page, CHECKED)?;
    let addresses = links
        .into_iter()
        .filter_map(|link| link.into_iter().find(|(name, _)| name == "href"));
    Ok(addresses
        .map(|(_, address)| address.trim_start_matches('/').to_owned())
        .collect())
}
