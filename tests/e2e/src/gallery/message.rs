//! The text to 114, and the button that copies it.

use super::album::{Album, POSITION, POSITIONS};
use crate::page::SCREEN;
use anyhow::Result;
use xtask::server::Fault;

/// A clipboard that answers as the tour says.
const CLIPBOARD: &str = "window.refuses = false;
  Object.defineProperty(navigator, 'clipboard', { value: {
    writeText: async () => { if (window.refuses) throw new DOMException('no', 'NotAllowedError'); }
  } });";

/// Before the form is there, empty, filled; the position and the copy with all that they may say.
pub fn tour(album: &mut Album) -> Result<()> {
    album.guide.site().clear_faults();
    album.guide.site().fault(".bin", Fault::Hold);
    album.guide.arrive()?;
    album.guide.texts_loaded()?;
    album.guide.open_screen("write")?;
    album.take_screen("Text to 114", "before its form is there")?;

    album.begin(&format!("{POSITION};{CLIPBOARD}"))?;
    album.guide.open_screen("write")?;
    album.wait_for("#address")?;
    album.take("Text to 114", "empty", ".write")?;
    let without = format!("{SCREEN} > .elsewhere");
    album.take("Text to 114", "without a telephone", &without)?;
    album.take("Field", "empty", ".write .field")?;
    album.take_focused("Field", ".write .field")?;
    album.take("Choice", "picked", ".write .pick:has(:checked)")?;
    album.take("Choice", "not picked", ".write .pick:has(:not(:checked))")?;
    album.take_focused("Choice", ".write .pick")?;

    let position = "[data-locate], [data-locate] + .muted, [data-locate] ~ [role=status]";
    album.take("Position", "not asked", position)?;
    for (state, told) in POSITIONS {
        album.press("[data-locate]")?;
        album.run(told)?;
        album.take("Position", state, position)?;
    }

    album.write("#address", "12 rue des Tilleuls, Moulins")?;
    album.press(&format!("{SCREEN} .write details > summary"))?;
    album.write("#floor-door", "2e étage, porte gauche")?;
    album.write("#details", "Il est dans la cuisine.")?;
    album.press(&format!("{SCREEN} details [type=checkbox]"))?;
    album.take("Text to 114", "filled", ".write")?;

    let copy = ".write [data-copy], .write [data-copy] + [role=status]";
    album.take("Copy button", "at rest", copy)?;
    album.press(".write [data-copy]")?;
    album.take(
        "Copy button",
        "copied",
        &format!("{copy}, .write [data-overwrite]"),
    )?;
    album.press(".write [data-overwrite]")?;
    album.take("Copy button", "overwritten", copy)?;
    album.run("window.refuses = true")?;
    album.press(".write [data-copy]")?;
    album.take("Copy button", "refused", copy)
}
