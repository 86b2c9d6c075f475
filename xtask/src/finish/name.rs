//! Hashes: in the names of files, in the worker's list, in the links of a page.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The hash of a file as the worker, `fetch` and a link want it (`integrity`).
pub fn hash(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// The first 16 digits of a hash: enough for a name.
pub fn short(hash: Sha256) -> String {
    let bytes = hash.finalize();
    let bytes = bytes.iter().take(8);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// A name that changes with the content, so that it can be kept for a year:
/// `fr-0123456789abcdef.html`.
pub fn named(stem: &str, end: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}{end}", short(Sha256::new_with_prefix(bytes)))
}
