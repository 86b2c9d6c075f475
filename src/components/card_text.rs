use leptos::prelude::*;

use super::{Arrival, Prose, Site};
use crate::domain::Card;

/// The text of a card: at once when it cannot wait, else as soon as it has arrived.
#[component]
pub fn CardText(
    /// Text and navigation.
    site: Site,
    /// Index of the card in the guide.
    index: u16,
    /// The card.
    card: &'static Card<'static>,
    /// Whether it stands under a section title.
    #[prop(optional)]
    nested: bool,
) -> impl IntoView {
    if !card.body.is_empty() {
        return view! { <Prose site body=&card.body nested /> }.into_any();
    }
    let words = &site.guide.words.card;
    let text = move || {
        match site.texts.get() {
        Arrival::Here(texts) => texts.body(index).map(|body| view! { <Prose site body nested /> }).into_any(),
        Arrival::Awaited => view! { <p role="status">{words.awaited}</p> }.into_any(),
        Arrival::Failed => view! {
            <p class="note" role="status">{words.failed}</p>
            <button type="button" class="button" data-retry on:click=move |_| site.fetch_texts()>{words.retry}</button>
        }
        .into_any(),
    }
    };
    text.into_any()
}
