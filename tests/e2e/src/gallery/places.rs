//! From a commune to who can help there.

use super::album::Album;
use anyhow::Result;
use xtask::server::Fault;

/// A device that tells where it is when the tour says so.
const ASKED: &str = "Object.defineProperty(navigator, 'geolocation', { value: {
   getCurrentPosition(found, lost) { Object.assign(window, { found, lost }); }
 } })";

const FIELD: &str = "#search-local";

/// The field for a place.
const SEARCH: &str = "[data-screen=local] search";

/// The field with all that it may say, then a place.
pub fn tour(album: &mut Album) -> Result<()> {
    album.begin(ASKED)?;
    album.guide.open_screen("local")?;
    album.write(FIELD, "vichy")?;
    album.wait_for("[data-screen=local] [data-goto=place]")?;
    album.take("Place field", "a commune", SEARCH)?;
    for (state, typed) in [
        ("empty", ""),
        ("a département", "03"),
        ("a postcode that several have", "42620"),
        ("more than fit", "saint"),
        ("nothing found", "xyzzyx"),
    ] {
        album.write(FIELD, typed)?;
        album.take("Place field", state, SEARCH)?;
    }
    for (state, told) in [
        ("position asked", ""),
        ("position refused", "lost({ code: 1 })"),
        ("no position", "lost({ code: 2 })"),
        ("position too late", "lost({ code: 3 })"),
        (
            "position given",
            "found({ coords: { latitude: 46.137, longitude: 3.483, accuracy: 20 } })",
        ),
    ] {
        album.press("[data-screen=local] [data-locate]")?;
        album.run(told)?;
        album.take("Place field", state, SEARCH)?;
    }
    album.press("[data-screen=local] [data-goto=place]")?;
    album.guide.on_screen("place")?;
    let place = "[data-screen=place]";
    album.take("Place", "what to write", &format!("{place} [data-write]"))?;
    album.take(
        "Place",
        "no service is known",
        &format!("{place} [data-nothing]"),
    )?;
    album.take(
        "Place",
        "beside it",
        &format!("{place} section:has(> .inline)"),
    )?;

    album.begin("")?;
    album.guide.site().fault(".bin", Fault::Status(404));
    album.guide.open_screen("local")?;
    album.wait_for("[data-again]")?;
    album.take("Place field", "the communes do not come", SEARCH)
}
