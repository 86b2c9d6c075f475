//! The text of a card, under its front matter, from Markdown to HTML. It may have these shapes;
//! everything else is refused:
//!
//! - `## Title`. What stands under `## + Title`, up to the next title, is folded.
//! - Paragraphs, with an empty line between them; `> …` is one paragraph to watch for.
//! - Lists with `-` or `1.`, and no list in a list. A list under one of the titles `[headings]` of
//!   `page.toml` gets ✓ or ✕.
//! - `**strong**`, and links: `[words](card:name)`, `[words](contact:17)`,
//!   `[words](screen:numbers)` (or `write`, `traces`), `[words](https://…)`.
//!
//! A sentence has at most 30 words. No number stands as digits: it is a link to a contact.

use std::path::Path;

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::addresses::Address;
use super::html::links;
use super::labels::Page;
use super::language::Language;
use super::names::Names;
use super::problem::{Problem, Problems, line_of};
use super::typography::{Setter, check_about_itself, check_promises};
use super::words::Words;
use crate::numbers::runs;
use crate::search::words;
use crate::types::Reach;

/// The most words that a sentence may have.
const LONGEST: usize = 30;

/// The mark at the start of a heading whose section is folded.
const FOLDED: char = '+';

/// The text of a card.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The inside of its `.prose`.
    pub html: String,
    /// The words of each `h2`, `p` and `li`, in reading order.
    pub lines: Vec<String>,
}

/// What a text may refer to and say, and where it stands in its file.
pub struct Reader<'a> {
    /// The file.
    pub file: &'a Path,
    /// The whole file; the text starts at byte `offset`.
    pub whole: &'a str,
    /// See `whole`.
    pub offset: usize,
    /// The names that it may refer to.
    pub names: &'a Names,
    /// The labels that its HTML needs.
    pub page: &'a Page,
    /// Its language.
    pub language: &'a Language,
    /// The words whose meaning is added where they first occur; `None` if the readers know them.
    pub words: Option<&'a Words>,
    /// Whether the text must not speak of the guide itself. Only the cards that say which traces
    /// remain may do so.
    pub speaks_to_people: bool,
    /// The mistakes found so far.
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

    /// Removes the mark of a folded section from a heading; returns whether it was there.
    fn unfold(&mut self) -> bool {
        let bare = |text: &str| Some(text.strip_prefix(FOLDED)?.trim_start().to_owned());
        match (bare(&self.html), bare(&self.words)) {
            (Some(html), Some(words)) => {
                self.html = html;
                self.words = words;
                true
            }
            _ => false,
        }
    }
}

/// The words of a card whose meaning is to be added, each once.
struct Meanings<'a> {
    words: Option<&'a Words>,
    said: Vec<&'a str>,
    /// The meaning of the word at the end of the previous text, held back until the next text shows
    /// whether the card explains the word itself.
    waiting: Option<&'a str>,
}

impl<'a> Meanings<'a> {
    const fn new(words: Option<&'a Words>) -> Self {
        Self {
            words,
            said: Vec::new(),
            waiting: None,
        }
    }

    /// The text as HTML, with the meanings of its words. If a bracket or a colon follows a word,
    /// the card explains the word itself.
    fn within(&mut self, text: &str) -> String {
        let mut html = match self.waiting.take() {
            Some(meaning) if !explains(text) => bracket(meaning),
            _ => String::new(),
        };
        let mut rest = text;
        while let Some(found) = self.words.and_then(|words| words.find(rest, &self.said)) {
            self.said.push(found.meaning);
            let (before, after) = rest.split_at(found.end);
            html += &html! { (before) }.into_string();
            if after.is_empty() {
                self.waiting = Some(found.meaning);
            } else if !explains(after) {
                html += &bracket(found.meaning);
            }
            rest = after;
        }
        html + &html! { (rest) }.into_string()
    }

    /// Holds back the meaning of a link that has just ended, and returns it.
    fn after(&mut self, words: &str) -> Option<&'a str> {
        let found = self.words?.find(words, &self.said)?;
        self.said.push(found.meaning);
        self.waiting = Some(found.meaning);
        self.waiting
    }

    /// The meaning that is still held back at the end of a line.
    fn rest(&mut self) -> String {
        self.waiting.take().map(bracket).unwrap_or_default()
    }
}

fn explains(text: &str) -> bool {
    let text = text.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '»');
    text.starts_with(['(', ':'])
}

fn bracket(meaning: &str) -> String {
    html! { " (" (meaning) ")" }.into_string()
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
        // The target of the open link, and where its words start in the line.
        let mut link: Option<(String, usize, usize)> = None;
        let mut heading = String::new();
        let mut folded = false;
        let mut meanings = Meanings::new(self.words);
        let mut titled = false;

        let events = Parser::new_ext(text, Options::empty()).into_offset_iter();
        for (event, span) in TextMergeWithOffset::new(events) {
            let at = span.start;
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    titled = true;
                    if level != HeadingLevel::H2 {
                        self.report(at, "only ## headings are allowed", "write ##");
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    titled = false;
                    if folded {
                        body.html += "</details>";
                    }
                    folded = line.unfold();
                    heading.clone_from(&line.words);
                    self.check_heading(at, &heading);
                    let (open, close) = if folded {
                        self.check_fold(at);
                        ("<details><summary><h2>", "</h2></summary>")
                    } else {
                        ("<h2>", "</h2>")
                    };
                    self.end(at, open, close, &mut line, &mut body);
                }
                Event::Start(Tag::Paragraph | Tag::Item) => {}
                Event::End(TagEnd::Paragraph) if list.is_some() => {}
                Event::End(TagEnd::Paragraph) => {
                    line.html += &meanings.rest();
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
                Event::End(TagEnd::Item) => {
                    line.html += &meanings.rest();
                    self.end(at, "<li>", "</li>", &mut line, &mut body);
                }
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
                        let meaning = meanings.after(&said);
                        let (html, shown) = self.link(at, &target, &said, meaning);
                        line.html += &html.into_string();
                        if shown != said {
                            meanings.waiting = None;
                        }
                        line.words += &shown;
                    }
                }
                Event::SoftBreak => {
                    line.html += &meanings.rest();
                    let space = line.text(" ");
                    line.html += &space;
                }
                Event::Text(text) => {
                    self.check_marks(at, &text);
                    let text = line.text(&text);
                    if link.is_none() {
                        self.check_numbers(at, &text);
                    }
                    line.html += &if link.is_none() && !titled {
                        meanings.within(&text)
                    } else {
                        html! { (text) }.into_string()
                    };
                }
                other => self.report(
                    at,
                    format!("this Markdown is not allowed here: {other:?}"),
                    "see src/content/README.md for the shapes a card may have",
                ),
            }
        }
        if folded {
            body.html += "</details>";
        }
        body
    }

    /// Writes a complete line.
    fn end(&mut self, at: usize, open: &str, close: &str, line: &mut Line, body: &mut Body) {
        let Line { html, words, signs } = std::mem::replace(line, Line::new(self.language));
        self.check_sentences(at, &words);
        let number = self.line_at(at);
        signs.end(self.file, number, self.problems);
        check_promises(self.file, number, &words, self.language, self.problems);
        if self.speaks_to_people {
            check_about_itself(self.file, number, &words, self.language, self.problems);
        }
        for part in [open, &html, close] {
            body.html += part;
        }
        body.lines.push(words);
    }

    /// Checks a text without links: it has no number and only short sentences.
    pub fn check(&mut self, at: usize, text: &str) {
        self.check_numbers(at, text);
        self.check_sentences(at, text);
    }

    /// Refuses a heading that is almost one of those that give a list its marks: the list would
    /// lose them.
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

    /// A card of the first page is already folded there, so it must show everything when it opens.
    fn check_fold(&mut self, at: usize) {
        let name = self.file.file_stem().and_then(|stem| stem.to_str());
        let mut danger = self.page.danger.names.iter();
        if danger.any(|card| Some(card.as_str()) == name) {
            self.report(
                at,
                "this card is on the first page: nothing may be folded inside it",
                "write ## without +",
            );
        }
    }

    /// Refuses a mark that is not closed: it would stay in the text.
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

    /// A number stands only in the contacts file, so a text links to it.
    fn check_numbers(&mut self, at: usize, text: &str) {
        for (start, word) in runs(text) {
            let count = word.chars().filter(char::is_ascii_digit).count();
            if let Some(id) = self.names.contact_with_number(word) {
                if !is_quantity(text, start, word) {
                    let remedy = format!("write [{word}](contact:{id})");
                    self.report(
                        at,
                        format!("the number {word} is written in the text"),
                        &remedy,
                    );
                }
            } else if count >= 8 {
                self.report(
                    at,
                    format!("the number {word} is written in the text"),
                    "verify it, add it to contacts.toml and link to it",
                );
            }
        }
    }

    /// A reader who is afraid needs short sentences.
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

    /// The link, and the words that it shows. A link to another site gives the meaning of its words
    /// in its own bracket.
    fn link(
        &mut self,
        at: usize,
        target: &str,
        words: &str,
        meaning: Option<&str>,
    ) -> (Markup, String) {
        let (kind, name) = target.split_once(':').unwrap_or(("", target));
        let same = |html: Markup| (html, words.to_owned());
        let out = |url: &str| {
            let shown = self.leads_out(words, url, meaning);
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
            "https" => {
                let address = Address::new(self.file, self.line_at(at), target);
                self.names.outside.borrow_mut().push(address);
                Some(out(target))
            }
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

    /// Refuses a card that links to itself: pressing the link would do nothing.
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

    /// Digits in the words of a link must be those of the contact.
    fn check_digits(&mut self, at: usize, name: &str, words: &str) {
        let reach = self
            .names
            .contact(name)
            .and_then(|contact| self.names.reach(contact));
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        // For a site they are compared with its name: “urgence114”.
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

    /// The words of a link to another site: they also say where it leads and what the visit leaves.
    fn leads_out(&self, words: &str, url: &str, meaning: Option<&str>) -> String {
        let (host, stays) = (links::host(url), &self.page.card.stays);
        let meaning =
            meaning.map(|meaning| Setter::new(self.language).add(&[meaning, " ; "].concat()));
        let meaning = meaning.unwrap_or_default();
        if words.contains(host) {
            format!("{words} ({meaning}{stays})")
        } else {
            format!("{words} ({meaning}{host}, {stays})")
        }
    }
}

/// Whether digits are not a telephone number: "18 ans", "article 15-3", "17 %".
fn is_quantity(text: &str, start: usize, word: &str) -> bool {
    const BEFORE: [&str; 3] = ["article", "articles", "page"];
    const UNITS: [&str; 10] = [
        "ans", "an", "mois", "semaines", "jours", "jour", "heures", "h", "minutes", "km",
    ];
    let (before, after) = text.split_at(start);
    let after = after.strip_prefix(word).unwrap_or_default();
    // An e-mail address, such as “victimes@116006.fr”.
    let address = before.ends_with('@');
    let before = before.trim_end();
    let before = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let after_number = after.trim_start();
    let unit: String = after_number
        .chars()
        .take_while(|c| c.is_alphabetic())
        .collect();
    address
        || before.is_some_and(|word| BEFORE.contains(&word))
        || UNITS.contains(&unit.as_str())
        || after_number.starts_with(['€', '%', '–', '-'])
}
