use leptos::prelude::*;

use super::{Awaited, Choice, Site, change, live};
use crate::domain::{Card, Part, Screen, plain};
use crate::search::{Hit, find};

/// Answers on screen at once: more would not be read.
const MOST: usize = 6;

/// Letters of the line that says why a card answers.
const LONGEST: usize = 90;

/// A field to write in with one's own words, and the cards that answer as one types.
/// Nothing typed leaves the page; the browser is asked not to keep or to check it.
#[component]
pub fn SearchBox(
    /// Text and navigation.
    site: Site,
) -> impl IntoView {
    let words = &site.guide.words.search;
    let asked = move || site.typed.with(|typed| !typed.trim().is_empty());
    let said = RwSignal::new(String::new());
    let start = &site.guide.words.start;
    let answers = live(move || {
        // Nothing while nothing is asked, or while the texts are on their way.
        let Some(texts) = site.texts.get().here().filter(|_| asked()) else {
            said.set(String::new());
            return ().into_any();
        };
        let hits = site.typed.with(|typed| find(&texts.index, typed, MOST));
        said.set(match hits.len() {
            0 => String::from(words.none),
            1 => String::from(words.one),
            many => [&many.to_string(), " ", words.many].concat(),
        });
        if hits.is_empty() {
            return view! {
                <li><Choice site to=Screen::Numbers title=start.numbers line=start.numbers_line /></li>
            }
            .into_any();
        }
        let answers = hits.into_iter().filter_map(|hit| {
            let card = texts.card(hit.card)?;
            let reason = reason(site, card, hit);
            Some(view! {
                <li>
                    <Choice site to=Screen::Card(hit.card) title=card.title line=card.summary urgency=card.urgency reason />
                </li>
            })
        });
        answers.collect_view().into_any()
    });
    let awaited = live(move || asked().then(|| view! { <Awaited site /> }).into_any());
    view! {
        <search class="field">
            <label for="search">{words.label}</label>
            <p class="muted" id="search-hint">{words.hint}</p>
            <input
                id="search"
                type="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                aria-describedby="search-hint"
                prop:value=site.typed
                on:input=change(move |event| site.typed.set(event_target_value(&event)))
            />
            <p class="muted" role="status">{live(move || said.get().into_any())}</p>
            {awaited}
            <ul class="stack" data-answers>{answers}</ul>
        </search>
    }
}

/// Why a card answers: the part of it that fits best.
fn reason(site: Site, card: &Card<'static>, hit: Hit) -> String {
    let words = &site.guide.words.search;
    let quoted = |label: &str, text: &str| [label, " «\u{a0}", text, "\u{a0}»"].concat();
    match hit.part {
        Part::Title => String::from(words.in_title),
        Part::Summary => String::from(words.in_summary),
        Part::Keyword(index) => {
            let keyword = card.keywords.get(usize::from(index));
            quoted(words.in_words, keyword.copied().unwrap_or_default())
        }
        Part::Line(index) => {
            let line = card.lines().nth(usize::from(index)).map(plain);
            quoted(words.in_text, &shortened(line.unwrap_or_default()))
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
