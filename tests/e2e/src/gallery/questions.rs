//! The questionnaire, its steps, and the warning before they are forgotten.

use super::album::Album;
use crate::checks::CLOCK;
use crate::page::SCREEN;
use anyhow::Result;

fn answer(album: &Album, id: &str) -> Result<()> {
    album.press(&format!("{SCREEN} [data-answer='{id}']"))
}

/// Six questions, the steps out of danger and in danger.
pub fn tour(album: &mut Album) -> Result<()> {
    album.begin(CLOCK)?;
    album.guide.open_screen("orient")?;
    album.wait_for("[data-answer]")?;
    album.take_screen("Question", "one answer")?;
    for id in ["not-now", "victim"] {
        answer(album, id)?;
    }
    for id in ["hits", "control"] {
        answer(album, id)?;
    }
    album.take_screen("Question", "several answers, two of them ticked")?;
    for id in ["next", "partner", "next", "children", "next", "together"] {
        answer(album, id)?;
    }
    album.wait_for("[data-step]")?;
    for (state, urgency) in [("urgent", "urgent"), ("advice", "advice")] {
        let step = format!("{SCREEN} .step:has(.urgency--{urgency})");
        album.take("Step", state, &step)?;
    }
    let matters = format!("{SCREEN} details:has([data-matters])");
    let given = format!("{SCREEN} .given");
    album.press(&format!("{given} > summary"))?;
    album.take("What was answered", "unfolded", &given)?;
    album.take("What matters", "folded", &matters)?;
    album.press(&format!("{matters} > summary"))?;
    album.press("[data-matters=home]")?;
    album.take("What matters", "one of it picked", &matters)?;
    album.take(
        "Step",
        "those of one time",
        &format!("{SCREEN} [data-time]"),
    )?;
    album.guide.pass(4 * 60 + 45)?;
    album.take("Idle warning", "shown", ".idle")?;
    answer(album, "again")?;
    answer(album, "now")?;
    album.wait_for("[data-step]")?;
    album.take_screen("Steps", "in danger")
}
