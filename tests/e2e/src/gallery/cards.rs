//! Cards, lists and services: what the compiler of the text has written, as the app shows it.

use super::album::Album;
use crate::page::SCREEN;
use anyhow::Result;

/// A night of January 2028: some services are closed, and each check is old.
const NIGHT: &str = "Date.now = () => Date.UTC(2028, 0, 3, 2)";

/// A morning of November 2026: most services are open.
const MORNING: &str = "Date.now = () => Date.UTC(2026, 10, 26, 10)";

/// A list, its rows, a card and its parts; the services, by day and by night.
pub fn tour(album: &mut Album) -> Result<()> {
    album.begin(MORNING)?;
    album.guide.open_screen("victim")?;
    album.take("List", "a part of it", &format!("{SCREEN} .rows"))?;
    for (state, class) in [
        ("danger", "choice--danger"),
        ("urgent", "choice--urgent"),
        ("advice", "choice--advice"),
    ] {
        album.take("Row of a list", state, &format!("{SCREEN} .{class}"))?;
    }
    album.guide.open_screen("card")?;
    album.take(
        "Text of a card",
        "steps and advice",
        &format!("{SCREEN} .prose"),
    )?;
    album.take("Note", "at rest", &format!("{SCREEN} .note"))?;
    album.take("Button", "at rest", &format!("{SCREEN} [data-copy]"))?;
    album.take_focused("Button", &format!("{SCREEN} [data-copy]"))?;
    let main = format!("{SCREEN} .button--main");
    album.take("Button", "the main one", &main)?;
    album.take("Back", "at rest", &format!("{SCREEN} [data-back]"))?;
    album.take_focused("Back", &format!("{SCREEN} [data-back]"))?;
    let foot = format!("{SCREEN} .foot");
    album.take("Sources", "folded", &foot)?;
    album.press(&format!("{foot} > summary"))?;
    album.take("Sources", "unfolded", &foot)?;
    album.guide.go_back()?;
    for (state, class) in [("urgent", "choice--urgent"), ("advice", "choice--advice")] {
        album.press(&format!("{SCREEN} .{class}"))?;
        album.guide.on_screen("card")?;
        album.take(
            "Head of a card",
            state,
            &format!("{SCREEN} .urgency, {SCREEN} h1"),
        )?;
        if state == "advice" {
            album.take_screen("Card", "whole")?;
        }
        album.guide.go_back()?;
    }
    album.guide.go_back()?;

    album.guide.open_screen("numbers")?;
    album.take(
        "Service",
        "open",
        &format!("{SCREEN} .contact:has(.now--open)"),
    )?;
    album.take(
        "Service",
        "nobody knows its hours",
        &format!("{SCREEN} .contact:not(:has(.now))"),
    )?;
    let details = format!("{SCREEN} .contact details");
    album.press(&format!("{details} > summary"))?;
    album.take("Service", "facts unfolded", &details)?;
    // As `early.js` tells a telephone.
    album.run("document.documentElement.dataset.phone = ''")?;
    album.take("Service", "on a telephone", &format!("{SCREEN} .contact"))?;
    album.run("delete document.documentElement.dataset.phone")?;
    album.guide.open_screen("code")?;
    album.take_screen("Code to scan", "at rest")?;
    album.guide.go_back()?;
    album.guide.go_back()?;
    album.guide.open_screen("professional")?;
    album.guide.open_screen("reflex")?;
    album.guide.open_screen("card")?;
    album.take_screen("Card of a trade", "at rest")?;

    album.begin(NIGHT)?;
    album.guide.open_screen("numbers")?;
    album.take(
        "Service",
        "closed",
        &format!("{SCREEN} .contact:has(.now:not(.now--open))"),
    )?;
    album.guide.go_back()?;
    album.guide.open_screen("victim")?;
    album.guide.open_screen("card")?;
    album.take("Sources", "to be checked again", &foot)
}
