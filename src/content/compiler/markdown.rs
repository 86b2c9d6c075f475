//! Markdown to HTML: the few shapes that a card may have, everything else refused.

use std::path::Path;

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::html::links;
use super::labels::Page;
use super::language::Language;
use super::names::Names;
use super::problem::{Problem, Problems, line_of};
use super::typography::{Setter, check_promises};
use crate::search::words;
use crate::types::Reach;

/// Words of the longest sentence.
const LONGEST: usize = 30;

/// The text of a card.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The inside of its `.prose`.
    pub html: String,
    /// The words of each `h2`, `p` and `li`, in reading order.
    pub lines: Vec<String>,
}

/// What a text may point to and say, and where it stands (for mistakes).
pub struct Reader<'a> {
    /// The file.
    pub file: &'a Path,
    /// The whole file; `offset` is where the text starts in it.
    pub whole: &'a str,
    /// See `whole`.
    pub offset: usize,
    /// What it may point to.
    pub names: &'a Names,
    /// Labels that its HTML needs.
    pub page: &'a Page,
    /// Its language.
    pub language: &'a Language,
    /// The mistakes.
    pub problems: &'a mut Problems,
}

/// The kinds of list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Steps,
    Bullets,
    Helps,
    Avoid,
}

impl List {
    fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Steps => ("<ol>", "</ol>"),
            Self::Bullets => ("<ul>", "</ul>"),
            Self::Helps => ("<ul class=\"do\">", "</ul>"),
            Self::Avoid => ("<ul class=\"dont\">", "</ul>"),
        }
    }
}

/// A line that is being read.
struct Line {
    html: String,
    words: String,
    signs: Setter,
}

impl Line {
    fn new(language: &Language) -> Self {
        Self {
            html: String::new(),
            words: String::new(),
            signs: Setter::new(language),
        }
    }

    fn text(&mut self, text: &str) -> String {
        let text = self.signs.add(text);
        self.words += &text;
        text
    }
}

impl Reader<'_> {
    fn line_at(&self, at: usize) -> usize {
        line_of(self.whole, self.offset + at)
    }

    fn report(&mut self, at: usize, what: impl Into<String>, remedy: &str) {
        let line = self.line_at(at);
        self.problems
            .push(Problem::new(self.file, line, what, remedy));
    }

    /// A text of one paragraph, such as a field of a contact, without its `<p>`.
    pub fn line(&mut self, text: &str) -> Markup {
        let body = self.body(text);
        let inside = body.html.strip_prefix("<p>");
        let inside = inside.and_then(|rest| rest.strip_suffix("</p>"));
        match inside.filter(|_| body.lines.len() == 1) {
            Some(html) => PreEscaped(html.to_owned()),
            None => {
                self.report(
                    0,
                    "this text must be one paragraph",
                    "remove lists and headings, or write something",
                );
                html! {}
            }
        }
    }

    /// A whole card.
    pub fn body(&mut self, text: &str) -> Body {
        let mut body = Body::default();
        let mut line = Line::new(self.language);
        let mut list: Option<List> = None;
        let mut quoted = false;
        // The target of the link that is open, and where its words start in the line.
        let mut link: Option<(String, usize, usize)> = None;
        let mut heading = String::new();

        let events = Parser::new_ext(text, Options::empty()).into_offset_iter();
        for (event, span) in TextMergeWithOffset::new(events) {
            let at = span.start;
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    if level != HeadingLevel::H2 {
                        self.report(at, "only ## headings are allowed", "write ##");
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    heading.clone_from(&line.words);
                    self.check_heading(at, &heading);
                    self.end(at, "<h2>", "</h2>", &mut line, &mut body);
                }
                Event::Start(Tag::Paragraph | Tag::Item) => {}
                Event::End(TagEnd::Paragraph) if list.is_some() => {}
                Event::End(TagEnd::Paragraph) => {
                    let open = if quoted { "<p class=\"note\">" } else { "<p>" };
                    self.end(at, open, "</p>", &mut line, &mut body);
                }
                Event::Start(Tag::List(start)) => {
                    if list.is_some() {
                        self.report(at, "a list inside a list", "make it one list, or two");
                    }
                    let headings = &self.page.headings;
                    let kind = match heading.as_str() {
                        _ if start.is_some() => List::Steps,
                        title if title == headings.helps => List::Helps,
                        title if title == headings.avoid => List::Avoid,
                        _ => List::Bullets,
                    };
                    body.html += kind.tags().0;
                    list = Some(kind);
                }
                Event::End(TagEnd::Item) => self.end(at, "<li>", "</li>", &mut line, &mut body),
                Event::End(TagEnd::List(_)) => {
                    body.html += list.take().unwrap_or(List::Bullets).tags().1;
                }
                Event::Start(Tag::BlockQuote(_)) => quoted = true,
                Event::End(TagEnd::BlockQuote(_)) => quoted = false,
                Event::Start(Tag::Strong) => line.html += "<strong>",
                Event::End(TagEnd::Strong) => line.html += "</strong>",
                Event::Start(Tag::Link { dest_url, .. }) => {
                    link = Some((dest_url.into_string(), line.html.len(), line.words.len()));
                }
                Event::End(TagEnd::Link) => {
                    if let Some((target, html, words)) = link.take() {
                        line.html.truncate(html);
                        let said = line.words.split_off(words);
                        let (html, shown) = self.link(at, &target, &said);
                        line.html += &html.into_string();
                        line.words += &shown;
                    }
                }
                Event::SoftBreak => {
                    let space = line.text(" ");
                    line.html += &space;
                }
                Event::Text(text) => {
                    self.check_marks(at, &text);
                    let text = line.text(&text);
                    if link.is_none() {
                        self.check_numbers(at, &text);
                    }
                    line.html += &html! { (text) }.into_string();
                }
                other => self.report(
                    at,
                    format!("this Markdown is not allowed here: {other:?}"),
                    "see src/content/README.md for the shapes a card may have",
                ),
            }
        }
        body
    }

    /// Writes a line that is whole.
    fn end(&mut self, at: usize, open: &str, close: &str, line: &mut Line, body: &mut Body) {
        let Line { html, words, signs } = std::mem::replace(line, Line::new(self.language));
        self.check_sentences(at, &words);
        let number = self.line_at(at);
        signs.end(self.file, number, self.problems);
        check_promises(self.file, number, &words, self.language, self.problems);
        for part in [open, &html, close] {
            body.html += part;
        }
        body.lines.push(words);
    }

    /// Checks a text that has no links: no number in it, and short sentences.
    pub fn check(&mut self, at: usize, text: &str) {
        self.check_numbers(at, text);
        self.check_sentences(at, text);
    }

    /// A title that is nearly one of those that give a list its marks would lose them.
    fn check_heading(&mut self, at: usize, heading: &str) {
        let headings = &self.page.headings;
        let titles = [headings.helps.clone(), headings.avoid.clone()];
        if titles.iter().any(|title| title == heading) {
            return;
        }
        let folded = |text: &str| words(text).join(" ");
        let near = |title: &&String| {
            folded(title) == folded(heading)
                || strsim::damerau_levenshtein(&title.to_lowercase(), &heading.to_lowercase()) <= 2
        };
        if let Some(title) = titles.iter().find(near) {
            self.report(
                at,
                format!("the title “{heading}” is nearly “{title}”"),
                &format!("write “{title}”, or other words"),
            );
        }
    }

    /// A mark that opens and does not close stays in the text.
    fn check_marks(&mut self, at: usize, text: &str) {
        for (mark, remedy) in [
            ("**", "write **words**, without spaces inside"),
            ("__", "write **words**"),
            ("[", "write [words](card:id)"),
            ("](", "write [words](card:id)"),
            ("`", "remove it"),
        ] {
            if let Some(place) = text.find(mark) {
                let near: String = text
                    .get(place..)
                    .unwrap_or_default()
                    .chars()
                    .take(24)
                    .collect();
                self.report(
                    at,
                    format!("“{mark}” opens or closes nothing, near “{near}”"),
                    remedy,
                );
                return;
            }
        }
    }

    /// A number stands in one place, the contacts file: a text only links to it.
    fn check_numbers(&mut self, at: usize, text: &str) {
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
    fn check_sentences(&mut self, at: usize, text: &str) {
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

    /// The link, and the words that it shows.
    fn link(&mut self, at: usize, target: &str, words: &str) -> (Markup, String) {
        let (kind, name) = target.split_once(':').unwrap_or(("", target));
        let same = |html: Markup| (html, words.to_owned());
        let out = |url: &str| {
            let shown = self.leads_out(words, url);
            (links::out(url, &shown), shown)
        };
        let found = match kind {
            "card" => self
                .names
                .card(name)
                .map(|card| same(links::to_card(card, words))),
            "contact" => self
                .names
                .contact(name)
                .map(|contact| match self.names.reach(contact) {
                    Some(Reach::Web(url)) => out(url),
                    Some(reach) => same(links::call(reach, name, words)),
                    None => same(html! { (words) }),
                }),
            "screen" => ["numbers", "write", "traces"]
                .iter()
                .find(|screen| **screen == name)
                .map(|screen| same(links::to_screen(screen, words))),
            "https" => Some(out(target)),
            _ => None,
        };
        match kind {
            "card" => self.check_own(at, name),
            "contact" => self.check_digits(at, name, words),
            _ => {}
        }
        found.unwrap_or_else(|| {
            self.report(
                at,
                format!("the link “{target}” leads nowhere"),
                "name a card, a contact, a screen (numbers, write, traces) or an https address that exists",
            );
            (html! { (words) }, words.to_owned())
        })
    }

    /// A card that links to itself would do nothing when pressed.
    fn check_own(&mut self, at: usize, name: &str) {
        let card = self.file.extension().is_some_and(|end| end == "md");
        if card && self.file.file_stem().is_some_and(|stem| stem == name) {
            self.report(
                at,
                "the card links to itself",
                "link to another card, or remove the link",
            );
        }
    }

    /// Digits in the words of a link are those of the contact.
    fn check_digits(&mut self, at: usize, name: &str, words: &str) {
        let reach = self
            .names
            .contact(name)
            .and_then(|contact| self.names.reach(contact));
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        // The digits in the words of a site are compared with its name: “urgence114”.
        let number = match reach {
            Some(Reach::Web(_)) => name.to_owned(),
            Some(reach) => reach.digits(),
            None => return,
        };
        if !digits.is_empty() && !number.contains(&digits) {
            self.report(
                at,
                format!("“{words}” is not the number of contact {name}"),
                "use the number of contacts.toml",
            );
        }
    }

    /// What a link to another site says: its words, where it leads, and what that leaves.
    fn leads_out(&self, words: &str, url: &str) -> String {
        let (host, stays) = (links::host(url), &self.page.card.stays);
        if words.contains(host) {
            format!("{words} ({stays})")
        } else {
            format!("{words} ({host}, {stays})")
        }
    }
}

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
