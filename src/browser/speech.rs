//! Reading aloud, with the voices of the device itself: one that asks a server would send the text
//! away. Nothing speaks before somebody has pressed.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window};

use super::part::Part;

fn synthesis() -> Option<SpeechSynthesis> {
    let window = window()?;
    // Some browsers have none.
    let found = Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// A voice of the device for a language such as `ar`; `None` if it has none, or if every one of
/// them would send the text to a server.
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

/// Tells whether the device has a voice for a language, once it has listed its voices. Listing
/// them is done on a press only: they tell one device from another.
pub fn has_voice(language: &'static str, told: impl Fn(bool) + 'static) {
    let Some(synthesis) = synthesis() else {
        told(false);
        return;
    };
    if synthesis.get_voices().length() > 0 {
        told(voice(language).is_some());
        return;
    }
    // Chromium lists them a moment after it was first asked.
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
            .set_timeout_with_callback_and_timeout_and_arguments_0(once.unchecked_ref(), 1500);
    }
}

/// A sentence that is being said. Held until it has ended: Chromium forgets to tell the end of one
/// that nothing holds.
pub struct Spoken {
    _utterance: SpeechSynthesisUtterance,
}

/// Says a sentence, then does what follows. `rate` is 1 for the voice's own speed. `None` if the
/// device has no voice for it.
pub fn say(text: &str, language: &str, rate: f32, then: impl FnOnce() + 'static) -> Option<Spoken> {
    let synthesis = synthesis()?;
    let utterance = SpeechSynthesisUtterance::new_with_text(text).ok()?;
    utterance.set_lang(language);
    // Never the browser's own choice: it may be a voice of a server.
    utterance.set_voice(Some(&voice(language)?));
    utterance.set_rate(rate);
    let then = Closure::once_into_js(then);
    let _ = utterance.add_event_listener_with_callback("end", then.unchecked_ref());
    synthesis.speak(&utterance);
    Some(Spoken {
        _utterance: utterance,
    })
}

/// Stops within a sentence, or goes on.
pub fn pause(paused: bool) {
    if let Some(synthesis) = synthesis() {
        if paused {
            synthesis.pause();
        } else {
            synthesis.resume();
        }
    }
}

/// Silence, at once.
pub fn stop() {
    if let Some(synthesis) = synthesis() {
        // A voice that is paused would stay so for the next sentence.
        synthesis.resume();
        synthesis.cancel();
    }
}

/// Whether a call has silenced what was read (`public/boot.js`): in some browsers the sentence that
/// it cuts off ends like any other.
pub fn is_silenced() -> bool {
    Part::root().is_some_and(|root| root.attribute("data-called").is_some())
}
