//! The page of texts: every card and every screen that is only text. Without scripts it is shown in
//! a frame under the exit, so nothing in it may change the address.

use maud::{Markup, PreEscaped, html};

use super::super::Guide;
use super::super::language::Language;
use super::card::card;
use super::{keep_numbers, list, numbers, piece, plan, publication, source, traces, write};
use crate::types::Shelf;

/// The reading order, which differs from the numbering of cards. The lists at the top are loaded
/// first.
const SHELVES: [Shelf; 6] = [
    Shelf::Victim,
    Shelf::Witness,
    Shelf::Traces,
    Shelf::Professional,
    Shelf::Reflex,
    Shelf::Local,
];

/// How many bytes a part holds before the next one begins; compressed it is about a tenth of that.
/// The first part is small because a visitor who has pressed something may be waiting for it.
const FIRST: usize = 100_000;
const NEXT: usize = 300_000;

/// The page of texts.
pub struct Document {
    /// The whole document. The build puts the styles of the first page in place of `{{styles}}`.
    pub whole: String,
    /// The content of its `<main>`, in parts that are fetched one after the other. A piece is never
    /// split between two parts.
    pub parts: Vec<String>,
}

/// Writes the page.
pub fn document(guide: &Guide) -> Document {
    let units = units(guide).into_iter();
    let parts = parts(units.map(|unit| keep_numbers(guide, &unit)));
    let inside = html! { @for part in &parts { (PreEscaped(part)) } };
    Document {
        whole: whole(guide, &guide.language, &inside),
        parts,
    }
}

/// A document for browsers without scripts, which is shown in a frame under the exit.
pub fn whole(guide: &Guide, language: &Language, inside: &Markup) -> String {
    let page = html! {
        (PreEscaped("<!doctype html>"))
        html lang=(language.code) dir=(language.dir) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex";
                title translate="no" { (guide.page.page.title) }
                (PreEscaped("{{styles}}"))
            }
            body class="all" {
                main class="screen" { (inside) }
            }
        }
    };
    page.into_string() + "\n"
}

/// Joins the units into parts; a part ends only where a unit ends.
fn parts(units: impl Iterator<Item = String>) -> Vec<String> {
    let mut done = Vec::new();
    let mut part = String::new();
    for unit in units {
        part += &unit;
        if part.len() >= if done.is_empty() { FIRST } else { NEXT } {
            done.push(std::mem::take(&mut part));
        }
    }
    if !part.is_empty() {
        done.push(part);
    }
    done
}

/// The units that are never split: a list, a card or a page. The first and the last one of a
/// section also hold its tags.
fn units(guide: &Guide) -> Vec<String> {
    let section = |screen: Markup| html! { section { (screen) } }.into_string();
    let mut units = vec![section(numbers::screen(guide))];
    for shelf in SHELVES {
        units.extend(shelf_units(guide, shelf));
    }
    units.extend(
        [
            write::screen(guide),
            source::screen(guide),
            plan::screen(guide),
        ]
        .map(section),
    );
    units.extend(publication::screens(guide).map(section));
    units
}

/// A list, then its cards. The cards of the first page are left out.
fn shelf_units(guide: &Guide, shelf: Shelf) -> Vec<String> {
    let list = match shelf {
        Shelf::Traces => traces::screen(guide),
        _ => list::screen(guide, shelf),
    };
    let mut units = vec![format!("<section>{}", list.into_string())];
    for shown in guide.cards_on(shelf) {
        if guide.danger.contains(&shown.id) {
            continue;
        }
        let card = html! {
            details id={ "card-" (shown.id) } {
                summary { (shown.title) }
                (piece(&format!("card {}", shown.id), &card(guide, shown)))
            }
        };
        units.push(card.into_string());
    }
    if let Some(last) = units.last_mut() {
        *last += "</section>";
    }
    units
}
