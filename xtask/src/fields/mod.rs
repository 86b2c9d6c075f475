//! `cargo xtask content fields`: writes `src/content/FIELDS.md`, every field of every file that a
//! volunteer edits. What it says stands in the doc comments of the Rust types that read those
//! files, so that page and program cannot disagree; a test compares them.

mod kinds;
mod rust;
mod write;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use content::compiler::Problem;

use crate::root;
use kinds::{By, KINDS, Kind};
use write::Writer;

/// The page, from the root of the repository.
const PAGE: &str = "src/content/FIELDS.md";

/// Writes the page.
///
/// # Errors
/// If a type cannot be told, with file and line.
pub fn run() -> Result<()> {
    fs::write(root().join(PAGE), page()?)?;
    println!("{PAGE} is written.");
    Ok(())
}

/// What the page says.
fn page() -> Result<String> {
    let mut writer = Writer::read(&root().join("src/content"))?;
    for Kind {
        files,
        source,
        said_by,
    } in &KINDS
    {
        // Two sources may read one file.
        let title = format!("\n## `{files}`\n");
        if !writer.text.contains(&title) {
            writer.text += &title;
        }
        let _ = writeln!(
            writer.text,
            "\nRead by [`compiler/{source}`](compiler/{source})."
        );
        for by in *said_by {
            match by {
                By::Fields(place, name) => writer.fields(source, place, name),
                By::Words(place, name) => writer.words(source, place, name),
                By::Module(place) => writer.module(source, place),
                By::Sections(name) => writer.sections(source, name),
                By::Host => writer.host(source),
            }
        }
    }
    writer.tell_unlisted();
    if writer.problems.is_empty() {
        return Ok(writer.text);
    }
    writer.problems.sort();
    let lines: Vec<String> = writer.problems.iter().map(Problem::to_string).collect();
    Err(anyhow!(
        "the fields cannot all be told\n{}",
        lines.join("\n")
    ))
}

/// Every file of a folder and of those inside it, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{PAGE, Problem, Writer, page};
    use crate::root;

    #[test]
    fn a_field_without_a_doc_comment_is_told_and_so_is_a_struct_left_out() {
        let source = "/// A shop.\n#[derive(Deserialize)]\nstruct Shop {\n    name: String,\n}\n\
                      #[derive(Deserialize)]\nstruct Forgotten {}\n";
        let file = syn::parse_file(source).unwrap();
        let mut writer = Writer::of([("compiler/shop.rs".to_owned(), file)].into());
        writer.fields("shop.rs", "Each shop", "Shop");
        writer.tell_unlisted();
        let told: Vec<String> = writer.problems.iter().map(Problem::to_string).collect();
        assert!(told[0].starts_with("src/content/compiler/shop.rs:4: `name` has no doc comment"));
        assert!(told[1].starts_with("src/content/compiler/shop.rs:7: `Forgotten` reads a file"));
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn the_page_says_what_the_types_say() {
        let says = page().unwrap_or_else(|error| panic!("{error}"));
        let written = fs::read_to_string(root().join(PAGE)).unwrap_or_default();
        assert!(
            says == written,
            "{PAGE} is not what the types say: run cargo xtask content fields"
        );
    }
}
