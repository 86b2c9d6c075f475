//! Pages in simple words, in French and in Arabic, and what stands around them then.

use super::album::Album;
use crate::page::{LEFT_SHIFT, SCREEN};
use anyhow::Result;

/// Voices of the device that speak French and Arabic, and say nothing.
const VOICES: &str = "
  class Spoken extends EventTarget { constructor(text) { super(); this.text = text; } }
  window.SpeechSynthesisUtterance = Spoken;
  const voices = ['fr-FR', 'ar-EG'].map((lang) => ({ lang, localService: true, name: lang }));
  const nothing = () => {};
  const speech = { getVoices: () => window.silent ? [{ ...voices[0], lang: 'xx' }] : voices, speak: nothing, cancel: nothing, pause: nothing, resume: nothing };
  Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), speech) });";

/// Where the page of danger and the board of phrases stand in the list.
const DANGER: usize = 0;
const BOARD: usize = 17;

/// Reads in both languages.
pub fn tour(album: &mut Album) -> Result<()> {
    album.begin(VOICES)?;
    for code in ["fr", "ar"] {
        read(album, code)?;
    }
    around(album)
}

/// The list of pages, a page, aloud, the board of phrases.
fn read(album: &mut Album, code: &str) -> Result<()> {
    album.press(&format!("#home .languages [lang={code}]"))?;
    let row = format!("{SCREEN} li .choice");
    album.wait_for(&row)?;
    album.take_screen("Pages in simple words", "their list")?;
    album.guide.press_in_view(&row, DANGER)?;
    album.wait_for(&format!("{SCREEN} .say"))?;
    album.take_screen("Page in simple words", "at rest")?;
    let voice = format!("{SCREEN} .voice");
    let listen = format!("{SCREEN} [data-listen-now]");
    album.take("Reading aloud", "at rest", &voice)?;
    album.press(&listen)?;
    album.wait_for(&format!("{SCREEN} .spoken"))?;
    album.take("Reading aloud", "reading", &voice)?;
    album.take(
        "Sentence",
        "read aloud",
        &format!("{SCREEN} .group:has(.spoken)"),
    )?;
    album.press(&format!("{SCREEN} .voice .button:not([hidden])"))?;
    album.take("Reading aloud", "paused", &voice)?;
    album.guide.go_back()?;
    album.wait_for(&row)?;
    album.guide.press_in_view(&row, DANGER)?;
    album.run("window.silent = true")?;
    album.press(&listen)?;
    album.take("Reading aloud", "no voice", &voice)?;
    album.run("window.silent = false")?;
    album.guide.go_back()?;
    album.wait_for(&row)?;
    album.guide.press_in_view(&row, BOARD)?;
    let phrase = format!("{SCREEN} .phrase");
    album.wait_for(&phrase)?;
    album.take("Phrase", "in the list", &phrase)?;
    album.press(&format!("{phrase} > summary"))?;
    album.take("Phrase", "shown", &phrase)?;
    album.press(&format!("{phrase} [data-turn]"))?;
    album.take("Phrase", "turned round", &phrase)?;
    album.guide.go_back()?;
    album.wait_for(&row)?;
    album.guide.go_back()?;
    album.guide.on_screen("home")
}

/// The exit, the numbers and the text to 114 in Arabic; a French card between them.
fn around(album: &mut Album) -> Result<()> {
    album.press("#home .languages [lang=ar]")?;
    let row = format!("{SCREEN} li .choice");
    album.wait_for(&row)?;
    album.take("Exit", "at rest", ".exit")?;
    album.take_focused("Exit", ".exit__link")?;
    album.guide.press(&[LEFT_SHIFT])?;
    album.take("Exit", "one press of three", ".exit")?;
    album.guide.press(&['x'])?;
    album.take_focused("Skip links", ".skip [data-skip]")?;
    album.take("Strip of numbers", "at rest", ".emergency")?;
    album.take("Foot", "at rest", ".imprint")?;
    album.take("Row", "at rest", &row)?;
    album.take_focused("Row", &row)?;
    album.take_hovered("Row", &row)?;
    album.guide.press_in_view(&row, DANGER)?;
    let beside = format!("{SCREEN} .beside");
    album.wait_for(&beside)?;
    album.press(&format!("{SCREEN} .beside + .pick"))?;
    album.take(
        "Sentence",
        "with the French beside it",
        &format!("{SCREEN} .with-french"),
    )?;
    album.press(&format!("{SCREEN} [data-goto=card]"))?;
    album.guide.on_screen("card")?;
    album.take_screen("Card", "French, between parts in Arabic")?;
    album.guide.go_back()?;
    album.wait_for(&beside)?;
    album.guide.go_back()?;
    album.press(&format!("{SCREEN} [data-goto=write]"))?;
    album.wait_for("#address")?;
    album.take("Text to 114", "empty", ".write")?;
    album.write("#address", "12 rue des Tilleuls, Moulins")?;
    album.press(&format!("{SCREEN} .write details > summary"))?;
    album.wait_for("#details")?;
    album.take("Text to 114", "filled", ".write")
}
