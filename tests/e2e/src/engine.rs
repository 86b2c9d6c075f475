//! The three browsers, and how each is started for a test.

use crate::process::Family;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, as in Chrome, Edge, Samsung Internet.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKitGTK, the nearest to Safari on this machine.
    WebKit,
}

/// How a browser is set before it starts. The default is a browser as it comes.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// Pages run no script.
    pub no_javascript: bool,
    /// Pages keep nothing: no cookie, no local or session storage.
    pub no_storage: bool,
    /// The person prefers dark pages. Chromium changes it at any time: see
    /// [`crate::Session::emulate`].
    pub dark: bool,
    /// Whether pages may know the position: Firefox answers for the person, and gives
    /// [`POSITION`]. Chromium is told at any time; WebKitGTK cannot be.
    pub position: Option<bool>,
    /// What the browser says it is.
    pub user_agent: Option<String>,
    /// The socket of real voices ([`crate::voices`]). Chromium takes them for voices of the device,
    /// as they are; Firefox 153 calls them remote.
    pub voices: Option<PathBuf>,
}

/// Latitude, longitude and radius of the position that Firefox gives.
pub const POSITION: (f64, f64, f64) = (46.56432, 3.3321, 25.0);

impl Engine {
    /// Starts the driver on `port`, with everything it writes under `home`.
    pub(crate) fn driver(
        self,
        setup: &Setup,
        port: u16,
        home: &Path,
        display: Option<&str>,
    ) -> Result<Family> {
        let (program, arguments) = match self {
            Self::Chromium => ("chromedriver", vec![format!("--port={port}")]),
            Self::Firefox => {
                let port = format!("--port={port}");
                // Port 0 for BiDi: two browsers at a time must not share one. System
                // access: only the browser itself can go offline or zoom.
                let others = ["--websocket-port=0", "--allow-system-access"];
                (
                    "geckodriver",
                    [port].into_iter().chain(others.map(String::from)).collect(),
                )
            }
            Self::WebKit => ("WebKitWebDriver", vec![format!("--port={port}")]),
        };
        let mut command = Command::new(program_path(program)?);
        command
            .args(arguments)
            .env("HOME", home)
            .env("TMPDIR", home);
        for folder in [
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_DATA_HOME",
            "XDG_RUNTIME_DIR",
        ] {
            command.env(folder, home);
        }
        // French, as the people who read the guide; no bus, no accessibility bridge.
        command
            .env("LANG", "C.UTF-8")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("DBUS_SESSION_BUS_ADDRESS");
        if let Some(socket) = &setup.voices {
            let address = format!("unix_socket:{}", socket.display());
            command.env("SPEECHD_ADDRESS", address);
        }
        if self == Self::WebKit {
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            // Drawn without OpenGL: emulated on the processor it takes seconds to answer the
            // first press, and the exit's 2 s are then over before the page is there.
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        }
        if let Some(display) = display {
            command.env("DISPLAY", display);
        }
        if std::env::var_os("E2E_VERBOSE").is_none() {
            command.stdout(Stdio::null()).stderr(Stdio::null());
        }
        Family::start(&mut command)
    }

    /// WebKit draws in a window: the number of a screen of its own.
    pub(crate) fn screen(self) -> Result<Option<(Family, String)>> {
        if self != Self::WebKit {
            return Ok(None);
        }
        let mut command = Command::new(program_path("Xvfb")?);
        command.args([
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-screen",
            "0",
            "1600x2800x24",
        ]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut screen = Family::start(&mut command)?;
        let mut number = String::new();
        let output = screen.output().context("Xvfb is silent")?;
        BufReader::new(output).read_line(&mut number)?;
        let display = format!(":{}", number.trim());
        Ok(Some((screen, display)))
    }

    /// The capabilities that ask for this browser, set so. No strategy waits for the
    /// end of a load: a page that never answers would block every command.
    pub(crate) fn capabilities(self, setup: &Setup, home: &Path) -> Result<Value> {
        let mut asked = match self {
            Self::Chromium => chromium(setup, home)?,
            Self::Firefox => firefox(setup, home)?,
            Self::WebKit => webkit(setup)?,
        };
        if let Some(asked) = asked.as_object_mut() {
            asked.insert("pageLoadStrategy".into(), json!("none"));
            asked.insert("unhandledPromptBehavior".into(), json!("ignore"));
            if self == Self::Chromium {
                // Its driver can lose sight of a tab whose page takes the place of one that never
                // answered, and then keeps the next command for as long as this. An error comes
                // in time for a wait to ask again.
                asked.insert("timeouts".into(), json!({ "pageLoad": 3000 }));
            }
        }
        Ok(asked)
    }
}

fn chromium(setup: &Setup, home: &Path) -> Result<Value> {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".into(),
        "--disable-gpu".into(),
        "--disable-quic".into(),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--window-size=1280,900".into(),
        format!("--user-data-dir={}", home.join("profile").display()),
    ];
    if setup.voices.is_some() {
        arguments.push("--enable-speech-dispatcher".into());
    }
    if let Some(agent) = &setup.user_agent {
        arguments.push(format!("--user-agent={agent}"));
    }
    let mut preferences = json!({});
    if setup.no_javascript {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    if setup.no_storage {
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    Ok(json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": program_path("chromium")?,
            "args": arguments,
            "prefs": preferences,
        },
        "goog:loggingPrefs": { "browser": "ALL" },
    }))
}

fn firefox(setup: &Setup, home: &Path) -> Result<Value> {
    // Its own: geckodriver removes the one it makes, and a test reads what is left.
    let profile = home.join("profile");
    std::fs::create_dir_all(&profile)?;
    let mut preferences = json!({
        // The clipboard of the machine is not there without a window: allow the calls.
        "dom.events.testing.asyncClipboard": true,
        "geo.enabled": true,
        "layout.css.prefers-color-scheme.content-override": if setup.dark { 0 } else { 1 },
        "browser.tabs.unloadOnLowMemory": false,
    });
    if setup.no_javascript {
        preferences["javascript.enabled"] = json!(false);
    }
    if setup.no_storage {
        preferences["dom.storage.enabled"] = json!(false);
        preferences["network.cookie.cookieBehavior"] = json!(2);
    }
    if let Some(granted) = setup.position {
        let (lat, lng, accuracy) = POSITION;
        let answer = json!({ "location": { "lat": lat, "lng": lng }, "accuracy": accuracy });
        preferences["geo.provider.network.url"] = json!(format!("data:application/json,{answer}"));
        preferences["permissions.default.geo"] = json!(if granted { 1 } else { 2 });
        // The only provider is the one above, not the machine's.
        preferences["geo.provider.use_gpsd"] = json!(false);
        preferences["geo.provider.use_geoclue"] = json!(false);
    }
    if let Some(agent) = &setup.user_agent {
        preferences["general.useragent.override"] = json!(agent);
    }
    Ok(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": program_path("firefox-esr").or_else(|_| program_path("firefox"))?,
            "args": ["-headless", "--width=1280", "--height=900", "-profile", profile],
            "prefs": preferences,
        },
    }))
}

fn webkit(setup: &Setup) -> Result<Value> {
    let browser = std::env::var_os("GUIDE_MINIBROWSER")
        .map(PathBuf::from)
        .or_else(xtask::tools::minibrowser)
        .context("WebKit's MiniBrowser is missing. `cargo xtask test e2e` installs it")?;
    let mut arguments = vec![
        "--automation".to_owned(),
        // In WebKitGTK 2.50 a command that arrives while a tab changes process is never
        // answered.
        "--features=-ProcessSwapOnCrossSiteNavigation,-CrossOriginOpenerPolicy".into(),
        // For the small windows of `Session::resize`.
        "--javascript-can-open-windows-automatically=true".into(),
    ];
    if setup.no_javascript {
        arguments.push("--enable-javascript=false".into());
    }
    if setup.no_storage {
        arguments.push("--enable-html5-local-storage=false".into());
        arguments.push("--cookies-policy=never".into());
    }
    if setup.dark {
        arguments.push("--dark-mode".into());
    }
    if let Some(agent) = &setup.user_agent {
        arguments.push(format!("--user-agent={agent}"));
    }
    Ok(json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": browser, "args": arguments },
    }))
}

/// Where a program is, or what to do if it is not there.
fn program_path(name: &str) -> Result<PathBuf> {
    xtask::tools::find(name)
        .with_context(|| format!("{name} is missing. `cargo xtask test e2e` installs it"))
}
