//! Reads and changes pages with CSS selectors (`lol_html`), as a browser reads them.

use anyhow::{Context, Result};
use lol_html::html_content::{ContentType, TextChunk, TextType};
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str, text};
use std::cell::RefCell;

/// An element whose content is in the page instead of in a file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inline {
    /// `<script>…</script>`
    Script,
    /// `<style>…</style>`
    Style,
}

/// The page in which `change` has replaced the content of each inline script and style. Scripts
/// that are files stay as they are.
pub fn change_inline(
    page: &str,
    mut change: impl FnMut(Inline, &str) -> Result<String>,
) -> Result<String> {
    let change = RefCell::new(&mut change);
    let whole = |kind: Inline| {
        let (mut content, change) = (String::new(), &change);
        move |chunk: &mut TextChunk<'_>| {
            if let Some(content) = whole(chunk, &mut content)
                && !content.is_empty()
            {
                let changed = (change.borrow_mut())(kind, &content)?;
                chunk.replace(&changed, ContentType::Html);
            }
            Ok(())
        }
    };
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(text!("script", whole(Inline::Script)))
        .append_element_content_handler(text!("style", whole(Inline::Style)));
    rewrite_str(page, settings).context("the page")
}

/// The inline scripts and styles of a page, in the order of the page.
pub fn inline(page: &str) -> Result<Vec<(Inline, String)>> {
    let mut found = Vec::new();
    change_inline(page, |kind, content| {
        found.push((kind, content.to_owned()));
        Ok(content.to_owned())
    })?;
    Ok(found)
}

/// The attributes of each element that `selector` matches, with names in lower case.
pub fn attributes(page: &str, selector: &str) -> Result<Vec<Vec<(String, String)>>> {
    let mut found = Vec::new();
    let read = element!(selector, |element| {
        let attributes = element.attributes().iter();
        // An address in an attribute is written with `&amp;`.
        found.push(
            attributes
                .map(|one| (one.name(), one.value().replace("&amp;", "&")))
                .collect(),
        );
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(read);
    rewrite_str(page, settings).context("the page")?;
    Ok(found)
}

/// The page in which each element that `selector` matches has, as its attribute `name`, the value
/// that `value` makes of its attribute `of`.
pub fn set_attribute(
    page: &str,
    selector: &str,
    name: &str,
    of: &str,
    value: impl Fn(&str) -> Result<String>,
) -> Result<String> {
    let set = element!(selector, |element| {
        let of = element.get_attribute(of).unwrap_or_default();
        element.set_attribute(name, &value(&of)?)?;
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(set);
    rewrite_str(page, settings).context("the page")
}

/// The same page without comments and indentation. White space becomes one space or one line end,
/// never nothing, so that the text reads the same. A no-break space does not count as white space
/// here. The content of elements such as scripts, styles and titles stays as it is.
pub fn shrink(page: &str) -> Result<String> {
    let mut content = String::new();
    let collapse = text!("*", move |chunk| {
        if !matches!(chunk.text_type(), TextType::Data) {
            return Ok(());
        }
        if let Some(content) = whole(chunk, &mut content) {
            chunk.replace(&collapse(&content), ContentType::Html);
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(collapse)
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }));
    rewrite_str(page, settings).context("the page")
}

/// The whole text of a node when its last chunk arrives; the chunks before it are removed.
fn whole(chunk: &mut TextChunk<'_>, so_far: &mut String) -> Option<String> {
    so_far.push_str(chunk.as_str());
    if chunk.last_in_text_node() {
        return Some(std::mem::take(so_far));
    }
    chunk.remove();
    None
}

fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for run in text.split_inclusive(|c: char| !c.is_ascii_whitespace()) {
        let word = run.trim_start_matches(|c: char| c.is_ascii_whitespace());
        match &run[..run.len() - word.len()] {
            "" => {}
            space if space.contains('\n') => out.push('\n'),
            _ => out.push(' '),
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_parts_are_those_that_a_browser_runs() {
        let page = "<!doctype html><!-- <script>no</script> --><p title=\"<script>no</script>\">1 < 2</p>\
                    <script src=x></script><script>if (a</b/.x) {}</script>\
                    <textarea><script>no</script></textarea><style>a{}</style>";
        let expected = [
            (Inline::Script, "if (a</b/.x) {}".to_owned()),
            (Inline::Style, "a{}".to_owned()),
        ];
        assert_eq!(inline(page).expect("a page"), expected);
        let changed = change_inline(page, |kind, _| {
            Ok(if kind == Inline::Style { "b{}" } else { "2" }.into())
        });
        let expected = page.replace("if (a</b/.x) {}", "2").replace("a{}", "b{}");
        assert_eq!(changed.expect("a page"), expected);
        let error = change_inline(page, |_, _| anyhow::bail!("no")).expect_err("refused");
        assert!(format!("{error:#}").contains("no"), "{error:#}");
    }

    #[test]
    fn a_long_script_is_one_script() {
        let script = "é1;".repeat(100_000);
        let page = format!("<script>{script}</script>");
        assert_eq!(inline(&page).expect("a page"), [(Inline::Script, script)]);
    }

    #[test]
    fn the_text_of_a_shrunk_page_reads_the_same() {
        let page = "<p>\n  Un  mot <!-- x -->\n  <b>gras</b> et\u{a0}\u{202f}fin\n</p>\n<title>a  b</title>";
        let small = "<p>\nUn mot \n<b>gras</b> et\u{a0}\u{202f}fin\n</p>\n<title>a  b</title>";
        assert_eq!(shrink(page).expect("a page"), small);
        let page = "<script>\n  a  b</script><a href=\"x\" title=\"a  b\">";
        assert_eq!(shrink(page).expect("a page"), page);
    }

    #[test]
    fn attributes_are_read_and_set() {
        let page = "<!-- <link href=no> --><LINK rel=x href='/a?b&amp;c' integrity><link rel=y>";
        let found = attributes(page, "link[integrity]").expect("a page");
        assert_eq!(found.len(), 1);
        assert!(found[0].contains(&("href".into(), "/a?b&c".into())));
        let set = set_attribute(page, "link[rel=y]", "href", "rel", |rel| {
            Ok(format!("/{rel}"))
        });
        assert!(set.expect("a page").ends_with("<link rel=y href=\"/y\">"));
    }
}
