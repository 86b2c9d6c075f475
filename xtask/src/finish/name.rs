//! Hashes for file names, for the worker's list and for the links of a page.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The hash of a file in the form that the worker, `fetch` and a link need (`integrity`).
pub fn hash(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// The first 16 digits of a hash, which are enough for a file name.
pub fn short(hash: Sha256) -> String {
    let bytes = hash.finalize();
    let bytes = bytes.iter().take(8);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// A file name that changes with the content, so that browsers can cache the file for a year:
/// `fr-0123456789abcdef.html`.
pub fn named(stem: &str, end: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}{end}", short(Sha256::new_with_prefix(bytes)))
}
