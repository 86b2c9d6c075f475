//! The tools of a counter: on request, printed, discreet, and forgotten.

mod kept;
mod sheet;

use anyhow::{Context, Result, ensure};
use e2e::{Engine, Guide, in_each_engine, wait_until};

/// The guide, with all of its texts, before the tools are asked for.
fn begin(guide: &Guide) -> Result<()> {
    guide.enter()?;
    guide.ready()?;
    guide.whole()?;
    guide.open_screen("professional")
}

/// The tools, as a professional opens them.
fn tools(guide: &Guide) -> Result<()> {
    begin(guide)?;
    guide.press_in_view("[data-tool='desk']", 0)?;
    guide.on_screen("desk")?;
    guide.whole()
}

fn open(engine: Engine) -> Result<Guide> {
    let guide = Guide::closed(engine)?;
    tools(&guide)?;
    Ok(guide)
}

/// Files of the tools that the page has asked for.
fn asked(guide: &Guide) -> Result<usize> {
    guide.eval(
        "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('/outils-')).length",
    )
}

fn place(guide: &Guide) -> Result<(String, u32, String)> {
    guide.eval("return [location.href, history.length, document.title]")
}

/// Whether this screen is shown, wherever focus is.
fn shown(guide: &Guide, screen: &str) -> Result<()> {
    wait_until(screen, || {
        guide.any_displayed(&format!("#app [data-screen='{screen}']"))
    })
}

in_each_engine! {
    /// Nobody else waits for them, and they take the place of the guide without a trace in
    /// the address or in the list of Back.
    fn tools_come_on_request(engine) {
        let guide = Guide::closed(engine)?;
        begin(&guide)?;
        ensure!(asked(&guide)? == 0, "the tools come before they are asked for");
        let before = place(&guide)?;
        guide.press_in_view("[data-tool='desk']", 0)?;
        guide.on_screen("desk")?;
        ensure!(asked(&guide)? > 0, "another file brings the tools");
        ensure!(place(&guide)? == before, "{before:?} became {:?}", place(&guide)?);
        let mains: usize = guide.eval("return document.querySelectorAll('#app main').length")?;
        ensure!(mains == 1, "{mains} guides at once");
        guide.go_back()?;
        guide.on_screen("home")
    }

    /// An impatient hand: one guide is there, not two.
    fn tools_are_asked_for_once(engine) {
        let guide = Guide::closed(engine)?;
        guide.before_app("window.calls = 0; const compile = WebAssembly.compileStreaming;
             WebAssembly.compileStreaming = (...all) => { window.calls += 1; return compile(...all); };");
        begin(&guide)?;
        guide.eval::<()>("const door = document.querySelector('[data-tool=desk]'); door.click(); door.click(); door.click()")?;
        guide.on_screen("desk")?;
        let (calls, mains): (usize, usize) = guide.eval("return [window.calls, document.querySelectorAll('#app main').length]")?;
        ensure!((calls, mains) == (1, 1), "{calls} calls, {mains} guides");
        Ok(())
    }

    /// The guide goes on, says so, and the door can be pressed again.
    fn tools_that_do_not_come_are_asked_for_again(engine) {
        let guide = Guide::closed(engine)?;
        guide.before_app(
            "const compile = WebAssembly.compileStreaming;
             window.fails = 1;
             WebAssembly.compileStreaming = (...all) => window.fails-- > 0 ? Promise.reject(new Error('gone')) : compile(...all);",
        );
        begin(&guide)?;
        guide.press_in_view("[data-tool='desk']", 0)?;
        wait_until("the guide says that they did not come", || guide.any_displayed(".tools--failed"))?;
        shown(&guide, "professional")?;
        guide.press_in_view("[data-tool='desk']", 0)?;
        guide.on_screen("desk")
    }

    /// On a computer, a code for each number.
    fn a_number_offers_a_code(engine) {
        let guide = Guide::closed(engine)?;
        guide.enter()?;
        guide.ready()?;
        guide.whole()?;
        guide.open_screen("numbers")?;
        guide.press_in_view("[data-tool^='code']", 0)?;
        guide.on_screen("code")?;
        let says: String = guide.eval("return document.querySelector('svg.code').dataset.says")?;
        ensure!(says == "tel:17", "the code says {says}");
        let seen: f64 = guide.eval("return document.querySelector('svg.code').getBoundingClientRect().width")?;
        ensure!(seen > 150.0, "the code is {seen} px wide");
        Ok(())
    }

    /// Say, ask, avoid, duty, who to call: without scrolling.
    fn a_fiche_fits_on_one_screen(engine) {
        let guide = Guide::closed(engine)?;
        guide.resize(1280, 800)?;
        begin(&guide)?;
        guide.open_screen("reflex")?;
        let fiches = guide.find_all("[data-goto='card']")?.len();
        ensure!(fiches >= 10, "{fiches} fiches");
        let mut wrong = Vec::new();
        for index in 0..fiches {
            guide.press_in_view("[data-goto='card']", index)?;
            guide.on_screen("card")?;
            let (title, bottom, height, sections): (String, f64, f64, usize) = guide.eval(
                "const main = document.querySelector('main.reflex');
                 return [main.querySelector('h1').textContent, main.querySelector('.prose').getBoundingClientRect().bottom,
                   innerHeight, main.querySelectorAll('h2').length]",
            )?;
            if bottom > height || sections != 6 {
                wrong.push(format!("{title}: down to {bottom} of {height}, {sections} sections"));
            }
            guide.go_back()?;
            guide.on_screen("reflex")?;
        }
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    }

    /// Nothing for axe, the exit on top, and no page wider than the smallest phone.
    fn tools_on_a_small_screen(engine) {
        let guide = Guide::closed(engine)?;
        guide.resize(320, 640)?;
        tools(&guide)?;
        guide.bring_axe()?;
        look(&guide).context("desk")?;
        guide.press_in_view("[data-mode='start']", 0)?;
        look(&guide).context("mode of a counter")?;
        guide.open_screen("sheet")?;
        guide.eval::<()>("document.querySelectorAll('details').forEach(one => one.open = true)")?;
        look(&guide).context("sheet")?;
        for format in ["a6", "card"] {
            guide.press_in_view(&format!("[data-format='{format}']"), 0)?;
            look(&guide).with_context(|| format!("sheet {format}"))?;
        }
        for format in ["card", "a6", "a4"] {
            guide.press_in_view(&format!("[data-format='{format}']"), 0)?;
            guide.press_in_view("[data-show]", 0)?;
            wait_until("it is shown", || guide.any_displayed(".bench--shown"))?;
            look(&guide).with_context(|| format!("across the counter, {format}"))?;
            let (wide, room): (u32, u32) = guide.eval(
                "const { scrollWidth, clientWidth } = document.querySelector('.bench'); return [scrollWidth, clientWidth]",
            )?;
            ensure!(wide <= room, "{format} is {wide} px wide in {room}");
            guide.press_in_view("[data-show]", 0)?;
        }
        guide.go_back()?;
        guide.open_screen("reflex")?;
        guide.press_in_view("[data-goto='card']", 0)?;
        guide.on_screen("card")?;
        look(&guide).context("fiche")
    }
}

fn look(guide: &Guide) -> Result<()> {
    guide.exit_is_in_reach()?;
    guide.axe_finds_nothing()
}
