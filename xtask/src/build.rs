//! `cargo xtask build`: trunk makes the files, this makes them ready for a server:
//! a small page, its policy, compressed copies, and a check of their weight.

use crate::compress::{self, Weight};
use crate::csp::Mode;
use crate::{csp, embed, hosts, html, root, scripts, step, tools};
use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// What the page holds where its policy goes.
const PLACEHOLDER: &str = "{{csp}}";

/// What the guide's page holds where the name of the page of texts goes, and what that page
/// holds where the styles go (`src/content/build/page.rs`).
const PAGE: &str = "{{page}}";
const STYLES: &str = "{{styles}}";

/// What the page holds where the name of the program with the tools goes, without its ending.
const TOOLS: &str = "{{tools}}";

/// The scripts of `public/` that stand in files of their own.
const OURS: [&str; 8] = [
    "boot.js",
    "later.js",
    "doors.js",
    "curtain.js",
    "texts.js",
    "framed.js",
    "kept.js",
    "embed.js",
];

/// What another site loads on each of its pages.
const EMBED_LIMIT: usize = 3 * 1024;

/// One round trip: what a server may send before the first acknowledgement.
const PAGE_LIMIT: usize = 14 * 1024;

/// All that must arrive before the guide answers.
const START_LIMIT: usize = 100 * 1024;

/// Files that the build adds for servers; no page asks for them.
pub const SERVER_FILES: [&str; 4] = [
    "_headers",
    "headers.conf",
    "headers.caddy",
    "headers.apache",
];

/// The release build, in `dist/`: what a server gets and what the tests run on.
pub fn release() -> Result<PathBuf> {
    let dist = root().join("dist");
    trunk(&root(), &dist, true)?;
    let start = step::begin("page, policy and compressed copies");
    scripts::fill_words(&dist)?;
    shrink_script(&dist)?;
    for script in std::iter::once("outils.js").chain(OURS) {
        shrink(&dist.join(script))?;
    }
    shrink_inlined(&dist)?;
    name_tools(&dist)?;
    add_texts(&dist)?;
    let page = finish_page(&dist, html::minify)?;
    write_server_files(&dist, &page)?;
    scripts::fill_worker(&dist, &page)?;
    shrink(&dist.join(scripts::WORKER))?;
    let weights = compress::folder(&dist)?;
    step::end("page, policy and compressed copies", start);
    println!("\n{}", table(&weights));
    check(&weights)?;
    Ok(dist)
}

/// A quick build to work on, apart from the release build so that it is never shipped.
pub fn dev() -> Result<PathBuf> {
    let dist = root().join("target/dev-dist");
    trunk(&root(), &dist, false)?;
    scripts::fill_words(&dist)?;
    name_tools(&dist)?;
    add_texts(&dist)?;
    let page = finish_page(&dist, str::to_owned)?;
    write_server_files(&dist, &page)?;
    scripts::fill_worker(&dist, &page)?;
    Ok(dist)
}

/// Runs trunk on the package in `dir`.
pub fn trunk(dir: &Path, dist: &Path, release: bool) -> Result<()> {
    let mut trunk = tools::command("trunk");
    // trunk 0.21 refuses the usual NO_COLOR=1, and its own backtrace hides the error.
    trunk.env_remove("NO_COLOR").env_remove("RUST_BACKTRACE");
    trunk.current_dir(dir);
    trunk.arg("build").arg("--dist").arg(dist);
    if release {
        trunk.arg("--release");
    }
    step::run(
        if release {
            "trunk, release build"
        } else {
            "trunk"
        },
        &mut trunk,
    )
}

/// The script that wasm-bindgen writes for people to read, made for a network: 4.6 kB
/// (brotli) instead of 6.3. The page names its hash, so that one is made again.
fn shrink_script(dist: &Path) -> Result<()> {
    let files = compress::files(dist)?;
    let is_it = |name: &&String| name.starts_with("infos-") && name.ends_with(".js");
    let script = files
        .iter()
        .find(is_it)
        .context("trunk wrote no script of the app")?;
    let script = dist.join(script);
    let before = csp::integrity(&std::fs::read(&script)?);
    shrink(&script)?;
    let after = csp::integrity(&std::fs::read(&script)?);
    let page = dist.join("index.html");
    let text = std::fs::read_to_string(&page)?;
    ensure!(
        text.contains(&before),
        "the page does not name the hash of {}",
        script.display()
    );
    std::fs::write(page, text.replace(&before, &after))?;
    Ok(())
}

/// The script of the exit, which trunk has put into the page: 0.3 kB (brotli) less.
fn shrink_inlined(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let text = std::fs::read_to_string(&page)?;
    let inlined = dist.join("inlined.js");
    let mut small = String::with_capacity(text.len());
    for part in html::parts(&text) {
        match part {
            html::Part::Raw {
                element: "script",
                text,
            } if !text.trim().is_empty() => {
                std::fs::write(&inlined, text)?;
                shrink(&inlined)?;
                small += std::fs::read_to_string(&inlined)?.trim_end();
                std::fs::remove_file(&inlined)?;
            }
            html::Part::Comment(text)
            | html::Part::Tag(text)
            | html::Part::Text(text)
            | html::Part::Raw { text, .. } => small += text,
        }
    }
    std::fs::write(page, small)?;
    Ok(())
}

fn shrink(script: &Path) -> Result<()> {
    step::run(
        "terser",
        tools::command("terser")
            .arg(script)
            .args(["--module", "--ecma", "2020", "--mangle"])
            .args(["--compress", "passes=2,ecma=2020"])
            .arg("--output")
            .arg(script),
    )
}

/// Names the program with the tools after its content, as trunk does for the guide, and
/// tells the page: an old page then never meets new tools.
fn name_tools(dist: &Path) -> Result<()> {
    let parts = [
        ("outils_bg.wasm", "_bg.wasm"),
        ("outils.js", ".js"),
        ("desk.css", ".css"),
    ];
    let mut all = Sha256::new();
    for (name, _) in parts {
        all.update(std::fs::read(dist.join(name))?);
    }
    let hash = short(all);
    for (name, end) in parts {
        std::fs::rename(dist.join(name), dist.join(format!("outils-{hash}{end}")))?;
    }
    let page = dist.join("index.html");
    let text = std::fs::read_to_string(&page)?;
    ensure!(
        text.contains(TOOLS),
        "index.html has no {TOOLS} where the name of the tools goes"
    );
    std::fs::write(page, text.replace(TOOLS, &format!("/outils-{hash}")))?;
    Ok(())
}

/// The first 16 digits of a hash: enough for a name.
pub fn short(hash: Sha256) -> String {
    let bytes = hash.finalize();
    bytes
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Puts the texts, which the app's build step has written, beside the app.
fn add_texts(dist: &Path) -> Result<()> {
    let packs = root().join("target/packs");
    let entries = std::fs::read_dir(&packs).with_context(|| {
        format!(
            "no texts in {}: run `cargo clean --package infos` and build again",
            packs.display()
        )
    })?;
    for pack in entries {
        let pack = pack?;
        std::fs::copy(pack.path(), dist.join(pack.file_name()))?;
    }
    Ok(())
}

/// Puts the policy into the page. What is inlined is not left beside it.
fn finish_page(dist: &Path, shrink: impl Fn(&str) -> String) -> Result<String> {
    let path = dist.join("index.html");
    let page = std::fs::read_to_string(&path).context("dist/index.html")?;
    let page = shrink(&page);
    ensure!(
        page.contains(PLACEHOLDER),
        "index.html has no {PLACEHOLDER} where its policy goes"
    );
    let texts = texts_page(dist)?;
    let page = page.replace(PAGE, &format!("/{texts}"));
    let page = page.replacen(PLACEHOLDER, &csp::meta(&page), 1);
    std::fs::write(&path, &page)?;
    // The same styles, so that the policy of the one page is right for the other.
    let texts = dist.join(texts);
    let text = std::fs::read_to_string(&texts)?;
    std::fs::write(&texts, text.replacen(STYLES, &html::styles(&page), 1))?;
    let inlined = dist.join("exit.js");
    if !page.contains("exit.js") && inlined.exists() {
        std::fs::remove_file(inlined)?;
    }
    Ok(page)
}

/// The name of the page that holds every card as plain HTML.
fn texts_page(dist: &Path) -> Result<String> {
    let files = compress::files(dist)?;
    let is_it = |name: &String| name.ends_with(".html") && name != "index.html";
    files.into_iter().find(is_it).context(
        "no page of texts in target/packs: run `cargo clean --package infos` and build again",
    )
}

fn write_server_files(dist: &Path, page: &str) -> Result<()> {
    let files: Vec<String> = compress::files(dist)?
        .into_iter()
        .filter(|file| !SERVER_FILES.contains(&file.as_str()))
        .collect();
    let headers = csp::headers(page, &embed::sites()?);
    let texts = [
        hosts::host_file(&headers, Mode::Plain, &files),
        hosts::nginx_file(&headers),
        hosts::caddy_file(&headers),
        hosts::apache_file(&headers),
    ];
    for (name, text) in SERVER_FILES.iter().zip(texts) {
        std::fs::write(dist.join(name), text)?;
    }
    Ok(())
}

fn table(weights: &[Weight]) -> String {
    let width = weights
        .iter()
        .map(|weight| weight.name.len())
        .max()
        .unwrap_or(0);
    let mut text = format!("{:width$} {:>9} {:>9} {:>9}\n", "file", "raw", "br", "gz");
    for Weight { name, raw, br, gz } in weights {
        text += &format!("{name:width$} {raw:>9} {br:>9} {gz:>9}\n");
    }
    text
}

/// The weights that the project promises (design, section 8).
fn check(weights: &[Weight]) -> Result<()> {
    let page = weights.iter().find(|weight| weight.name == "index.html");
    let page = page.context("the build has no index.html")?;
    let needed = |weight: &&Weight| {
        let name = weight.name.as_str();
        // snippets/: scripts that a crate brings along, imported by the app's.
        let own = name == "index.html" || name == "boot.js" || csp::hashed(name);
        // The texts follow; the page of texts is for browsers that do not start the app.
        let texts = name.ends_with(".bin") || name.ends_with(".html") && name != "index.html";
        // Asked for by whoever works at a counter.
        let tools = name.starts_with("outils-");
        own && !texts && !tools || name.starts_with("snippets/")
    };
    let start: usize = weights.iter().filter(needed).map(|weight| weight.br).sum();
    let embed = weights.iter().find(|weight| weight.name == "embed.js");
    let embed = embed.context("the build has no embed.js")?.gz;
    println!("embed.js: {embed} gz, of {EMBED_LIMIT} at most");
    println!(
        "index.html: {} br, {} gz, of {PAGE_LIMIT} at most",
        page.br, page.gz
    );
    println!("all that starts the guide: {start} br, of {START_LIMIT} at most\n");
    let over = [
        ("index.html.br", page.br, PAGE_LIMIT),
        ("index.html.gz", page.gz, PAGE_LIMIT),
        ("embed.js.gz", embed, EMBED_LIMIT),
        ("page, boot, app and wasm (br)", start, START_LIMIT),
    ];
    let over: Vec<String> = over
        .into_iter()
        .filter(|(_, size, limit)| size > limit)
        .map(|(what, size, limit)| format!("{what}: {} bytes too many", size - limit))
        .collect();
    if !over.is_empty() {
        bail!("the build is too heavy: {}", over.join("; "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(page: usize, wasm: usize) -> Vec<Weight> {
        let weight = |name: &str, size| Weight {
            name: name.into(),
            raw: size,
            br: size,
            gz: size,
        };
        vec![
            weight("index.html", page),
            weight("infos-0123456789abcdef_bg.wasm", wasm),
            weight("embed.js", EMBED_LIMIT),
        ]
    }

    #[test]
    fn too_heavy_is_an_error_that_says_by_how_much() {
        assert!(check(&weights(PAGE_LIMIT, START_LIMIT - PAGE_LIMIT)).is_ok());
        let error = check(&weights(PAGE_LIMIT + 3, START_LIMIT)).expect_err("too heavy");
        let text = error.to_string();
        assert!(text.contains("index.html.br: 3 bytes"), "{text}");
        assert!(
            text.contains(&format!("{} bytes", PAGE_LIMIT + 3)),
            "{text}"
        );
    }
}
