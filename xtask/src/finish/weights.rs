//! The weight limits that the project promises. A text, a label or a contact can only break the
//! limit of one round trip.

use crate::compress::{self, Weight};
use anyhow::{Context, Result, bail};

/// The script that another site loads on each of its pages.
const EMBED_LIMIT: usize = 3 * 1024;

/// One round trip: the bytes that a server may send before the first acknowledgement.
const PAGE_LIMIT: usize = 14 * 1024;

/// The code that must arrive before the app answers: the page without its text, the loader and
/// the programs that the page links to.
const CODE_LIMIT: usize = 100 * 1024;

/// Prints every file with its three sizes, and fails if something is too heavy. `shell` is the page
/// without its text, `first` the programs that the page links to.
pub fn check(weights: &[Weight], shell: &str, first: &[String]) -> Result<()> {
    println!("\n{}", table(weights));
    let find = |name: &str| {
        let weight = weights.iter().find(|weight| weight.name == name);
        weight.with_context(|| format!("the build has no {name}"))
    };
    let (page, embed) = (find("index.html")?, find("embed.js")?);
    let comes_first = |weight: &&Weight| {
        let name = weight.name.as_str();
        // snippets/: scripts that a crate brings along and that the app's script imports.
        name == "boot.js" || name.starts_with("snippets/") || first.iter().any(|file| file == name)
    };
    let programs = weights.iter().filter(comes_first).map(|weight| weight.br);
    let code = compress::brotli(shell.as_bytes())?.len() + programs.sum::<usize>();
    println!(
        "first response: {} bytes (br); code before the app answers: {code} bytes (br)",
        page.br
    );
    let rows = [
        ("index.html.br", page.br, PAGE_LIMIT),
        ("index.html.gz", page.gz, PAGE_LIMIT),
        ("embed.js.gz", embed.gz, EMBED_LIMIT),
        ("the code before the app answers, in .br", code, CODE_LIMIT),
    ];
    let over: Vec<String> = rows
        .iter()
        .filter(|(_, size, limit)| size > limit)
        .map(|(what, size, limit)| {
            let over = size - limit;
            format!("{what}: {over} bytes over {limit} ({size} bytes)")
        })
        .collect();
    if !over.is_empty() {
        bail!("too heavy\n{}", over.join("\n"));
    }
    Ok(())
}

fn table(weights: &[Weight]) -> String {
    let names = weights.iter().map(|weight| weight.name.len());
    let width = names.max().unwrap_or(0);
    let mut text = format!("{:width$} {:>9} {:>9} {:>9}\n", "file", "raw", "br", "gz");
    for Weight { name, raw, br, gz } in weights {
        text += &format!("{name:width$} {raw:>9} {br:>9} {gz:>9}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const WASM: &str = "infos-0123456789abcdef_bg.wasm";

    fn weights(page: usize, wasm: usize) -> Vec<Weight> {
        [
            ("index.html", page),
            (WASM, wasm),
            ("fr-0123456789abcdef.html", 10 * CODE_LIMIT),
            ("boot.js", 1024),
            ("embed.js", EMBED_LIMIT),
        ]
        .map(|(name, size)| Weight {
            name: name.into(),
            raw: size,
            br: size,
            gz: size,
        })
        .into()
    }

    #[test]
    fn a_build_that_is_too_heavy_says_by_how_much() {
        let first = [WASM.to_owned()];
        let check = |page, wasm| check(&weights(page, wasm), "", &first);
        // Neither the texts nor the text of the page count. An empty page is one byte when
        // compressed.
        let rest = CODE_LIMIT - 1024 - 1;
        assert!(check(PAGE_LIMIT, rest).is_ok());
        let text = check(PAGE_LIMIT + 3, rest + 5)
            .expect_err("too heavy")
            .to_string();
        assert!(text.contains("index.html.br: 3 bytes over"), "{text}");
        assert!(text.contains("index.html.gz: 3 bytes over"), "{text}");
        assert!(text.contains("answers, in .br: 5 bytes over"), "{text}");
    }
}
