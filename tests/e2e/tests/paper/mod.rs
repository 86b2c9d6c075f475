//! Somebody prints what they read, to keep it, to hand it over, or for a person without a
//! telephone.

use anyhow::{Context, Result, ensure};
use e2e::page::SCREEN;
use e2e::{Engine, Guide, Setup, in_each_engine, paper, wait_until};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

const PHONE: &str = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";

/// Lists whose first card is printed too.
const LISTS: [&str; 4] = ["victim", "witness", "traces", "local"];

/// How often a number stands alone in a text: 17 is not in 3917, nor 15 in 15h.
fn times(text: &str, number: &str) -> usize {
    let text: Vec<char> = text.chars().collect();
    let here = |at: usize| {
        let mut left = number.chars().peekable();
        let mut end = at;
        while let (Some(next), Some(digit)) = (text.get(end), left.peek()) {
            if next == digit {
                left.next();
            } else if !next.is_whitespace() || end == at {
                return false;
            }
            end += 1;
        }
        let before = at.checked_sub(1).and_then(|at| text.get(at));
        let joined = |near: Option<&char>| near.is_some_and(|near| near.is_ascii_digit());
        left.peek().is_none()
            && !joined(before)
            && !joined(text.get(end))
            && text.get(end) != Some(&'h')
    };
    (0..text.len()).filter(|at| here(*at)).count()
}

/// The text without spaces and dashes, because on paper a line may end anywhere: poppler removes a
/// dash at its end, and reads some pairs of letters as one sign.
fn in_one_line(text: &str) -> String {
    let kept = |one: &char| !one.is_whitespace() && *one != '-';
    let text: String = text.chars().filter(kept).collect();
    let pairs = [
        ("ﬀ", "ff"),
        ("ﬁ", "fi"),
        ("ﬂ", "fl"),
        ("ﬃ", "ffi"),
        ("ﬄ", "ffl"),
    ];
    let apart = |text: String, (one, letters)| text.replace(one, letters);
    pairs.into_iter().fold(text, apart)
}

/// Prints the screen. Asserts that each number and each address is there as often as a link leads
/// to it, and that no button is. A language opens a screen; only for browsers without scripts is it
/// a link.
pub fn assert_all_is_printed(guide: &Guide, what: &str) -> Result<()> {
    let (links, buttons): (Vec<String>, Vec<String>) = guide.eval(&format!(
        "const shown = [...document.querySelectorAll('.emergency, {SCREEN}')];
         const kept = one => !one.closest('[hidden]') && getComputedStyle(one.closest('.elsewhere') ?? document.body).display !== 'none';
         const all = css => shown.flatMap(part => [...part.querySelectorAll(css)]).filter(kept);
         return [all('a[href]:not([data-goto])').map(link => link.getAttribute('href')),
                 all('button:not(.link, .choice)').map(button => button.textContent.trim())]"
    ))?;
    let text = paper::text(&guide.print()?, &[])?;
    let line = in_one_line(&text);
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    for link in &links {
        *wanted.entry(link).or_default() += 1;
    }
    ensure!(wanted.len() >= 5, "{what}: {wanted:?}");
    let mut gone = Vec::new();
    for (link, wanted) in wanted {
        let number = link.strip_prefix("tel:").or(link.strip_prefix("sms:"));
        let printed = match number {
            Some(number) => times(&text, number.split(['?', '&']).next().unwrap_or_default()),
            None => line.matches(&in_one_line(link)).count(),
        };
        if printed < wanted {
            gone.push(format!("{link} ({printed} of {wanted})"));
        }
    }
    ensure!(gone.is_empty(), "{what}: not on paper: {gone:#?}");
    for button in buttons {
        let printed = text.lines().any(|line| line.trim() == button);
        ensure!(!printed, "{what}: the button “{button}” is on paper");
    }
    Ok(())
}

/// Asserts it for Home, lists, numbers, cards of each kind, a fiche and the steps of the questions.
fn assert_numbers_are_on_paper(engine: Engine, phone: bool) -> Result<()> {
    let setup = Setup {
        user_agent: phone.then(|| PHONE.into()),
        ..Setup::default()
    };
    let guide = Guide::with(engine, &setup, &[])?;
    if phone {
        guide.resize(360, 740)?;
    }
    guide.arrive_whole()?;
    let told: bool = guide.eval("return 'phone' in document.documentElement.dataset")?;
    ensure!(told == phone, "taken for another device");
    assert_all_is_printed(&guide, "Home")?;
    for list in ["numbers", "write"] {
        guide.open_screen(list)?;
        assert_all_is_printed(&guide, list)?;
        guide.go_back()?;
        guide.on_screen("home")?;
    }
    for list in LISTS {
        guide.open_screen(list)?;
        assert_all_is_printed(&guide, list)?;
        guide.open_screen("card")?;
        assert_all_is_printed(&guide, &format!("a card of {list}"))?;
        guide.go_back()?;
        guide.on_screen(list)?;
        guide.go_back()?;
        guide.on_screen("home")?;
    }
    guide.open_screen("professional")?;
    guide.open_screen("card")?;
    assert_all_is_printed(&guide, "a card for professionals")?;
    guide.go_back()?;
    guide.on_screen("professional")?;
    guide.open_screen("reflex")?;
    guide.open_screen("card")?;
    assert_all_is_printed(&guide, "a fiche")?;
    for screen in ["reflex", "professional", "home"] {
        guide.go_back()?;
        guide.on_screen(screen)?;
    }
    guide.open_screen("orient")?;
    for answer in [
        "not-now",
        "professional",
        "hits",
        "next",
        "partner",
        "next",
        "children",
        "next",
        "together",
    ] {
        let answer = format!("[data-answer='{answer}']");
        wait_until("the question is shown", || guide.any_displayed(&answer))?;
        guide.press_in_view(&answer, 0)?;
    }
    wait_until("the steps are shown", || guide.any_displayed("[data-step]"))?;
    assert_all_is_printed(&guide, "the steps").context("after the questions")
}

in_each_engine! {
    // WebKit's driver does not print.
    in { chromium Chromium, firefox Firefox }

    fn a_telephone_prints_all_numbers_and_addresses(engine) {
        assert_numbers_are_on_paper(engine, true)
    }

    fn a_desk_prints_all_numbers_and_addresses(engine) {
        assert_numbers_are_on_paper(engine, false)
    }

    /// The board of phrases fills the two sides of one sheet: what she says, and what she may be
    /// told. Russian has the longest sentences, Arabic runs from right to left.
    fn a_page_in_her_language_is_printed_whole(engine) {
        let guide = Guide::closed(engine)?;
        for language in ["ar", "ru"] {
            guide.arrive_whole()?;
            guide.press_in_view(&format!("#home [data-goto=essential][lang={language}]"), 0)?;
            let rows = format!("{SCREEN}[lang={language}] [data-goto=essential]");
            wait_until("her pages are listed", || guide.any_displayed(&rows))?;
            // The board stands before the titles of all cards.
            let board = guide.find_all(&rows)?.len() - 2;
            for (page, row) in [("danger", 0), ("board", board)] {
                guide.press_in_view(&rows, row)?;
                wait_until("its sentences are there", || guide.any_displayed(&format!("{SCREEN} [data-say]")))?;
                let shown: Vec<String> = guide.eval(&format!("return [...document.querySelectorAll('{SCREEN} :is(h1, h2, .note, [data-say])')].map((one) => one.textContent)"))?;
                ensure!(shown.len() > 10, "{shown:#?}");
                let pdf = guide.print()?;
                let printed = letters(&paper::text(&pdf, &[])?);
                for (letter, count) in letters(&shown.concat()) {
                    let on_paper = printed.get(&letter).copied().unwrap_or_default();
                    ensure!(on_paper >= count, "{language}, {page}: {letter} {on_paper} times on paper, not {count}");
                }
                let sides = paper::about(&pdf)?;
                ensure!(page == "danger" || sides.contains("Pages:           2"), "{language}: {sides}");
                guide.go_back()?;
            }
        }
        Ok(())
    }
}

/// How often each letter of Arabic or Cyrillic is in a text. On paper poppler tells the order of
/// Arabic letters only line by line, and may tell a letter in the form that was drawn.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for letter in text.nfkc() {
        if matches!(letter, 'ء'..='غ' | 'ف'..='ي' | 'А'..='я') {
            *letters.entry(letter).or_default() += 1;
        }
    }
    letters
}

#[test]
fn a_number_inside_another_is_not_counted() {
    assert_eq!(times("le 17, au 17.\n3917 171 17h", "17"), 2);
    assert_eq!(times("(0 800 05\n95 95)", "0800059595"), 1);
}
