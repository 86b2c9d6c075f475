//! Requests a site as a browser would, for the checks of somebody's site.

use anyhow::{Context, Result};
use std::borrow::Cow;
use std::io::Read;
use std::time::Duration;
use ureq::ResponseExt;
use url::Url;

/// The answer of a server.
pub struct Answer {
    /// The address of the answer, after redirects.
    pub url: Url,
    /// The HTTP status, such as 200.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// The body as it was sent: compressed if `content-encoding` says so.
    sent: Vec<u8>,
}

impl Answer {
    /// Requests an address and follows redirects. It is an error if the server does not answer.
    pub fn get(url: &Url) -> Result<Self> {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .accept_encoding("br")
            .timeout_global(Some(Duration::from_secs(20)));
        let agent: ureq::Agent = config.build().into();
        let mut answer = agent
            .get(url.as_str())
            .call()
            .with_context(|| format!("{url} does not answer"))?;
        let headers = answer.headers().iter();
        let headers = headers.map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        });
        Ok(Self {
            url: Url::parse(&answer.get_uri().to_string())?,
            status: answer.status().as_u16(),
            headers: headers.collect(),
            sent: answer.body_mut().read_to_vec().unwrap_or_default(),
        })
    }

    /// Every value of a header.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let headers = self.headers.iter();
        headers
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The first value of a header.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// The body, decompressed.
    pub fn body(&self) -> Cow<'_, [u8]> {
        if self.first("content-encoding") != Some("br") {
            return Cow::Borrowed(&self.sent);
        }
        let mut body = Vec::new();
        let mut reader = brotli::Decompressor::new(&self.sent[..], 4096);
        match reader.read_to_end(&mut body) {
            Ok(_) => Cow::Owned(body),
            Err(_) => Cow::Borrowed(&self.sent),
        }
    }

    /// The decompressed body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body()).into_owned()
    }

    /// Whether this is a page of the guide, of any release.
    pub fn is_guide(&self) -> bool {
        let text = self.text();
        text.contains("id=\"emergency\"") || text.contains("id=emergency")
    }
}

/// Whether a browser treats an address as secure without https.
pub fn is_local(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn localhost_needs_no_https() {
        for (url, local) in [
            ("http://localhost:8080/", true),
            ("http://127.0.0.1/", true),
            ("http://infos.example/", false),
            ("http://127.0.0.1.example/", false),
        ] {
            assert_eq!(is_local(&Url::parse(url).expect(url)), local, "{url}");
        }
    }
}
