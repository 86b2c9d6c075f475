//! The gallery: every part of the guide in every state, on one page (`cargo xtask gallery`).
//!
//! Nothing is drawn a second time: a browser walks through the guide and takes the HTML of what it
//! meets. Each tour is a list of what is taken, with the way there:
//!
//! * [`album`]: what a tour takes parts with;
//! * [`page`]: the pages that show them;
//! * `first_page`, `cards`, `places`, `questions`, `message`, `languages`, `desk`, `trouble`: the
//!   tours.
//!
//! A new part gets a line in a tour; `tests/gallery` names each class of the styles that has none.

pub mod album;
mod cards;
mod desk;
mod first_page;
mod languages;
mod message;
pub mod page;
mod places;
mod questions;
mod trouble;

use crate::Guide;
use album::Album;
use anyhow::{Result, ensure};
use page::Gallery;

/// A walk, and its name.
type Tour = (&'static str, fn(&mut Album) -> Result<()>);

const TOURS: [Tour; 8] = [
    ("first page", first_page::tour),
    ("cards", cards::tour),
    ("places", places::tour),
    ("questions", questions::tour),
    ("message", message::tour),
    ("languages", languages::tour),
    ("desk", desk::tour),
    ("trouble", trouble::tour),
];

/// Walks through the guide, in Chromium, and takes everything. Tells of every tour that has failed.
pub fn collect(guide: &Guide) -> Result<Gallery> {
    let mut album = Album::new(guide);
    let mut wrong = Vec::new();
    for (name, tour) in TOURS {
        let start = std::time::Instant::now();
        if let Err(error) = tour(&mut album) {
            wrong.push(format!("{name}: {error:#}"));
        }
        println!("{name}: {:.1} s", start.elapsed().as_secs_f64());
    }
    ensure!(
        wrong.is_empty(),
        "not all could be taken:\n{}",
        wrong.join("\n")
    );
    let styles = album.styles()?;
    Ok(Gallery {
        figures: album.figures,
        styles,
    })
}
