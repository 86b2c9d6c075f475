//! One browser for one test: a driver of its own, a profile of its own, both gone
//! when it is dropped, also by a test that panics.

use crate::engine::{Engine, Setup};
use crate::process::Family;
use crate::wait::wait_until;
use anyhow::{Context, Result, bail, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::cell::Cell;
use std::fmt::{self, Debug, Formatter};
use std::future::Future;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::types::SessionId;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, WindowHandle};

/// How long WebKit has to answer a command.
const ANSWER: Duration = Duration::from_secs(3);

/// The narrowest page of WebKit's browser.
const NARROWEST: u32 = 334;

/// A tab.
pub type Tab = WindowHandle;

/// A browser that a test drives. Calls block: a test reads as a list of steps.
pub struct Session {
    engine: Engine,
    driver: Option<WebDriver>,
    runtime: tokio::runtime::Runtime,
    /// How much larger Firefox shows pages: its windows cannot be as narrow as a telephone.
    zoom: Cell<u32>,
    /// Where the driver listens.
    port: u16,
    // Ended in this order: the driver with its browser, the screen, the files.
    _driver: Family,
    _screen: Option<Family>,
    home: TempDir,
}

impl Drop for Session {
    fn drop(&mut self) {
        // The processes are about to be killed: nobody is left to say goodbye to.
        if let Some(driver) = self.driver.take() {
            let _ = driver.leak();
        }
    }
}

impl Session {
    /// Starts a browser.
    pub fn start(engine: Engine, setup: &Setup) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("e2e-").tempdir()?;
        let (screen, display) = engine.screen()?.unzip();
        let port = free_port()?;
        let mut process = engine.driver(setup, port, home.path(), display.as_deref())?;
        wait_until(&format!("the driver of {engine:?} listens"), || {
            ensure!(!process.ended(), "the driver of {engine:?} stopped");
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok())
        })?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let mut session = Self {
            engine,
            driver: None,
            runtime,
            zoom: Cell::new(0),
            port,
            _driver: process,
            _screen: screen,
            home,
        };
        session.open(setup)?;
        Ok(session)
    }

    /// Opens the browser: the first time, or after [`Session::close`] on the same
    /// profile, as somebody else at the same device does.
    pub fn open(&mut self, setup: &Setup) -> Result<()> {
        let engine = self.engine;
        let Value::Object(asked) = engine.capabilities(setup, self.home.path())? else {
            bail!("capabilities are an object");
        };
        let mut capabilities = Capabilities::new();
        for (name, value) in asked {
            capabilities.set(name, value)?;
        }
        let driver = self
            .runtime
            .block_on(
                WebDriver::builder(format!("http://127.0.0.1:{}", self.port), capabilities)
                    .request_timeout(Duration::from_secs(60))
                    .connect(),
            )
            .with_context(|| format!("{engine:?} does not start"))?;
        self.driver = Some(driver);
        Ok(())
    }

    /// Which browser it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Where the browser keeps its profile and everything else.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Closes the browser as a person does, so that it writes what it keeps. The
    /// profile stays under [`Session::home`] until this is dropped.
    pub fn close(&mut self) -> Result<()> {
        match self.driver.take() {
            Some(driver) => Ok(self.runtime.block_on(driver.quit())?),
            None => Ok(()),
        }
    }

    /// Kills the driver and the browser, which write nothing any more. The profile stays.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(driver) = self.driver.take() {
            driver.leak()?;
        }
        self._driver.kill();
        Ok(())
    }

    fn driver(&self) -> Result<&WebDriver> {
        self.driver.as_ref().context("the browser was closed")
    }

    fn run<T>(&self, future: impl Future<Output = WebDriverResult<T>>) -> Result<T> {
        if self.engine != Engine::WebKit {
            return Ok(self.runtime.block_on(future)?);
        }
        // WebKitGTK 2.50 never answers a command that arrives just when one page takes
        // the place of another; the next command is answered.
        let answer = async { tokio::time::timeout(ANSWER, future).await };
        let answer = self.runtime.block_on(answer);
        Ok(answer.context("no answer from the browser")??)
    }

    /// [`Session::run`] for a press, which is made even if WebKit does not say so.
    fn act(&self, future: impl Future<Output = WebDriverResult<()>>) -> Result<()> {
        if self.engine != Engine::WebKit {
            return Ok(self.runtime.block_on(future)?);
        }
        let answer = async { tokio::time::timeout(ANSWER, future).await };
        Ok(self.runtime.block_on(answer).unwrap_or(Ok(()))?)
    }

    /// [`Session::run`] for what takes its time.
    fn run_long<T>(&self, future: impl Future<Output = WebDriverResult<T>>) -> Result<T> {
        Ok(self.runtime.block_on(future)?)
    }

    fn post<T: DeserializeOwned>(&self, path: &'static str, body: Value) -> Result<T> {
        let command = Post { path, body };
        let answer = self.run(self.driver()?.cmd(command))?;
        Ok(answer.value()?)
    }

    // ---- pages and tabs ----

    /// Asks for a page and returns at once.
    pub fn go(&self, url: &str) -> Result<()> {
        self.run(self.driver()?.goto(url))
    }

    /// Opens a page and waits until it is loaded.
    pub fn visit(&self, url: &str) -> Result<()> {
        self.go(url)?;
        self.wait_for(url)
    }

    /// Waits until this tab shows `url`, loaded.
    pub fn wait_for(&self, url: &str) -> Result<()> {
        wait_until(&format!("{url} is shown"), || {
            let (at, state): (String, String) =
                self.eval("return [location.href, document.readyState]")?;
            ensure!(at == url, "{at} is shown");
            Ok(state == "complete")
        })?;
        self.keep_size()
    }

    /// Gives a page that Firefox has just opened the size of [`Session::resize`]: it forgets how
    /// much larger it showed the one before.
    pub fn keep_size(&self) -> Result<()> {
        let zoom = self.zoom.get();
        if self.engine != Engine::Firefox || zoom == 0 {
            return Ok(());
        }
        self.firefox(&format!("gBrowser.selectedBrowser.fullZoom = {zoom}"))
    }

    /// The address of the page that is shown. [`Session::url`] may already be that of the
    /// page that is awaited.
    pub fn shown(&self) -> Result<String> {
        self.eval("return location.href")
    }

    /// The address of the tab, as the browser has it.
    pub fn url(&self) -> Result<String> {
        Ok(self.run(self.driver()?.current_url())?.to_string())
    }

    /// The title of the tab.
    pub fn title(&self) -> Result<String> {
        self.run(self.driver()?.title())
    }

    /// A picture of the viewport, as PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        self.run(self.driver()?.screenshot_as_png())
    }

    /// What the page prints on A4, as PDF.
    pub fn print(&self) -> Result<Vec<u8>> {
        let page = json!({ "width": 21.0, "height": 29.7 });
        let margin = json!({ "top": 1.2, "bottom": 1.2, "left": 1.2, "right": 1.2 });
        let pdf: String = self.post(
            "print",
            json!({ "page": page, "margin": margin, "shrinkToFit": false }),
        )?;
        Ok(BASE64_STANDARD.decode(pdf)?)
    }

    /// Presses Back and returns at once.
    pub fn back(&self) -> Result<()> {
        self.run(self.driver()?.back())
    }

    /// Presses Forward and returns at once.
    pub fn forward(&self) -> Result<()> {
        self.run(self.driver()?.forward())
    }

    /// The tabs.
    pub fn tabs(&self) -> Result<Vec<Tab>> {
        self.run(self.driver()?.windows())
    }

    /// The tab that is driven.
    pub fn tab(&self) -> Result<Tab> {
        self.run(self.driver()?.window())
    }

    /// Drives another tab.
    pub fn switch_to(&self, tab: &Tab) -> Result<()> {
        self.run(self.driver()?.switch_to_window(tab.clone()))
    }

    /// Opens another tab, and drives it from now on.
    pub fn another_tab(&self) -> Result<Tab> {
        let tab = self.run(self.driver()?.new_tab())?;
        self.switch_to(&tab)?;
        Ok(tab)
    }

    /// Takes a fresh tab and closes all others, as it was when the browser started.
    pub fn renew(&self) -> Result<()> {
        let others = self.tabs()?;
        let fresh = self.run(self.driver()?.new_tab())?;
        for tab in &others {
            self.switch_to(tab)?;
            self.run(self.driver()?.close_window())?;
        }
        self.switch_to(&fresh)
    }

    /// Looks inside the frame that fits `css`, then comes back to the page.
    pub fn inside<T>(&self, css: &str, look: impl FnOnce() -> Result<T>) -> Result<T> {
        self.within(&self.find(css)?, look)
    }

    /// [`Session::inside`] for a frame that is known.
    pub fn within<T>(&self, frame: &WebElement, look: impl FnOnce() -> Result<T>) -> Result<T> {
        self.run(frame.clone().enter_frame())?;
        let seen = look();
        self.run(self.driver()?.enter_default_frame())?;
        seen
    }

    // ---- elements and scripts ----

    /// Runs the body of a function in the page; what it returns.
    pub fn eval<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        self.eval_with(script, vec![])
    }

    /// [`Session::eval`] with `arguments`.
    pub fn eval_with<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let answer = self.run(self.driver()?.execute(script, arguments))?;
        Ok(serde_json::from_value(answer.json().clone())?)
    }

    /// Calls a function of `src/js/`; what it returns.
    pub fn call<T: DeserializeOwned>(&self, function: &str, arguments: Vec<Value>) -> Result<T> {
        let function = expression(function);
        self.eval_with(&format!("return ({function})(...arguments)"), arguments)
    }

    /// [`Session::call`] for an async function; what it returns in the end.
    pub fn call_async<T: DeserializeOwned>(&self, function: &str, arguments: &Value) -> Result<T> {
        self.eval_async(&format!(
            "return ({})(...{arguments})",
            expression(function)
        ))
    }

    /// [`Session::eval_with`] for a script that returns an element.
    pub fn element(&self, script: &str, arguments: Vec<Value>) -> Result<WebElement> {
        let answer = self.run(self.driver()?.execute(script, arguments))?;
        Ok(answer.element()?)
    }

    /// Runs the body of an async function in the page; what it returns in the end.
    pub fn eval_async<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then(value => done([value ?? null, null]), error => done([null, String(error)]))"
        );
        let answer = self.run_long(self.driver()?.execute_async(script, Vec::new()))?;
        let (value, error): (Value, Option<String>) =
            serde_json::from_value(answer.json().clone())?;
        match error {
            Some(error) => bail!("in the page: {error}"),
            None => Ok(serde_json::from_value(value)?),
        }
    }

    /// The first element that fits `css`.
    pub fn find(&self, css: &str) -> Result<WebElement> {
        let found = self.run(self.driver()?.find(By::Css(css)));
        found.with_context(|| format!("no {css}"))
    }

    /// Every element that fits `css`.
    pub fn find_all(&self, css: &str) -> Result<Vec<WebElement>> {
        self.run(self.driver()?.find_all(By::Css(css)))
    }

    /// Clicks in the middle of the first element that fits `css`, with the mouse.
    pub fn click(&self, css: &str) -> Result<()> {
        let element = self.find(css)?;
        self.act(element.click())
            .with_context(|| format!("{css} cannot be clicked"))
    }

    /// Clicks an element, with the mouse.
    pub fn click_on(&self, element: &WebElement) -> Result<()> {
        self.act(element.click())
    }

    /// The words of an element, as they are seen.
    pub fn text_of(&self, css: &str) -> Result<String> {
        let element = self.find(css)?;
        self.run(element.text())
    }

    /// Whether an element is seen.
    pub fn displayed(&self, css: &str) -> Result<bool> {
        let element = self.find(css)?;
        self.run(element.is_displayed())
    }

    /// Left, top, width and height of an element, in the page.
    pub fn place(&self, css: &str) -> Result<(f64, f64, f64, f64)> {
        let element = self.find(css)?;
        let place = self.run(element.rect())?;
        Ok((place.x, place.y, place.width, place.height))
    }

    /// Whether one of the elements that fit `css` is seen.
    pub fn any_displayed(&self, css: &str) -> Result<bool> {
        for element in self.find_all(css)? {
            if self.run(element.is_displayed())? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// An attribute of an element.
    pub fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        let element = self.find(css)?;
        self.run(element.attr(name))
    }

    /// Types into an element.
    pub fn type_into(&self, css: &str, text: &str) -> Result<()> {
        let element = self.find(css)?;
        self.run(element.send_keys(text))
    }

    // ---- keyboard and mouse ----

    /// Keys in the order given: `(key, true)` goes down, `(key, false)` comes up.
    pub fn keys(&self, keys: &[(char, bool)]) -> Result<()> {
        let actions: Vec<Value> = keys
            .iter()
            .map(|(key, down)| {
                json!({ "type": if *down { "keyDown" } else { "keyUp" }, "value": key.to_string() })
            })
            .collect();
        self.actions(json!([{ "type": "key", "id": "keyboard", "actions": actions }]))
    }

    /// Presses and releases each key, one after the other.
    pub fn press(&self, keys: &[char]) -> Result<()> {
        let both: Vec<_> = keys
            .iter()
            .flat_map(|key| [(*key, true), (*key, false)])
            .collect();
        self.keys(&both)
    }

    /// Clicks at a place of the viewport, `held` (a key) being down.
    pub fn click_at(&self, x: i32, y: i32, held: Option<char>) -> Result<()> {
        let pause = || json!({ "type": "pause" });
        let key = |kind: &str| match held {
            Some(key) => json!({ "type": kind, "value": key.to_string() }),
            None => pause(),
        };
        self.actions(json!([
            { "type": "key", "id": "keyboard", "actions": [key("keyDown"), pause(), pause(), pause(), key("keyUp")] },
            { "type": "pointer", "id": "mouse", "actions": [
                pause(),
                { "type": "pointerMove", "duration": 0, "x": x, "y": y },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
                pause(),
            ] },
        ]))
    }

    /// Touches the middle of an element with a finger.
    pub fn tap(&self, css: &str) -> Result<()> {
        let (x, y): (f64, f64) = self.eval_with(
            "const element = document.querySelector(arguments[0]);
             element.scrollIntoView({ block: 'center' });
             const box = element.getBoundingClientRect();
             return [box.x + box.width / 2, box.y + box.height / 2]",
            vec![css.into()],
        )?;
        self.actions(json!([
            { "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": [
                { "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ] },
        ]))
    }

    /// The actions of several devices at once, as WebDriver names them.
    pub fn actions(&self, actions: Value) -> Result<()> {
        let command = Post {
            path: "actions",
            body: json!({ "actions": actions }),
        };
        let driver = self.driver()?;
        self.act(async { driver.cmd(command).await.map(drop) })
    }

    // ---- what only one browser can do ----

    /// A command of Chromium's own protocol.
    pub fn chromium(&self, method: &str, parameters: Value) -> Result<Value> {
        ensure!(self.engine == Engine::Chromium, "only Chromium has CDP");
        let cdp = self.driver()?.cdp();
        self.run(cdp.send_raw(method, parameters))
            .with_context(|| method.to_owned())
    }

    /// The body of a function, run in the window of Firefox itself.
    pub fn firefox<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        ensure!(self.engine == Engine::Firefox, "only Firefox has this");
        self.post::<Value>("moz/context", json!({ "context": "chrome" }))?;
        let answer = self.eval(script);
        self.post::<Value>("moz/context", json!({ "context": "content" }))?;
        answer
    }

    /// Media features in Chromium, such as `[("prefers-color-scheme", "dark")]`, and a
    /// media type (`"print"`) or none (`""`).
    pub fn emulate(&self, media: &str, features: &[(&str, &str)]) -> Result<()> {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let asked = json!({ "media": media, "features": features });
        self.chromium("Emulation.setEmulatedMedia", asked)?;
        Ok(())
    }

    /// What Chromium's console says since the last time.
    pub fn console(&self) -> Result<Vec<String>> {
        ensure!(self.engine == Engine::Chromium, "only Chromium has this");
        let entries: Vec<Value> = self.post("se/log", json!({ "type": "browser" }))?;
        Ok(entries
            .iter()
            .map(|entry| format!("{}: {}", entry["level"], entry["message"]))
            .collect())
    }

    /// Makes the page `width` × `height` CSS pixels. Firefox has no window so small:
    /// there it is a window four times as large at 400 %. WebKit's has a tool bar: there
    /// it is a new window without one, never narrower than 334, so call this before the
    /// guide is opened.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.chromium("Emulation.setDeviceMetricsOverride", size)?;
            }
            Engine::Firefox => {
                let zoom = if width < 500 { 4 } else { 1 };
                self.zoom.set(zoom);
                self.keep_size()?;
                self.fit(width * zoom, height * zoom, zoom)?;
            }
            Engine::WebKit if width < 500 => {
                let width = width.max(NARROWEST);
                let open =
                    format!("open('about:blank', '', 'popup,width={width},height={height}')");
                let before = self.tabs()?;
                self.eval::<()>(&format!("{open}; return null"))?;
                wait_until("the small window is there", || {
                    let tabs = self.tabs()?;
                    let Some(tab) = tabs.iter().find(|tab| !before.contains(tab)) else {
                        return Ok(false);
                    };
                    self.switch_to(tab)?;
                    Ok(true)
                })?;
                return self.fit(width, height, 1);
            }
            Engine::WebKit => self.fit(width, height, 1)?,
        }
        wait_until(&format!("the page is {width} × {height}"), || {
            let size: (u32, u32) = self.eval("return [innerWidth, innerHeight]")?;
            ensure!(size == (width, height), "it is {size:?}");
            Ok(true)
        })
    }

    /// A window whose inside has this size: the frame is measured on the way.
    fn fit(&self, width: u32, height: u32, zoom: u32) -> Result<()> {
        let window = self.run(
            self.driver()?
                .set_window_rect(0, 0, width + 100, height + 300),
        );
        window?;
        let mut asked = (width + 100, height + 300);
        wait_until("the window has its size", || {
            let (inner_width, inner_height): (u32, u32) =
                self.eval("return [innerWidth, innerHeight]")?;
            let (inner_width, inner_height) = (inner_width * zoom, inner_height * zoom);
            if (inner_width, inner_height) == (width, height) {
                return Ok(true);
            }
            asked = (
                (asked.0 + width).saturating_sub(inner_width),
                (asked.1 + height).saturating_sub(inner_height),
            );
            self.run(self.driver()?.set_window_rect(0, 0, asked.0, asked.1))?;
            bail!("inside {inner_width} × {inner_height}, asked {asked:?}")
        })
    }
}

/// A function of a file of `src/js/`, to stand in a script: without the semicolon at its end.
pub fn expression(function: &str) -> &str {
    function.trim_end().trim_end_matches(';')
}

/// Any command of the protocol that the library has no name for.
struct Post {
    path: &'static str,
    body: Value,
}

impl Debug for Post {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "POST {}", self.path)
    }
}

impl FormatRequestData for Post {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("/session/{session}/{}", self.path);

        RequestData::new(http::Method::POST, path).add_body(self.body.clone())
    }
}

/// A port that nobody listens on.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
