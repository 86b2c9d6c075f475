//! What a professional hands over: the sheet, the leaflet, the discreet card.

use super::{open_sheet, tools, unfold};
use anyhow::{Context, Result, ensure};
use e2e::{Engine, Guide, in_each_engine, in_one_browser, paper, wait_until};
use std::collections::BTreeSet;

/// Beginnings of words that must not be on a discreet card.
const SUBJECT: [&str; 8] = [
    "violen", "victim", "agress", "viol ", "femme", "conjoint", "plainte", "danger",
];

/// Opens the sheet as a professional does.
fn sheet(guide: &Guide) -> Result<()> {
    tools(guide)?;
    open_sheet(guide)
}

fn write(guide: &Guide, text: &str) -> Result<()> {
    guide.eval_with(
        "const field = document.querySelector('#meeting');
         field.value = arguments[0];
         field.dispatchEvent(new Event('input', { bubbles: true }));
         return null",
        vec![text.into()],
    )
}

fn paper(guide: &Guide) -> Result<String> {
    guide.eval("return document.querySelector('#paper').innerText")
}

fn choose(guide: &Guide, format: &str) -> Result<()> {
    guide.press_in_view(&format!("[data-format='{format}']"), 0)?;
    let class = format!("#paper.paper--{format}");
    wait_until("the format is shown", || guide.any_displayed(&class))
}

/// Asserts that one A4 page is printed. Returns its text, and how far right and down its words
/// reach, in mm.
fn printed(guide: &Guide) -> Result<(String, f64, f64)> {
    let pdf = guide.print()?;
    let info = paper::about(&pdf)?;
    ensure!(info.contains("Pages:           1\n"), "{info}");
    let size = info
        .lines()
        .find(|line| line.starts_with("Page size"))
        .unwrap_or_default();
    ensure!(
        size.contains("A4") || size.contains("595") && size.contains("84"),
        "{size}"
    );
    let title = info
        .lines()
        .find_map(|line| line.strip_prefix("Title:"))
        .unwrap_or_default();
    ensure!(
        matches!(title.trim(), "" | "Infos pratiques"),
        "the title says {title}"
    );
    let boxes = paper::text(&pdf, &["-bbox"])?;
    let edge = |name: &str| -> f64 {
        let name = format!("{name}=\"");
        let values = boxes.split(&name).skip(1);
        let values = values.filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
        values.fold(0.0, f64::max) * 25.4 / 72.0
    };
    Ok((paper::text(&pdf, &[])?, edge("xMax"), edge("yMax")))
}

in_one_browser! {
    /// Sheet, leaflet and card, on screen.
    mod what_is_handed_over;

    /// What is picked is on the paper, and only that.
    fn the_paper_shows_what_is_picked(guide) {
        sheet(guide)?;
        unfold(guide)?;
        let before = paper(guide)?;
        ensure!(before.contains("3919") && !before.contains("119\n"), "{before}");
        guide.press_in_view("[data-pick='119']", 0)?;
        guide.press_in_view("[data-pick='together-victim']", 0)?;
        write(guide, "Mardi 14 h, Mme Petit")?;
        let step = guide.eval::<String>("return document.querySelector('[data-pick=together-victim]').parentElement.innerText.trim()")?;
        wait_until("the paper follows", || {
            let paper = paper(guide)?;
            Ok(["119", &step, "Mardi 14 h, Mme Petit"].iter().all(|text| paper.contains(text)))
        })?;
        let codes: Vec<String> = guide.eval("return [...document.querySelectorAll('#paper svg')].map(code => code.dataset.says)")?;
        ensure!(codes.contains(&"tel:3919".into()) && codes.contains(&"sms:114".into()), "{codes:?}");
        let address: String = guide.eval("return location.origin + '/'")?;
        ensure!(codes.contains(&address), "{codes:?}");
        guide.press_in_view("[data-option='codes']", 0)?;
        wait_until("no code is left", || Ok(guide.find_all("#paper svg")?.is_empty()))
    }

    /// The steps that the questions lead to, in words for her.
    fn a_questionnaire_becomes_a_sheet(guide) {
        guide.arrive_whole()?;
        guide.open_screen("orient")?;
        for answer in ["not-now", "professional", "hits", "next", "partner", "next", "children", "next", "together"] {
            wait_until("the question is shown", || guide.any_displayed(&format!("[data-answer='{answer}']")))?;
            guide.press_in_view(&format!("[data-answer='{answer}']"), 0)?;
        }
        wait_until("the steps are shown", || guide.any_displayed("[data-step]"))?;
        open_sheet(guide)?;
        unfold(guide)?;
        let picked: Vec<String> = guide.eval("return [...document.querySelectorAll('[data-pick$=victim]:checked')].map(box => box.dataset.pick)")?;
        ensure!(picked.contains(&"together-victim".into()) && picked.contains(&"children-victim".into()), "{picked:?}");
        let steps: usize = guide.eval("return document.querySelectorAll('.paper__steps li').length")?;
        ensure!(steps == picked.len(), "{steps} of {}", picked.len());
        Ok(())
    }

    /// Somebody else may find the card, so it must not name the subject.
    fn the_card_never_names_the_subject(guide) {
        sheet(guide)?;
        unfold(guide)?;
        for id in ["viols", "fdfa", "119", "3977"] {
            guide.press_in_view(&format!("[data-pick='{id}']"), 0)?;
        }
        choose(guide, "card")?;
        write(guide, "Cidff, violences, mardi")?;
        wait_until("the word is refused", || guide.any_displayed("[data-refused]"))?;
        let card = paper(guide)?.to_lowercase();
        for word in SUBJECT {
            ensure!(!card.contains(word), "the card says {word}: {card}");
        }
        ensure!(card.contains("numéros utiles") && card.contains("15") && card.contains("18"), "{card}");
        ensure!(!card.contains("mardi"), "{card}");
        write(guide, "Mardi 14 h")?;
        wait_until("a harmless word stands there", || Ok(paper(guide)?.contains("Mardi 14 h")))?;
        let (width, height, over): (f64, f64, bool) = guide.eval(
            "const paper = document.querySelector('#paper');
             const box = paper.getBoundingClientRect();
             const mm = 25.4 / 96;
             return [box.width * mm, box.height * mm, paper.scrollHeight > paper.clientHeight + 1]",
        )?;
        ensure!((width - 85.6).abs() < 0.5 && (height - 54.0).abs() < 0.5, "{width} × {height} mm");
        ensure!(!over, "something is cut off");
        Ok(())
    }

    /// The card says so when something has no room on it.
    fn a_full_card_says_so(guide) {
        sheet(guide)?;
        unfold(guide)?;
        choose(guide, "card")?;
        ensure!(guide.find_all("[data-full]")?.is_empty(), "full at once");
        for id in ["115", "119", "3977"] {
            guide.press_in_view(&format!("[data-pick='{id}']"), 0)?;
        }
        wait_until("the page says so", || guide.any_displayed("[data-full]"))?;
        let rows = guide.find_all(".paper__rows li")?.len();
        ensure!(rows == 8, "{rows} rows");
        Ok(())
    }

    /// A text of two thousand letters, with unusual signs and right-to-left writing.
    fn a_long_text_is_handled(guide) {
        sheet(guide)?;
        let text = "موعد 🍃 rendez-vous ".repeat(110);
        write(guide, &text)?;
        wait_until("the sheet holds it", || Ok(paper(guide)?.contains("🍃")))?;
        choose(guide, "a6")?;
        wait_until("the page says that it is too long for a leaflet", || {
            Ok(guide.text_of(".composer[role=status]")?.contains("Plus long"))
        })?;
        choose(guide, "card")?;
        wait_until("the page says that it is too long for a card", || guide.any_displayed("[data-refused]"))?;
        ensure!(!paper(guide)?.contains("🍃"), "it is on the card");
        Ok(())
    }

    /// In a browser that does not print, the page says so, and the text can be copied.
    fn a_browser_that_does_not_print_says_so(guide) {
        guide.before_app("window.print = undefined;");
        tools(guide)?;
        guide.open_screen("sheet")?;
        guide.press_in_view("[data-print]", 0)?;
        wait_until("the page says so", || {
            Ok(guide.text_of("#app main")?.contains("n’imprime pas"))
        })?;
        guide.assert_stayed()
    }

    /// The sheet is read across the desk: larger, alone, and turned for a tablet that lies flat.
    fn the_screen_is_shown_to_her(guide) {
        sheet(guide)?;
        guide.press_in_view("[data-show]", 0)?;
        wait_until("the form is gone", || Ok(!guide.displayed("#meeting")?))?;
        let size: f64 = guide.eval("return parseFloat(getComputedStyle(document.querySelector('#paper')).fontSize)")?;
        ensure!(size >= 20.0, "letters of {size} px");
        guide.press_in_view("[data-turn]", 0)?;
        wait_until("it is turned", || guide.any_displayed(".bench--turned"))?;
        guide.press_in_view("[data-show]", 0)?;
        wait_until("the form is back", || guide.displayed("#meeting"))
    }
}

/// Prints on paper, in the browsers whose driver prints: the driver of WebKitGTK 2.50 answers
/// "Unknown command".
fn assert_printed_on_one_page(engine: Engine) -> Result<()> {
    let guide = Guide::closed(engine)?;
    sheet(&guide)?;
    if engine == Engine::Chromium {
        guide.emulate("", &[("prefers-color-scheme", "dark")])?;
    }
    write(&guide, "Mardi 14 h")?;
    let (text, right, _) = printed(&guide).context("A4")?;
    ensure!(
        text.contains("3919") && text.contains("Mardi 14 h"),
        "{text}"
    );
    ensure!(
        !text.contains("Quitter") && !text.contains("Format"),
        "{text}"
    );
    ensure!(right < 200.0, "words reach {right} mm");
    choose(&guide, "a6")?;
    let (text, right, down) = printed(&guide).context("A6")?;
    ensure!(text.contains("3919"), "{text}");
    ensure!(
        right < 12.0 + 105.0 && down < 12.0 + 148.0,
        "{right} × {down} mm"
    );
    choose(&guide, "card")?;
    let (text, right, down) = printed(&guide).context("card")?;
    let lower = text.to_lowercase();
    for word in SUBJECT {
        ensure!(!lower.contains(word), "the card says {word}: {text}");
    }
    ensure!(
        lower.contains("numéros utiles") && lower.contains("mardi 14 h"),
        "{text}"
    );
    ensure!(
        right < 12.0 + 85.6 && down < 12.0 + 54.0,
        "{right} × {down} mm"
    );
    Ok(())
}

/// The side in mm of the dark square of a code that most telephones read.
const READ: f64 = 20.0;

/// A telephone reads every code of the paper from a blurred picture, and the page says that
/// everything fits.
fn assert_a_telephone_reads_the_paper(engine: Engine) -> Result<()> {
    let guide = Guide::closed(engine)?;
    sheet(&guide)?;
    for format in ["a4", "a6"] {
        choose(&guide, format)?;
        for letters in ["usual", "large"] {
            if letters == "large" {
                guide.press_in_view("[data-option='large']", 0)?;
                wait_until("the letters are large", || {
                    guide.any_displayed("#paper.paper--large")
                })?;
            }
            assert_codes_are_read(&guide)
                .with_context(|| format!("{format}, {letters} letters"))?;
        }
        guide.press_in_view("[data-option='large']", 0)?;
    }
    Ok(())
}

fn assert_codes_are_read(guide: &Guide) -> Result<()> {
    let meant: BTreeSet<String> = guide.eval(
        "return [...document.querySelectorAll('#paper [data-says]')].map(code => code.dataset.says)",
    )?;
    ensure!(meant.len() == 5, "codes for {meant:?}");
    let (long, cut): (bool, Vec<String>) = guide.eval(
        "const paper = document.querySelector('#paper');
         const cut = [...paper.querySelectorAll('p')].filter(line => line.scrollWidth > line.clientWidth + 1);
         return [document.querySelector('.composer .note') !== null, cut.map(line => line.textContent)]",
    )?;
    ensure!(!long, "the text does not fit");
    ensure!(cut.is_empty(), "wider than its column: {cut:?}");
    let pdf = guide.print()?;
    ensure!(
        paper::about(&pdf)?.contains("Pages:           1\n"),
        "more than one page"
    );
    let codes = paper::codes(&pdf)?;
    let read: BTreeSet<String> = codes.iter().map(|code| code.says.clone()).collect();
    ensure!(read == meant, "read {read:?} of {meant:?}");
    for code in codes {
        ensure!(
            code.side >= READ,
            "{} is {:.1} mm wide",
            code.says,
            code.side
        );
    }
    Ok(())
}

in_each_engine! {
    // WebKit's driver does not print.
    in { chromium Chromium, firefox Firefox }

    /// With dark colours, where the driver can ask for them.
    fn the_paper_is_printed_on_one_page(engine) {
        assert_printed_on_one_page(engine)
    }

    fn a_telephone_reads_the_codes(engine) {
        assert_a_telephone_reads_the_paper(engine)
    }
}
