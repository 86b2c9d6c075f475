//! Compresses files once, at build time and as much as possible, so that the server only has to
//! send them.

use anyhow::Result;
use rayon::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Kinds of file that become smaller when compressed.
const KINDS: &[&str] = &[
    "html",
    "js",
    "css",
    "wasm",
    "bin",
    "svg",
    "json",
    "txt",
    "ico",
    "webmanifest",
];

/// A file of the build and its three sizes in bytes.
pub struct Weight {
    /// Its path inside the folder, with `/`.
    pub name: String,
    /// Uncompressed.
    pub raw: usize,
    /// Compressed with brotli; the same as `raw` if the file is not compressed.
    pub br: usize,
    /// Compressed with gzip; the same as `raw` if the file is not compressed.
    pub gz: usize,
}

/// Writes `.br` and `.gz` beside every file of `dir` that becomes smaller.
pub fn folder(dir: &Path) -> Result<Vec<Weight>> {
    let names = files(dir)?;
    let weights = names.into_par_iter().map(|name| file(dir, name));
    weights.collect()
}

/// Compresses one file, if files of its kind become smaller.
fn file(dir: &Path, name: String) -> Result<Weight> {
    let path = dir.join(&name);
    let bytes = std::fs::read(&path)?;
    let mut weight = Weight {
        name,
        raw: bytes.len(),
        br: bytes.len(),
        gz: bytes.len(),
    };
    let kind = path.extension();
    if kind.is_some_and(|kind| KINDS.iter().any(|known| kind == *known)) {
        let (br, gz) = (brotli(&bytes)?, gzip(&bytes)?);
        (weight.br, weight.gz) = (br.len(), gz.len());
        std::fs::write(beside(&path, ".br"), br)?;
        std::fs::write(beside(&path, ".gz"), gz)?;
    }
    Ok(weight)
}

/// The files of a folder and its subfolders, sorted, without hidden and compressed files.
pub fn files(dir: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        if entry.path().is_dir() {
            let inside = files(&entry.path())?;
            found.extend(inside.iter().map(|file| format!("{name}/{file}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// The path with `suffix` added after the whole file name.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Compresses as much as possible with brotli, which every browser since 2016 reads.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
