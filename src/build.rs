//! Generates the types of the app's labels from the text.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=src/content/fr");
    // The step that splits the program in two needs the relocations, to know where each function
    // is used (`xtask/src/finish/programs.rs`).
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=infos=--emit-relocs");
    }
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
