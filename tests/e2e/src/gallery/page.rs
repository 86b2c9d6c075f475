//! The pages of the gallery: all figures on one, once in the light colours and once in the dark ones.

use super::album::{Figure, Language};
use anyhow::{Context, Result, ensure};
use std::fmt::Write as _;
use std::path::Path;

const OWN_STYLES: &str = include_str!("gallery.css");

/// The two schemes of colours: each is the name of a page.
pub const SCHEMES: [&str; 2] = ["light", "dark"];

/// All figures, and the styles of the guide.
pub struct Gallery {
    /// In the order in which they were taken.
    pub figures: Vec<Figure>,
    /// The styles of the guide.
    pub styles: String,
}

impl Gallery {
    /// The parts, each once.
    pub fn parts(&self) -> Vec<&'static str> {
        let mut parts = Vec::new();
        for figure in &self.figures {
            if !parts.contains(&figure.part) {
                parts.push(figure.part);
            }
        }
        parts
    }

    /// Writes `light.html` and `dark.html`, and `index.html`, which is the light one again.
    pub fn write(&self, dir: &Path) -> Result<()> {
        std::fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
        for scheme in SCHEMES {
            let page = self.page(scheme)?;
            std::fs::write(dir.join(format!("{scheme}.html")), &page)?;
            if scheme == "light" {
                std::fs::write(dir.join("index.html"), &page)?;
            }
        }
        Ok(())
    }

    fn page(&self, scheme: &str) -> Result<String> {
        let mut page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>Gallery, {scheme}</title>\n<style>{}\n{OWN_STYLES}</style>\n</head>\n<body>\n\
             <main>\n<div class=\"gallery__intro\">\n<h1>Gallery, {scheme}</h1>\n\
             <p>Parts of the guide, as a browser met them. <a href=\"light.html\">Light</a>, \
             <a href=\"dark.html\">dark</a>.</p>\n<ul>\n",
            painted(&self.styles, scheme)?
        );
        let parts = self.parts();
        for part in &parts {
            let _ = writeln!(page, "<li><a href=\"#{0}\">{part}</a></li>", anchor(part));
        }
        page += "</ul>\n</div>\n";
        for part in parts {
            let _ = writeln!(
                page,
                "<section class=\"gallery__part\" id=\"{}\">\n<h2>{part}</h2>",
                anchor(part)
            );
            for figure in self.figures.iter().filter(|figure| figure.part == part) {
                if figure.language == Language::Mirrored && self.in_arabic(figure) {
                    continue;
                }
                let language = match figure.language {
                    Language::French => "French",
                    Language::Arabic => "Arabic",
                    Language::Mirrored => "from right to left (the guide has it in French only)",
                };
                let Figure { state, html, .. } = figure;
                let _ = writeln!(
                    page,
                    "<figure>\n<figcaption>{part}: {state}, {language}</figcaption>\n{html}\n</figure>"
                );
            }
            page += "</section>\n";
        }
        page += "</main>\n</body>\n</html>\n";
        Ok(page)
    }

    /// Whether the same part was taken in the same state in Arabic.
    fn in_arabic(&self, figure: &Figure) -> bool {
        self.figures.iter().any(|other| {
            (other.part, other.state, other.language)
                == (figure.part, figure.state, Language::Arabic)
        })
    }
}

/// The name of a part as an address in the page, and as a file.
pub fn anchor(part: &str) -> String {
    part.to_lowercase().replace(' ', "-")
}

/// The styles in one scheme of colours whatever the device asks for; what a state of the browser
/// changes is changed by `data-state` too.
fn painted(styles: &str, scheme: &str) -> Result<String> {
    let (dark, only) = match scheme {
        "dark" => ("all", "color-scheme:dark"),
        _ => ("not all", "color-scheme:light"),
    };
    let mut styles = styles.to_owned();
    for (from, to) in [
        ("(prefers-color-scheme:dark)", dark),
        ("color-scheme:light dark", only),
        (
            ":focus-visible",
            ":is(:focus-visible,[data-state=\"focus\"])",
        ),
        (":focus{", ":is(:focus,[data-state=\"focus\"]){"),
        (":hover{", ":is(:hover,[data-state=\"hover\"]){"),
    ] {
        ensure!(
            styles.contains(from),
            "no {from} in the styles: change `painted` in {}",
            file!()
        );
        styles = styles.replace(from, to);
    }
    Ok(styles)
}
