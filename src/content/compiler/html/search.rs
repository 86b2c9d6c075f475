use maud::{Markup, html};

use super::super::Guide;

/// The field of the search and the place of its answers. It stands on every screen that lists
/// something; the app brings it to life, and a page without the app does not show it.
///
/// `id` names the field: the first screen stays in the page when another one is shown.
pub fn field(guide: &Guide, id: &str) -> Markup {
    let words = &guide.page.search;
    let hint = format!("{id}-hint");
    html! {
        search class="field" data-live="search" {
            label for=(id) { (words.label) }
            p class="muted" id=(hint) { (words.hint) }
            // What is typed stays here: see `components/field.rs` of the app.
            input id=(id) type="search" autocomplete="off" autocapitalize="none"
                autocorrect="off" spellcheck="false" writingsuggestions="false"
                data-gramm="false" data-lt-active="false" data-lpignore="true"
                enterkeyhint="search" aria-describedby=(hint);
            button type="button" class="link" data-clear hidden { (words.clear) }
            p class="muted" role="status" {}
            ul class="stack" data-answers {}
        }
    }
}
