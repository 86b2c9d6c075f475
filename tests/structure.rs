//! The arrows of the code map (src/README.md): who may know whom.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop")]

use std::path::{Path, PathBuf};
use std::{fs, io};

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            rust_files(&path, found)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

/// None of these files and no file of these folders may hold any of these words.
fn forbid(folders: &[&str], words: &[&str]) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for folder in folders {
        let mut files = Vec::new();
        let path = source.join(folder);
        if path.is_file() {
            files.push(path);
        } else {
            rust_files(&path, &mut files).unwrap();
        }
        assert!(!files.is_empty(), "{folder} has no file");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            for word in words {
                assert!(
                    !text.contains(word),
                    "{} must not know {word}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn types_and_text_know_nothing_of_the_browser() {
    forbid(
        &["domain", "content"],
        &["leptos", "web_sys", "wasm_bindgen", "js_sys", "gloo"],
    );
}

/// What the app takes from the crate of the text brings nothing of the compiler with it.
#[test]
fn the_app_depends_on_the_text_without_its_compiler() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let (_, dependencies) = manifest.split_once("\n[dependencies]\n").unwrap();
    let (dependencies, _) = dependencies.split_once("\n[").unwrap();
    assert!(dependencies.contains("content = { path = \"src/content\" }"));
    let manifest = fs::read_to_string(root.join("src/content/Cargo.toml")).unwrap();
    let (_, dependencies) = manifest.split_once("\n[dependencies]\n").unwrap();
    let (dependencies, _) = dependencies.split_once("\n[").unwrap();
    for line in dependencies.lines().filter(|line| line.contains(" = ")) {
        let always = line.starts_with("serde ") || line.starts_with("postcard ");
        assert!(always || line.contains("optional = true"), "{line}");
    }
}

#[test]
fn only_the_browser_folder_touches_the_browser() {
    forbid(
        &[
            "app.rs",
            "components",
            "context.rs",
            "desk",
            "domain",
            "enliven.rs",
            "guide.rs",
            "live",
            "nav.rs",
            "screen",
            "workstation.rs",
        ],
        &["web_sys", "js_sys", "gloo_storage", "wasm_bindgen"],
    );
}

/// The arrows of the code map, one way.
#[test]
fn nothing_knows_what_stands_above_it() {
    let above_components = ["crate::app", "crate::live", "crate::desk"];
    forbid(&["components"], &above_components);
    forbid(
        &["guide.rs", "workstation.rs"],
        &[&above_components[..], &["crate::components"]].concat(),
    );
    forbid(
        &["context.rs", "enliven.rs", "nav.rs", "screen", "domain"],
        &[
            &above_components[..],
            &["crate::components", "crate::guide"],
        ]
        .concat(),
    );
    forbid(
        &["browser"],
        &[
            "crate::app",
            "crate::live",
            "crate::desk",
            "crate::components",
            "crate::context",
            "crate::nav",
            "crate::screen",
        ],
    );
    forbid(&["desk"], &["crate::app", "crate::live"]);
    forbid(&["content"], &["infos::"]);
}

/// The part that comes first has no view: the machinery of views would come with it.
#[test]
fn the_first_part_has_no_view() {
    forbid(
        &[
            "app.rs",
            "browser",
            "context.rs",
            "enliven.rs",
            "nav.rs",
            "screen",
        ],
        &["view! {"],
    );
}

#[test]
fn nothing_is_put_in_the_page_as_a_string() {
    forbid(
        &["app.rs", "browser", "components", "desk", "live"],
        &["inner_html"],
    );
}
