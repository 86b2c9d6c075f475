//! The tools of a desk: they come on request, are printed, give nothing away, and forget.

mod kept;
mod kit;
mod sheet;
mod writing;

use anyhow::{Context, Result, ensure};
use e2e::page::SCREEN;
use e2e::{Guide, in_one_browser, wait_until};
use xtask::server::Fault;

/// Opens the whole guide, before the tools are requested.
fn begin(guide: &Guide) -> Result<()> {
    guide.arrive_whole()?;
    guide.open_screen("professional")
}

/// Opens the tools as a professional does.
fn tools(guide: &Guide) -> Result<()> {
    begin(guide)?;
    guide.open_screen("desk")
}

/// Opens the sheet with its preview, which follows the form.
fn open_sheet(guide: &Guide) -> Result<()> {
    guide.open_screen("sheet")?;
    wait_until("the sheet is drawn", || {
        Ok(!guide.find_all("#paper")?.is_empty())
    })
}

/// Unfolds all that can be picked.
fn unfold(guide: &Guide) -> Result<()> {
    guide.eval::<()>("document.querySelectorAll('main:not([hidden]) details').forEach(one => one.open = true); return null")?;
    wait_until("what can be picked is there", || {
        guide.eval("return [...document.querySelectorAll('main:not([hidden]) details')].every(one => one.querySelector('[data-pick], #near'))")
    })
}

fn place(guide: &Guide) -> Result<(String, u32, String)> {
    guide.eval("return [location.href, history.length, document.title]")
}

/// Waits until this screen is shown, wherever the focus is.
fn wait_for_screen(guide: &Guide, screen: &str) -> Result<()> {
    wait_until(screen, || {
        guide.any_displayed(&format!("{SCREEN}[data-screen='{screen}']"))
    })
}

/// The files that a press on the tools requests; none if the whole guide came at once.
fn files_of_the_tools(guide: &Guide) -> Result<Vec<String>> {
    begin(guide)?;
    guide.site().clear_requests();
    guide.open_screen("desk")?;
    let asked = guide.site().requests();
    Ok(asked.into_iter().map(|request| request.path).collect())
}

in_one_browser! {
    /// The tools are requested and looked at.
    mod on_request;

    /// The tools are added to the guide, without a trace in the address or in the Back list.
    fn tools_come_on_request(guide) {
        begin(guide)?;
        let before = place(guide)?;
        guide.eval::<()>("document.getElementById('home').mine = true; return null")?;
        guide.open_screen("desk")?;
        ensure!(place(guide)? == before, "{before:?} became {:?}", place(guide)?);
        let (mains, same): (usize, bool) = guide.eval("return [document.querySelectorAll('#app main').length, document.getElementById('home').mine === true]")?;
        ensure!(mains == 1, "{mains} screens at once");
        ensure!(same, "another program has taken the place of the guide");
        guide.go_back()?;
        guide.on_screen("professional")?;
        guide.go_back()?;
        guide.on_screen("home")
    }

    /// An impatient hand presses three times: one screen opens, and nothing is requested twice.
    fn tools_are_requested_once(guide) {
        begin(guide)?;
        guide.site().clear_requests();
        guide.eval::<()>("const door = document.querySelector('main:not([hidden]) [data-goto=desk]'); door.click(); door.click(); door.click(); return null")?;
        guide.on_screen("desk")?;
        let mut asked: Vec<String> = guide.site().requests().into_iter().map(|one| one.path).collect();
        let all = asked.len();
        asked.sort();
        asked.dedup();
        ensure!(asked.len() == all, "{asked:?} in {all} requests");
        guide.go_back()?;
        guide.on_screen("professional")
    }

    /// Without a network at that moment, the tools are already there, or the page says that they
    /// did not come and they can be requested again.
    fn tools_without_a_network_can_be_requested_again(guide) {
        begin(guide)?;
        guide.site().fault("", Fault::Refuse);
        guide.press_door("desk")?;
        let retry = format!("{SCREEN} [data-retry]");
        wait_until("the tools are there, or the page says that they did not come", || {
            Ok(guide.any_displayed(&format!("{SCREEN} [data-mode]"))? || guide.any_displayed(&retry)?)
        })?;
        guide.site().clear_faults();
        if guide.any_displayed(&retry)? {
            guide.press_in_view(&retry, 0)?;
        }
        guide.on_screen("desk")?;
        wait_until("the tools are there", || guide.any_displayed("[data-mode]"))
    }

    /// The tools are opened at once on a bad network: the page says that they are coming, then they
    /// are there.
    fn tools_opened_before_they_have_come(guide) {
        guide.site().fault(".bin", Fault::Hold);
        guide.arrive()?;
        guide.texts_loaded()?;
        guide.open_screen("professional")?;
        guide.press_door("desk")?;
        let said = guide.text_of(SCREEN)?;
        ensure!(!said.trim().is_empty(), "an empty screen");
        guide.site().clear_faults();
        guide.live()?;
        wait_until("the tools are there", || guide.any_displayed("[data-mode]"))?;
        guide.on_screen("desk")
    }

    /// On a computer, there is a code for each number.
    fn a_number_offers_a_code(guide) {
        guide.arrive_whole()?;
        guide.open_screen("numbers")?;
        guide.open_screen("code")?;
        let says: String = guide.eval("return document.querySelector('svg.code').dataset.says")?;
        ensure!(says == "tel:17", "the code says {says}");
        let seen: f64 = guide.eval("return document.querySelector('svg.code').getBoundingClientRect().width")?;
        ensure!(seen > 150.0, "the code is {seen} px wide");
        Ok(())
    }

    /// A fiche is read without scrolling: what to say, ask and avoid, the duty, and whom to call.
    fn a_fiche_fits_on_one_screen(guide) {
        guide.resize(1280, 800)?;
        begin(guide)?;
        guide.open_screen("reflex")?;
        let fiches = guide.find_all("main:not([hidden]) [data-goto=card]")?.len();
        ensure!(fiches >= 10, "{fiches} fiches");
        let mut wrong = Vec::new();
        for index in 0..fiches {
            guide.press_in_view("main:not([hidden]) [data-goto=card]", index)?;
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

    /// axe finds nothing, the exit is on top, and no page is wider than the smallest phone.
    fn tools_on_a_small_screen(guide) {
        guide.resize(320, 640)?;
        tools(guide)?;
        guide.bring_axe()?;
        assert_accessible(guide).context("desk")?;
        guide.press_in_view("[data-mode='start']", 0)?;
        assert_accessible(guide).context("mode of a desk")?;
        open_sheet(guide)?;
        unfold(guide)?;
        assert_accessible(guide).context("sheet")?;
        for format in ["a6", "card"] {
            guide.press_in_view(&format!("[data-format='{format}']"), 0)?;
            assert_accessible(guide).with_context(|| format!("sheet {format}"))?;
        }
        for format in ["card", "a6", "a4"] {
            guide.press_in_view(&format!("[data-format='{format}']"), 0)?;
            guide.press_in_view("[data-show]", 0)?;
            wait_until("it is shown", || guide.any_displayed(".bench--shown"))?;
            assert_accessible(guide).with_context(|| format!("across the desk, {format}"))?;
            let (wide, room): (u32, u32) = guide.eval(
                "const { scrollWidth, clientWidth } = document.querySelector('.bench'); return [scrollWidth, clientWidth]",
            )?;
            ensure!(wide <= room, "{format} is {wide} px wide in {room}");
            guide.press_in_view("[data-show]", 0)?;
        }
        guide.go_back()?;
        guide.open_screen("reflex")?;
        guide.open_screen("card")?;
        assert_accessible(guide).context("fiche")
    }
}

fn assert_accessible(guide: &Guide) -> Result<()> {
    guide.assert_exit_in_reach()?;
    guide.assert_axe_finds_nothing()
}
