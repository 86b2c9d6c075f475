use leptos::prelude::*;

use super::{Site, inlines};
use crate::domain::{Block, Inline};

/// The body of a card.
#[component]
pub fn Prose(
    /// Text and navigation.
    site: Site,
    /// What to show.
    body: &'static [Block<'static>],
    /// Whether the card stands under a section title, so that its own titles are one level lower.
    #[prop(optional)]
    nested: bool,
) -> impl IntoView {
    let blocks: Vec<AnyView> = body.iter().map(|block| show(site, block, nested)).collect();
    view! { <div class="prose">{blocks}</div> }
}

fn show(site: Site, block: &'static Block<'static>, nested: bool) -> AnyView {
    match block {
        Block::Heading(text) if nested => view! { <h3>{inlines(site, text)}</h3> }.into_any(),
        Block::Heading(text) => view! { <h2>{inlines(site, text)}</h2> }.into_any(),
        Block::Paragraph(text) => view! { <p>{inlines(site, text)}</p> }.into_any(),
        Block::Note(text) => view! { <p class="note">{inlines(site, text)}</p> }.into_any(),
        Block::Steps(list) => view! { <ol>{items(site, list)}</ol> }.into_any(),
        Block::Bullets(list) => view! { <ul>{items(site, list)}</ul> }.into_any(),
        Block::Do(list) => view! { <ul class="do">{items(site, list)}</ul> }.into_any(),
        Block::Dont(list) => view! { <ul class="dont">{items(site, list)}</ul> }.into_any(),
    }
}

fn items(site: Site, list: &'static [Vec<Inline<'static>>]) -> Vec<AnyView> {
    list.iter()
        .map(|item| view! { <li>{inlines(site, item)}</li> }.into_any())
        .collect()
}
