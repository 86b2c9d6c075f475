//! Does once, out of sight, what a visitor may do first. A browser compiles a function when it is
//! first called: on a slow phone the first list and the form waited 25 ms for that, the first
//! letter 20 (measured: `cargo xtask bench`).

use leptos::prelude::*;

use super::{mount, search};
use crate::browser::idle;
use crate::browser::part::Part;
use crate::components::show_in;
use crate::context::Loading;
use crate::enliven::enliven;
use crate::guide::Guide;
use crate::screen::{Page, Screen};

/// What is done, one at a time: a press waits for one of them at most.
const STEPS: [fn(Guide); 3] = [
    first_letter,
    |guide| open(guide, Screen::Page(Page::Victim)),
    |guide| open(guide, Screen::Write),
];

/// Does each step when the browser has nothing else to do.
pub fn warm(guide: Guide) {
    step(guide, 0);
}

fn step(guide: Guide, at: usize) {
    let Some(act) = STEPS.get(at) else { return };
    idle::when_idle(move || {
        let owner = Owner::new();
        owner.with(|| act(guide));
        // Effects run after this call.
        idle::when_idle(move || {
            owner.cleanup();
            step(guide, at + 1);
        });
    });
}

/// Answers a query in an element that is not in the page.
fn first_letter(guide: Guide) {
    if let Some(list) = Part::new("ul") {
        show_in(&list, move || search::rows(guide, "mon mari"));
    }
}

/// Builds a screen that is never put into the page.
fn open(guide: Guide, screen: Screen) {
    let (Loading::Here(article), Some(main)) =
        (guide.context.piece(screen.name()), Part::new("main"))
    else {
        return;
    };
    main.become_screen(&article);
    enliven(guide.context, &main, false);
    drop(mount(guide, screen, &main));
}
