//! Writing to 114: the text, the link, the copy, the position.

mod message;
mod position;

use anyhow::Result;
use e2e::{Guide, wait_until};

/// Opens the form of the text to 114, which comes after a plain link.
fn open_form(guide: &Guide) -> Result<()> {
    guide.live()?;
    guide.open_screen("write")?;
    wait_until("the form is there", || guide.any_displayed("#address"))
}

/// The text as it would be sent.
fn preview(guide: &Guide) -> Result<String> {
    guide.eval("return document.querySelector('[data-preview]').textContent")
}

/// Ticks the box or the circle that has this label.
fn pick(guide: &Guide, label: &str) -> Result<()> {
    let index: usize = guide.eval_with(
        "return [...document.querySelectorAll('.pick')].findIndex(pick => pick.textContent.trim() === arguments[0])",
        vec![label.into()],
    )?;
    guide.press_in_view(".pick", index)
}

fn fill(guide: &Guide, field: &str, text: &str) -> Result<()> {
    let css = format!("#{field}");
    guide.press_in_view(&css, 0)?;
    guide.type_into(&css, text)
}
