use std::any::Any;

use content::search::{Hit, doors, find, open};
use content::types::{Opener, Part as Place, Shelf};
use leptos::html::Li;
use leptos::prelude::*;

use crate::browser::part::Part;
use crate::components::{Choice, show_in};
use crate::guide::Guide;
use crate::screen::Screen;

/// Answers on screen at once: more would not be read.
const MOST: usize = 6;

/// Of them, at most so many in another language.
const LANGUAGES: usize = 2;

/// Letters of the line that says why a card answers.
const LONGEST: usize = 90;

/// Brings a field to life: the cards that answer as one types. Nothing typed leaves the page. What
/// was typed before, here or before a card was opened from here, is answered at once.
pub fn attach(guide: Guide, screen: Screen, place: &Part) -> Option<Box<dyn Any>> {
    let context = guide.context;
    let field = place.part("input")?;
    let said = place.part("[role=status]")?;
    let list = place.part("[data-answers]")?;
    let clear = place.part("[data-clear]")?;
    if field.value().is_empty() {
        field.set_value(&context.typed(screen));
    }
    let typed = RwSignal::new(field.value());
    let heard = {
        let field = field.clone();
        field.clone().on_input(move || {
            context.keep_typed(screen, field.value());
            typed.set(field.value());
        })
    };
    // The keyboard of a telephone closes, and the answers are next.
    field.on_enter({
        let list = list.clone();
        move |field| match list.part("button") {
            Some(first) => first.focus(),
            None => field.blur(),
        }
    });
    clear.on_press({
        let field = field.clone();
        move || {
            field.set_value("");
            field.tell("input");
            field.focus();
        }
    });
    show_in(&list, move || {
        let typed = typed.get();
        let (count, answers) = answers(guide, &typed);
        said.say(&count);
        clear.show(!typed.is_empty());
        answers
    });
    Some(Box::new(heard))
}

/// How many answers there are, in words, and the answers.
fn answers(guide: Guide, typed: &str) -> (String, AnyView) {
    let labels = &guide.labels.search;
    if typed.trim().is_empty() {
        return (String::new(), ().into_any());
    }
    let opened = open(&guide.library.openers, typed, LANGUAGES);
    let hits = find(&guide.library.index, typed, MOST - opened.len());
    let count = match hits.len() + opened.len() {
        0 => String::from(labels.none),
        1 => String::from(labels.one),
        many => [&many.to_string(), " ", labels.many].concat(),
    };
    if hits.is_empty() && opened.is_empty() {
        let doors = doors(guide.library, typed).map(Shelf::name);
        let doors = doors.into_iter().chain(["numbers"]);
        let doors: Vec<AnyView> = doors.map(door).collect();
        return (count, doors.into_any());
    }
    let answer = |hit: Hit| {
        let card = guide.library.card(hit.card)?;
        let reason = reason(guide, hit);
        let row = view! {
            <li>
                <Choice guide to=Screen::Card(hit.card) title=card.title line=card.summary urgency=card.urgency reason />
            </li>
        };
        Some(row.into_any())
    };
    let opened = opened.into_iter().map(in_its_language);
    let answers: Vec<AnyView> = opened.chain(hits.into_iter().filter_map(answer)).collect();
    (count, answers.into_any())
}

/// A page in simple words, in the language of the words that were typed.
fn in_its_language(opener: &'static Opener) -> AnyView {
    let to = Screen::Essential(opener.page);
    view! {
        <li>
            <button type="button" class="choice" data-goto=to.name() data-to=to.which() lang=opener.lang dir=opener.dir>
                <span class="choice__title">{opener.title}</span>
                <span class="choice__line">{opener.language}</span>
            </button>
        </li>
    }
    .into_any()
}

/// A row of Home, once more.
fn door(screen: &'static str) -> AnyView {
    let place = NodeRef::<Li>::new();
    place.on_load(move |place| {
        let row = ["#home button[data-goto=", screen, "]"].concat();
        if let Some(row) = Part::of_page(&row).and_then(|row| row.copy()) {
            Part::from(&*place).append(&row);
        }
    });
    view! { <li node_ref=place></li> }.into_any()
}

/// Why a card answers: the part of it that fits best.
fn reason(guide: Guide, hit: Hit) -> String {
    let labels = &guide.labels.search;
    let quoted = |label: &str, text: &str| [label, " «\u{a0}", text, "\u{a0}»"].concat();
    match hit.part {
        Some(Place::Title) => String::from(labels.in_title),
        Some(Place::Summary) => String::from(labels.in_summary),
        Some(Place::Line(index)) => {
            let line = untrack(|| guide.context.line(hit.card, index));
            quoted(labels.in_text, &shortened(line.unwrap_or_default()))
        }
        None => String::new(),
    }
}

/// The start of a line, ended between two words.
fn shortened(line: String) -> String {
    if line.chars().count() <= LONGEST {
        return line;
    }
    let start: String = line.chars().take(LONGEST).collect();
    let end = start.rfind(' ').and_then(|end| start.get(..end));
    [end.unwrap_or(&start), "…"].concat()
}
