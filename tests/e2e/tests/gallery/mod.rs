//! The gallery: every part in every state and both directions, in the light and the dark colours, on
//! a phone and on a computer.

use anyhow::{Context, Result, ensure};
use e2e::gallery::page::{Gallery, SCHEMES};
use e2e::{Engine, Guide, gallery};
use std::collections::BTreeSet;

const FIGURES: &str = include_str!("../../src/js/figures.js");

/// Classes of the styles that no figure has, and why.
const WITHOUT: [(&str, &str); 2] = [
    (
        "whole",
        "the frame of a browser without scripts (static_page::no_script)",
    ),
    (
        "facts",
        "what a publisher says of itself: nobody publishes a build of the tests",
    ),
];

/// It is collected once, for it takes longer than looking at it.
#[test]
fn every_part_in_every_state() -> Result<()> {
    let guide = Guide::closed(Engine::Chromium)?;
    let gallery = gallery::collect(&guide)?;
    let folder = tempfile::tempdir()?;
    gallery.write(folder.path())?;
    let mut wrong = Vec::new();
    let mut note = |what: String, checked: Result<()>| {
        if let Err(error) = checked {
            wrong.push(format!("{what}: {error:#}"));
        }
    };
    note("classes".into(), assert_each_class_is_shown(&gallery));
    for scheme in SCHEMES {
        let page = folder.path().join(scheme).with_extension("html");
        guide.visit(&format!("file://{}", page.display()))?;
        let mut always_empty: Option<BTreeSet<String>> = None;
        for width in [320, 1280] {
            guide.resize(width, 900)?;
            let (empty, wide): (BTreeSet<String>, Vec<String>) = guide.call(FIGURES, vec![])?;
            note(format!("{scheme}, {width} px, too wide"), none(&wide));
            // The list beside a card is there on a computer only.
            always_empty = Some(match always_empty {
                Some(before) => before.intersection(&empty).cloned().collect(),
                None => empty,
            });
        }
        note(
            format!("{scheme}, empty"),
            none(always_empty.iter().flatten()),
        );
        guide.bring_axe()?;
        note(scheme.into(), guide.assert_axe_finds_nothing_on_parts());
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn none<'a>(wrong: impl IntoIterator<Item = &'a String>) -> Result<()> {
    let wrong: Vec<&String> = wrong.into_iter().collect();
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// Each class that the styles name is in a figure, unless it is said why not.
fn assert_each_class_is_shown(gallery: &Gallery) -> Result<()> {
    let shown: BTreeSet<&str> = gallery
        .figures
        .iter()
        .flat_map(|figure| figure.html.split("class=\"").skip(1))
        .filter_map(|rest| rest.split('"').next())
        .flat_map(str::split_whitespace)
        .collect();
    let mut missing = Vec::new();
    for file in ["components", "desk"] {
        let path = xtask::root().join("style").join(file).with_extension("css");
        let styles = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for class in classes(&styles) {
            let excused = WITHOUT.iter().any(|(name, _)| *name == class);
            if !excused && !shown.contains(class.as_str()) {
                missing.push(format!("{class} (style/{file}.css)"));
            }
            ensure!(
                !(excused && shown.contains(class.as_str())),
                "{class} is shown: take it out of WITHOUT in {}",
                file!()
            );
        }
    }
    ensure!(
        missing.is_empty(),
        "no figure has these classes: take one in a tour of tests/e2e/src/gallery/ or say why not \
         in WITHOUT, {}: {missing:#?}",
        file!()
    );
    Ok(())
}

/// The classes that a file of styles names.
fn classes(styles: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in styles.split("/*").flat_map(|part| part.rsplit("*/").next()) {
        for after in part.split('.').skip(1) {
            let end = after
                .find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter)));
            let name = &after[..end.unwrap_or(after.len())];
            // Other dots stand in numbers.
            if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                found.insert(name.to_owned());
            }
        }
    }
    found
}
