//! What a tour takes parts of the guide with.

use crate::page::SCREEN;
use crate::{Guide, wait_until};
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::json;

const TAKE: &str = include_str!("../js/take.js");

/// For [`Album::begin`]: a device that says where it is when the tour lets it.
pub const POSITION: &str = "Object.defineProperty(navigator, 'geolocation', { value: {
   getCurrentPosition(found, lost) { Object.assign(window, { found, lost }); }
 } })";

/// What that device may answer once it is asked, with the name of the state that follows.
pub const POSITIONS: [(&str, &str); 5] = [
    ("position asked", ""),
    ("position refused", "lost({ code: 1 })"),
    ("no position", "lost({ code: 2 })"),
    ("position too late", "lost({ code: 3 })"),
    (
        "position given",
        "found({ coords: { latitude: 46.137, longitude: 3.483, accuracy: 20 } })",
    ),
];

/// The parts that have been taken, and the guide that they are taken from.
pub struct Album<'a> {
    /// The guide.
    pub guide: &'a Guide,
    /// What has been taken.
    pub figures: Vec<Figure>,
}

/// A part of the guide in a state.
pub struct Figure {
    /// Which part.
    pub part: &'static str,
    /// In which state.
    pub state: &'static str,
    /// In which language and direction.
    pub language: Language,
    /// The frame with the part in it.
    pub html: String,
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// French.
    French,
    /// Arabic.
    Arabic,
    /// French from right to left, for a part that the guide has in French only.
    Mirrored,
}

/// What `take.js` gives.
#[derive(Deserialize)]
struct Taken {
    lang: String,
    html: String,
    mirrored: Option<String>,
}

impl<'a> Album<'a> {
    /// An empty album.
    pub fn new(guide: &'a Guide) -> Self {
        Self {
            guide,
            figures: Vec::new(),
        }
    }

    /// Opens the guide afresh, with all that comes by itself. `script` runs in it before the app.
    pub fn begin(&self, script: &str) -> Result<()> {
        self.guide.site().clear_faults();
        self.guide.before_app(script);
        self.guide.arrive_whole()
    }

    /// Takes what `css` names, once it is shown: the first one that fits. A list (`a, b`) names
    /// several that stand beside each other.
    pub fn take(&mut self, part: &'static str, state: &'static str, css: &str) -> Result<()> {
        self.take_as(part, state, css, "")
    }

    /// [`Album::take`], as it looks with the focus of a keyboard.
    pub fn take_focused(&mut self, part: &'static str, css: &str) -> Result<()> {
        self.take_as(part, "focus", css, "focus")
    }

    /// [`Album::take`], as it looks under a mouse.
    pub fn take_hovered(&mut self, part: &'static str, css: &str) -> Result<()> {
        self.take_as(part, "hover", css, "hover")
    }

    /// [`Album::take`] of all that a screen shows.
    pub fn take_screen(&mut self, part: &'static str, state: &'static str) -> Result<()> {
        self.take(part, state, SCREEN)
    }

    fn take_as(
        &mut self,
        part: &'static str,
        state: &'static str,
        css: &str,
        mark: &str,
    ) -> Result<()> {
        let arguments = json!([css, format!("-{}", self.figures.len()), mark]);
        let mut taken: Option<Taken> = None;
        wait_until(&format!("{css} is shown"), || {
            taken = self.guide.call_async(TAKE, &arguments)?;
            Ok(taken.is_some())
        })
        .with_context(|| format!("{part}, {state}"))?;
        let Taken {
            lang,
            html,
            mirrored,
        } = taken.context("it was shown")?;
        let language = match lang.as_str() {
            "ar" => Language::Arabic,
            _ => Language::French,
        };
        let mirrored = mirrored.map(|html| (Language::Mirrored, html));
        for (language, html) in [(language, html)].into_iter().chain(mirrored) {
            self.figures.push(Figure {
                part,
                state,
                language,
                html,
            });
        }
        Ok(())
    }

    /// Waits until something that fits `css` is shown.
    pub fn wait_for(&self, css: &str) -> Result<()> {
        wait_until(&format!("{css} is shown"), || {
            self.guide
                .eval_with("return [...document.querySelectorAll(arguments[0])].some((one) => one.checkVisibility())", vec![css.into()])
        })
    }

    /// Presses the first thing shown that fits `css`, once it is.
    pub fn press(&self, css: &str) -> Result<()> {
        self.wait_for(css)?;
        self.guide.press_in_view(css, 0)
    }

    /// Puts a text into a field, instead of what is there.
    pub fn write(&self, css: &str, text: &str) -> Result<()> {
        self.wait_for(css)?;
        self.guide.eval_with(
            "const field = document.querySelector(arguments[0]);
             field.value = arguments[1];
             field.dispatchEvent(new Event('input', { bubbles: true }));
             return null",
            vec![css.into(), text.into()],
        )
    }

    /// Runs a script in the page.
    pub fn run(&self, script: &str) -> Result<()> {
        self.guide.eval(&format!("{script}; return null"))
    }

    /// The styles of the page and those that follow with its tools.
    pub fn styles(&self) -> Result<String> {
        self.begin("")?;
        self.guide.eval_async(
            "const first = [...document.querySelectorAll('style')].map((style) => style.textContent);
             const later = await fetch(document.getElementById('app').dataset.style);
             return [...first, await later.text()].join('\\n')",
        )
    }
}
