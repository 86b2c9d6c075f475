//! What the Content-Security-Policy of another site allows for the guide's script and frame. The
//! crate `content-security-policy` decides, as it does in the browser Servo.

use content_security_policy::{
    CheckResult, CspList, Destination, Initiator, Origin, ParserMetadata, PolicyDisposition,
    PolicySource, Request, Response, Url,
};

/// The policies in a header or in a `<meta>` element.
#[derive(Debug)]
pub struct Policy(CspList);

impl Policy {
    /// Reads the text of a header or of a `<meta>` element.
    pub fn read(text: &str) -> Self {
        Self(CspList::parse(
            text,
            PolicySource::Header,
            PolicyDisposition::Enforce,
        ))
    }

    /// Whether the page `here` may load a script. `nonce` is the nonce of its line, if there is
    /// one.
    pub fn allows_script(&self, script: &Url, here: &Origin, nonce: Option<&str>) -> bool {
        self.allows(script, here, Destination::Script, nonce)
    }

    /// Whether the page `here` may show a frame.
    pub fn allows_frame(&self, frame: &Url, here: &Origin) -> bool {
        self.allows(frame, here, Destination::IFrame, None)
    }

    /// Whether the guide, at `there`, lets `page` show it in a frame.
    pub fn allows_ancestor(&self, page: &Url, there: &Origin) -> bool {
        let guide = Url::parse(&there.ascii_serialization()).unwrap_or_else(|_| page.clone());
        let response = Response {
            url: guide,
            redirect_count: 0,
        };
        let around = vec![page.clone()];
        let policies = &self.0;
        let (result, _) = policies
            .should_navigation_response_to_navigation_request_be_blocked(&response, there, &around);
        result == CheckResult::Allowed
    }

    fn allows(&self, url: &Url, here: &Origin, what: Destination, nonce: Option<&str>) -> bool {
        let request = Request {
            url: url.clone(),
            current_url: url.clone(),
            origin: here.clone(),
            redirect_count: 0,
            destination: what,
            initiator: Initiator::None,
            nonce: nonce.unwrap_or_default().to_owned(),
            integrity_metadata: String::new(),
            parser_metadata: ParserMetadata::ParserInserted,
        };
        let (result, _) = self.0.should_request_be_blocked(&request);
        result == CheckResult::Allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("an address")
    }

    #[test]
    fn every_form_of_source_is_understood() {
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
    fn the_most_specific_directive_counts() {
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
    fn only_the_listed_sites_may_carry_the_guide() {
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
