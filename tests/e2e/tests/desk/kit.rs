//! Posters, small papers and pictures: what is shown, printed and saved is right.

use super::tools;
use anyhow::{Context, Result, ensure};
use e2e::{Guide, in_each_engine, in_one_browser, paper, wait_until};
use serde_json::json;

/// Keeps what would be saved, so that nothing is saved.
const KEEP: &str = "URL.createObjectURL = (blob) => { window.kept = blob; return 'blob:kept'; };
    HTMLAnchorElement.prototype.click = function () { window.named = this.download; }; return null";

/// The size and the colours of the PNG that was kept.
const DECODE: &str = "const picture = await createImageBitmap(window.kept);
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let dark = 0;
    let light = 0;
    for (let at = 0; at < data.length; at += 4) {
      const sum = data[at] + data[at + 1] + data[at + 2];
      if (sum < 200) dark += 1;
      if (sum > 740) light += 1;
    }
    const head = new Uint8Array(await window.kept.slice(0, 8).arrayBuffer());
    return [picture.width, picture.height, dark / (data.length / 4), light / (data.length / 4), [...head].join(' '), window.named]";

fn kit(guide: &Guide) -> Result<()> {
    tools(guide)?;
    guide.open_screen("posters")
}

/// The words of the drawing, when it is there.
fn shown(guide: &Guide) -> Result<String> {
    wait_until("the drawing is there", || {
        guide.eval("const paper = document.querySelector('#paper'); return !!paper && paper.complete && paper.naturalWidth > 0")
    })?;
    guide.eval("return document.querySelector('#paper').alt.replaceAll(/\\s/g, ' ')")
}

fn notes(guide: &Guide) -> Result<Vec<String>> {
    guide.eval(
        "return [...document.querySelectorAll('[data-note]')].map((note) => note.textContent)",
    )
}

fn pick(guide: &Guide, name: &str, value: &str) -> Result<()> {
    guide.press_in_view(&format!("[data-{name}='{value}']"), 0)
}

fn write(guide: &Guide, field: &str, text: &str) -> Result<()> {
    guide.eval_with(
        "const field = document.querySelector(arguments[0]);
         field.value = arguments[1];
         field.dispatchEvent(new Event('input', { bubbles: true }));
         return null",
        vec![field.into(), text.into()],
    )
}

in_one_browser! {
    /// Posters that are made on the screen.
    mod posters;

    fn each_format_has_the_number_for_its_reader(guide) {
        kit(guide)?;
        for (audience, number) in [("victim", "3919"), ("witness", "17"), ("author", "08 019 019 11")] {
            pick(guide, "audience", audience)?;
            for format in ["a4", "a3", "tickets", "stickers", "1080x1080", "1080x1920", "1920x1080"] {
                pick(guide, "format", format)?;
                let words = shown(guide)?;
                ensure!(words.contains(number), "{audience} {format}: {words}");
                let date: bool = guide.eval("return /\\d\\d\\/\\d\\d\\/20\\d\\d/.test(document.querySelector('#paper').alt)")?;
                ensure!(date, "{audience} {format} shows no day: {words}");
                let alone = audience != "author" || format == "tickets" || !words.contains("3919");
                ensure!(alone, "{format}: the number for a violent person is beside the others: {words}");
            }
        }
        ensure!(notes(guide)?.iter().any(|note| note.contains("Jamais à côté")), "{:?}", notes(guide)?);
        Ok(())
    }

    fn a_poster_in_other_languages(guide) {
        kit(guide)?;
        pick(guide, "format", "leaflet")?;
        wait_until("a language is asked for", || Ok(notes(guide)?.iter().any(|note| note.contains("dépliant"))))?;
        pick(guide, "language", "ar")?;
        let words = shown(guide)?;
        ensure!(words.contains("يؤذيكم") && words.contains("Une personne"), "{words}");
        ensure!(notes(guide)?.iter().any(|note| note.contains("machine")), "{:?}", notes(guide)?);
        pick(guide, "format", "a4")?;
        pick(guide, "language", "zh")?;
        pick(guide, "language", "en")?;
        wait_until("the page says that two are enough", || Ok(notes(guide)?.iter().any(|note| note.contains("Deux langues"))))?;
        let words = shown(guide)?;
        ensure!(words.contains("这不是您的错") && !words.contains("your fault"), "{words}");
        Ok(())
    }

    /// A line written by hand is printed with the day of its check, or not at all.
    fn a_line_written_by_hand_needs_its_day(guide) {
        kit(guide)?;
        write(guide, "#local", "Accueil de jour, 04 00 00 00 00")?;
        wait_until("its day is asked for", || Ok(notes(guide)?.iter().any(|note| note.contains("jour de sa vérification"))))?;
        ensure!(!shown(guide)?.contains("Accueil de jour"), "it is there without its day");
        let day: String = guide.eval("return new Date(Date.now() - 864e5 * 40).toISOString().slice(0, 10)")?;
        write(guide, "#local-day", &day)?;
        wait_until("the line is there with its day", || Ok(shown(guide)?.contains("Accueil de jour, 04 00 00 00 00 (vérifié le")))?;
        write(guide, "#local-day", "2099-01-01")?;
        wait_until("the page says that the day has not come", || Ok(notes(guide)?.iter().any(|note| note.contains("pas encore venu"))))?;
        write(guide, "#local-day", &day)?;
        for text in ["x".repeat(300), "🏛 <img src=x onerror=alert(1)> ".repeat(20)] {
            write(guide, "#local", &text)?;
            wait_until("the page says that the line is too long", || Ok(notes(guide)?.iter().any(|note| note.contains("trop longue"))))?;
        }
        write(guide, "#local", "🏛 <b>بلدية</b> & « x »")?;
        wait_until("the line is shown as a text", || Ok(shown(guide)?.contains("🏛 <b>بلدية</b> & « x »")))
    }

    fn a_poster_is_saved_as_a_drawing(guide) {
        kit(guide)?;
        guide.eval::<()>(KEEP)?;
        pick(guide, "save", "svg")?;
        wait_until("it is kept", || guide.eval("return window.named === 'infos-a4.svg'"))?;
        let (kind, start): (String, String) = guide.eval_async("return [window.kept.type, (await window.kept.text()).slice(0, 40)]")?;
        ensure!(kind == "image/svg+xml" && start.starts_with("<svg xmlns"), "{kind}: {start}");
        Ok(())
    }

    fn a_poster_is_saved_as_a_picture(guide) {
        kit(guide)?;
        guide.eval::<()>(KEEP)?;
        for (format, width, height) in [("1080x1080", 1080, 1080), ("1080x1920", 1080, 1920), ("1920x1080", 1920, 1080)] {
            pick(guide, "format", format)?;
            shown(guide)?;
            guide.eval::<()>("window.named = ''; return null")?;
            pick(guide, "save", "png")?;
            wait_until("it is kept", || guide.eval_with("return window.named === arguments[0]", vec![json!(format!("infos-{format}.png"))]))?;
            let (wide, high, dark, light, head, _): (u32, u32, f64, f64, String, String) = guide.eval_async(DECODE)?;
            ensure!((wide, high) == (width, height), "{wide} × {high}");
            ensure!(head == "137 80 78 71 13 10 26 10", "not a PNG: {head}");
            ensure!(dark > 0.05 && light > 0.3, "{format}: {dark} dark, {light} light");
        }
        Ok(())
    }

    /// A hardened browser gives noise instead of a picture, or nothing: the page says so.
    fn a_refused_picture_is_reported(guide) {
        kit(guide)?;
        pick(guide, "format", "1080x1080")?;
        guide.eval::<()>(KEEP)?;
        let said = || guide.eval::<bool>("return [...document.querySelectorAll('[role=status]')].some((one) => one.textContent.includes('Enregistrez en SVG'))");
        for refused in [
            "CanvasRenderingContext2D.prototype.getImageData = (x, y, w, h) => new ImageData(Uint8ClampedArray.from({ length: w * h * 4 }, (_, at) => (at * 97) % 251), w, h)",
            "delete CanvasRenderingContext2D.prototype.getImageData",
            "CanvasRenderingContext2D.prototype.getImageData = () => { throw new Error('no') }",
        ] {
            guide.eval::<()>(&format!("{refused}; return null"))?;
            pick(guide, "save", "png")?;
            wait_until("the page says so", said)?;
            // Another press clears what was said.
            pick(guide, "save", "svg")?;
            wait_until("the message is gone", || Ok(!said()?))?;
        }
        Ok(())
    }

    /// The words for a radio, with the numbers of the contacts.
    fn the_words_for_a_radio_are_short(guide) {
        kit(guide)?;
        let text: String = guide.eval("return document.querySelector('[data-radio]').innerText")?;
        ensure!(text.contains("Le 3919 écoute") && !text.contains('{'), "{text}");
        // A speaker says two and a half words a second.
        let words = text.split_whitespace().count();
        ensure!((40..=60).contains(&words), "{words} words");
        Ok(())
    }
}

in_each_engine! {
    // WebKit's driver does not print.
    in { chromium Chromium, firefox Firefox }

    /// On paper, each format has its size, one page, and codes that a telephone reads.
    fn each_format_is_printed_on_one_page(engine) {
        let guide = Guide::closed(engine)?;
        guide.arrive_whole()?;
        guide.open_screen("professional")?;
        guide.open_screen("desk")?;
        guide.open_screen("posters")?;
        pick(&guide, "language", "ru")?;
        for (format, width, height, codes) in [
            ("a4", 595, 842, true),
            ("a3", 842, 1191, false),
            ("tickets", 595, 842, false),
            ("stickers", 595, 842, false),
            ("leaflet", 842, 595, true),
        ] {
            pick(&guide, "format", format)?;
            shown(&guide)?;
            let pdf = guide.print()?;
            let info = paper::about(&pdf)?;
            ensure!(info.contains("Pages:           1\n"), "{format}: {info}");
            let size = info.lines().find(|line| line.starts_with("Page size")).context("no size")?;
            let numbers: Vec<f64> = size.split_whitespace().filter_map(|word| word.parse().ok()).collect();
            let near = |at: usize, expected: i32| numbers.get(at).is_some_and(|found| (found - f64::from(expected)).abs() < 2.0);
            // Firefox prints every page in the size of the first rule for pages.
            let told = near(0, width) && near(1, height);
            ensure!(told || engine == e2e::Engine::Firefox, "{format}: {size}");
            // The codes of an A3 are larger.
            let read = if codes { paper::codes(&pdf)? } else { Vec::new() };
            ensure!(read.len() == usize::from(codes), "{format}: {} codes", read.len());
            for code in read {
                ensure!(code.says == "tel:3919" && code.side >= 20.0, "{format}: {} of {} mm", code.says, code.side);
            }
        }
        Ok(())
    }
}
