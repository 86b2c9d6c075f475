//! Reading aloud, with voices of the device only: a voice that uses a server would send the text
//! there. Nothing is spoken before the visitor presses a button.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window};

use super::part::Part;

fn synthesis() -> Option<SpeechSynthesis> {
    let window = window()?;
    // Some browsers have no speech synthesis.
    let found = Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// A voice of the device for a language such as `ar`; `None` if it has none, or only voices that
/// would send the text to a server.
fn voice(language: &str) -> Option<SpeechSynthesisVoice> {
    let voices: Array = synthesis()?.get_voices();
    let mut voices = voices
        .iter()
        .map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    voices.find(|voice| {
        let lang = voice.lang().to_lowercase();
        let lang = lang.split(['-', '_']).next().unwrap_or_default();
        voice.local_service() && lang == language
    })
}

/// How long to wait for the list of voices, in milliseconds. A busy Chromium needed more than 1500.
const PATIENCE: i32 = 3000;

/// Calls `told` with whether the device has a voice for a language, once its voices are listed.
/// They are listed only after a press: the list can identify a device.
pub fn has_voice(language: &'static str, told: impl Fn(bool) + 'static) {
    let Some(synthesis) = synthesis() else {
        told(false);
        return;
    };
    if synthesis.get_voices().length() > 0 {
        told(voice(language).is_some());
        return;
    }
    // Chromium lists them a moment after the first call.
    let told = std::rc::Rc::new(std::cell::RefCell::new(Some(told)));
    let once = Closure::<dyn Fn()>::new(move || {
        if let Some(told) = told.borrow_mut().take() {
            told(voice(language).is_some());
        }
    })
    .into_js_value();
    let _ = synthesis.add_event_listener_with_callback("voiceschanged", once.unchecked_ref());
    if let Some(window) = window() {
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(once.unchecked_ref(), PATIENCE);
    }
}

/// A sentence being spoken. Keep it until the end: Chromium may send no `end` event for an
/// utterance that nothing references.
pub struct Spoken {
    _utterance: SpeechSynthesisUtterance,
}

/// Speaks a sentence, then calls `then`. `rate` is 1 for the voice's normal speed. `None` if the
/// device has no voice for the language.
pub fn say(text: &str, language: &str, rate: f32, then: impl FnOnce() + 'static) -> Option<Spoken> {
    let synthesis = synthesis()?;
    let utterance = SpeechSynthesisUtterance::new_with_text(text).ok()?;
    utterance.set_lang(language);
    // Never leave the choice to the browser: it may use a voice of a server.
    utterance.set_voice(Some(&voice(language)?));
    utterance.set_rate(rate);
    let then = Closure::once_into_js(then);
    let _ = utterance.add_event_listener_with_callback("end", then.unchecked_ref());
    synthesis.speak(&utterance);
    Some(Spoken {
        _utterance: utterance,
    })
}

/// Pauses in the middle of a sentence, or resumes it.
pub fn pause(paused: bool) {
    if let Some(synthesis) = synthesis() {
        if paused {
            synthesis.pause();
        } else {
            synthesis.resume();
        }
    }
}

/// Stops speaking at once.
pub fn stop() {
    if let Some(synthesis) = synthesis() {
        // A paused voice would stay paused for the next sentence.
        synthesis.resume();
        synthesis.cancel();
    }
}

/// Whether a call has cancelled the reading (`public/boot.js`): in some browsers a cancelled
/// sentence sends `end` as usual.
pub fn is_silenced() -> bool {
    Part::root().is_some_and(|root| root.attribute("data-called").is_some())
}
