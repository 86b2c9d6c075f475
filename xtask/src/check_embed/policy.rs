//! Content-Security-Policy, as far as a script and a frame of another site need it
//! (<https://www.w3.org/TR/CSP3/#match-url-to-source-list>).

use url::{Origin, Url};

/// One policy: its directives with their sources.
#[derive(Debug)]
pub struct Policy(Vec<(String, Vec<String>)>);

impl Policy {
    /// Reads a header or a `<meta>`.
    pub fn read(text: &str) -> Self {
        let directives = text.split(';').filter_map(|directive| {
            let mut words = directive.split_whitespace().map(str::to_owned);
            Some((words.next()?.to_lowercase(), words.collect()))
        });
        Self(directives.collect())
    }

    /// The sources of the first directive that is there.
    fn sources(&self, names: &[&str]) -> Option<&[String]> {
        let find = |name: &&str| self.0.iter().find(|(known, _)| known == name);
        names
            .iter()
            .find_map(find)
            .map(|(_, sources)| sources.as_slice())
    }

    /// Whether the page `here` may load a script, its line having a nonce or none.
    pub fn allows_script(&self, script: &Url, here: &Origin, nonce: Option<&str>) -> bool {
        let Some(sources) = self.sources(&["script-src-elem", "script-src", "default-src"]) else {
            return true;
        };
        let by_nonce = nonce.is_some_and(|nonce| {
            sources
                .iter()
                .any(|source| *source == format!("'nonce-{nonce}'"))
        });
        // With 'strict-dynamic' hosts count for nothing.
        let strict = sources.iter().any(|source| source == "'strict-dynamic'");
        by_nonce || !strict && matches(sources, script, here)
    }

    /// Whether the page `here` may show a frame.
    pub fn allows_frame(&self, frame: &Url, here: &Origin) -> bool {
        self.sources(&["frame-src", "child-src", "default-src"])
            .is_none_or(|sources| matches(sources, frame, here))
    }

    /// Whether the guide, at `there`, lets `page` carry it.
    pub fn allows_ancestor(&self, page: &Url, there: &Origin) -> bool {
        self.sources(&["frame-ancestors"])
            .is_none_or(|sources| matches(sources, page, there))
    }
}

/// Whether a browser takes an address for safe without https.
pub fn is_local(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

fn matches(sources: &[String], url: &Url, own: &Origin) -> bool {
    sources
        .iter()
        .any(|source| match source.to_lowercase().as_str() {
            "'self'" => url.origin() == *own,
            "*" => matches!(url.scheme(), "http" | "https"),
            quoted if quoted.starts_with('\'') => false,
            scheme if scheme.ends_with(':') => fits_scheme(scheme.trim_end_matches(':'), url),
            host => fits_host(host, url, own),
        })
}

/// http allows https as well.
fn fits_scheme(scheme: &str, url: &Url) -> bool {
    scheme == url.scheme() || scheme == "http" && url.scheme() == "https"
}

/// `https://www.mairie.example:8443/path`, `*.mairie.example`, `mairie.example:*`
fn fits_host(source: &str, url: &Url, own: &Origin) -> bool {
    let (scheme, rest) = match source.split_once("://") {
        Some((scheme, rest)) => (scheme.to_owned(), rest),
        None => {
            let own = own.ascii_serialization();
            (
                own.split_once(':')
                    .map_or("https", |(scheme, _)| scheme)
                    .to_owned(),
                source,
            )
        }
    };
    let (place, path) = rest
        .split_once('/')
        .map_or((rest, ""), |(place, path)| (place, path));
    let (host, port) = place
        .rsplit_once(':')
        .map_or((place, None), |(host, port)| (host, Some(port)));
    let name = url.host_str().unwrap_or_default();
    let host_fits = match host.strip_prefix('*') {
        Some(end) => name.len() > end.len() && name.ends_with(end),
        None => name == host,
    };
    let default = |scheme: &str| if scheme == "https" { 443 } else { 80 };
    let actual = url.port_or_known_default();
    let port_fits = match port {
        Some("*") => true,
        Some(port) => port.parse().ok() == actual,
        None => actual == Some(default(url.scheme())),
    };
    let path_fits = path.is_empty()
        || url.path().trim_start_matches('/') == path
        || path.ends_with('/') && url.path()[1..].starts_with(path);
    fits_scheme(&scheme, url) && host_fits && port_fits && path_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("an address")
    }

    #[test]
    fn sources_of_every_shape() {
        let guide = url("https://guide.example/embed.js");
        let here = url("https://mairie.example").origin();
        for (source, fits) in [
            ("'self'", false),
            ("'none'", false),
            ("*", true),
            ("https:", true),
            ("http:", true),
            ("data:", false),
            ("https://guide.example", true),
            ("HTTPS://Guide.example", true),
            ("http://guide.example", true),
            ("guide.example", true),
            ("*.example", true),
            ("*.guide.example", false),
            ("https://guide.example:443", true),
            ("https://guide.example:8443", false),
            ("https://guide.example:*", true),
            ("https://guide.example/embed.js", true),
            ("https://guide.example/js/", false),
            ("https://other.example", false),
        ] {
            let policy = Policy::read(&format!("default-src {source}"));
            assert_eq!(policy.allows_script(&guide, &here, None), fits, "{source}");
        }
    }

    #[test]
    fn the_nearest_directive_counts() {
        let (guide, here) = (
            url("https://guide.example/"),
            url("https://mairie.example").origin(),
        );
        let policy = Policy::read(
            "default-src 'self'; frame-src https://guide.example; script-src 'nonce-a' 'strict-dynamic' https:",
        );
        assert!(policy.allows_frame(&guide, &here));
        assert!(
            !policy.allows_script(&guide, &here, None)
                && policy.allows_script(&guide, &here, Some("a"))
        );
        let policy = Policy::read("img-src 'none'");
        assert!(policy.allows_frame(&guide, &here) && policy.allows_script(&guide, &here, None));
    }

    #[test]
    fn who_may_carry_the_guide() {
        let there = url("https://guide.example").origin();
        let list = Policy::read(
            "default-src 'none'; frame-ancestors 'self' https://mairie.example http://localhost:8090",
        );
        for (page, fits) in [
            ("https://mairie.example/aide", true),
            ("https://guide.example/", true),
            ("https://ecole.example/", false),
            ("http://mairie.example/", false),
            ("http://localhost:8090/", true),
            ("http://localhost:8091/", false),
        ] {
            assert_eq!(list.allows_ancestor(&url(page), &there), fits, "{page}");
        }
    }
}
