//! The static page serves when nothing else does: calling and leaving need no app.

mod failures;
mod no_script;
mod shift;

use anyhow::{Context, Result, ensure};
use e2e::{Guide, wait_until};

/// The five numbers are seen, and each is a link that calls or writes.
fn can_call(guide: &Guide) -> Result<()> {
    for (contact, href) in [
        ("17", "tel:17"),
        ("114", "sms:114"),
        ("3919", "tel:3919"),
        ("15", "tel:15"),
        ("112", "tel:112"),
    ] {
        let css = format!(".emergency [data-contact='{contact}']");
        let at = guide.attribute(&css, "href")?;
        ensure!(at.as_deref() == Some(href), "{contact} leads to {at:?}");
        ensure!(guide.displayed(&css)?, "{contact} is not seen");
    }
    Ok(())
}

/// The app is not there, the page is.
fn floor_is_shown(guide: &Guide) -> Result<()> {
    ensure!(guide.displayed("#floor h1")?, "the static page is not seen");
    can_call(guide)
}

/// The message that says how to go on.
fn says_so(guide: &Guide) -> Result<()> {
    wait_until("the page says that the app is down", || {
        guide.displayed(".down")
    })?;
    ensure!(!guide.text_of(".down")?.is_empty(), "without a word");
    ensure!(!guide.displayed(".floor__wait")?, "and it says to wait");
    Ok(())
}

/// Leaves, and Back does not return.
fn can_leave(guide: &Guide) -> Result<()> {
    guide.exit()?;
    guide
        .has_left_for(&guide.around().first())
        .context("leaving")
}
