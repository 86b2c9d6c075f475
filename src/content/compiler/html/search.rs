use maud::{Markup, html};

use super::super::Guide;

/// The search field and the place for its results, on every screen that lists something. The app
/// makes it work; a page without the app hides it.
///
/// `id` must be unique: the first screen stays in the page when another one is shown.
pub fn field(guide: &Guide, id: &str) -> Markup {
    let words = &guide.page.search;
    written(guide, id, [&words.label, &words.hint], None)
}

/// The same field, which also searches for a place. The build puts the address of the communes in
/// place of `{{places}}`.
pub fn place_field(guide: &Guide) -> Markup {
    let words = &guide.page.near;
    let own = html! {
        button type="button" class="button" data-locate { (words.locate) }
        p class="muted" { (words.located) }
    };
    written(
        guide,
        "search-local",
        [&words.label, &words.hint],
        Some(&own),
    )
}

fn written(guide: &Guide, id: &str, [label, line]: [&str; 2], own: Option<&Markup>) -> Markup {
    let words = &guide.page.search;
    let hint = format!("{id}-hint");
    html! {
        search class="field" data-live="search" data-file=[own.map(|_| "{{places}}")] {
            label for=(id) { (label) }
            p class="muted" id=(hint) { (line) }
            // What is typed must not leave the page: see `components/field.rs` of the app.
            input id=(id) type="search" autocomplete="off" autocapitalize="none"
                autocorrect="off" spellcheck="false" writingsuggestions="false"
                data-gramm="false" data-lt-active="false" data-lpignore="true"
                enterkeyhint="search" aria-describedby=(hint);
            button type="button" class="link" data-clear hidden { (words.clear) }
            @if let Some(own) = own { (own) }
            p class="muted" role="status" {}
            ul class="stack" data-answers {}
        }
    }
}
