use std::any::Any;

use content::search::{Hit, find};
use content::types::{Listed, Part as Place};
use leptos::prelude::*;

use crate::browser::part::Part;
use crate::components::{Choice, dynamic};
use crate::guide::Guide;
use crate::screen::{Page, Screen};

/// Answers on screen at once: more would not be read.
const MOST: usize = 6;

/// Letters of the line that says why a card answers.
const LONGEST: usize = 90;

/// Brings the field on Home to life: the cards that answer as one types. Nothing typed leaves
/// the page. What was typed before is answered at once.
pub fn attach(guide: Guide) -> Option<Box<dyn Any>> {
    let field = Part::of_page("#search")?;
    let said = Part::of_page("[data-live=search] [role=status]")?;
    let list = Part::of_page("[data-answers]")?;
    let typed = RwSignal::new(field.value());
    let heard = {
        let field = field.clone();
        field.clone().on_input(move || typed.set(field.value()))
    };
    let view = move || {
        let said = StoredValue::new_local(said.clone());
        dynamic(move || {
            let (count, answers) = typed.with(|typed| answers(guide, typed));
            said.with_value(|said| said.say(&count));
            answers
        })
    };
    let mounted = leptos::mount::mount_to(list.element(), view);
    Some(Box::new((heard, mounted)))
}

/// How many answers there are, in words, and the answers.
fn answers(guide: Guide, typed: &str) -> (String, AnyView) {
    let (labels, rows) = (&guide.labels.search, &guide.labels.rows);
    if typed.trim().is_empty() {
        return (String::new(), ().into_any());
    }
    let hits = find(&guide.library.index, typed, MOST);
    let count = match hits.len() {
        0 => String::from(labels.none),
        1 => String::from(labels.one),
        many => [&many.to_string(), " ", labels.many].concat(),
    };
    if hits.is_empty() {
        let numbers = view! {
            <li>
                <Choice to=Screen::Page(Page::Numbers) title=rows.numbers line=rows.numbers_line />
            </li>
        };
        return (count, numbers.into_any());
    }
    let answer = |hit: Hit| {
        let card = guide.library.card(hit.card)?;
        let reason = reason(guide, card, hit);
        let row = view! {
            <li>
                <Choice to=Screen::Card(hit.card) title=card.title line=card.summary urgency=(guide, card.urgency) reason />
            </li>
        };
        Some(row.into_any())
    };
    let answers: Vec<AnyView> = hits.into_iter().filter_map(answer).collect();
    (count, answers.into_any())
}

/// Why a card answers: the part of it that fits best.
fn reason(guide: Guide, card: &Listed, hit: Hit) -> String {
    let labels = &guide.labels.search;
    let quoted = |label: &str, text: &str| [label, " «\u{a0}", text, "\u{a0}»"].concat();
    match hit.part {
        Place::Title => String::from(labels.in_title),
        Place::Summary => String::from(labels.in_summary),
        Place::Keyword(index) => {
            let keyword = card.keywords.get(usize::from(index));
            quoted(labels.in_words, keyword.copied().unwrap_or_default())
        }
        Place::Line(index) => {
            let line = untrack(|| guide.context.line(hit.card, index));
            quoted(labels.in_text, &shortened(line.unwrap_or_default()))
        }
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
