//! The pages of other sites that the text names, and where each is written: for those who check
//! that they are still there.

use std::path::{Path, PathBuf};

use super::places::by_hand;
use super::problem::{Problem, Problems};
use super::read;

/// The address of a page of another site, where it is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The file.
    pub file: PathBuf,
    /// Counted from 1.
    pub line: usize,
    /// The address.
    pub url: String,
}

impl Address {
    /// An address on a line.
    pub fn new(file: &Path, line: usize, url: &str) -> Self {
        Self {
            file: file.into(),
            line,
            url: url.to_owned(),
        }
    }
}

/// Every address of the contacts, the sources, the services called by hand and the links inside
/// texts, by file and line.
///
/// # Errors
/// Every mistake of the text.
pub fn addresses(content: &Path, lang: &str) -> Result<Vec<Address>, Vec<Problem>> {
    let guide = read(content, lang)?;
    let folder = content.join(lang);
    let mut problems = Problems::new();
    let mut all = by_hand::addresses(&folder.join("places"), &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    all.extend(guide.outside);
    let file = folder.join("sources.toml");
    // Our own measurements have no address.
    let sources = guide.sources.iter().filter(|one| !one.url.is_empty());
    all.extend(sources.map(|one| Address::new(&file, one.line, &one.url)));
    all.sort();
    Ok(all)
}
