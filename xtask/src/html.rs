//! A page cut into its parts, as far as the build needs it: to make it smaller
//! without changing what it shows, and to hash its inline scripts and styles.

/// A part of a page. Put one after the other, the parts are the page.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// `<!-- … -->`
    Comment(&'a str),
    /// `<a href="…">`, `</a>`, `<!doctype html>`
    Tag(&'a str),
    /// What is between tags.
    Text(&'a str),
    /// What is inside an element whose content is not markup.
    Raw {
        /// One of [`RAW`].
        element: &'static str,
        /// Everything up to the end tag, which is a [`Part::Tag`].
        text: &'a str,
    },
}

/// Elements whose content is kept whole.
const RAW: [&str; 4] = ["script", "style", "pre", "textarea"];

/// Cuts a page into its parts.
pub fn parts(page: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(rest.len(), |at| at + 3);
            parts.push(Part::Comment(cut(&mut rest, end)));
        } else if tag_starts(rest) {
            let end = tag_end(rest);
            let tag = cut(&mut rest, end);
            parts.push(Part::Tag(tag));
            if let Some(element) = RAW.into_iter().find(|name| *name == tag_name(tag)) {
                let end = find_end_tag(rest, element);
                parts.push(Part::Raw {
                    element,
                    text: cut(&mut rest, end),
                });
            }
        } else {
            let next = rest
                .char_indices()
                .skip(1)
                .find(|(at, _)| tag_starts(&rest[*at..]));
            let end = next.map_or(rest.len(), |(at, _)| at);
            parts.push(Part::Text(cut(&mut rest, end)));
        }
    }
    parts
}

/// The style elements of a page, one after the other.
pub fn styles(page: &str) -> String {
    let texts = parts(page).into_iter().filter_map(|part| match part {
        Part::Raw {
            element: "style",
            text,
        } => Some(format!("<style>{text}</style>")),
        _ => None,
    });
    texts.collect()
}

/// The same page without comments and indentation; its scripts are for terser. A run of white space becomes one
/// space or one line end, never nothing, so the text reads the same.
pub fn minify(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for part in parts(page) {
        match part {
            Part::Comment(_) => {}
            Part::Tag(tag) => collapse(tag, true, &mut out),
            Part::Text(text) => collapse(text, false, &mut out),
            Part::Raw {
                element: "style",
                text,
            } => out.push_str(&minify_css(text)),
            Part::Raw { text, .. } => out.push_str(text),
        }
    }
    out
}

/// Style without comments and needless white space. Strings and `url(…)` are kept.
pub fn minify_css(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    // White space is owed until it is known what comes after it.
    let mut space = false;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("/*") {
            let end = rest[2..].find("*/").map_or(rest.len(), |at| at + 4);
            cut(&mut rest, end);
            continue;
        }
        if first.is_ascii_whitespace() {
            space = true;
            cut(&mut rest, 1);
            continue;
        }
        let tight = out.is_empty() || out.ends_with(['{', '}', ';', ',', ':']);
        if space && !tight && !matches!(first, '{' | '}' | ';' | ',') {
            out.push(' ');
        }
        space = false;
        let end = match first {
            '"' | '\'' => string_end(rest),
            _ if rest.starts_with("url(") => rest.find(')').map_or(rest.len(), |at| at + 1),
            _ => first.len_utf8(),
        };
        if first == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(cut(&mut rest, end));
    }
    out
}

fn cut<'a>(rest: &mut &'a str, end: usize) -> &'a str {
    let (head, tail) = rest.split_at(end);
    *rest = tail;
    head
}

fn tag_starts(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next() == Some(b'<')
        && bytes
            .next()
            .is_some_and(|byte| byte.is_ascii_alphabetic() || b"/!".contains(&byte))
}

/// Just after the `>` that ends the tag: one inside a quoted value does not.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn tag_name(tag: &str) -> String {
    let name = tag.trim_start_matches('<');
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    name[..end].to_ascii_lowercase()
}

fn find_end_tag(text: &str, element: &str) -> usize {
    let end_tag = format!("</{element}");
    text.to_ascii_lowercase()
        .find(&end_tag)
        .unwrap_or(text.len())
}

fn string_end(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if Some(c) == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Adds `text`, each run of ASCII white space as one character: a no-break space is
/// not white space here. In a tag, quoted values are kept.
fn collapse(text: &str, tag: bool, out: &mut String) {
    let mut quote = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if tag && matches!(c, '"' | '\'') {
            match quote {
                None => quote = Some(c),
                Some(open) if open == c => quote = None,
                _ => {}
            }
        }
        if quote.is_some() || !c.is_ascii_whitespace() {
            out.push(c);
            continue;
        }
        let mut line = c == '\n';
        while let Some(more) = chars.next_if(char::is_ascii_whitespace) {
            line |= more == '\n';
        }
        // A comment that was taken out has white space on both sides.
        if !out.ends_with([' ', '\n']) {
            out.push(if line && !tag { '\n' } else { ' ' });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_the_page() {
        let page = "<!doctype html><!-- a > b --><p title=\"a > b\">1 < 2</p>\n<script>if (a</b/.x) {}</script>";
        let joined: String = parts(page)
            .into_iter()
            .map(|part| match part {
                Part::Comment(text) | Part::Tag(text) | Part::Text(text) => text,
                Part::Raw { text, .. } => text,
            })
            .collect();
        assert_eq!(joined, page);
        let tag = Part::Tag("<p title=\"a > b\">");
        assert!(parts(page).contains(&tag));
    }

    #[test]
    fn the_text_reads_the_same() {
        let page = "<p>\n  Un  mot <!-- x -->\n  <b>gras</b> et\u{a0}\u{202f}fin\n</p>\n<pre>\n a  b</pre>";
        let small = "<p>\nUn mot <b>gras</b> et\u{a0}\u{202f}fin\n</p>\n<pre>\n a  b</pre>";
        assert_eq!(minify(page), small);
        assert_eq!(
            minify("<a\n   href=\"x\"\n   title=\"a  b\">"),
            "<a href=\"x\" title=\"a  b\">"
        );
    }

    #[test]
    fn style_keeps_its_meaning() {
        let css = "/* why */\n.a > .b :hover,\n.c {\n  margin: -1px calc(1px + 2px);\n  content: \"/* a  b */\";\n}\n\
                   @media (width >= 40em) and (x: y) { a { background: url(data:a/*b; c) } }\n";
        let small = ".a > .b :hover,.c{margin:-1px calc(1px + 2px);content:\"/* a  b */\"}\
                     @media (width >= 40em) and (x:y){a{background:url(data:a/*b; c)}}";
        assert_eq!(minify_css(css), small);
    }
}
