//! The static page repeats a few numbers: they must be those of the contacts file.

use std::fs;
use std::path::Path;

use super::domain::Start;
use super::problem::{Checked, Problem};

/// Checks every `data-contact` link of `index.html`.
pub fn check(file: &Path, start: &Start) -> Checked<()> {
    let text = fs::read_to_string(file)
        .map_err(|error| vec![Problem::whole(file, error.to_string(), "create it")])?;
    let mut problems = Vec::new();
    let mut seen = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        for link in content.split("<a ").skip(1) {
            let link = link.split("</a>").next().unwrap_or(link);
            let Some(id) = attribute(link, "data-contact") else {
                continue;
            };
            seen.push(id);
            let Some(contact) = start.contacts.iter().find(|contact| contact.id == id) else {
                problems.push(Problem::new(
                    file,
                    line,
                    format!("unknown contact “{id}”"),
                    "use one of contacts.toml",
                ));
                continue;
            };
            let href = contact.reach.href();
            if attribute(link, "href") != Some(&href) {
                problems.push(Problem::new(
                    file,
                    line,
                    format!("the link to {id} does not lead to {href}"),
                    "copy it from contacts.toml",
                ));
            }
            for expected in [contact.reach.label(), contact.short.to_owned()] {
                if !link.contains(&format!(">{expected}<")) {
                    problems.push(Problem::new(
                        file,
                        line,
                        format!("the link to {id} does not say “{expected}”"),
                        "copy it from contacts.toml",
                    ));
                }
            }
        }
    }
    for id in ["17", "114", "3919", "15", "112"] {
        if !seen.contains(&id) {
            problems.push(Problem::whole(
                file,
                format!("no link to {id}"),
                "the static page must hold it",
            ));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}
