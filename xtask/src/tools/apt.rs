//! Debian packages: browsers, their drivers, web servers, Node, zip.

use super::{command, find, install, output};
use anyhow::{Result, bail};
use std::path::Path;

/// A package, and a check that its files are there, without asking dpkg.
type Package = (&'static str, fn() -> bool);

/// Packs the archives of a release.
const ZIP: Package = ("zip", || find("zip").is_some());

const BROWSERS: [Package; 15] = [
    ("chromium", || find("chromium").is_some()),
    ("chromium-driver", || find("chromedriver").is_some()),
    ("firefox-esr", || find("firefox-esr").is_some()),
    ("webkit2gtk-driver", webkit),
    ("xvfb", || find("Xvfb").is_some()),
    ("nginx-light", || find("nginx").is_some()),
    ("libnginx-mod-http-brotli-static", || exists(BROTLI)),
    // The server's program only: the package `apache2` would also start it on port 80.
    ("apache2-bin", || find("apache2").is_some()),
    // Where there is systemd, the package starts a server on port 80, as nginx does. The tests use
    // free ports.
    ("caddy", || find("caddy").is_some()),
    // Makes the requests of a thousand visitors at once.
    ("wrk", || find("wrk").is_some()),
    // Reads the sheets that the tests print.
    ("poppler-utils", || find("pdftotext").is_some()),
    // A voice of the device, and a sound card to record it from.
    ("speech-dispatcher-espeak-ng", || {
        exists("/usr/lib/speech-dispatcher-modules/sd_espeak-ng")
    }),
    ("pulseaudio", || {
        find("pulseaudio").is_some() && find("parec").is_some()
    }),
    // Without a font, text has no width and the layout tests mean nothing.
    ("fonts-dejavu-core", || {
        exists("/usr/share/fonts/truetype/dejavu")
    }),
    // For the native tests: one call of apt is enough.
    ZIP,
];

const NODE: [Package; 2] = [
    ("nodejs", || find("node").is_some()),
    ("npm", || find("npm").is_some()),
];

const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// Installs the three browsers with their drivers, and the servers that the tests start.
pub fn browsers() -> Result<()> {
    packages(&BROWSERS)
}

/// Installs what the tests of archives need.
pub fn zip() -> Result<()> {
    packages(&[ZIP])
}

/// Installs Node and npm, for the tools that are npm packages.
pub fn node() -> Result<()> {
    packages(&NODE)
}

fn webkit() -> bool {
    find("WebKitWebDriver").is_some() && super::minibrowser().is_some()
}

fn exists(path: &str) -> bool {
    Path::new(path).exists()
}

fn packages(wanted: &[Package]) -> Result<()> {
    let missing = || wanted.iter().filter(|(_, there)| !there());
    let names: Vec<&str> = missing().map(|(name, _)| *name).collect();
    if names.is_empty() {
        return Ok(());
    }
    let what = names.join(" ");
    if find("apt-get").is_none() {
        bail!(
            "could not install {what}: these are Debian's names and there is no apt-get here. \
             Install the same programs with your system's tool and put them on the PATH"
        );
    }
    let root = output(command("id").arg("-u")).as_deref() == Some("0");
    if !root {
        bail!("could not install {what}: not root. Run: sudo apt-get install {what}");
    }
    let advice = "Is there a network connection?";
    let apt = |arguments: &[&str]| {
        let mut apt = command("apt-get");
        // dpkg's progress bar needs a terminal, and the lines that it prints show enough.
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        apt
    };
    install(
        "the list of Debian's packages",
        "seconds",
        &mut apt(&["update", "-q"]),
        advice,
    )?;
    let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
    arguments.extend(&names);
    install(&what, "about 2 minutes", &mut apt(&arguments), advice)?;
    match missing().next() {
        // Ubuntu's `chromium`, for example, is only a wrapper for a snap.
        Some((name, _)) => bail!(
            "{name} is installed, but what it should bring is still missing. \
             Install a browser package of your system by hand and put it on the PATH"
        ),
        None => Ok(()),
    }
}
