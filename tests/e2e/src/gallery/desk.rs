//! The tools of a desk, what somebody writes, and the copy for days without network.

use super::album::Album;
use crate::page::SCREEN;
use anyhow::Result;
use std::time::Duration;
use xtask::server::Fault;

/// The tools one after the other; the mode of a workstation last, for it stays.
pub fn tour(album: &mut Album) -> Result<()> {
    writing(album)?;
    copy(album)?;
    paper(album)?;
    workstation(album)
}

/// An account, and what a professional is told of a sentence.
fn writing(album: &mut Album) -> Result<()> {
    album.begin("")?;
    album.guide.open_screen("victim")?;
    album.guide.open_screen("form")?;
    album.wait_for("#part-0-0")?;
    album.take("Writing", "empty", &format!("{SCREEN} .composer"))?;
    album.write("#part-0-0", "mars 2024")?;
    album.write("#part-0-2", "Il m’a poussée dans l’escalier.")?;
    album.press("[data-add]")?;
    album.wait_for("#part-1-0")?;
    album.take("Writing", "one of two facts", ".written")?;
    album.take("Paper", "an account", &format!("{SCREEN} .bench"))?;
    album.guide.go_back()?;
    album.guide.go_back()?;
    album.guide.open_screen("professional")?;
    album.guide.open_screen("form")?;
    album.write("#part-0-2", "Il l’a frappée au visage.")?;
    album.take(
        "Writing",
        "a sentence to look at again",
        &format!("{SCREEN} [data-note]"),
    )
}

/// The copy: absent, on its way, here, broken, impossible.
fn copy(album: &mut Album) -> Result<()> {
    // Chromium has a worker for the copy unless it is told that it has none.
    album.begin("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })")?;
    open_copy(album)?;
    album.take("Copy", "impossible", "[data-copy-state=unavailable]")?;
    album.begin("")?;
    open_copy(album)?;
    album.take_screen("Copy", "absent")?;
    album.guide.site().fault("later.js", Fault::Status(503));
    album.press("[data-keep=start]")?;
    album.take("Copy", "broken", "[data-copy-state=broken]")?;
    album.guide.site().clear_faults();
    album
        .guide
        .site()
        .fault("later.js", Fault::Delay(Duration::from_secs(2)));
    album.press("[data-keep=start]")?;
    album.wait_for("progress")?;
    album.take("Copy", "on its way", &format!("{SCREEN} p:has(> progress)"))?;
    album.take(
        "Copy",
        "here",
        "[role=status]:has(> .place [data-copy-state=here])",
    )?;
    album.press("[data-keep=remove]")?;
    album.take("Copy", "removed", "[data-copy-state=absent]")
}

fn open_copy(album: &Album) -> Result<()> {
    album.guide.open_screen("professional")?;
    album.guide.open_screen("keep")?;
    album.wait_for("[data-copy-state]")
}

/// Sheets and posters.
fn paper(album: &mut Album) -> Result<()> {
    album.begin("")?;
    album.guide.open_screen("professional")?;
    album.guide.open_screen("desk")?;
    album.guide.open_screen("sheet")?;
    album.wait_for("#paper")?;
    let bench = format!("{SCREEN} .bench");
    album.write("#meeting", "Mardi 14 h, Mme Petit")?;
    album.press(&format!("{SCREEN} details > summary"))?;
    album.press(&format!("{SCREEN} details [data-pick]"))?;
    album.press(&format!("{SCREEN} [data-pick=viols]"))?;
    album.take(
        "Sheet",
        "what can be picked",
        &format!("{SCREEN} .composer"),
    )?;
    album.take(
        "Sheet",
        "its buttons",
        &format!("{SCREEN} .composer--buttons"),
    )?;
    album.press("[data-option=lines]")?;
    album.take("Paper", "sheet, with lines to write on", &bench)?;
    album.press("[data-option=lines]")?;
    album.press("[data-format=a6]")?;
    album.take("Paper", "leaflet", &bench)?;
    album.press("[data-format=card]")?;
    album.take("Paper", "card", &bench)?;
    album.write("#meeting", "Avocate, mardi")?;
    album.take(
        "Sheet",
        "a word that may not stand on the card",
        &format!("{SCREEN} [data-refused]"),
    )?;
    album.press("[data-option=large]")?;
    album.take("Paper", "card, large letters", &bench)?;
    album.press("[data-format=a4]")?;
    album.press("[data-show]")?;
    album.press("[data-turn]")?;
    album.take("Paper", "shown across the desk, turned round", &bench)?;
    album.press("[data-show]")?;
    album.guide.go_back()?;
    album.guide.on_screen("desk")?;

    album.guide.open_screen("posters")?;
    album.press("[data-language=ar]")?;
    album.wait_for("img#paper")?;
    album.take(
        "Poster",
        "what can be picked",
        &format!("{SCREEN} .composer"),
    )?;
    for (state, format) in [
        ("A4", "a4"),
        ("A3", "a3"),
        ("leaflet", "leaflet"),
        ("picture", "1080x1080"),
    ] {
        album.press(&format!("[data-format='{format}']"))?;
        album.take("Poster", state, &bench)?;
    }
    album.take(
        "Poster",
        "what is to be known",
        &format!("{SCREEN} [data-note]"),
    )
}

/// The mode of a desk, its keys, the list beside a card.
fn workstation(album: &mut Album) -> Result<()> {
    album.begin("")?;
    album.guide.open_screen("professional")?;
    album.guide.open_screen("desk")?;
    album.take_screen("Desk", "at rest")?;
    album.press("[data-mode=start]")?;
    album.take(
        "Desk",
        "the mode is on",
        &format!("{SCREEN} section:has([data-mode])"),
    )?;
    album.guide.press(&['?'])?;
    album.take("Keys", "listed", ".keys")?;
    album.guide.press(&['?'])?;
    album.guide.go_back()?;
    album.guide.on_screen("professional")?;
    album.press(&format!("{SCREEN} .rows [data-goto=card]"))?;
    album.wait_for(".pane")?;
    album.take("List beside a card", "at rest", "#app > .pane")
}
