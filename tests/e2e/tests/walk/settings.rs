//! What a person or a printer asks of the page.

use anyhow::{Result, ensure};
use e2e::{Guide, in_chromium};

fn display(guide: &Guide) -> Result<String> {
    guide.eval("return getComputedStyle(document.querySelector('.exit')).display")
}

in_chromium! {
    /// "Open now" is said in French time, and somebody elsewhere is told so.
    fn opening_hours_in_french_time(engine) {
        for (zone, told) in [("Europe/Paris", false), ("America/Cayenne", true), ("Pacific/Noumea", true)] {
            let guide = Guide::closed(engine)?;
            guide.chromium("Emulation.setTimezoneOverride", serde_json::json!({ "timezoneId": zone }))?;
            guide.enter()?;
            guide.ready()?;
            guide.whole()?;
            guide.open_screen("numbers")?;
            let (note, now): (bool, Vec<String>) = guide.eval(
                "return [!!document.querySelector('main > .note'), [...document.querySelectorAll('.now')].map(now => now.textContent)]",
            )?;
            ensure!(note == told, "{zone}: {note}");
            // Day and night, first of the list; nothing is said of hours that nobody verified.
            ensure!(now.first().is_some_and(|now| now.contains("Ouvert maintenant")), "{now:?}");
            let services: usize = guide.eval("return document.querySelectorAll('.contact').length")?;
            ensure!(now.len() < services, "{} of {services}", now.len());
        }
        Ok(())
    }

    /// A check of over twelve months ago says so on its card.
    fn old_check_is_to_be_made_again(engine) {
        for (year, marked) in [(2027, false), (2028, true)] {
            let guide = Guide::closed(engine)?;
            guide.before_app(&format!("Date.now = () => Date.UTC({year}, 0, 1)"));
            guide.enter()?;
            guide.ready()?;
            guide.open_screen("victim")?;
            guide.open_screen("card")?;
            let said = guide.text_of("main .foot summary")?;
            ensure!(said.contains("à revérifier") == marked, "in {year}: {said}");
        }
        Ok(())
    }

    /// On paper there is nothing to press, and the numbers are there.
    fn print_without_the_exit(engine) {
        let guide = Guide::open(engine)?;
        guide.emulate("print", &[])?;
        ensure!(display(&guide)? == "none", "the exit is printed");
        for contact in ["17", "114", "3919"] {
            let shown = guide.displayed(&format!(".emergency [data-contact='{contact}']"))?;
            ensure!(shown, "{contact} is not printed");
        }
        Ok(())
    }

    fn exit_with_forced_colours_or_less_motion(engine) {
        let guide = Guide::open(engine)?;
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
        guide.has_left_for(&guide.around().first())
    }
}
