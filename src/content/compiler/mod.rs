//! Build step: reads `src/content/<lang>/`, checks it, and writes two packs and a page.
//!
//! The start pack is compiled into the app. The text pack goes to `target/packs/`,
//! from where `cargo xtask build` puts it beside the app; its name holds a hash of
//! its content, so that an app never meets the texts of another version. Beside it goes
//! the same text as a page, for browsers without WebAssembly or without scripts.
//!
//! A mistake in the text stops the build with file, line and what to do.

#[path = "../../domain/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the app uses the rest")]
mod domain;

#[path = "../../search/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the app uses the rest")]
mod search;

mod cards;
mod contacts;
mod floor;
mod inline;
mod interface;
mod lang;
mod orientation;
mod page;
mod problem;
mod remains;
mod search_index;
mod sources;
mod typography;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs, io, process};

use domain::{Start, Texts};

fn main() {
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-changed=src/domain");
    println!("cargo::rerun-if-changed=src/search");
    println!("cargo::rerun-if-changed=index.html");

    // Cargo runs this in the root of the package.
    let folder = Path::new("src/content/fr");
    let read = lang::read(folder).and_then(|(start, texts)| {
        floor::check(Path::new("index.html"), &start)?;
        lang::scripts(folder)?;
        Ok((start, texts, lang::desk(folder)?))
    });
    match read {
        Ok((start, texts, desk)) => {
            if let Err(error) = write(&start, &texts, &desk) {
                println!("cargo::error=cannot write the packs: {error}");
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

fn write(start: &Start, texts: &Texts, desk: &lang::Desk) -> io::Result<()> {
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let packed = postcard::to_allocvec(start).map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("start.pack"), packed)?;
    let packed = postcard::to_allocvec(&(&desk.labels, &desk.plain)).map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("desk.pack"), packed)?;

    let packed = postcard::to_allocvec(texts).map_err(io::Error::other)?;
    let mut hasher = DefaultHasher::new();
    packed.hash(&mut hasher);
    let name = format!("fr-{:016x}.bin", hasher.finish());
    let folder = Path::new("target/packs");
    fs::create_dir_all(folder)?;
    for old in fs::read_dir(folder)?.flatten() {
        fs::remove_file(old.path())?;
    }
    fs::write(folder.join(&name), packed)?;
    fs::write(
        folder.join(name.replace(".bin", ".html")),
        page::render(start, texts),
    )?;
    println!("cargo::rustc-env=TEXTS={name}");
    Ok(())
}
