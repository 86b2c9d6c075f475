//! The text of the guide, checked and packed by the build step (`src/content/build`).

use crate::domain::Guide;

/// The French pack. Postcard: decoding it costs 2 kB of code where JSON cost 20.
static FRENCH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fr.pack"));

/// The guide in French; `None` if the pack cannot be read, and then the static page stays.
pub fn french() -> Option<Guide<'static>> {
    postcard::from_bytes(FRENCH).ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_pack_is_readable() {
        assert!(super::french().is_some());
    }
}
