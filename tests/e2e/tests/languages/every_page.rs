//! Every page of the languages, in one browser per engine: axe finds nothing, the exit is in reach,
//! and nothing is requested.

use super::{choose, wait_for_page};
use anyhow::{Context, Result, ensure};
use e2e::page::SCREEN;
use e2e::{Engine, Guide, in_each_engine};

/// All languages in one engine; in the others two languages that run in different directions.
fn languages(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Chromium => &[
            "fr", "en", "ar", "tr", "pt", "es", "ru", "uk", "ro", "fa", "zh",
        ],
        Engine::Firefox => &["ar", "en"],
        Engine::WebKit => &["zh", "ar"],
    }
}

in_each_engine! {
    /// The window is that of a telephone, 360 × 740.
    fn of_each_language(engine) {
        let guide = Guide::closed(engine)?;
        guide.resize(360, 740)?;
        guide.arrive_whole()?;
        guide.bring_axe()?;
        let mut faults = Vec::new();
        for code in languages(engine) {
            choose(&guide, code)?;
            let asked = guide.site().requests().len();
            let rows = guide.find_all(&format!("{SCREEN} li [data-goto=essential]"))?.len();
            ensure!(rows >= 18, "{code}: only {rows} pages");
            let mut check = |guide: &Guide, what: &str| -> Result<()> {
                for found in [guide.assert_axe_finds_nothing(), guide.assert_exit_in_reach()] {
                    if let Err(error) = found {
                        faults.push(format!("{what}: {error}"));
                    }
                }
                Ok(())
            };
            check(&guide, code)?;
            for row in 0..rows {
                let page = || format!("{code}, row {row}");
                guide.press_in_view(&format!("{SCREEN} li [data-goto=essential]"), row).with_context(page)?;
                wait_for_page(&guide, code).with_context(page)?;
                check(&guide, &page())?;
                guide.go_back()?;
                wait_for_page(&guide, code)?;
            }
            ensure!(guide.site().requests().len() == asked, "{code}: a page was asked for");
            guide.go_back()?;
            guide.on_screen("home")?;
        }
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    }
}
