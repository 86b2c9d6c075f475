use leptos::html::{Input, Textarea};
use leptos::prelude::*;

use super::on_change;
use crate::browser::part::Part;

/// Attributes that keep the words of a field in this page: spelling checkers and writing extensions
/// send what they read to their makers, and password managers and browsers store it.
const PRIVATE: [(&str, &str); 10] = [
    ("autocomplete", "off"),
    ("autocorrect", "off"),
    ("spellcheck", "false"),
    ("writingsuggestions", "false"),
    ("data-gramm", "false"),
    ("data-gramm_editor", "false"),
    ("data-enable-grammarly", "false"),
    ("data-lt-active", "false"),
    ("data-1p-ignore", ""),
    ("data-lpignore", "true"),
];

/// A field for one line, or for several. Typed text goes to `write` and nowhere else.
#[component]
pub fn Field(
    /// The id of the field.
    id: &'static str,
    /// What to write.
    label: &'static str,
    /// A longer explanation, if needed.
    #[prop(optional)]
    hint: &'static str,
    /// Whether it has several lines.
    #[prop(optional)]
    long: bool,
    /// Its initial text.
    #[prop(optional)]
    value: String,
    /// Called with the text at each change.
    write: impl Fn(String) + 'static,
) -> impl IntoView {
    let heard = on_change(move |event| write(event_target_value(&event)));
    let hint_id = [id, "-hint"].concat();
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    let field = if long {
        let field = NodeRef::<Textarea>::new();
        field.on_load(|field| keep_private(&Part::from(&*field)));
        view! { <textarea id=id rows="3" dir="auto" aria-describedby=described prop:value=value node_ref=field on:input=heard></textarea> }
            .into_any()
    } else {
        let field = NodeRef::<Input>::new();
        field.on_load(|field| keep_private(&Part::from(&*field)));
        view! {
            <input
                type="text"
                id=id
                dir="auto"
                autocapitalize="sentences"
                enterkeyhint="done"
                aria-describedby=described
                prop:value=value
                node_ref=field
                on:input=heard
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="muted" id=hint_id>{hint}</p> })}
            {field}
        </div>
    }
}

/// Keeps the words of a field in this page.
pub fn keep_private(field: &Part) {
    for (name, value) in PRIVATE {
        field.set_attribute(name, value);
    }
    // "Done" closes the keyboard of a phone; there is nothing to submit.
    field.on_enter(|field| field.blur());
}
