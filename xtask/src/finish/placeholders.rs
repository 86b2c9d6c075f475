//! Fills `{{name}}` placeholders in `index.html` and in the scripts of `public/`. In the page, a
//! placeholder stands for HTML, or for words in text or in an attribute. In a script it stands
//! inside a string literal, so that the script is valid JavaScript before it is filled, and the
//! words are escaped for that literal.

use std::collections::{BTreeMap, BTreeSet};

/// What replaces a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words, escaped for the place where they go.
    Words(String),
    /// HTML, inserted as it is. A script cannot hold it.
    Html(String),
    /// A value that is made later. Only this file may hold its placeholder.
    Later(&'static str),
}

/// The values by placeholder name.
pub type Values = BTreeMap<String, Value>;

/// The kind of file that is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A page.
    Html,
    /// A script.
    Script,
}

/// Every `{{name}}` of `text` with its position.
fn names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("{{").filter_map(|(at, _)| {
        let (name, _) = text[at + 2..].split_once("}}")?;
        let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        (!name.is_empty() && name.chars().all(inside)).then_some((at, name))
    })
}

/// The problems of the placeholders in the sources, each as `file:line: problem -> remedy`.
/// `sources` are the files with their text; `optional` says which values may be unused.
pub fn problems(
    sources: &[(String, String)],
    values: &Values,
    optional: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut problems = Vec::new();
    let mut used = BTreeSet::new();
    for (file, text) in sources {
        for (at, name) in names(text) {
            let line = 1 + text[..at].matches('\n').count();
            let mut problem = |what: &str, remedy: &str| {
                problems.push(format!("{file}:{line}: {{{{{name}}}}} {what} -> {remedy}"));
            };
            used.insert(name);
            match values.get(name) {
                None => problem(
                    "stands for nothing",
                    "mend the name, or add it to scripts.toml of the language",
                ),
                Some(Value::Html(_)) if syntax(file) == Syntax::Script => {
                    problem(
                        "is HTML",
                        "a script holds words only; put the HTML into index.html",
                    );
                }
                Some(Value::Later(place)) if place != file => {
                    problem(
                        "is known too late",
                        &format!("it can stand in {place} only"),
                    );
                }
                Some(_) => {}
            }
        }
    }
    for (name, value) in values {
        if !used.contains(name.as_str()) && !optional(name) {
            let place = match value {
                Value::Later(place) => place,
                Value::Html(_) => "index.html",
                Value::Words(_) => "index.html or a script of public/",
            };
            problems.push(format!(
                "{place}:0: {{{{{name}}}}} is nowhere -> put it where it belongs, or remove what it stands for"
            ));
        }
    }
    problems
}

/// Whether a file is a script or a page, by its name.
pub fn syntax(file: &str) -> Syntax {
    if file.ends_with(".js") {
        Syntax::Script
    } else {
        Syntax::Html
    }
}

/// Replaces each placeholder of `text` that has a value. The others stay.
pub fn fill(text: &str, syntax: Syntax, values: &Values) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut done = 0;
    for (at, name) in names(text) {
        let value = match (values.get(name), syntax) {
            (Some(Value::Words(words)), Syntax::Html) => escape_html(words),
            (Some(Value::Words(words)), Syntax::Script) => escape_script(words),
            (Some(Value::Html(html)), Syntax::Html) => html.clone(),
            _ => continue,
        };
        filled += &text[done..at];
        filled += &value;
        done = at + name.len() + "{{}}".len();
    }
    filled + &text[done..]
}

/// Escapes words for the text of a page and for an attribute in double quotes.
fn escape_html(words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    words.replace('>', "&gt;").replace('"', "&quot;")
}

/// Escapes words for a string literal of any kind, in a file or in a page.
fn escape_script(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '"' | '\'' | '`' | '\\' | '$' => escaped.extend(['\\', c]),
            '\n' => escaped += "\\n",
            '<' | '\u{0}'..='\u{1f}' | '\u{2028}' | '\u{2029}' => {
                escaped += &format!("\\u{:04x}", u32::from(c));
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        [
            ("embed.close", Value::Words("L\"’$`\\</a>\n".into())),
            ("strip", Value::Html("<ul>".into())),
            ("files", Value::Later("public/sw.js")),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    #[test]
    fn a_value_is_escaped_for_the_place_where_it_stands() {
        let text = "{{strip}} \"{{embed.close}}\" {{files}} {{ x }} {{unknown}} {{";
        assert_eq!(
            fill(text, Syntax::Html, &values()),
            "<ul> \"L&quot;’$`\\&lt;/a&gt;\n\" {{files}} {{ x }} {{unknown}} {{"
        );
        assert_eq!(
            fill(
                "a(\"{{embed.close}}\", `{{files}}`)",
                Syntax::Script,
                &values()
            ),
            "a(\"L\\\"’\\$\\`\\\\\\u003c/a>\\n\", `{{files}}`)"
        );
    }

    #[test]
    fn every_problem_has_its_line_and_a_remedy() {
        let sources = [
            ("index.html", "{{strip}}\n\n{{home}} {{files}}"),
            ("public/embed.js", "\n\"{{strip}}\""),
        ]
        .map(|(file, text)| (file.to_owned(), text.to_owned()));
        let found = problems(&sources, &values(), |_| false);
        let starts = [
            "index.html:3: {{home}} stands for nothing -> ",
            "index.html:3: {{files}} is known too late -> it can stand in public/sw.js only",
            "public/embed.js:2: {{strip}} is HTML -> ",
            "index.html or a script of public/:0: {{embed.close}} is nowhere -> ",
        ];
        assert_eq!(found.len(), starts.len(), "{found:#?}");
        for (problem, start) in found.iter().zip(starts) {
            assert!(problem.starts_with(start), "{problem}");
        }
        let found = problems(&sources, &values(), |name| name == "embed.close");
        assert_eq!(found.len(), 3);
    }
}
