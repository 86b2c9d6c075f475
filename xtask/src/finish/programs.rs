//! The program, cut into the part that comes first and the part that follows, and made ready for
//! the network (`src/decisions/what-comes-first.md`).
//!
//! trunk runs wasm-bindgen on the whole program. After that the program can no longer be cut,
//! because the information about where each function is used is lost. So trunk's two files are
//! removed and made again here from the output of rustc.

use super::name::{hash, short};
use super::shrink;
use crate::{html, root, step, tools};
use anyhow::{Context, Result, anyhow, ensure};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The places in the page of the program's two files: the selector, the attribute that holds the
/// address, and the one for the hash by which the browser checks the file.
const CHECKED: [(&str, &str, &str); 2] = [
    ("link[rel=modulepreload][integrity]", "href", "integrity"),
    ("#boot", "data-wasm", "data-integrity"),
];

/// The name of the program, without a hash.
const PROGRAM: &str = "infos";

/// The options of wasm-opt. It may use the WebAssembly features that every browser since 2022 has.
const WASM_OPT: [&str; 10] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--low-memory-unused",
    "--strip-producers",
    "--strip-target-features",
    "-Os",
];

/// Prepares the programs and writes their names and hashes into the page. The page links to the
/// files that come first; the script requests the part that follows.
pub fn programs(dist: &Path, page: &str, release: bool) -> Result<String> {
    let whole = linked(page)?
        .into_iter()
        .find(|file| file.ends_with(".js") && !file.contains('/'))
        .context("trunk linked no script of the app in the page")?;
    let whole = whole.trim_end_matches(".js");
    for end in [".js", "_bg.wasm"] {
        let file = dist.join(format!("{whole}{end}"));
        std::fs::remove_file(&file).with_context(|| file.display().to_string())?;
    }
    let (script, wasm) = cut(&compiled(release), dist, release)?;
    // Browsers cache both for a year under their name, so the name holds the hash of what is
    // served.
    let mut all = Sha256::new();
    for file in [&script, &wasm] {
        all.update(std::fs::read(file)?);
    }
    let name = format!("{PROGRAM}-{}", short(all));
    std::fs::rename(script, dist.join(format!("{name}.js")))?;
    std::fs::rename(wasm, dist.join(format!("{name}_bg.wasm")))?;
    let mut page = page.replace(whole, &name);
    for (selector, address, integrity) in CHECKED {
        page = html::set_attribute(&page, selector, integrity, address, |address| {
            let file = address.trim_start_matches('/');
            Ok(hash(
                &std::fs::read(dist.join(file)).context(file.to_owned())?,
            ))
        })?;
    }
    Ok(page)
}

/// The path of the program that cargo has built. trunk builds into cargo's usual folder.
fn compiled(release: bool) -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let profile = if release { "release" } else { "debug" };
    target
        .join(tools::TARGET)
        .join(profile)
        .join(PROGRAM)
        .with_extension("wasm")
}

/// Cuts the program into files in `dist`. Returns the script and the part that comes first. Their
/// names have no hash yet; the script already knows the name of the part that follows.
fn cut(program: &Path, dist: &Path, release: bool) -> Result<(PathBuf, PathBuf)> {
    let wasm = std::fs::read(program).with_context(|| program.display().to_string())?;
    let first = dist.join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = dist;
    options.main_out_path = &first;
    options.main_module = "./itself.js";
    options.link_name = "./parts.js";
    let parts = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:?}"))?;
    // The same options as cargo-leptos.
    step::quiet(
        tools::command("wasm-bindgen")
            .args(["--target=web", "--no-typescript", "--keep-lld-exports"])
            .args([
                "--no-demangle",
                "--remove-name-section",
                "--remove-producers-section",
            ])
            .arg(format!("--out-name={PROGRAM}"))
            .arg("--out-dir")
            .arg(dist)
            .arg(&first),
    )?;
    std::fs::remove_file(&first)?;

    // The loader and the script import each other, so neither could be named after the content of
    // both. They become one file.
    let loader = dist.join("parts.js");
    let mut loads = replace_once(
        &std::fs::read_to_string(&loader)?,
        "import { initSync } from \"./itself.js\";",
        "",
    )?;
    std::fs::remove_file(&loader)?;
    for part in &parts.split_modules {
        if release {
            optimise(part)?;
        }
        let file = part.file_name().and_then(|name| name.to_str());
        let file = file.context("a part of the program has no name")?;
        let mut content = Sha256::new();
        content.update(std::fs::read(part)?);
        let name = format!("{PROGRAM}-{}.wasm", short(content));
        loads = replace_once(&loads, &format!("\"./{file}\""), &format!("\"./{name}\""))?;
        std::fs::rename(part, dist.join(name))?;
    }
    let exported: Vec<&str> = loads
        .lines()
        .filter_map(|line| line.strip_prefix("export const ")?.split_once(" ="))
        .map(|(name, _)| name)
        .collect();
    let import = format!("const import1 = {{ {} }};", exported.join(", "));
    let loads = loads.replace("export const ", "const ");
    let script = dist.join(format!("{PROGRAM}.js"));
    let main = replace_once(
        &std::fs::read_to_string(&script)?,
        "import * as import1 from \"./parts.js\"",
        "",
    )?;
    std::fs::write(&script, format!("{main}\n{loads}\n{import}\n"))?;
    let first = dist.join(format!("{PROGRAM}_bg.wasm"));
    if release {
        optimise(&first)?;
        shrink::script(&script)?;
    }
    Ok((script, first))
}

fn optimise(wasm: &Path) -> Result<()> {
    let mut command = tools::command("wasm-opt");
    command.args(WASM_OPT).arg(wasm).arg("-o").arg(wasm);
    step::quiet(&mut command)
}

/// Replaces a text that a tool wrote. An error means that another version of the tool writes
/// something else.
fn replace_once(text: &str, from: &str, to: &str) -> Result<String> {
    ensure!(
        text.matches(from).count() == 1,
        "the tool that cuts the program has not written {from} exactly once: is it another version? Change {}",
        file!()
    );
    Ok(text.replace(from, to))
}

/// The files of the program that the page names and checks: those that come first.
pub fn linked(page: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for (selector, address, _) in CHECKED {
        for attributes in html::attributes(page, selector)? {
            let named = attributes.into_iter().find(|(name, _)| name == address);
            files.extend(named.map(|(_, address)| address.trim_start_matches('/').to_owned()));
        }
    }
    Ok(files)
}
