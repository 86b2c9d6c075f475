//! What the settings of a person, or a printer, ask of the page.

use anyhow::{Result, ensure};
use e2e::{Guide, in_one_browser};
use serde_json::json;

fn display(guide: &Guide) -> Result<String> {
    guide.eval("return getComputedStyle(document.querySelector('.exit')).display")
}

in_one_browser! {
    /// Chromium lets a test tell the page what they ask for.
    mod of_the_person_or_the_printer in chromium Chromium;

    /// "Open now" is in French time, and a visitor elsewhere is told so.
    fn opening_hours_in_french_time(guide) {
        for (zone, told) in [("Europe/Paris", false), ("America/Cayenne", true), ("Pacific/Noumea", true)] {
            // Chromium refuses another time zone while one is set.
            for zone in ["", zone] {
                guide.chromium("Emulation.setTimezoneOverride", json!({ "timezoneId": zone }))?;
            }
            guide.arrive()?;
            guide.texts_loaded()?;
            guide.open_screen("numbers")?;
            let note = guide.any_displayed("main [data-elsewhere]")?;
            ensure!(note == told, "{zone}: {note}");
            let now: Vec<String> = guide.eval(
                "return [...document.querySelectorAll('main:not([hidden]) .now')].filter(now => now.checkVisibility()).map(now => now.innerText)",
            )?;
            // The first of the list is open day and night. Nothing is said of hours that nobody
            // verified.
            ensure!(now.first().is_some_and(|now| now.contains("Ouvert maintenant")), "{now:?}");
            let services = guide.find_all("main:not([hidden]) .contact")?.len();
            ensure!(now.len() < services, "{} of {services}", now.len());
        }
        Ok(())
    }

    /// A card whose check is more than twelve months old says so.
    fn an_old_check_is_marked(guide) {
        for (year, marked) in [(2027, false), (2028, true)] {
            guide.before_app(&format!("Date.now = () => Date.UTC({year}, 0, 1)"));
            guide.arrive()?;
            guide.texts_loaded()?;
            guide.open_screen("victim")?;
            guide.open_screen("card")?;
            let said = guide.text_of("main:not([hidden]) .foot summary")?;
            ensure!(said.contains("à revérifier") == marked, "in {year}: {said}");
        }
        Ok(())
    }

    /// On paper there is nothing to press, and the numbers are there.
    fn print_without_the_exit(guide) {
        guide.arrive()?;
        guide.emulate("print", &[])?;
        ensure!(display(guide)? == "none", "the exit is printed");
        for contact in ["17", "114", "3919"] {
            let shown = guide.displayed(&format!(".emergency [data-contact='{contact}']"))?;
            ensure!(shown, "{contact} is not printed");
        }
        Ok(())
    }

    fn exit_with_forced_colours_or_less_motion(guide) {
        guide.arrive()?;
        for feature in [("forced-colors", "active"), ("prefers-reduced-motion", "reduce"), ("prefers-contrast", "more")] {
            guide.emulate("", &[feature])?;
            let (top, border): (bool, String) = guide.eval(
                "const link = document.querySelector('.exit [data-exit]');
                 const box = link.getBoundingClientRect();
                 return [document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).closest('[data-exit]') === link,
                         getComputedStyle(link).borderTopWidth]",
            )?;
            ensure!(top, "{feature:?}: the exit is not on top");
            ensure!(border != "0px", "{feature:?}: the exit has no shape");
        }
        guide.exit()?;
        guide.assert_left_for(&guide.around().first())
    }
}
