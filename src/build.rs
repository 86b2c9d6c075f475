//! Writes the types of the labels for the app, from the text.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=src/content/fr");
    let labels = content::compiler::labels_rs(Path::new("src/content"), "fr");
    let labels = labels.unwrap_or_else(|problems| {
        for problem in problems {
            println!("cargo::error={problem}");
        }
        process::exit(1);
    });
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&out).join("labels.rs"), labels) {
        println!("cargo::error=cannot write the labels: {error}");
        process::exit(1);
    }
}
