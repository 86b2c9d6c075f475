//! Every test that the accessibility grid names exists: if a test is renamed, the grid must follow.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop")]

use std::fs;
use std::path::Path;

use content::compiler::publication::Grid;

#[test]
fn the_grid_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let grid = Grid::read(&root.join("src/accessibility/grid.toml")).unwrap();
    let mut gone = Vec::new();
    for criterion in &grid.criteria {
        for test in &criterion.tests {
            if !exists(root, test) {
                gone.push(format!("{}: {test}", criterion.id));
            }
        }
    }
    assert!(
        gone.is_empty(),
        "the grid names tests that do not exist: {gone:#?}"
    );
}

/// `tests/style.rs::name`, or `walk::everywhere::on_a_computer` below `tests/e2e/tests`.
fn exists(root: &Path, test: &str) -> bool {
    let names: Vec<&str> = test.split("::").collect();
    let (text, rest) = if let Some((file, rest)) = test.split_once(".rs::") {
        let text = fs::read_to_string(root.join(format!("{file}.rs")));
        (text.ok(), rest.split("::").collect())
    } else {
        let folder = root.join("tests/e2e/tests");
        let file = (1..names.len()).rev().find_map(|end| {
            let path = names.get(..end)?.join("/");
            let files = [format!("{path}.rs"), format!("{path}/mod.rs")];
            let text = files
                .iter()
                .find_map(|file| fs::read_to_string(folder.join(file)).ok())?;
            Some((text, names.get(end..)?.to_vec()))
        });
        match file {
            Some((text, rest)) => (Some(text), rest),
            None => (None, Vec::new()),
        }
    };
    let Some(text) = text else { return false };
    !rest.is_empty()
        && rest.iter().all(|name| {
            text.contains(&format!("fn {name}(")) || text.contains(&format!("mod {name}"))
        })
}
