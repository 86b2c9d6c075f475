//! Which file answers an address, and with which headers: the rules of the configurations in
//! `deploy/`, written as a function.

use crate::compress::beside;
use crate::finish::name::hash;
use crate::finish::worker::WORKER;
use crate::headers::{self, Mode};
use crate::hosts::SERVER_FILES;
use std::path::PathBuf;

/// What the server serves, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the build.
    pub root: PathBuf,
    /// See [`Mode`].
    pub mode: Mode,
    /// Texts to replace in the page, for example when a test needs another exit address. A
    /// rewritten page is sent uncompressed, and its policy is computed again.
    pub rewrites: Vec<(String, String)>,
    /// The sites that may carry the guide.
    pub embed: Vec<String>,
}

/// An answer, before it is written to a connection.
#[derive(Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// All headers except those about the connection and the length.
    pub headers: Vec<(&'static str, String)>,
    /// The body, encoded as the headers say.
    pub body: Vec<u8>,
}

impl Response {
    /// A response that is only a status.
    pub fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// A page that is not the guide.
    pub fn page(html: &str) -> Self {
        let headers = vec![
            ("Content-Type", content_type("html").into()),
            ("Cache-Control", "no-cache".into()),
        ];
        Self {
            status: 200,
            headers,
            body: html.into(),
        }
    }
}

/// Answers the address `target` (path and query). `accept` is Accept-Encoding.
pub fn answer(options: &Options, target: &str, accept: &str) -> Response {
    let Some(page) = page(options) else {
        return Response::empty(500);
    };
    let asset = asset(options, target);
    let Ok(mut headers) = headers::headers(&page, &options.embed) else {
        return Response::empty(500);
    };
    headers.push((
        "Cache-Control",
        headers::cache_control(options.mode, asset.as_deref()).into(),
    ));
    let kind = asset
        .as_deref()
        .map_or("html", |name| name.rsplit('.').next().unwrap_or_default());
    headers.push(("Content-Type", content_type(kind).into()));

    let file = options.root.join(asset.as_deref().unwrap_or("index.html"));
    let rewritten = asset.is_none() || asset.as_deref() == Some(WORKER);
    let compressed = !rewritten || options.rewrites.is_empty();
    let encodings =
        [("br", ".br"), ("gzip", ".gz")].map(|(name, suffix)| (name, beside(&file, suffix)));
    if compressed && encodings.iter().any(|(_, path)| path.is_file()) {
        headers.push(("Vary", "Accept-Encoding".into()));
    }
    let read = |(name, path): &(&'static str, PathBuf)| {
        let body = (compressed && accepts(accept, name)).then(|| std::fs::read(path).ok())??;
        Some((*name, body))
    };
    let body = match encodings.iter().find_map(read) {
        Some((name, body)) => {
            headers.push(("Content-Encoding", name.into()));
            body
        }
        None if asset.is_some() => {
            let body = std::fs::read(&file).unwrap_or_default();
            match asset.as_deref() {
                Some(WORKER) => worker(options, body, &page),
                _ => body,
            }
        }
        None => page.into_bytes(),
    };
    let found = asset.is_some() || options.mode == Mode::Indexed;
    Response {
        status: if found { 200 } else { 404 },
        headers,
        body,
    }
}

/// The page after the rewrites, with a policy computed from its new content.
fn page(options: &Options) -> Option<String> {
    let page = std::fs::read_to_string(options.root.join("index.html")).ok()?;
    if options.rewrites.is_empty() {
        return Some(page);
    }
    let policy = headers::meta(&page).ok()?;
    let rewritten = rewrite(options, page);
    let new_policy = headers::meta(&rewritten).ok()?;
    Some(rewritten.replace(&policy, &new_policy))
}

fn rewrite(options: &Options, text: String) -> String {
    let rewrites = options.rewrites.iter();
    rewrites.fold(text, |text, (from, to)| text.replace(from, to))
}

/// The worker after the same rewrites, with the hash of the page as it is served.
fn worker(options: &Options, script: Vec<u8>, page: &str) -> Vec<u8> {
    let built = std::fs::read(options.root.join("index.html")).unwrap_or_default();
    let script = String::from_utf8_lossy(&script);
    let script = script.replace(&hash(&built), &hash(page.as_bytes()));
    rewrite(options, script).into_bytes()
}

/// The file that `target` names, if it may be served; otherwise `target` is the address of a page.
/// Nothing is decoded, so an encoded `..` is only an unknown name.
fn asset(options: &Options, target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let strange = |name: &str| name.is_empty() || name.starts_with('.') || name.contains('\\');
    let hidden = path == "index.html"
        || SERVER_FILES.contains(&path)
        || path.ends_with(".br")
        || path.ends_with(".gz");
    if hidden || path.split('/').any(strange) || !options.root.join(path).is_file() {
        return None;
    }
    Some(path.to_owned())
}

fn accepts(accept: &str, encoding: &str) -> bool {
    accept.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next() == Some(encoding) && parts.all(|weight| weight != "q=0")
    })
}

/// The media types, the same as in the configurations of `deploy/`.
fn content_type(kind: &str) -> &'static str {
    match kind {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    const HASHED: &str = "infos-0123456789abcdef_bg.wasm";

    /// A build in a folder that is removed when the test ends.
    struct Build(TempDir);

    fn policy(page: &str) -> String {
        headers::meta(page).expect("a page")
    }

    impl Build {
        fn new() -> Self {
            let folder = tempfile::tempdir().expect("a folder");
            let root = folder.path();
            std::fs::create_dir_all(root.join("dist")).expect("a folder");
            let meta = |policy: &str| format!("<meta content=\"{policy}\"><script>a</script>");
            let page = meta("").replace("\"\"", &format!("\"{}\"", policy(&meta(""))));
            for (file, text) in [
                ("secret.txt", "outside"),
                ("dist/index.html", page.as_str()),
                ("dist/index.html.br", "br"),
                ("dist/boot.js", "boot"),
                ("dist/boot.js.gz", "gz"),
                ("dist/_headers", "headers"),
                ("dist/headers.conf", "headers"),
                (&format!("dist/{HASHED}"), "wasm"),
            ] {
                std::fs::write(root.join(file), text).expect("a file");
            }
            Self(folder)
        }

        fn options(&self, mode: Mode) -> Options {
            Options {
                root: self.0.path().join("dist"),
                mode,
                rewrites: Vec::new(),
                embed: Vec::new(),
            }
        }
    }

    fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
        let mut headers = response.headers.iter();
        headers
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }

    #[test]
    fn discreet_mode_answers_pages_with_404_and_nothing_is_cached() {
        let build = Build::new();
        let options = build.options(Mode::Discreet);
        for target in ["/", "/index.html", "/anything", "/a/b?c=d", "/none.js"] {
            let response = answer(&options, target, "");
            assert_eq!(response.status, 404, "{target}");
            assert!(response.body.starts_with(b"<meta"), "{target}");
            assert_eq!(header(&response, "Cache-Control"), Some("no-store"));
        }
        let response = answer(&options, "/boot.js", "");
        assert_eq!((response.status, response.body), (200, b"boot".to_vec()));
    }

    #[test]
    fn plain_mode_answers_200_and_hashed_files_are_cached() {
        let build = Build::new();
        let options = build.options(Mode::Indexed);
        let page = answer(&options, "/anything", "");
        assert_eq!(
            (page.status, header(&page, "Cache-Control")),
            (200, Some("no-cache"))
        );
        let wasm = answer(&options, &format!("/{HASHED}"), "");
        assert_eq!(
            header(&wasm, "Cache-Control"),
            Some("public, max-age=31536000, immutable")
        );
        assert_eq!(header(&wasm, "Content-Type"), Some("application/wasm"));
    }

    #[test]
    fn no_address_gives_a_file_outside_the_build_or_a_server_file() {
        let build = Build::new();
        let options = build.options(Mode::Indexed);
        for target in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "//secret.txt",
            "/./boot.js",
            "/..\\secret.txt",
            "/_headers",
            "/headers.conf",
            "/index.html.br",
            "/boot.js.gz",
            "secret.txt",
            "*",
        ] {
            let response = answer(&options, target, "");
            assert!(response.body.starts_with(b"<meta"), "{target}");
        }
    }

    #[test]
    fn the_best_accepted_encoding_is_sent() {
        let build = Build::new();
        let options = build.options(Mode::Indexed);
        let page = answer(&options, "/", "gzip, deflate, br;q=1.0");
        assert_eq!(
            (header(&page, "Content-Encoding"), page.body.as_slice()),
            (Some("br"), &b"br"[..])
        );
        assert_eq!(header(&page, "Vary"), Some("Accept-Encoding"));
        assert_eq!(
            header(&answer(&options, "/", "br;q=0"), "Content-Encoding"),
            None
        );
        let boot = answer(&options, "/boot.js", "br, gzip");
        assert_eq!(header(&boot, "Content-Encoding"), Some("gzip"));
    }

    #[test]
    fn a_rewritten_page_has_the_policy_of_its_new_content() {
        let build = Build::new();
        let mut options = build.options(Mode::Indexed);
        options.rewrites = vec![("<script>a<".into(), "<script>b<".into())];
        let response = answer(&options, "/", "br");
        let page = String::from_utf8(response.body.clone()).expect("text");
        let sent = header(&response, "Content-Security-Policy").expect("the header");
        assert!(page.contains("<script>b</script>"));
        assert!(sent.starts_with(&policy("<script>b</script>")));
        assert!(page.contains(&policy("<script>b</script>")));
    }
}
