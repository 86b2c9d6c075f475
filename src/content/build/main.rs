//! Build step: reads `src/content/<lang>/`, checks it, writes one pack per language.
//!
//! A mistake in the text stops the build with file, line and what to do.

#[path = "../../domain/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the app uses the rest")]
mod domain;

mod cards;
mod contacts;
mod floor;
mod inline;
mod interface;
mod lang;
mod problem;
mod sources;
mod typography;

use std::path::Path;
use std::{env, fs, process};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| String::from("."));
    let root = Path::new(&root);
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-changed=src/domain");
    println!("cargo::rerun-if-changed=index.html");

    let read = lang::read(&root.join("src/content/fr")).and_then(|guide| {
        floor::check(&root.join("index.html"), &guide)?;
        postcard::to_allocvec(&guide).map_err(|error| vec![problem::Problem::whole(root, error.to_string(), "report it")])
    });
    match read {
        Ok(pack) => {
            let out = env::var("OUT_DIR").unwrap_or_default();
            if let Err(error) = fs::write(Path::new(&out).join("fr.pack"), pack) {
                eprintln!("cannot write the pack: {error}");
                process::exit(1);
            }
        }
        Err(problems) => {
            for problem in &problems {
                println!("cargo::error={problem}");
            }
            process::exit(1);
        }
    }
}
