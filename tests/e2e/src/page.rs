//! What a visitor does in the guide, and what they can see.

use crate::destinations::Destinations;
use crate::engine::{Engine, Setup};
use crate::session::{Session, Tab, expression};
use crate::wait::wait_until;
use anyhow::{Context, Result, ensure};
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use xtask::server::{Mode, Options, Server};

/// Left Shift, as WebDriver names it.
pub const LEFT_SHIFT: char = '\u{E008}';
/// Right Shift.
pub const RIGHT_SHIFT: char = '\u{E050}';
/// Escape.
pub const ESCAPE: char = '\u{E00C}';
/// Tab.
pub const TAB: char = '\u{E004}';
/// Enter.
pub const ENTER: char = '\u{E007}';

/// The screen that is shown: Home, which is in the page from its first byte, or a screen of the
/// app.
pub const SCREEN: &str = "main:not([hidden])";

/// Words that only the guide uses: none may be visible when it is covered.
pub const WORDS: [&str; 4] = ["Violences", "violences", "3919", "Quitter vite"];

/// The guide in a browser, with the pages around it. It can do everything that a [`Session`] can.
pub struct Guide {
    browser: Session,
    site: Server,
    around: Destinations,
}

impl Deref for Guide {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.browser
    }
}

impl DerefMut for Guide {
    fn deref_mut(&mut self) -> &mut Session {
        &mut self.browser
    }
}

/// For [`Guide::before_app`]: a clock that stands at a moment, such as `2026-11-27T09:30Z`, when the
/// page comes, and goes on from there.
pub fn clock_at(moment: &str) -> String {
    format!(
        "const at = Date.parse('{moment}'), since = performance.now(); \
         Date.now = () => at + performance.now() - since"
    )
}

impl Guide {
    /// The guide in a browser with default settings. It is not open yet, so that a test can break
    /// it first.
    pub fn closed(engine: Engine) -> Result<Self> {
        Self::with(engine, &Setup::default(), &[])
    }

    /// [`Guide::closed`] in a browser with special settings. `rewrites` are texts to replace in the
    /// page.
    pub fn with(engine: Engine, setup: &Setup, rewrites: &[(&str, &str)]) -> Result<Self> {
        Self::served(engine, Mode::Discreet, setup, rewrites)
    }

    /// [`Guide::with`], served in either mode.
    pub fn served(
        engine: Engine,
        mode: Mode,
        setup: &Setup,
        rewrites: &[(&str, &str)],
    ) -> Result<Self> {
        Self::served_from(build(), mode, Session::start(engine, setup)?, rewrites)
    }

    /// The build in `root`, in a browser that already runs, with its own site and origin.
    pub fn served_from(
        root: PathBuf,
        mode: Mode,
        browser: Session,
        rewrites: &[(&str, &str)],
    ) -> Result<Self> {
        let around = Destinations::start()?;
        let mut all = around.rewrites()?;
        all.extend(
            rewrites
                .iter()
                .map(|(from, to)| ((*from).into(), (*to).into())),
        );
        let options = Options {
            root,
            mode,
            rewrites: all,
            embed: vec![around.origin()],
        };
        ensure!(
            options.root.join("index.html").is_file(),
            "no release build in {}: run `cargo xtask build`",
            options.root.display()
        );
        let site = Server::start(options, 0)?;
        around.link_to(&format!("{}/", site.url()));
        Ok(Self {
            browser,
            site,
            around,
        })
    }

    /// [`Guide::closed`] in a browser that already runs.
    pub fn in_browser(browser: Session) -> Result<Self> {
        Self::served_from(build(), Mode::Discreet, browser, &[])
    }

    /// The browser for another [`Guide::in_browser`], with a fresh tab and without these sites.
    pub fn into_browser(self) -> Result<Session> {
        let Self {
            browser,
            site,
            around,
        } = self;
        // The sites go first: a tab that waits for one of them would not close.
        drop((site, around));
        browser.renew()?;
        Ok(browser)
    }

    /// [`Guide::open`] in a browser with special settings.
    pub fn open_with(engine: Engine, setup: &Setup) -> Result<Self> {
        let guide = Self::with(engine, setup, &[])?;
        guide.arrive()?;
        Ok(guide)
    }

    /// The guide, open and ready, reached from a search page.
    pub fn open(engine: Engine) -> Result<Self> {
        Self::open_with(engine, &Setup::default())
    }

    /// Reaches the guide from the search page and waits until it answers.
    pub fn arrive(&self) -> Result<()> {
        self.enter()?;
        self.ready()
    }

    /// [`Guide::arrive`], then waits for all that comes by itself: texts, search, forms.
    pub fn arrive_whole(&self) -> Result<()> {
        self.arrive()?;
        self.texts_loaded()?;
        self.live()
    }

    /// Goes to the search page and presses its link to the guide.
    pub fn enter(&self) -> Result<()> {
        self.visit(&self.around.search())?;
        self.click("#result")?;
        wait_until("the guide shows its first lines", || {
            ensure!(self.url()? == self.address(), "still at {}", self.url()?);
            // This uses no script, because it also serves browsers that run none.
            self.any_displayed("main h1")
        })?;
        self.keep_size()
    }

    /// Waits until the app answers.
    pub fn ready(&self) -> Result<()> {
        wait_until("the app answers", || {
            self.eval("return 'ready' in document.documentElement.dataset")
        })
    }

    /// Waits until the page of texts has come.
    pub fn texts_loaded(&self) -> Result<()> {
        wait_until("the texts are here", || {
            self.eval("return 'texts' in document.documentElement.dataset")
        })
    }

    /// Waits until search and forms are there.
    pub fn live(&self) -> Result<()> {
        wait_until("search and forms are here", || {
            self.eval("return 'live' in document.documentElement.dataset")
        })
    }

    /// The address of the guide.
    pub fn address(&self) -> String {
        format!("{}/", self.site.url())
    }

    /// Another address of the same origin.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.site.url())
    }

    /// The server of the guide, to break it and to read its requests.
    pub fn site(&self) -> &Server {
        &self.site
    }

    /// The pages around the guide.
    pub fn around(&self) -> &Destinations {
        &self.around
    }

    // ---- the exit ----

    /// Presses the exit with the mouse.
    pub fn exit(&self) -> Result<()> {
        self.click(".exit [data-exit]")
    }

    /// Asserts that this tab has left for `destination`, and that neither Back nor Forward shows
    /// the guide.
    pub fn assert_left_for(&self, destination: &str) -> Result<()> {
        self.wait_for(destination)?;
        self.forward()?;
        self.back()?;
        self.wait_for(&self.around.search())
            .context("Back must reach the page before the guide")?;
        self.forward()?;
        self.wait_for(destination)
            .context("Forward must not reach the guide")
    }

    /// The number of tabs other than `mine`. Asserts that each of them shows `destination`, and
    /// that Back leads nowhere there.
    pub fn fresh_tabs(&self, mine: &Tab, destination: &str) -> Result<usize> {
        let fresh: Vec<Tab> = self.tabs()?.into_iter().filter(|tab| tab != mine).collect();
        for tab in &fresh {
            self.switch_to(tab)?;
            self.wait_for(destination).context("in the fresh tab")?;
            let length: u32 = self.eval("return history.length")?;
            ensure!(length == 1, "the fresh tab has {length} history entries");
            self.back()?;
            self.wait_for(destination)
                .context("Back in the fresh tab")?;
        }
        self.switch_to(mine)?;
        Ok(fresh.len())
    }

    /// Asserts that this tab is still on the guide, and that the guide is not covered.
    pub fn assert_stayed(&self) -> Result<()> {
        let (at, cover): (String, Cover) = (self.url()?, self.cover()?);
        ensure!(at == self.address(), "left for {at}");
        ensure!(cover.display != "none", "the guide is covered");
        Ok(())
    }

    /// What is visible of the cover and of the guide.
    pub fn cover(&self) -> Result<Cover> {
        self.call(COVER, vec![])
    }

    /// From now on the page itself records what it shows: during each press, and then again and
    /// again. If it is covered before a press is over, it is covered in the next frame.
    ///
    /// In Chromium the page tells the server, because WebDriver gets no answer while a page of
    /// another site is awaited. Elsewhere the page keeps the records for the test: in WebKit, a
    /// request of this page would hold up the page that is awaited.
    pub fn watch(&self) -> Result<()> {
        let tell_server = self.engine() == Engine::Chromium;
        let (watch, look) = (expression(WATCH), expression(COVER));
        self.eval(&format!("({watch})({look}, {tell_server}); return null"))
    }

    /// The records of [`Guide::watch`] in order, from the first one that is covered.
    pub fn covers(&self) -> Result<Vec<Cover>> {
        let mut seen: Vec<Cover> = if self.engine() == Engine::Chromium {
            let requests = self.site.requests();
            let seen = requests
                .iter()
                .filter_map(|request| request.path.strip_prefix("/seen?"));
            seen.map(decode).collect::<Result<_>>()?
        } else {
            self.eval("return window.sights || []")?
        };
        // Two requests may overtake each other on their way to the server.
        seen.sort_by(|a, b| a.at.total_cmp(&b.at));
        let covered = |cover: &Cover| cover.display == "none";
        Ok(seen
            .into_iter()
            .skip_while(|cover| !covered(cover))
            .collect())
    }

    /// Waits for at least two of [`Guide::covers`], and asserts that each of them hides the guide.
    pub fn assert_covered(&self) -> Result<Vec<Cover>> {
        wait_until("the page tells that it is covered", || {
            Ok(self.covers()?.len() >= 2)
        })?;
        let covers = self.covers()?;
        ensure!(
            covers.iter().any(|cover| cover.when == "press"),
            "the press was over before the cover was there: {covers:#?}"
        );
        for cover in &covers {
            cover.check()?;
        }
        Ok(covers)
    }

    /// Words of the exit, from the page: `slow`, `retry`, `rehearsal`, …
    pub fn word(&self, name: &str) -> Result<String> {
        let css = ".skip [data-exit]";
        let word = self.attribute(css, &format!("data-{name}"))?;
        word.with_context(|| format!("the exit has no data-{name}"))
    }

    /// How many times a page around the guide was requested.
    pub fn asked(&self, destination: &str) -> usize {
        let requests = self.around.server().requests();
        let path = |request: &&xtask::server::Request| destination.ends_with(&request.path);
        requests.iter().filter(path).count()
    }

    // ---- moving about ----

    /// Presses the first control that leads to the screen `name` and waits until it is
    /// there.
    pub fn open_screen(&self, name: &str) -> Result<()> {
        self.press_door(name)?;
        self.on_screen(name)
    }

    /// Presses the first control that leads to the screen `name`, which may not be there yet.
    pub fn press_door(&self, name: &str) -> Result<()> {
        self.press_in_view(&format!("{SCREEN} [data-goto={name}]"), 0)
    }

    /// Presses the in-page "Retour".
    pub fn go_back(&self) -> Result<()> {
        self.press_in_view(&format!("{SCREEN} [data-back]"), 0)
    }

    /// Waits until the screen `name` is shown and its title has focus.
    pub fn on_screen(&self, name: &str) -> Result<()> {
        wait_until(&format!("the screen {name} is shown"), || {
            let (shown, focused): (Vec<String>, String) = self.eval(&format!(
                "const shown = [...document.querySelectorAll('{SCREEN}')].map(main => main.dataset.screen);
                 const active = document.activeElement;
                 return [shown, active === document.querySelector('{SCREEN} h1') ? 'h1' : String(active?.outerHTML).slice(0, 80)]"
            ))?;
            ensure!(
                shown == [name] && focused == "h1",
                "{shown:?} is shown, with the focus on {focused}"
            );
            Ok(true)
        })
    }

    /// Presses one of the visible elements in the middle of the viewport, away from what is fixed
    /// at its edges, once it is there.
    pub fn press_in_view(&self, css: &str, index: usize) -> Result<()> {
        let named = format!("{css} number {index}");
        let mut element = None;
        wait_until(&format!("{named} is shown"), || {
            let found = self.element(
                "const shown = [...document.querySelectorAll(arguments[0])].filter(one => one.checkVisibility());
                 const element = shown[arguments[1]];
                 element.scrollIntoView({ block: 'center' });
                 return element",
                vec![css.into(), index.into()],
            );
            element = Some(found?);
            Ok(true)
        })?;
        let element = element.context("it was shown")?;
        self.click_on(&element).context(named)
    }

    /// Runs `script` in the page, at the start of `boot.js`: before the app and after the exit.
    /// Call it before the guide is opened.
    pub fn before_app(&self, script: &str) {
        let script = format!("{{ {script} }}\n");
        self.site
            .fault("/boot.js", xtask::server::Fault::Prefix(script));
    }
}

/// The result of [`Guide::cover`].
#[derive(Debug, Deserialize)]
pub struct Cover {
    /// `press` or `later`; empty if the test asked.
    #[serde(default)]
    pub when: String,
    /// The time of the page's clock in ms; 0 if the test asked.
    #[serde(default)]
    pub at: f64,
    /// `display` of the body, which holds the guide.
    pub display: String,
    /// For each of nine points of the viewport: whether nothing of the guide is visible there.
    pub opaque: Vec<bool>,
    /// The visible text of the page.
    pub text: String,
    /// Whether the focus is outside the guide.
    pub focus: bool,
}

impl Cover {
    /// Asserts that the guide is hidden from the eye and from a script that reads its words.
    pub fn check(&self) -> Result<()> {
        ensure!(self.display == "none", "the body is shown: {self:?}");
        ensure!(
            self.opaque.iter().all(|opaque| *opaque),
            "not opaque: {self:?}"
        );
        ensure!(self.focus, "focus is in the guide: {self:?}");
        for word in WORDS {
            ensure!(!self.text.contains(word), "the guide says {word}: {self:?}");
        }
        Ok(())
    }
}

const COVER: &str = include_str!("js/cover.js");
const WATCH: &str = include_str!("js/watch.js");

/// Decodes JSON that `encodeURIComponent` has encoded.
fn decode<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    let bytes: Vec<u8> = percent_decode_str(text).collect();
    Ok(serde_json::from_slice(&bytes)?)
}

/// The release build to test: `GUIDE_DIST`, or `dist/` of this repository.
pub fn build() -> PathBuf {
    std::env::var_os("GUIDE_DIST").map_or_else(|| xtask::root().join("dist"), PathBuf::from)
}
