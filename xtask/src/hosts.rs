//! The headers of [`crate::headers`] in the format of each kind of host. The build writes one file
//! per kind into `dist/`; the configuration in `deploy/` includes that file.

use crate::headers::{Mode, cache_control};

/// Files that the build adds for servers; no page requests them.
pub const SERVER_FILES: [&str; 4] = [
    "_headers",
    "headers.conf",
    "headers.caddy",
    "headers.apache",
];

/// A header and its value.
type Header = (&'static str, String);

/// `_headers`, as Netlify and Cloudflare Pages read it.
pub fn host_file(headers: &[Header], mode: Mode, files: &[String]) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in headers {
        text += &format!("  {name}: {value}\n");
    }
    // A second rule for the same address would add to the first one. So one rule covers all
    // addresses when they have the same value; otherwise each address has its own rule.
    if mode == Mode::Discreet {
        return text + &format!("  Cache-Control: {}\n", cache_control(mode, None));
    }
    let page = [String::new()];
    for file in page.iter().chain(files) {
        let value = cache_control(mode, Some(file));
        text += &format!("/{file}\n  Cache-Control: {value}\n");
    }
    text
}

/// `headers.conf`, which `deploy/nginx.conf` includes.
pub fn nginx_file(headers: &[Header]) -> String {
    lines(headers, |name, value| {
        format!("add_header {name} {} always;\n", quoted(value))
    })
}

/// `headers.caddy`, which `deploy/Caddyfile` imports.
pub fn caddy_file(headers: &[Header]) -> String {
    lines(headers, |name, value| {
        format!("header {name} {}\n", quoted(value))
    })
}

/// `headers.apache`, which `deploy/apache.conf` includes.
pub fn apache_file(headers: &[Header]) -> String {
    lines(headers, |name, value| {
        format!("Header always set {name} {}\n", quoted(value))
    })
}

fn lines(headers: &[Header], line: impl Fn(&str, &str) -> String) -> String {
    let lines = headers.iter().map(|(name, value)| line(name, value));
    lines.collect()
}

fn quoted(value: &str) -> String {
    format!("\"{value}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::headers;

    fn headers() -> Vec<Header> {
        headers::headers("<script>1</script>", &["https://mairie.example".into()]).expect("a page")
    }

    fn files() -> Vec<String> {
        ["index.html", "boot.js", "infos-0123456789abcdef.js"]
            .map(String::from)
            .to_vec()
    }

    /// At least one of these hosts gives each of these characters a special meaning. nginx has no
    /// way to write `$` at all, so no value may hold one.
    #[test]
    fn no_value_needs_an_escape() {
        for (name, value) in headers() {
            let strange = ['"', '\\', '$', '%', '{', '}', '\n', '`', '#'];
            assert!(!value.contains(strange), "{name}: {value}");
        }
    }

    #[test]
    fn each_file_sets_every_header_once() {
        let headers = headers();
        let texts = [
            host_file(&headers, Mode::Indexed, &files()),
            host_file(&headers, Mode::Discreet, &files()),
            nginx_file(&headers),
            caddy_file(&headers),
            apache_file(&headers),
        ];
        for text in texts {
            for (name, value) in &headers {
                let mut lines = text.lines().filter(|line| line.contains(name));
                let line = lines.next().unwrap_or_default();
                assert!(line.contains(value.as_str()), "{name} in {text}");
                assert_eq!(lines.next(), None, "{name} in {text}");
            }
        }
    }

    #[test]
    fn each_address_has_one_cache_rule() {
        let plain = host_file(&headers(), Mode::Indexed, &files());
        for rule in [
            "\n/\n  Cache-Control: no-cache\n",
            "\n/index.html\n  Cache-Control: no-cache\n",
            "\n/boot.js\n  Cache-Control: no-cache\n",
            "\n/infos-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n",
        ] {
            assert!(plain.contains(rule), "{plain}");
        }
        assert_eq!(plain.matches("Cache-Control").count(), 4);
        let discreet = host_file(&headers(), Mode::Discreet, &files());
        assert!(discreet.ends_with("\n  Cache-Control: no-store\n"));
        assert_eq!(discreet.matches("Cache-Control").count(), 1);
    }

    /// Cloudflare does not read longer lines.
    #[test]
    fn no_line_is_too_long() {
        for line in host_file(&headers(), Mode::Indexed, &files()).lines() {
            assert!(line.len() <= 2000, "{}: {line}", line.len());
        }
    }
}
