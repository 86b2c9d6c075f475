//! `shots DIR`: takes a picture of every screen, on a phone, a tablet and a desktop, light and
//! dark, as high as the page. Run by `cargo xtask shots DIR`.

use anyhow::{Context, Result};
use e2e::{Engine, Guide, Setup, wait_until};
use serde_json::json;
use std::path::{Path, PathBuf};
use xtask::server::Fault;

/// A cheap phone, so that call links look as they do on one.
const PHONE_AGENT: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36";

/// A device for the pictures.
struct Device {
    name: &'static str,
    width: u32,
    height: u32,
    /// Pixels of the picture for each pixel of the page.
    scale: u32,
    agent: Option<&'static str>,
}

const DEVICES: [Device; 3] = [
    Device {
        name: "phone",
        width: 360,
        height: 640,
        scale: 2,
        agent: Some(PHONE_AGENT),
    },
    Device {
        name: "tablet",
        width: 768,
        height: 1024,
        scale: 1,
        agent: None,
    },
    Device {
        name: "desktop",
        width: 1280,
        height: 800,
        scale: 1,
        agent: None,
    },
];

fn main() -> Result<()> {
    let dir: PathBuf = std::env::args_os().nth(1).context("shots DIR")?.into();
    std::fs::create_dir_all(&dir)?;
    for device in &DEVICES {
        let setup = Setup {
            user_agent: device.agent.map(String::from),
            ..Setup::default()
        };
        let guide = Guide::with(Engine::Chromium, &setup, &[])?;
        for theme in ["light", "dark"] {
            guide.emulate("", &[("prefers-color-scheme", theme)])?;
            let camera = Camera {
                guide: &guide,
                device,
                theme,
                dir: &dir,
            };
            camera.all()?;
        }
    }
    println!("pictures in {}", dir.display());
    Ok(())
}

/// How to reach each screen from Home.
const PATHS: [&[&str]; 17] = [
    &["victim"],
    &["victim", "card"],
    &["witness"],
    &["witness", "card"],
    &["professional"],
    &["professional", "card"],
    &["professional", "reflex"],
    &["professional", "desk"],
    &["professional", "desk", "sheet"],
    &["professional", "keep"],
    &["numbers"],
    &["numbers", "code"],
    &["write"],
    &["traces"],
    &["local"],
    &["sources"],
    &["orient"],
];

struct Camera<'a> {
    guide: &'a Guide,
    device: &'a Device,
    theme: &'static str,
    dir: &'a Path,
}

impl Camera<'_> {
    fn all(&self) -> Result<()> {
        let guide = self.guide;
        guide.arrive_whole()?;
        self.shoot("home")?;
        let danger = "details[data-danger] > summary";
        guide.press_in_view(danger, 0)?;
        self.shoot("home-danger")?;
        guide.press_in_view(danger, 0)?;
        for path in PATHS {
            for screen in path {
                guide.open_screen(screen)?;
            }
            self.shoot(&path.join("-"))?;
            for below in path.iter().rev().skip(1).chain([&"home"]) {
                guide.go_back()?;
                guide.on_screen(below)?;
            }
        }
        guide.open_screen("write")?;
        self.fill()?;
        self.shoot("write-filled")?;
        guide.go_back()?;
        guide.on_screen("home")?;
        guide.type_into("#search", "il me tape")?;
        wait_until("something answers", || {
            guide.any_displayed("[data-answers] .choice")
        })?;
        self.shoot("search")?;
        guide.open_screen("traces")?;
        guide.click("[data-rehearse]")?;
        self.shoot("rehearsal")?;

        guide.arrive_whole()?;
        self.connect(false)?;
        guide.exit()?;
        self.shoot("exit-offline")?;
        // The page leaves now that it can.
        self.connect(true)?;
        guide.wait_for(&guide.around().first())?;

        guide.site().fault(".wasm", Fault::Hold);
        guide.enter()?;
        guide.press_in_view("#home [data-goto=victim]", 0)?;
        self.shoot("home-pending")?;
        guide.site().clear_faults();
        guide.on_screen("victim")?;

        guide.site().fault(".html", Fault::Refuse);
        guide.arrive()?;
        guide.press_door("victim")?;
        wait_until("it says that the texts did not come", || {
            guide.any_displayed("[data-retry]")
        })?;
        self.shoot("texts-missing")?;

        guide.site().clear_faults();
        guide.site().fault(".wasm", Fault::Refuse);
        guide.enter()?;
        wait_until("the texts come without the app", || {
            guide.eval("return !!document.querySelector('details[id^=card-]')")
        })?;
        self.shoot("home-down")?;
        guide.site().clear_faults();
        Ok(())
    }

    /// Fills in a message as somebody could write it.
    fn fill(&self) -> Result<()> {
        let guide = self.guide;
        wait_until("the form is there", || guide.any_displayed("#address"))?;
        // High enough for the driver to reach every control without the exit bar in front.
        self.size(4000)?;
        guide.type_into("#address", "12 rue des Tilleuls, Moulins")?;
        guide.press_in_view("[data-screen=write] summary", 0)?;
        wait_until("the rest of the form is there", || {
            guide.any_displayed("#code")
        })?;
        guide.type_into("#floor-door", "2e étage, porte gauche")?;
        guide.type_into("#code", "A1734")?;
        guide.type_into("#details", "Il est dans la cuisine.")?;
        for choice in [
            "[type=radio][name=who]",
            "[type=checkbox]",
            "[type=radio][name=voice]",
        ] {
            guide.click(&format!("main:not([hidden]) {choice}"))?;
        }
        Ok(())
    }

    fn connect(&self, online: bool) -> Result<()> {
        let conditions = json!({
            "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.guide
            .chromium("Network.emulateNetworkConditions", conditions)?;
        wait_until("the page knows", || {
            self.guide
                .eval(&format!("return navigator.onLine === {online}"))
        })
    }

    /// Takes a picture as high as the page. What is fixed to an edge stays at that edge.
    fn shoot(&self, screen: &str) -> Result<()> {
        let device = self.device;
        self.size(device.height)?;
        let height: u32 = self
            .guide
            .eval("return Math.ceil(document.documentElement.scrollHeight)")?;
        self.size(height.max(device.height))?;
        // After two frames, the page is drawn at its new size.
        self.guide.eval_async::<()>(
            "await document.fonts.ready;
             await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))",
        )?;
        let picture = self.guide.screenshot()?;
        let name = format!("{}-{}-{screen}.png", device.name, self.theme);
        std::fs::write(self.dir.join(&name), picture)?;
        println!("{name}");
        self.size(device.height)
    }

    fn size(&self, height: u32) -> Result<()> {
        let device = self.device;
        self.guide.chromium(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": device.width,
                "height": height,
                "deviceScaleFactor": device.scale,
                "mobile": device.agent.is_some(),
            }),
        )?;
        Ok(())
    }
}
