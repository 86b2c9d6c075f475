//! Markdown to blocks: the few shapes that a card may have, everything else refused.

use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::domain::{Block, Inline, Screen, plain};
use super::lang::{Names, leak};
use super::problem::{Problem, line_of};
use super::typography;

/// What a text may point to, and where it stands (for error messages).
pub struct Reader<'a> {
    pub file: &'a Path,
    /// The whole file; `offset` is where `body` starts in it.
    pub whole: &'a str,
    pub offset: usize,
    pub names: &'a Names,
    pub problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn report(&mut self, at: usize, what: impl Into<String>, remedy: &str) {
        let line = line_of(self.whole, self.offset + at);
        self.problems
            .push(Problem::new(self.file, line, what, remedy));
    }

    /// A text of one paragraph, such as a field of a contact.
    pub fn line(&mut self, text: &str) -> Vec<Inline<'static>> {
        let mut blocks = self.blocks(text);
        match (blocks.pop(), blocks.is_empty()) {
            (Some(Block::Paragraph(inlines)), true) => inlines,
            _ => {
                self.report(
                    0,
                    "this text must be one paragraph",
                    "remove lists and headings",
                );
                Vec::new()
            }
        }
    }

    /// A whole card.
    pub fn blocks(&mut self, body: &str) -> Vec<Block<'static>> {
        let mut blocks = Vec::new();
        let mut items: Vec<Vec<Inline<'static>>> = Vec::new();
        let mut run: Vec<Inline<'static>> = Vec::new();
        let mut ordered = false;
        let mut quoted = false;
        let mut in_list = false;
        let mut strong = false;
        let mut link: Option<(String, String)> = None;
        let mut heading = String::new();

        for (event, span) in Parser::new_ext(body, Options::empty()).into_offset_iter() {
            let at = span.start;
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    if level != pulldown_cmark::HeadingLevel::H2 {
                        self.report(at, "only ## headings are allowed", "write ##");
                    }
                    run.clear();
                }
                Event::End(TagEnd::Heading(_)) => {
                    self.sentences(at, &run);
                    heading = plain(&run);
                    blocks.push(Block::Heading(std::mem::take(&mut run)));
                }
                Event::Start(Tag::Paragraph | Tag::Item) => {}
                Event::End(TagEnd::Paragraph) if in_list => {}
                Event::End(TagEnd::Paragraph) => {
                    self.sentences(at, &run);
                    let text = std::mem::take(&mut run);
                    blocks.push(if quoted {
                        Block::Note(text)
                    } else {
                        Block::Paragraph(text)
                    });
                }
                Event::Start(Tag::List(start)) => {
                    if in_list {
                        self.report(at, "a list inside a list", "make it one list, or two");
                    }
                    in_list = true;
                    ordered = start.is_some();
                }
                Event::End(TagEnd::Item) => {
                    self.sentences(at, &run);
                    items.push(std::mem::take(&mut run));
                }
                Event::End(TagEnd::List(_)) => {
                    in_list = false;
                    let list = std::mem::take(&mut items);
                    blocks.push(match heading.as_str() {
                        _ if ordered => Block::Steps(list),
                        "Ce qui aide" => Block::Do(list),
                        "À éviter" => Block::Dont(list),
                        _ => Block::Bullets(list),
                    });
                }
                Event::Start(Tag::BlockQuote(_)) => quoted = true,
                Event::End(TagEnd::BlockQuote(_)) => quoted = false,
                Event::Start(Tag::Strong) => strong = true,
                Event::End(TagEnd::Strong) => strong = false,
                Event::Start(Tag::Link { dest_url, .. }) => {
                    link = Some((dest_url.into_string(), String::new()))
                }
                Event::End(TagEnd::Link) => {
                    if let Some((target, text)) = link.take() {
                        run.extend(self.link(at, &target, text));
                    }
                }
                Event::SoftBreak => match &mut link {
                    Some((_, words)) => words.push(' '),
                    None => run.push(Inline::Text(" ")),
                },
                Event::Text(text) => {
                    let line = line_of(self.whole, self.offset + at);
                    typography::check(self.file, line, &text, self.problems);
                    if let Some((_, words)) = &mut link {
                        words.push_str(&text);
                        continue;
                    }
                    self.no_number(at, &text);
                    let text = leak(text.into_string());
                    run.push(if strong {
                        Inline::Strong(text)
                    } else {
                        Inline::Text(text)
                    });
                }
                other => {
                    self.report(
                        at,
                        format!("this Markdown is not allowed here: {other:?}"),
                        "see src/content/README.md for the shapes a card may have",
                    );
                }
            }
        }
        blocks
    }

    /// Checks a text that has no links: no number in it, and short sentences.
    pub fn check(&mut self, at: usize, text: &'static str) {
        self.no_number(at, text);
        self.sentences(at, &[Inline::Text(text)]);
    }

    /// A number stands in one place, the contacts file: a text only links to it.
    fn no_number(&mut self, at: usize, text: &str) {
        for (start, word) in numbers(text) {
            let count = word.chars().filter(char::is_ascii_digit).count();
            if let Some(id) = self.names.contact_with_number(word) {
                if !is_quantity(text, start, word) {
                    let remedy = format!("write [{word}](contact:{id})");
                    self.report(at, format!("the number {word} stands in the text"), &remedy);
                }
            } else if count >= 8 {
                self.report(
                    at,
                    format!("the number {word} stands in the text"),
                    "verify it, add it to contacts.toml and link to it",
                );
            }
        }
    }

    /// Somebody who is afraid reads short sentences.
    fn sentences(&mut self, at: usize, run: &[Inline]) {
        let text = plain(run);
        for sentence in text.split(['.', '!', '?']) {
            let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '’');
            let count = words.filter(|word| !word.is_empty()).count();
            if count > LONGEST {
                let start: String = sentence.trim().chars().take(40).collect();
                self.report(
                    at,
                    format!("a sentence of {count} words: “{start}…”"),
                    "30 words at most: make two sentences",
                );
            }
        }
    }

    fn link(&mut self, at: usize, target: &str, text: String) -> Option<Inline<'static>> {
        let words = leak(text);
        let (kind, name) = target.split_once(':').unwrap_or(("", target));
        let found = match kind {
            "card" => self
                .names
                .card(name)
                .map(|index| Inline::Card(index, words)),
            "contact" => self.names.contact(name).map(|index| {
                let digits: String = words.chars().filter(char::is_ascii_digit).collect();
                if !digits.is_empty() && !self.names.number_of(index).contains(&digits) {
                    self.report(
                        at,
                        format!("“{words}” is not the number of contact {name}"),
                        "use the number of contacts.toml",
                    );
                }
                let site = self.names.site_of(index);
                Inline::Contact(index, site.map_or(words, |url| leads_out(words, url)))
            }),
            "screen" => match name {
                "numbers" => Some(Inline::Screen(Screen::Numbers, words)),
                "write" => Some(Inline::Screen(Screen::Write, words)),
                "traces" => Some(Inline::Screen(Screen::Traces, words)),
                _ => None,
            },
            "https" => Some(Inline::Web(
                leak(target.to_owned()),
                leads_out(words, target),
            )),
            _ => None,
        };
        if found.is_none() {
            self.report(at, format!("the link “{target}” leads nowhere"), "name a card, a contact, a screen (numbers, write, traces) or an https address that exists");
        }
        found
    }
}

/// The site of an address, as people read it.
pub fn host(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, bare)| bare);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    bare.split('/').next().unwrap_or_default()
}

/// What a link to another site says after its words: where it leads, and what that leaves.
fn leads_out(words: &str, url: &str) -> &'static str {
    let host = host(url);
    let leaves = "reste dans l’historique";
    leak(if words.contains(host) {
        format!("{words} ({leaves})")
    } else {
        format!("{words} ({host}, {leaves})")
    })
}

/// Words of the longest sentence.
const LONGEST: usize = 30;

/// Digits that stand together or with a space between them, and where.
fn numbers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(|c: char| c.is_ascii_digit())?;
        let run = text.get(start..)?;
        let end = run.find(|c| !inside(c)).unwrap_or(run.len());
        rest = start + end;
        Some((start, run.get(..end)?.trim()))
    })
}

/// "18 ans", "article 15-3", "17 %": digits that are nobody's number.
fn is_quantity(text: &str, start: usize, word: &str) -> bool {
    const BEFORE: [&str; 3] = ["article", "articles", "page"];
    const UNITS: [&str; 10] = [
        "ans", "an", "mois", "semaines", "jours", "jour", "heures", "h", "minutes", "km",
    ];
    let (before, after) = text.split_at(start);
    let after = after.strip_prefix(word).unwrap_or_default();
    let before = before.trim_end();
    let before = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let after_number = after.trim_start();
    let unit: String = after_number
        .chars()
        .take_while(|c| c.is_alphabetic())
        .collect();
    before.is_some_and(|word| BEFORE.contains(&word))
        || UNITS.contains(&unit.as_str())
        || after_number.starts_with(['€', '%', '–', '-'])
}
