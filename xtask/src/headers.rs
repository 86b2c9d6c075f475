//! The response headers, defined in one place. The build writes them into the page and into the
//! files for hosts; the server and the tests read them from here.

use crate::finish::name::hash;
use crate::html::{self, Inline};
use anyhow::Result;

/// How the guide is served. `src/decisions/` says what each mode leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Every page address answers with the guide and status 404, and nothing is cached: browsers do
    /// not list a page that was not found.
    Discreet,
    /// Pages answer with status 200, and files whose name holds their hash are cached for a year.
    Indexed,
}

/// Browser features that the guide never uses: the list that Chromium 156 gives
/// (`document.featurePolicy.features()`), without client hints. A name that a browser does not know
/// is an error in its console. So `bluetooth` and `web-share`, which only some systems know, are
/// left out; no script except ours runs anyway.
///
/// Geolocation is the only feature that the guide may ask for. Writing to the clipboard is left to
/// the browser's own rule (the person must press something), and so is announcing to a screen
/// reader.
const OFF: &str = "accelerometer autoplay browsing-topics camera captured-surface-control clipboard-read \
    compute-pressure digital-credentials-create digital-credentials-get display-capture \
    encrypted-media fullscreen gamepad gyroscope hid identity-credentials-get idle-detection \
    interest-cohort keyboard-map language-detector language-model local-fonts local-network \
    loopback-network local-network-access magnetometer microphone midi \
    on-device-speech-recognition otp-credentials payment picture-in-picture \
    private-state-token-issuance private-state-token-redemption publickey-credentials-create \
    publickey-credentials-get screen-wake-lock serial speaker-selection storage-access \
    summarizer sync-xhr translator usb window-management xr-spatial-tracking";

/// The Content-Security-Policy of a page, in the form that a `<meta>` can hold. Inline scripts and
/// styles are allowed only by their hash.
pub fn meta(page: &str) -> Result<String> {
    let (mut scripts, mut styles) = (String::new(), String::new());
    for (kind, text) in html::inline(page)? {
        let list = match kind {
            Inline::Script => &mut scripts,
            Inline::Style => &mut styles,
        };
        let source = format!(" '{}'", hash(text.as_bytes()));
        if !list.contains(&source) {
            list.push_str(&source);
        }
    }
    // wasm-unsafe-eval allows WebAssembly and nothing else. The loader fetches the wasm
    // (connect-src), and the icon is inside the page (data:). Without scripts, the page of texts is
    // in a frame (frame-src, and frame-ancestors of that page). A call from the frame of another
    // site goes through a frame too (tel: and sms:, framed.js).
    Ok(format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; \
         style-src 'self'{styles}; img-src 'self' data:; connect-src 'self'; frame-src 'self' tel: sms:; \
         manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    ))
}

/// Every header of a page and its files, except those that depend on the mode. `embed` is the
/// list of sites that may carry the guide (`deploy/host.toml`, see [`crate::host`]).
pub fn headers(page: &str, embed: &[String]) -> Result<Vec<(&'static str, String)>> {
    let off = OFF.split(' ').map(|feature| format!("{feature}=()"));
    let off: Vec<String> = off.collect();
    let ancestors: String = embed.iter().map(|site| format!(" {site}")).collect();
    Ok(vec![
        // Browsers ignore frame-ancestors in a <meta>.
        (
            "Content-Security-Policy",
            format!("{}; frame-ancestors 'self'{ancestors}", meta(page)?),
        ),
        (
            "Permissions-Policy",
            format!("geolocation=(self), {}", off.join(", ")),
        ),
        // The site that a visitor leaves for must not learn where the visitor came from.
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
    ])
}

/// The Cache-Control of a file; `None` is the page.
pub fn cache_control(mode: Mode, file: Option<&str>) -> &'static str {
    match (mode, file) {
        (Mode::Discreet, _) => "no-store",
        (Mode::Indexed, Some(name)) if hashed(name) => "public, max-age=31536000, immutable",
        (Mode::Indexed, _) => "no-cache",
    }
}

/// Whether a name holds the hash that the build gives it, as in `infos-1f2e3d4c5b6a7988_bg.wasm`.
/// The content under such a name never changes. The servers of `deploy/` have the same rule.
pub fn hashed(name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let Some((_, hash)) = stem.rsplit_once('-') else {
        return false;
    };
    (8..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<style>a{}</style><script>1</script><script src=x></script>";

    #[test]
    fn each_inline_element_is_allowed_by_its_hash() {
        let policy = meta(PAGE).expect("a page");
        // printf 1 | openssl dgst -sha256 -binary | base64
        let script = "script-src 'self' 'wasm-unsafe-eval' \
                      'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=';";
        assert!(policy.contains(script), "{policy}");
        assert_eq!(policy.matches("sha256-").count(), 2);
    }

    #[test]
    fn the_policy_has_no_unsafe_or_wide_source() {
        let (_, policy) = &headers(PAGE, &[]).expect("a page")[0];
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(!policy.contains("http") && !policy.contains('*'));
        assert!(policy.ends_with("frame-ancestors 'self'"));
        let (_, policy) = &headers(PAGE, &["https://mairie.example".into()]).expect("a page")[0];
        assert!(policy.ends_with("frame-ancestors 'self' https://mairie.example"));
        assert!(!meta(PAGE).expect("a page").contains("frame-ancestors"));
    }

    #[test]
    fn geolocation_is_the_only_feature_allowed() {
        let headers = headers(PAGE, &[]).expect("a page");
        let permissions = headers
            .iter()
            .find(|(name, _)| *name == "Permissions-Policy");
        let (_, value) = permissions.expect("the header");
        for feature in value.split(", ") {
            assert!(
                feature.ends_with("=()") || feature == "geolocation=(self)",
                "{feature}"
            );
        }
        assert!(!value.contains("clipboard-write"));
    }

    #[test]
    fn only_files_with_a_hash_in_their_name_are_cached() {
        assert!(hashed("infos-1f2e3d4c5b6a7988.js"));
        assert!(hashed("infos-1f2e3d4c5b6a7988_bg.wasm"));
        assert!(!hashed("boot.js") && !hashed("icon-small.svg") && !hashed("a-1f2e3d4c5b6a7988"));
        assert_eq!(cache_control(Mode::Indexed, Some("boot.js")), "no-cache");
        assert_eq!(cache_control(Mode::Indexed, None), "no-cache");
        let kept = cache_control(Mode::Indexed, Some("infos-1f2e3d4c5b6a7988.js"));
        assert_eq!(kept, "public, max-age=31536000, immutable");
        let kept = cache_control(Mode::Discreet, Some("infos-1f2e3d4c5b6a7988.js"));
        assert_eq!(kept, "no-store");
    }
}
