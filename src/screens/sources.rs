use leptos::prelude::*;

use crate::components::{Awaited, Back, Site, checked, reference};
use crate::domain::{Source, Texts};

/// Every source, what it supports and when that was checked.
#[component]
pub fn Sources(
    /// Text and navigation.
    site: Site,
) -> impl IntoView {
    let list = site.with_texts(move |texts| {
        let words = &texts.words.sources;
        let sources = (0..).zip(&texts.sources);
        let entry = |(index, source): (u16, &'static Source<'static>)| {
            view! {
                <li>
                    {reference(site, source)}
                    <details>
                        <summary>
                            {words.supports}
                            <span class="hidden-words">" " {source.title}</span>
                        </summary>
                        <p class="muted">{supports(site, texts, index)}</p>
                    </details>
                </li>
            }
        };
        let list = sources.map(entry).collect_view();
        view! { <p>{words.lead}</p><p class="muted">{site.guide.words.card.leaves}</p><ul class="sources">{list}</ul> }.into_any()
    });
    view! {
        <main class="screen" data-screen="sources">
            <Back site />
            <h1 tabindex="-1">{site.guide.words.start.sources}</h1>
            <Awaited site />
            {list}
        </main>
    }
}

/// The cards and the services that rest on a source, each with the day of its check.
fn supports(site: Site, texts: &Texts, source: u16) -> String {
    let cards = texts.cards.iter();
    let cards = cards
        .filter(|card| card.sources.contains(&source))
        .map(|card| (card.title, card.checked));
    let services = site.guide.contacts.iter().zip(&texts.services);
    let services = services
        .filter(|(_, service)| service.sources.contains(&source))
        .map(|(contact, service)| (contact.name, service.checked));
    let named = cards
        .chain(services)
        .map(|(name, day)| ["«\u{a0}", name, "\u{a0}» (", &checked(site, day), ")"].concat());
    named.collect::<Vec<_>>().join(", ")
}
