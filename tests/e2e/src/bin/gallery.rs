//! `gallery DIR`: the gallery as two pages, light and dark, and a picture of each of its parts in
//! both. Run by `cargo xtask gallery`.

use anyhow::{Context, Result};
use e2e::gallery::page::{Gallery, SCHEMES, anchor};
use e2e::{Engine, Guide, gallery};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The pictures: the width of a telephone, and of a computer.
const WIDTHS: [(&str, u32); 2] = [("phone", 360), ("desktop", 1280)];

/// Chromium draws no picture that is higher.
const HIGHEST: u32 = 16_000;

fn main() -> Result<()> {
    let dir: PathBuf = std::env::args_os().nth(1).context("gallery DIR")?.into();
    let guide = Guide::closed(Engine::Chromium)?;
    let gallery = gallery::collect(&guide)?;
    gallery.write(&dir)?;
    pictures(&guide, &gallery, &dir)?;
    println!(
        "{} figures of {} parts: {}",
        gallery.figures.len(),
        gallery.parts().len(),
        dir.join("index.html").display()
    );
    Ok(())
}

/// A picture a part, a width and a scheme: the whole page is higher than a picture can be.
/// Nobody could look at it either.
fn pictures(guide: &Guide, gallery: &Gallery, dir: &Path) -> Result<()> {
    let folder = dir.join("pictures");
    std::fs::create_dir_all(&folder)?;
    guide.chromium("Emulation.setScrollbarsHidden", json!({ "hidden": true }))?;
    for scheme in SCHEMES {
        let page = dir.join(format!("{scheme}.html")).canonicalize()?;
        guide.visit(&format!("file://{}", page.display()))?;
        for (device, width) in WIDTHS {
            for part in gallery.parts() {
                let name = anchor(part);
                guide.resize(width, 900)?;
                // Alone, in a window as high as it is: what keeps to an edge of the window is there.
                let height: u32 = guide.eval_with(
                    "for (const part of document.querySelectorAll('.gallery__part')) part.hidden = part.id !== arguments[0];
                     document.querySelector('.gallery__intro').hidden = true;
                     return Math.ceil(document.getElementById(arguments[0]).getBoundingClientRect().height)",
                    vec![name.as_str().into()],
                )?;
                guide.resize(width, height.min(HIGHEST))?;
                let picture = guide.screenshot()?;
                let file = folder.join(format!("{name}-{device}-{scheme}.png"));
                std::fs::write(file, picture)?;
            }
        }
    }
    Ok(())
}
