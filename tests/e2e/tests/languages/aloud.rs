//! "Écouter" uses only voices of the device, and is silent as soon as somebody leaves.

use super::{choose, open_page};
use anyhow::{Result, ensure};
use e2e::page::SCREEN;
use e2e::voices::Voices;
use e2e::{Guide, Setup, in_chromium, in_one_browser, wait_until};
use serde_json::{Value, json};
use std::time::Duration;

/// Stands in for the voices: it records what is said, and a sentence lasts until it is ended.
const VOICES: &str = "
  window.said = [];
  class Spoken extends EventTarget { constructor(text) { super(); this.text = text; } }
  window.SpeechSynthesisUtterance = Spoken;
  const voices = [
    { lang: 'fr-FR', localService: true, name: 'local' },
    { lang: 'es-ES', localService: false, name: 'of a server' },
    { lang: 'en-GB', localService: true, name: 'local' },
  ];
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (one) => said.push({ text: one.text, lang: one.lang, voice: one.voice.name, rate: one.rate, one }),
    // As in browsers where a sentence that is cut off ends like any other.
    cancel: () => {
      const last = said.findLast((one) => one.one);
      said.push('cancel');
      last?.one.dispatchEvent(new Event('end'));
    },
    pause: () => said.push('pause'),
    resume: () => {},
  });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });";

/// What the voices were asked to say.
fn said(guide: &Guide) -> Result<Vec<Value>> {
    guide.eval("return said.map((one) => one.text ? { text: one.text, lang: one.lang, voice: one.voice, rate: Math.round(one.rate * 100) } : one)")
}

fn listen(guide: &Guide) -> Result<()> {
    guide.press_in_view(&format!("{SCREEN} [data-listen-now]"), 0)
}

/// Opens the guide with these voices, and a page in English.
fn open_english(guide: &Guide) -> Result<()> {
    guide.before_app(VOICES);
    guide.arrive_whole()?;
    choose(guide, "en")?;
    open_page(guide, "en", 1)?;
    wait_until("it can be listened to", || {
        guide.any_displayed(&format!("{SCREEN} [data-listen-now]"))
    })
}

fn begin(guide: &Guide) -> Result<()> {
    open_english(guide)?;
    ensure!(said(guide)?.is_empty(), "it speaks by itself");
    listen(guide)?;
    wait_until("it speaks", || {
        Ok(said(guide)?.iter().any(|one| one.is_object()))
    })
}

fn is_silent(guide: &Guide) -> Result<bool> {
    Ok(said(guide)?.last() == Some(&json!("cancel")))
}

in_one_browser! {
    /// A page is read aloud.
    mod with_a_voice_of_the_device;

    /// The page is read slowly, sentence by sentence; the sentence is marked, and nothing is
    /// requested.
    fn a_page_is_read_sentence_by_sentence(guide) {
        begin(guide)?;
        let asked = guide.site().requests().len();
        let first = said(guide)?.into_iter().find(|one| one.is_object()).unwrap_or_default();
        ensure!(first["voice"] == json!("local") && first["rate"] == json!(85) && first["lang"] == json!("en"), "{first}");
        let marked = guide.text_of(&format!("{SCREEN} .spoken"))?;
        ensure!(json!(marked) == first["text"], "marked {marked:?}, said {first}");
        guide.eval::<()>("said.findLast((one) => one.one).one.dispatchEvent(new Event('end')); return null")?;
        wait_until("the next sentence is said", || {
            let marked = guide.text_of(&format!("{SCREEN} .spoken"))?;
            Ok(json!(marked) != first["text"] && said(guide)?.last().is_some_and(|last| last["text"] == json!(marked)))
        })?;
        ensure!(guide.site().requests().len() == asked, "something was asked for");
        Ok(())
    }

    fn leaving_the_screen_stops_the_voice(guide) {
        begin(guide)?;
        guide.go_back()?;
        wait_until("it is silent", || is_silent(guide))
    }

    fn a_call_stops_the_voice(guide) {
        begin(guide)?;
        guide.eval::<()>("addEventListener('click', (event) => event.preventDefault()); document.querySelector('#emergency a').click(); return null")?;
        wait_until("it is silent", || is_silent(guide))
    }

    /// The exit stops the voice in the frame of the press.
    fn the_exit_stops_the_voice(guide) {
        begin(guide)?;
        let silent: bool = guide.eval("document.querySelector('.exit [data-exit]').click(); return said.at(-1) === 'cancel'")?;
        ensure!(silent, "it still speaks");
        guide.wait_for(&guide.around().first())
    }

    /// The only voice of this language would send the text to a server, so the page says that there
    /// is none, and the text stays.
    fn a_missing_voice_is_reported(guide) {
        guide.before_app(VOICES);
        guide.arrive_whole()?;
        for code in ["es", "uk"] {
            choose(guide, code)?;
            open_page(guide, code, 0)?;
            listen(guide)?;
            wait_until("the page says so", || {
                let said: String = guide.eval(&format!("return document.querySelector('{SCREEN} .voice [role=status]').textContent"))?;
                Ok(!said.is_empty())
            })?;
            ensure!(!said(guide)?.iter().any(Value::is_object), "it speaks all the same");
            ensure!(guide.any_displayed(&format!("{SCREEN} .say"))?, "the text is gone");
            guide.go_back()?;
            guide.go_back()?;
            guide.on_screen("home")?;
        }
        Ok(())
    }

    fn a_french_card_is_read_aloud(guide) {
        guide.before_app(VOICES);
        guide.arrive_whole()?;
        guide.open_screen("victim")?;
        guide.open_screen("card")?;
        wait_until("it can be listened to", || guide.any_displayed(&format!("{SCREEN} [data-listen-now]")))?;
        listen(guide)?;
        wait_until("it speaks French", || {
            Ok(said(guide)?.last().is_some_and(|last| last["lang"] == json!("fr")))
        })
    }
}

in_chromium! {
    /// espeak-ng, as it is on many a Linux: what it would play is recorded.
    fn with_a_real_voice(engine) {
        let voices = Voices::start()?;
        let setup = Setup { voices: Some(voices.socket()), ..Setup::default() };
        let guide = Guide::with(engine, &setup, &[])?;
        guide.arrive_whole()?;
        for code in ["ar", "en"] {
            choose(&guide, code)?;
            open_page(&guide, code, 1)?;
            wait_until("it can be listened to", || guide.any_displayed(&format!("{SCREEN} [data-listen-now]")))?;
            ensure!(!voices.heard_in_the_last(MOMENT)?, "it speaks by itself");
            let asked = guide.site().requests().len();
            listen(&guide)?;
            // Thirteen thousand voices are listed here, against some ten on a telephone. If the list
            // comes too late, the guide says that there is no voice, and a person presses again.
            wait_until("a voice is heard", || {
                if guide.eval(&format!("return !!document.querySelector('{SCREEN} .voice [role=status]').textContent"))? {
                    listen(&guide)?;
                }
                voices.heard_in_the_last(MOMENT)
            })?;
            let marked = || guide.text_of(&format!("{SCREEN} .spoken"));
            let first = marked()?;
            wait_until("its end leads to the next sentence", || Ok(marked()? != first))?;
            wait_until("a voice is heard", || voices.heard_in_the_last(MOMENT))?;
            ensure!(guide.site().requests().len() == asked, "something was asked for");
            if code == "ar" {
                guide.go_back()?;
                wait_until("leaving the screen silences", || Ok(!voices.heard_in_the_last(MOMENT)?))?;
                guide.go_back()?;
                guide.on_screen("home")?;
            }
        }
        guide.exit()?;
        wait_until("the exit silences", || Ok(!voices.heard_in_the_last(MOMENT)?))?;
        guide.assert_left_for(&guide.around().first())
    }
}

/// Longer than the silence between two words, shorter than a sentence.
const MOMENT: Duration = Duration::from_millis(700);
