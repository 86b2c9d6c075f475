//! From a commune to who can help there.

use super::album::{Album, POSITION, POSITIONS};
use crate::page::clock_at;
use crate::{Engine, Guide, Session, Setup, services};
use anyhow::Result;
use xtask::headers::Mode;
use xtask::server::Fault;

const FIELD: &str = "#search-local";

/// The field for a place.
const SEARCH: &str = "[data-screen=local] search";

/// The field with all that it may say, then a place.
pub fn tour(album: &mut Album) -> Result<()> {
    album.begin(POSITION)?;
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
    for (state, told) in POSITIONS {
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
    album.take("Place field", "the communes do not come", SEARCH)?;
    with_services(album)
}

/// What a build shows that has services near a commune, by the time of day and the age of their
/// file.
fn with_services(album: &mut Album) -> Result<()> {
    let folder = services::site()?;
    let browser = Session::start(Engine::Chromium, &Setup::default())?;
    let root = folder.path().join(services::SITE);
    let guide = Guide::served_from(root, Mode::Discreet, browser, &[])?;
    let mut theirs = Album {
        guide: &guide,
        figures: std::mem::take(&mut album.figures),
    };
    let taken = services_by_age(&mut theirs);
    album.figures = theirs.figures;
    taken
}

fn services_by_age(album: &mut Album) -> Result<()> {
    const SERVICES: &str = "[data-screen=place] [data-services]";
    for (state, moment, css) in [
        ("open, with a fresh check", "2026-11-27T09:30Z", SERVICES),
        ("closed", "2026-11-27T20:00Z", SERVICES),
        ("to be confirmed by a call", "2027-06-01T09:30Z", SERVICES),
        (
            "too old to be shown",
            "2027-11-27T09:30Z",
            "[data-screen=place] [data-nothing]",
        ),
    ] {
        album.begin(&clock_at(moment))?;
        album.guide.open_screen("local")?;
        album.write(FIELD, "vichy")?;
        album.press("[data-screen=local] [data-goto=place]")?;
        album.guide.on_screen("place")?;
        album.take("Services near a commune", state, css)?;
    }
    album.begin(&clock_at("2026-11-27T09:30Z"))?;
    for screen in ["professional", "desk", "sheet"] {
        album.guide.open_screen(screen)?;
    }
    services::look_around(album.guide, "vichy")?;
    album.press("[data-services] input")?;
    album.take("Services for a print", "on a sheet", "[data-services]")?;
    album.take("Services for a print", "printed", "#paper [data-near]")?;
    album.guide.go_back()?;
    album.guide.open_screen("posters")?;
    services::look_around(album.guide, "vichy")?;
    album.take("Services for a print", "on a poster", "[data-services]")
}
