//! Contrast of the colours, computed as WCAG 2.2 says (1.4.3, 1.4.11), and what older browsers and
//! languages written from right to left need.

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

/// The colours of the light scheme, then those of the dark scheme.
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

/// If one rule sets both text and ground, the text is readable in both schemes, even if the pair
/// is not listed above.
#[test]
fn words_can_be_read_on_the_ground_of_their_rule() {
    let variable = |declarations: &[(String, String)], names: [&str; 2]| {
        let mut all = declarations.iter();
        let (_, value) = all.find(|(name, _)| names.contains(&name.as_str()))?;
        let name = value.strip_prefix("var(--")?.strip_suffix(')')?;
        Some(name.to_owned())
    };
    let mut found = 0;
    for file in ["base", "components", "desk"] {
        let file = format!("{}/style/{file}.css", env!("CARGO_MANIFEST_DIR"));
        for (selector, declarations) in blocks(&std::fs::read_to_string(&file).unwrap()) {
            let front = variable(&declarations, ["color", "color"]);
            let back = variable(&declarations, ["background", "background-color"]);
            let (Some(front), Some(back)) = (front, back) else {
                continue;
            };
            found += 1;
            for (scheme, colours) in ["light", "dark"].iter().zip(schemes()) {
                let ratio = contrast(colours.get(&front).unwrap(), colours.get(&back).unwrap());
                assert!(
                    ratio >= 4.5,
                    "{selector} in {scheme}: {front} on {back} is {ratio:.2}:1"
                );
            }
        }
    }
    assert!(found > 5, "only {found} rules");
}

/// The blocks of a style sheet: each selector, and its declarations in order.
fn blocks(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        bare += before;
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare += rest;
    let inner = bare.split('}').filter_map(|part| part.rsplit_once('{'));
    inner
        .map(|(before, inside)| {
            let selector = before.rsplit(['{', ';']).next().unwrap_or_default();
            let declarations = inside.split(';').filter_map(|one| one.split_once(':'));
            let declarations = declarations
                .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
                .collect();
            (selector.trim().to_owned(), declarations)
        })
        .collect()
}

/// Finds `content: "✓" / ""` without `content: "✓"` before it: Safari before 17.4 and Firefox
/// before 128 would show no sign at all.
fn signs_that_vanish(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (selector, declarations) in blocks(text) {
        for (index, (name, value)) in declarations.iter().enumerate() {
            let Some((sign, _)) = value.split_once(" / ").filter(|_| name == "content") else {
                continue;
            };
            let plain = |(before, value): &(String, String)| before == "content" && value == sign;
            if !declarations.iter().take(index).any(plain) {
                found.push(format!("{selector} {{ {name}: {value} }}"));
            }
        }
    }
    found
}

/// Borders of an arrow, which is rotated afterwards.
const ARROWS: [&str; 2] = ["3px 3px 0 0", "0 3px 3px 0"];

/// Finds what would stay on the left or on the right in a language written from right to left.
fn sides_that_stay(text: &str) -> Vec<String> {
    let side = |word: &str| word == "left" || word == "right";
    let mut found = Vec::new();
    for (selector, declarations) in blocks(text) {
        for (name, value) in declarations {
            let four: Vec<&str> = value.split_whitespace().collect();
            let uneven = matches!(four[..], [_, one, _, other] if one != other)
                && ["margin", "padding", "inset", "border-width"].contains(&name.as_str())
                && !ARROWS.contains(&value.as_str());
            let aligned = ["text-align", "float", "clear"].contains(&name.as_str()) && side(&value);
            if name.split('-').any(side) || aligned || uneven {
                found.push(format!("{selector} {{ {name}: {value} }}"));
            }
        }
    }
    found
}

/// `find` returns nothing for every style sheet of the guide.
fn assert_found_in_no_style(find: fn(&str) -> Vec<String>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/style");
    let mut read = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        read += blocks(&text).len();
        let found = find(&text);
        assert!(found.is_empty(), "{}: {found:#?}", path.display());
    }
    assert!(read > 100, "{read} blocks were read");
}

#[test]
fn the_signs_of_do_and_dont_show_in_older_browsers() {
    let vanishes = "@media print { .do::before { color: red; content: \"✓\" / \"\"; } }";
    assert_eq!(signs_that_vanish(vanishes).len(), 1);
    let stays = ".do::before { content: \"✓\"; content: \"✓\" / \"\"; }";
    assert_eq!(signs_that_vanish(stays), [""; 0]);
    assert_found_in_no_style(signs_that_vanish);
}

#[test]
fn layouts_follow_the_direction_of_the_language() {
    for stays in [
        ".a { left: 0 }",
        ".a { padding-left: 1px; }",
        ".a { border-top-right-radius: 0; }",
        ".a { text-align: right }",
        ".a { margin: 0 1px 0 2px }",
    ] {
        assert_eq!(sides_that_stay(stays).len(), 1, "{stays}");
    }
    let follows = "/* left */ .left { inset: auto 0 0; margin: 0 1px 2px 1px; text-align: start }";
    assert_eq!(sides_that_stay(follows), [""; 0]);
    assert_found_in_no_style(sides_that_stay);
}
