//! `src/content/remains.toml`: what was measured, and therefore what the guide says.

use super::disk::{End, Way};
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What a browser has kept after one way to read the guide and one way to end the visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remains {
    /// `chromium` or `firefox`.
    pub browser: String,
    /// The first number of its version.
    pub version: String,
    /// How the guide was read.
    pub way: Way,
    /// How the visit ended.
    pub end: End,
    /// Its line in the file of the history.
    pub line: Line,
    /// Whether the line has the title of the guide, and not that of the page after it.
    pub own_title: bool,
    /// Whether the browser's own page of the history shows the line.
    pub listed: bool,
    /// Whether the browser may suggest it when somebody types an address.
    pub suggested: bool,
    /// Whether a file of the browser holds a sentence of the guide that can be read.
    pub text: bool,
    /// Whether any file of the browser holds the address of the guide.
    pub address: bool,
}

/// A line of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// There is none.
    None,
    /// A line that is marked so that the browser does not suggest it.
    Hidden,
    /// A line like any other.
    Shown,
}

#[derive(Default, Serialize, Deserialize)]
struct File {
    remains: Vec<Remains>,
}

const ABOUT: &str = "# Written by `GUIDE_RECORD=1 cargo test -p e2e exit::disk -- --test-threads=1`, never by hand: the same\n\
                     # tests refuse any other result, and the build makes the tables of \"Ce qui reste\" from it.\n\n";

/// Asserts that what was measured is what the file says. With `GUIDE_RECORD`, writes it instead.
pub fn assert_recorded(measured: Remains) -> Result<()> {
    let path = path();
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let mut file: File = if text.is_empty() {
        File::default()
    } else {
        toml::from_str(&text)?
    };
    let key = |one: &Remains| (one.browser.clone(), format!("{:?} {:?}", one.way, one.end));
    let known = file
        .remains
        .iter()
        .position(|one| key(one) == key(&measured));
    if std::env::var_os("GUIDE_RECORD").is_some() {
        match known {
            Some(at) => file.remains[at] = measured,
            None => file.remains.push(measured),
        }
        file.remains.sort_by_key(key);
        std::fs::write(path, format!("{ABOUT}{}", toml::to_string(&file)?))?;
        return Ok(());
    }
    let known = known.with_context(|| format!("not in {}: {measured:?}", path.display()))?;
    let known = &file.remains[known];
    // A newer browser that keeps the same makes no difference.
    let same = Remains {
        version: known.version.clone(),
        ..measured.clone()
    };
    ensure!(
        same == *known,
        "{} says {known:?}, measured {measured:?}",
        path.display()
    );
    Ok(())
}

fn path() -> PathBuf {
    xtask::root().join("src/content/remains.toml")
}
