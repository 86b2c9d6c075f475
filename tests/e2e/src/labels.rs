//! The words of the guide, read from its files so that a change of wording does not fail a test.

use anyhow::{Context, Result};

/// The label `name` of `[section]`, in any file of `src/content/fr/` that has it. In
/// `section.toml`, the section need not be named.
pub fn label(section: &str, name: &str) -> Result<String> {
    let folder = xtask::root().join("src/content/fr");
    for file in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = file?.path();
        if path.extension().is_none_or(|kind| kind != "toml") {
            continue;
        }
        let table: toml::Table = std::fs::read_to_string(&path)?
            .parse()
            .with_context(|| path.display().to_string())?;
        let whole = path.file_stem().is_some_and(|stem| stem == section);
        let labels = table
            .get(section)
            .and_then(toml::Value::as_table)
            .or(whole.then_some(&table));
        if let Some(label) = labels.and_then(|labels| labels.get(name)?.as_str()) {
            return Ok(label.to_owned());
        }
    }
    anyhow::bail!("no {section}.{name} in {}", folder.display())
}
