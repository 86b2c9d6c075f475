//! "Écouter" reads a page or a card aloud and highlights each sentence. It first warns that others
//! may hear, never starts by itself, and stops when the visitor leaves the screen; the exit and a
//! call stop it too (`public/exit.js`, `public/boot.js`).

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::browser::part::Part;
use crate::browser::speech::{self, Spoken};
use crate::guide::Guide;

/// The usual rate, and the slower one: a listener follows slow speech better.
const RATES: [f32; 2] = [0.85, 0.6];

/// The labels of the controls.
struct Words {
    listen: String,
    warning: String,
    pause: String,
    resume: String,
    again: String,
    slower: String,
    faster: String,
    none: String,
}

/// The state of the reading.
struct Reader {
    language: &'static str,
    sentences: Vec<Part>,
    at: Cell<usize>,
    slow: Cell<bool>,
    paused: Cell<bool>,
    /// Changes each time reading starts or stops: after that, the end of an older sentence must not
    /// start the next one.
    turn: Cell<u32>,
    spoken: RefCell<Option<Spoken>>,
}

/// Adds the controls to a screen that can be read aloud.
pub fn attach(guide: Guide, screen: &Part) -> Option<Box<dyn Any>> {
    // A fiche réflexe is read in ten seconds and fills its screen: no room for controls.
    if screen.has_class("reflex") {
        return None;
    }
    let written = screen.part("[data-live=voice]");
    let place = match &written {
        Some(place) => place.clone(),
        None => {
            // A list has no prose, and is not read aloud.
            let prose = screen.part(".prose")?;
            let place = Part::new("div")?;
            place.set_attribute("class", "voice");
            // Under everything else the controls move nothing that somebody already reads or
            // presses. On a card for danger, what to do comes first, even on the smallest phone.
            if screen.attribute("data-late").is_some() {
                screen.append(&place);
            } else if screen.part(".urgency--danger").is_some() {
                prose.follow_with(&place);
            } else {
                screen.part("h1")?.follow_with(&place);
            }
            place
        }
    };
    let labels = &guide.labels.voice;
    let word = |name: &str, french: &str| {
        place
            .attribute(name)
            .unwrap_or_else(|| String::from(french))
    };
    let words = Words {
        listen: word("data-listen", labels.listen),
        warning: word("data-warning", labels.warning),
        pause: word("data-pause", labels.pause),
        resume: word("data-resume", labels.resume),
        again: word("data-again", labels.again),
        slower: word("data-slower", labels.slower),
        faster: word("data-faster", labels.faster),
        none: word("data-none", labels.none),
    };
    let language = screen
        .attribute("lang")
        .unwrap_or_else(|| String::from("fr"));
    let spoken = if written.is_some() {
        "[data-say]"
    } else {
        ".prose :is(h2, p, li)"
    };
    let reader = Rc::new(Reader {
        // Leaks one of eleven short codes for each screen that is opened.
        language: language.leak(),
        sentences: screen.parts(spoken),
        at: Cell::new(0),
        slow: Cell::new(false),
        paused: Cell::new(false),
        turn: Cell::new(0),
        spoken: RefCell::new(None),
    });
    controls(&reader, &place, Rc::new(words))?;
    Some(Box::new(Silence(reader)))
}

fn button(word: &str) -> Option<Part> {
    let button = Part::new("button")?;
    button.set_attribute("type", "button");
    button.set_attribute("class", "button");
    button.say(word);
    Some(button)
}

fn controls(reader: &Rc<Reader>, place: &Part, words: Rc<Words>) -> Option<()> {
    let (said, warning) = (Part::new("p")?, Part::new("p")?);
    said.set_attribute("role", "status");
    warning.set_attribute("class", "muted");
    warning.say(&words.warning);

    let listen = button(&words.listen)?;
    listen.set_attribute("data-listen-now", "");
    let [pause, again, slower] = [
        button(&words.pause)?,
        button(&words.again)?,
        button(&words.slower)?,
    ];
    for part in [&listen, &pause, &again, &slower, &warning, &said] {
        place.append(part);
    }
    // Shown with the first sentence.
    let follow = [pause.clone(), again.clone(), slower.clone()];
    for control in &follow {
        control.show(false);
    }

    pause.on_press({
        let (reader, words, pause) = (Rc::clone(reader), Rc::clone(&words), pause.clone());
        move || {
            let paused = !reader.paused.get();
            reader.paused.set(paused);
            speech::pause(paused);
            pause.say(if paused { &words.resume } else { &words.pause });
        }
    });
    again.on_press({
        let (reader, words, pause) = (Rc::clone(reader), Rc::clone(&words), pause.clone());
        move || {
            pause.say(&words.pause);
            read_from(&reader, 0);
        }
    });
    slower.clone().on_press({
        let (reader, words) = (Rc::clone(reader), Rc::clone(&words));
        move || {
            let slow = !reader.slow.get();
            reader.slow.set(slow);
            slower.say(if slow { &words.faster } else { &words.slower });
            pause.say(&words.pause);
            read_from(&reader, reader.at.get());
        }
    });
    listen.clone().on_press({
        let reader = Rc::clone(reader);
        move || {
            let (reader, words) = (Rc::clone(&reader), Rc::clone(&words));
            let (said, listen, follow) = (said.clone(), listen.clone(), follow.clone());
            let turn = reader.turn.get();
            // A second press may find voices that came late.
            said.say("");
            speech::has_voice(reader.language, move |found| {
                // The visitor may have left the screen meanwhile.
                if turn != reader.turn.get() {
                    return;
                }
                if !found {
                    said.say(&words.none);
                    return;
                }
                said.say("");
                for control in &follow {
                    control.show(true);
                }
                let [pause, ..] = &follow;
                pause.focus();
                listen.show(false);
                read_from(&reader, 0);
            });
        }
    });
    Some(())
}

/// Starts to read at a sentence.
fn read_from(reader: &Rc<Reader>, at: usize) {
    stop(reader);
    reader.paused.set(false);
    next(reader, at);
}

fn next(reader: &Rc<Reader>, at: usize) {
    mark(reader, None);
    let Some(sentence) = reader.sentences.get(at) else {
        return;
    };
    reader.at.set(at);
    let turn = reader.turn.get();
    let [usual, slow] = RATES;
    let rate = if reader.slow.get() { slow } else { usual };
    let then = Rc::clone(reader);
    let language = sentence
        .attribute("lang")
        .unwrap_or_else(|| String::from(reader.language));
    let spoken = speech::say(&sentence.text(), &language, rate, move || {
        if turn == then.turn.get() && !speech::is_silenced() {
            next(&then, at + 1);
        }
    });
    let unsaid = spoken.is_none();
    reader.spoken.replace(spoken);
    if unsaid {
        // This sentence is not translated, and the device has no French voice: read the others.
        next(reader, at + 1);
    } else {
        mark(reader, Some(at));
    }
}

/// Highlights the sentence that is being read.
fn mark(reader: &Reader, at: Option<usize>) {
    for (number, sentence) in reader.sentences.iter().enumerate() {
        sentence.set_class("spoken", Some(number) == at);
    }
}

fn stop(reader: &Reader) {
    reader.turn.set(reader.turn.get() + 1);
    speech::stop();
}

/// Stops the reading when the screen is left.
struct Silence(Rc<Reader>);

impl Drop for Silence {
    fn drop(&mut self) {
        stop(&self.0);
    }
}
