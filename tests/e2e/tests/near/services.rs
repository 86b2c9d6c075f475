//! Doors near a commune: those of an imported file, and those that somebody has called.

use crate::paper::assert_all_is_printed;
use anyhow::{Result, ensure};
use e2e::page::clock_at;
use e2e::{Engine, Guide, Setup, in_each_engine, services, wait_until};
use xtask::headers::Mode;

/// Opens Vichy at a moment, such as `2026-11-27T09:30Z`.
fn open(guide: &Guide, moment: &str) -> Result<()> {
    guide.before_app(&clock_at(moment));
    guide.arrive_whole()?;
    guide.open_screen("local")?;
    guide.type_into("#search-local", "vichy")?;
    wait_until("Vichy", || {
        guide.any_displayed("[data-screen=local] [data-goto=place]")
    })?;
    guide.press_in_view("[data-screen=local] [data-goto=place]", 0)?;
    guide.on_screen("place")
}

/// The texts of the services, from the first to the last.
fn shown(guide: &Guide) -> Result<Vec<String>> {
    guide.eval("return [...document.querySelectorAll('[data-near]')].map((one) => one.textContent)")
}

in_each_engine! {
    fn services_near(engine) {
        let folder = services::site()?;
        let mut guide = Guide::served_from(folder.path().join(services::SITE), Mode::Discreet, e2e::Session::start(engine, &Setup::default())?, &[])?;
        // Friday, half past ten there.
        open(&guide, "2026-11-27T09:30Z")?;
        let all = shown(&guide)?;
        ensure!(all.len() == 3, "{all:#?}");
        for (service, words) in [
            (0, &["Maison des femmes", "donnée au téléphone", "04 70 00 00 01", "Toute femme", "Numéro vérifié par un appel, le 26/11/2026"][..]),
            (1, &["Brigade de Cusset", "2 rue Haute", "03300 Cusset", "À environ 4 km", "accueil prévu pour cette commune", "Ouvert en ce moment", "04 70 00 00 02"]),
            (2, &["Commissariat de Moulins", "À environ 4"]),
        ] {
            for said in words {
                ensure!(all[service].contains(said), "no “{said}” in {}", all[service]);
            }
        }
        ensure!(!all[2].contains("en ce moment"), "hours that nobody knows: {}", all[2]);
        let section = guide.text_of("[data-services]")?;
        for said in ["appelez avant d’y aller", "n’importe quel commissariat", "Fichier du 01/11/2026", "Licence Ouverte"] {
            ensure!(section.contains(said), "no “{said}” in {section}");
        }
        let called: String = guide.eval("return document.querySelector('[data-near] a[href^=\"tel:\"]').getAttribute('href')")?;
        ensure!(called == "tel:0470000001", "{called}");
        // 17, 114 and 3919 come first.
        let first: bool = guide.eval(
            "const section = document.querySelector('[data-services]');
             return ['17', '114', '3919'].every((number) => document.querySelector(`[data-screen=place] [data-contact='${number}']`).compareDocumentPosition(section) & Node.DOCUMENT_POSITION_FOLLOWING)",
        )?;
        ensure!(first, "a service stands before 17, 114 or 3919");
        guide.bring_axe()?;
        guide.assert_axe_finds_nothing()?;
        if engine != Engine::WebKit {
            assert_all_is_printed(&guide, "a place")?;
        }
        guide.resize(320, 640)?;
        let over: bool = guide.eval("return document.documentElement.scrollWidth > innerWidth")?;
        ensure!(!over, "wider than 320 px");

        for (moment, count, old, open_now) in [
            ("2026-11-27T20:00Z", 3, 0, "Fermé en ce moment"),
            ("2027-06-01T09:30Z", 3, 1, "Ouvert en ce moment"),
            ("2027-11-27T09:30Z", 0, 0, ""),
        ] {
            guide = Guide::served_from(folder.path().join(services::SITE), Mode::Discreet, guide.into_browser()?, &[])?;
            open(&guide, moment)?;
            let all = shown(&guide)?;
            ensure!(all.len() == count, "{moment}: {all:#?}");
            ensure!(guide.find_all("[data-old]")?.len() == old, "{moment}: old or not");
            ensure!(guide.find_all("[data-nothing]")?.len() == usize::from(count == 0), "{moment}: nothing or not");
            ensure!(all.concat().contains(open_now), "{moment}: {all:#?}");
        }
        Ok(())
    }

    /// Vichy's services, on the sheet and on a poster, without a number copied by hand.
    fn services_on_paper(engine) {
        let folder = services::site()?;
        let guide = Guide::served_from(folder.path().join(services::SITE), Mode::Discreet, e2e::Session::start(engine, &Setup::default())?, &[])?;
        guide.before_app(&clock_at("2026-11-27T09:30Z"));
        guide.arrive_whole()?;
        for screen in ["professional", "desk", "sheet"] {
            guide.open_screen(screen)?;
        }
        services::look_around(&guide, "Vichy")?;
        let offered: Vec<String> = guide.eval("return [...document.querySelectorAll('main:not([hidden]) [data-services] label')].map((one) => one.textContent)")?;
        ensure!(offered.len() == 3 && offered[0].contains("04\u{a0}70\u{a0}00\u{a0}00\u{a0}01"), "{offered:#?}");
        guide.bring_axe()?;
        guide.assert_axe_finds_nothing()?;
        guide.press_in_view("[data-services] input", 0)?;
        wait_until("the sheet has it, with the day of its check", || {
            let on_paper = guide.text_of("#paper [data-near]")?;
            Ok(["04 70 00 00 01", "Maison des femmes", "03200 Vichy", "26/11/2026"].iter().all(|said| on_paper.contains(said)))
        })?;
        let code: bool = guide.eval("return !!document.querySelector('#paper [data-near] svg')")?;
        ensure!(code, "its code is missing");
        // The small card says nothing of the subject.
        guide.press_in_view("[data-format=card]", 0)?;
        wait_until("the card leaves it out, and says so", || {
            Ok(guide.find_all("#paper [data-near]")?.is_empty() && guide.any_displayed("main:not([hidden]) [data-note]")?)
        })?;
        guide.press_in_view("[data-format=a4]", 0)?;
        guide.press_in_view("[data-services] input", 0)?;
        wait_until("the sheet has it no more", || Ok(guide.find_all("#paper [data-near]")?.is_empty()))?;
        // A name that no commune has, then another commune.
        guide.type_into("#near", "xxxxx")?;
        wait_until("no commune", || guide.eval("return !document.querySelector('main:not([hidden]) :is([data-commune], [data-services])')"))?;

        guide.go_back()?;
        guide.open_screen("posters")?;
        services::look_around(&guide, "vichy")?;
        guide.press_in_view("button[data-near]", 1)?;
        wait_until("the line of the place is written, with the day of the file", || {
            let line: (String, String) = guide.eval("return [document.querySelector('#local').value, document.querySelector('#local-day').value]")?;
            Ok(line == (String::from("Brigade de Cusset, 04 70 00 00 02"), String::from("2026-11-01")))
        })?;
        wait_until("the poster says it", || {
            let words: String = guide.eval("return document.querySelector('#paper').alt")?;
            Ok(words.contains("Brigade de Cusset, 04 70 00 00 02 (vérifié le 01/11/2026)"))
        })?;
        guide.assert_nothing_kept()
    }
}
