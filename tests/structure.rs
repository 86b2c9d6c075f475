//! Which module may use which: the arrows of the code map (src/README.md).

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

/// None of these files, and no file in these folders, may contain any of these words.
fn assert_none_contains(folders: &[&str], words: &[&str]) {
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
                    "{} must not contain {word}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn types_and_text_know_nothing_of_the_browser() {
    assert_none_contains(
        &["domain", "content"],
        &["leptos", "web_sys", "wasm_bindgen", "js_sys", "gloo"],
    );
}

/// The app uses the crate `content` without its feature `compiler`, so no dependency of the
/// compiler enters the program.
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
    assert_none_contains(
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

/// The arrows of the code map go one way.
#[test]
fn no_module_uses_a_module_above_it() {
    let above_components = ["crate::app", "crate::live", "crate::desk"];
    assert_none_contains(&["components"], &above_components);
    assert_none_contains(
        &["guide.rs", "workstation.rs"],
        &[&above_components[..], &["crate::components"]].concat(),
    );
    assert_none_contains(
        &["context.rs", "enliven.rs", "nav.rs", "screen", "domain"],
        &[
            &above_components[..],
            &["crate::components", "crate::guide"],
        ]
        .concat(),
    );
    assert_none_contains(
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
    assert_none_contains(&["desk"], &["crate::app", "crate::live"]);
    assert_none_contains(&["content"], &["infos::"]);
}

/// The first part of the program has no `view!`: leptos's code for views would load with it.
#[test]
fn the_first_part_has_no_view() {
    assert_none_contains(
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
    assert_none_contains(
        &["app.rs", "browser", "components", "desk", "live"],
        &["inner_html"],
    );
}
