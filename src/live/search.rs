use std::any::Any;

use content::places::asks_for_place;
use content::search::{Hit, doors, find, open};
use content::types::{Opener, Part as Place, Shelf};
use leptos::html::Li;
use leptos::prelude::*;

use super::place;
use crate::browser::part::Part;
use crate::browser::position::{self, NoPosition};
use crate::components::{Choice, ask_for_places_again, counted, show_in};
use crate::context::Loading;
use crate::guide::{Guide, NEAR};
use crate::screen::Screen;

/// The most answers on screen at once: more would not be read.
const MOST: usize = 6;

/// The most answers in another language among them.
const LANGUAGES: usize = 2;

/// The longest quotation of a card in its row, in letters.
const LONGEST: usize = 90;

/// In the search for places: with fewer places than this, this many cards follow them.
const BESIDE: usize = 3;

/// How many communes are offered for a position.
const CLOSEST: usize = 5;

/// Makes a search field work: cards appear while the visitor types, and places too in the list that
/// has them. Nothing typed leaves the page. Words typed before the app was ready, or before a card
/// was opened from here, are answered at once.
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
    let located = RwSignal::new(Located::Unasked);
    let looks_for_places = place.attribute("data-file").is_some();
    if looks_for_places {
        guide.want_places();
    }
    if let Some(locate) = place.part("[data-locate]") {
        let field = field.clone();
        locate.on_press(move || {
            field.set_value("");
            field.tell("input");
            ask_position(located);
        });
    }
    let heard = {
        let field = field.clone();
        field.clone().on_input(move || {
            context.keep_typed(screen, field.value());
            typed.set(field.value());
        })
    };
    // Enter closes the keyboard of a phone and moves to the first answer.
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
        let Answers { said: words, rows } = if looks_for_places {
            places(guide, &typed, located.get())
        } else {
            answers(guide, &typed, MOST)
        };
        said.say(&words);
        clear.show(!typed.is_empty());
        rows.into_any()
    });
    Some(Box::new(heard))
}

/// What is shown under the field.
#[derive(Default)]
struct Answers {
    /// The number of answers, in words, and a note about them.
    said: String,
    rows: Vec<AnyView>,
}

/// The state of the request for a position.
#[derive(Clone, Copy)]
enum Located {
    Unasked,
    Asked,
    Here(f64, f64),
    No(NoPosition),
}

/// Asks the device for its position, which stays in this page.
fn ask_position(located: RwSignal<Located>) {
    located.set(Located::Asked);
    position::ask(move |answer| {
        let degrees =
            answer.map(|at| Some((at.latitude.parse().ok()?, at.longitude.parse().ok()?)));
        let outcome = match degrees {
            Ok(Some((north, east))) => Located::Here(north, east),
            Ok(None) => Located::No(NoPosition::Absent),
            Err(why) => Located::No(why),
        };
        // The visitor may have left the screen meanwhile: then nothing is kept.
        located.try_set(outcome);
    });
}

/// The places that match, then the cards.
fn places(guide: Guide, typed: &str, located: Located) -> Answers {
    let labels = &guide.labels.near;
    let map = match guide.places.get() {
        Some(Loading::Here(map)) => map,
        state => {
            let mut answers = answers(guide, typed, MOST);
            answers.said = String::from(labels.awaited);
            if let Some(Loading::Failed) = state {
                answers.said = String::from(labels.failed);
                let again = view! { <li>{ask_for_places_again(guide)}</li> };
                answers.rows.insert(0, again.into_any());
            }
            return answers;
        }
    };
    if typed.trim().is_empty() {
        let said = match located {
            Located::Unasked => "",
            Located::Asked => labels.locating,
            Located::Here(..) => labels.located,
            Located::No(NoPosition::Refused) => labels.refused,
            Located::No(NoPosition::Absent) => labels.absent,
            Located::No(NoPosition::Slow) => labels.slow,
        };
        let rows = match located {
            Located::Here(north, east) => place::closest(guide, map, (north, east), CLOSEST),
            _ => Vec::new(),
        };
        return Answers {
            said: String::from(said),
            rows,
        };
    }
    let (mut rows, said) = place::found(guide, map, typed);
    if rows.is_empty() {
        let mut answers = answers(guide, typed, MOST);
        answers.said = [labels.none, " ", &answers.said].concat();
        return answers;
    }
    if rows.len() < BESIDE {
        rows.extend(cards(guide, typed, BESIDE));
    }
    let mut words = counted(guide, rows.len());
    if let Some(said) = said {
        words = [&words, ". ", &said].concat();
    }
    Answers { said: words, rows }
}

/// The cards that match, and how many there are.
fn answers(guide: Guide, typed: &str, most: usize) -> Answers {
    let labels = &guide.labels.search;
    if typed.trim().is_empty() {
        return Answers::default();
    }
    let opened = open(&guide.library.openers, typed, LANGUAGES);
    let count = most - opened.len();
    let mut rows: Vec<AnyView> = opened.into_iter().map(in_its_language).collect();
    rows.extend(cards(guide, typed, count));
    let said = match rows.len() {
        0 => String::from(labels.none),
        count => counted(guide, count),
    };
    if rows.is_empty() {
        let doors = doors(guide.library, typed).map(Shelf::name);
        rows.extend(doors.into_iter().chain(["numbers"]).map(door));
        rows.push(place::elsewhere(guide, NEAR, typed));
    } else if asks_for_place(typed) {
        // After the first row, which may be for a danger.
        rows.insert(1, place::elsewhere(guide, NEAR, typed));
    }
    Answers { said, rows }
}

/// The rows of the cards that match.
pub fn rows(guide: Guide, typed: &str) -> AnyView {
    answers(guide, typed, MOST).rows.into_any()
}

/// The cards that match best.
fn cards(guide: Guide, typed: &str, most: usize) -> Vec<AnyView> {
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
    let hits = find(&guide.library.index, typed, most);
    hits.into_iter().filter_map(answer).collect()
}

/// A page in simple words, in the language of the typed words.
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

/// A copy of a row of Home.
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

/// Why a card matches: the part of it that matches best.
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

/// The start of a line, cut between two words.
fn shortened(line: String) -> String {
    if line.chars().count() <= LONGEST {
        return line;
    }
    let start: String = line.chars().take(LONGEST).collect();
    let end = start.rfind(' ').and_then(|end| start.get(..end));
    [end.unwrap_or(&start), "…"].concat()
}
