//! Writing to 114: the text, the link, the copy, the position.

mod message;
mod position;

use anyhow::{Context, Result};
use e2e::Guide;

/// The words of the interface, so that a change of wording is not a failure here.
struct Words(toml::Table);

impl Words {
    fn read() -> Result<Self> {
        let file = xtask::root().join("src/content/fr/interface.toml");
        let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        Ok(Self(text.parse()?))
    }

    fn get(&self, section: &str, name: &str) -> Result<&str> {
        let word = self.0.get(section).and_then(|section| section.get(name));
        word.and_then(toml::Value::as_str)
            .with_context(|| format!("no {section}.{name} in interface.toml"))
    }
}

/// The text as it would be sent.
fn preview(guide: &Guide) -> Result<String> {
    guide.eval("return document.querySelector('[data-preview]').textContent")
}

/// Ticks the box or the circle whose label says this.
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
