//! What is in the first response: leaving, calling, Home.

use super::album::Album;
use crate::page::LEFT_SHIFT;
use anyhow::Result;

/// Home, from its top to its foot.
pub fn tour(album: &mut Album) -> Result<()> {
    album.begin("")?;
    album.take_focused("Skip links", ".skip [data-skip]")?;

    album.take("Exit", "at rest", ".exit")?;
    album.take_focused("Exit", ".exit__link")?;
    album.guide.press(&[LEFT_SHIFT])?;
    album.take("Exit", "one press of three", ".exit")?;
    album.guide.press(&[LEFT_SHIFT])?;
    album.take("Exit", "two presses of three", ".exit")?;
    // Any other key forgets them.
    album.guide.press(&['x'])?;

    album.take("Strip of numbers", "at rest", ".emergency")?;
    album.take_focused("Strip of numbers", ".emergency [data-contact='17']")?;

    album.take("Languages", "at rest", "#home .languages")?;
    album.take_focused("Languages", "#home .languages [lang=en]")?;

    let danger = "#home details[data-danger] > summary";
    album.take("Danger now", "folded", "#home details[data-danger]")?;
    album.take_focused("Danger now", danger)?;
    album.press(danger)?;
    album.take("Danger now", "unfolded", "#home details[data-danger]")?;
    album.press(danger)?;

    let row = "#home [data-goto=victim]";
    album.take("Row", "at rest", row)?;
    album.take_focused("Row", row)?;
    album.take_hovered("Row", row)?;
    album.take("Row", "two beside each other", "#home .choices")?;

    let link = "#home .link[data-goto=sources]";
    album.take("Link", "at rest", link)?;
    album.take_focused("Link", link)?;

    let search = "#home search";
    album.take("Search", "empty", search)?;
    album.take_focused("Search", search)?;
    for (state, typed) in [
        ("answers", "il me tape"),
        ("an answer in English", "restraining order"),
        ("an answer in Arabic", "اغتصاب"),
        ("answers, and the way to a commune", "gendarmerie aurillac"),
    ] {
        album.write("#search", typed)?;
        album.take("Search", state, search)?;
    }
    album.write("#search", "xyzzyx")?;
    let doors = format!("{search}:has([data-answers] [data-goto=numbers])");
    album.take("Search", "nothing found", &doors)?;

    album.take("Foot", "at rest", ".imprint")?;
    album.press(".imprint [data-goto=legal]")?;
    album.take_screen("Legal page", "at rest")
}
