//! Adapts a page written by the build to the hour, the day and the visitor's browser. The words are
//! already in the page; this module shows some and hides others.

use content::types::{Day, Moment, Opening};

use crate::browser::clock;
use crate::browser::part::Part;
use crate::context::{Context, Loading};

/// Updates a screen for this moment and this browser.
pub fn enliven(context: Context, screen: &Part, traces: bool) {
    let now = clock::now();
    open_now(screen, now);
    to_check_again(screen, now.date());
    elsewhere(screen, now);
    if traces {
        this_browser(context, screen);
    }
}

/// Shows whether each service answers now.
fn open_now(screen: &Part, now: Moment) {
    for line in screen.parts("[data-open]") {
        let hours = line.attribute("data-open").unwrap_or_default();
        let Some(opening) = Opening::read(&hours) else {
            continue;
        };
        let open = opening.is_open(now);
        for (word, shown) in [("[data-is=open]", open), ("[data-is=closed]", !open)] {
            if let Some(word) = line.part(word) {
                word.show(shown);
            }
        }
        line.set_attribute("class", if open { "now now--open" } else { "now" });
        line.show(true);
    }
}

/// Marks what was last checked over twelve months ago.
fn to_check_again(screen: &Part, today: Day) {
    for mark in screen.parts("[data-stale]") {
        let checked = mark.attribute("data-stale").unwrap_or_default();
        // They are hidden by default: a list of sources has hundreds.
        if Day::from_iso(&checked).is_some_and(|day| day.is_stale(today)) {
            mark.show(true);
        }
    }
}

/// The hours are those of Paris: tells a visitor in another time zone what time it is there.
fn elsewhere(screen: &Part, now: Moment) {
    let Some(note) = screen.part("[data-elsewhere]") else {
        return;
    };
    if let Some(hour) = note.part("[data-hour]") {
        hour.say(&in_hours(now.minute));
    }
    note.show(clock::is_elsewhere(now));
}

/// Puts the steps for the visitor's browser first, and hides their row in the list.
fn this_browser(context: Context, screen: &Part) {
    let rows = screen.parts("[data-goto=card][data-browser]");
    let row = |browser: &str| {
        let mut rows = rows.iter();
        rows.find(|row| row.attribute("data-browser").as_deref() == Some(browser))
    };
    let Some(row) = row(context.device.browser.name()).or_else(|| row("other")) else {
        return;
    };
    let card = row.attribute("data-to").unwrap_or_default();
    let Loading::Here(article) = context.piece(&["card ", &card].concat()) else {
        return;
    };
    let (Some(place), Some(body)) = (screen.part("[data-yours]"), article.part(".prose")) else {
        return;
    };
    if let (Some(title), Some(name)) = (place.part("h2"), row.part(".choice__title")) {
        title.say(&[&title.text(), " · ", &name.text()].concat());
    }
    place.append(&body);
    place.show(true);
    row.around("li").unwrap_or_else(|| row.clone()).show(false);
}

/// `14h05`.
fn in_hours(minute: u16) -> String {
    let (hour, minute) = (minute / 60, minute % 60);
    let zero = if minute < 10 { "0" } else { "" };
    [&hour.to_string(), "h", zero, &minute.to_string()].concat()
}
