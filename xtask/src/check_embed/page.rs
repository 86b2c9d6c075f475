//! The lines of a page that load the mark, and the policies in its `<meta>` elements.

use crate::html;
use anyhow::Result;

/// The `data-…` attributes that the script knows (deploy/embed.md).
const KNOWN: [&str; 5] = ["guide", "label", "in", "corner", "start"];

/// Beginnings of words that the label of a mark must not contain.
const TELLING: [&str; 9] = [
    "violen", "victim", "agress", "femme", "conjug", "battu", "danger", "sos", "3919",
];

/// A line that loads the mark.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The address of the script.
    pub src: String,
    /// `data-guide`: the address of the guide, for a copied script.
    pub guide: Option<String>,
    /// `nonce`.
    pub nonce: Option<String>,
    attributes: Vec<(String, String)>,
}

/// The lines of a page that load the mark.
pub fn lines(page: &str) -> Result<Vec<Line>> {
    let scripts = html::attributes(page, "script")?.into_iter();
    let lines = scripts.map(|attributes| Line {
        src: find(&attributes, "src").unwrap_or_default(),
        guide: find(&attributes, "data-guide"),
        nonce: find(&attributes, "nonce"),
        attributes,
    });
    let brings_it = |line: &Line| {
        let src = line.src.split(['?', '#']).next();
        line.guide.is_some() || src.is_some_and(|src| src.ends_with("/embed.js"))
    };
    Ok(lines.filter(brings_it).collect())
}

/// The policies that a page sets in its `<meta>` elements.
pub fn policies(page: &str) -> Result<Vec<String>> {
    let metas = html::attributes(page, "meta[http-equiv='content-security-policy' i]")?;
    let contents = metas.iter().filter_map(|meta| find(meta, "content"));
    Ok(contents.collect())
}

impl Line {
    /// The problems of the line itself.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for (name, value) in &self.attributes {
            let data = name.strip_prefix("data-");
            if data.is_some_and(|data| !KNOWN.contains(&data)) {
                problems.push(format!(
                    "{name}: the script knows data-{}",
                    KNOWN.join(", data-")
                ));
            }
            let small = value.to_lowercase();
            if name == "data-label" && TELLING.iter().any(|word| small.contains(word)) {
                problems.push(format!("data-label=\"{value}\" tells anybody who sees the screen what the guide is about: choose neutral words"));
            }
            if name == "data-start" && !value.bytes().all(|byte| byte.is_ascii_digit()) {
                problems.push(format!(
                    "data-start=\"{value}\": write a code of one digit (src/README.md)"
                ));
            }
            if name == "integrity" {
                problems.push("integrity: the mark would stop working at the next release of the guide; copy embed.js to your site instead".into());
            }
            if name == "type" && value == "module" && self.guide.is_some() {
                problems.push("type=\"module\": a copied script cannot read its own attributes in a module; write `defer` instead".into());
            }
        }
        problems
    }
}

fn find(attributes: &[(String, String)], name: &str) -> Option<String> {
    let found = attributes.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_load_the_mark_are_found() {
        let page = r#"<!-- <script src="/embed.js"></script> --><SCRIPT defer src='https://g.example/embed.js?1' data-corner data-label=Infos></SCRIPT>
                      <script src=/app.js></script><script>"embed.js"</script><script src="/aide.js" data-guide="https://g.example" nonce="n"></script>"#;
        let lines = lines(page).expect("a page");
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].src, "https://g.example/embed.js?1");
        assert!(lines[0].problems().is_empty(), "{:?}", lines[0].problems());
        assert_eq!(
            (lines[1].guide.as_deref(), lines[1].nonce.as_deref()),
            (Some("https://g.example"), Some("n"))
        );
    }

    #[test]
    fn each_mistake_in_a_line_is_reported() {
        for (attributes, says) in [
            ("data-lable=\"x\"", "the script knows"),
            ("data-label=\"SOS Femmes battues\"", "neutral"),
            ("data-start=\"victime\"", "one digit"),
            ("integrity=\"sha256-x\"", "next release"),
            ("type=module data-guide=https://g.example", "defer"),
        ] {
            let page = format!("<script src=\"/embed.js\" {attributes}></script>");
            let problems = lines(&page).expect("a page")[0].problems();
            assert!(
                problems.len() == 1 && problems[0].contains(says),
                "{attributes}: {problems:?}"
            );
        }
    }

    #[test]
    fn the_policy_in_a_meta_element_is_found() {
        let page = "<meta charset=utf-8><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">";
        assert_eq!(policies(page).expect("a page"), ["default-src 'self'"]);
    }
}
