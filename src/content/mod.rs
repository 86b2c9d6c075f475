//! The text of the guide, checked and packed by the build step (`src/content/build`).

use crate::domain::{DeskWords, Guide, Start, Texts};

/// What starts the guide. Postcard: decoding it costs far less code than JSON.
static START: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/start.pack"));

/// Where the texts of this very version are, beside the app.
pub const TEXTS: &str = concat!("/", env!("TEXTS"));

/// What starts the guide, in French; `None` if it cannot be read, and then the static
/// page stays.
pub fn start() -> Option<Guide<'static>> {
    postcard::from_bytes::<Start>(START).ok()?.guide()
}

/// The texts, from the bytes found at [`TEXTS`].
pub fn texts(bytes: &'static [u8]) -> Option<Texts<'static>> {
    postcard::from_bytes(bytes).ok()
}

/// Labels of the tools of a counter, and what a discreet card calls each contact. Only the
/// program with the tools holds them.
static DESK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/desk.pack"));

/// Reads [`DESK`].
pub fn desk() -> Option<(DeskWords<&'static str>, Vec<&'static str>)> {
    let (labels, plain): (Vec<&str>, Vec<&str>) = postcard::from_bytes(DESK).ok()?;
    Some((DeskWords::from_list(&labels)?, plain))
}
