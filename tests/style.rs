//! Contrast of the colours, computed as WCAG 2.2 says (1.4.3, 1.4.11).

#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop")]

use std::collections::HashMap;

/// Text on ground: at least 4.5:1.
const TEXT: [(&str, &str); 19] = [
    ("text", "ground"),
    ("text", "raised"),
    ("text", "danger-ground"),
    ("text", "urgent-ground"),
    ("text", "advice-ground"),
    ("muted", "ground"),
    ("muted", "raised"),
    ("muted", "danger-ground"),
    ("muted", "advice-ground"),
    ("link", "ground"),
    ("link", "raised"),
    ("link", "urgent-ground"),
    ("on-action", "action"),
    ("danger", "danger-ground"),
    ("urgent", "raised"),
    ("on-fill", "danger-fill"),
    ("on-fill", "listen-fill"),
    ("on-bar", "bar"),
    ("on-exit", "exit"),
];

/// Shapes that carry meaning: at least 3:1.
const SHAPES: [(&str, &str); 7] = [
    ("edge", "ground"),
    ("edge", "raised"),
    ("danger-fill", "ground"),
    ("listen-fill", "ground"),
    ("action", "ground"),
    ("exit", "bar"),
    ("focus", "ground"),
];

fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value =
            f64::from(u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Colours of the light scheme, then those that dark replaces.
fn schemes() -> [HashMap<String, String>; 2] {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css")).unwrap();
    let (light, dark) = text.split_once("@media").unwrap();
    let read = |part: &str| -> HashMap<String, String> {
        let lines = part
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
        lines
            .map(|(name, value)| (name.to_owned(), value.trim_end_matches(';').to_owned()))
            .collect()
    };
    let light = read(light);
    let mut both = light.clone();
    both.extend(read(dark));
    [light, both]
}

#[test]
fn colours_can_be_told_apart() {
    for (scheme, colours) in ["light", "dark"].iter().zip(schemes()) {
        let pairs = TEXT
            .iter()
            .map(|pair| (pair, 4.5))
            .chain(SHAPES.iter().map(|pair| (pair, 3.0)));
        for ((front, back), least) in pairs {
            let ratio = contrast(colours.get(*front).unwrap(), colours.get(*back).unwrap());
            assert!(
                ratio >= least,
                "{scheme}: {front} on {back} is {ratio:.2}:1, {least}:1 is needed"
            );
        }
    }
}
