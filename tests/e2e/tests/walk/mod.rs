//! Walks through every screen that can be reached, and checks what must hold on each.

mod accessibility;
mod curtain;
mod everywhere;
mod moving;
mod search;
mod settings;
mod translated;

use anyhow::{Context, Result, ensure};
use e2e::page::SCREEN;
use e2e::{Guide, wait_until};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashSet;

const SEE: &str = include_str!("../../src/js/see.js");
const ARRIVED: &str = include_str!("../../src/js/arrived.js");

/// The tools of the desk, which are requested when one of them is opened.
pub const TOOLS: [&str; 5] = ["desk", "sheet", "keep", "posters", "code"];

/// The pages that the foot of every screen leads to.
pub const FOOT: [&str; 4] = ["legal", "data", "access", "plan"];

/// Opens a page of the foot.
pub fn press_foot(guide: &Guide, page: &str) -> Result<()> {
    guide.press_in_view(&format!(".imprint [data-goto={page}]"), 0)
}

/// What a screen shows.
#[derive(Clone, Debug, Deserialize)]
pub struct Seen {
    /// `data-screen`.
    pub screen: String,
    /// `data-card`.
    pub card: Option<String>,
    /// The words of the title.
    title: String,
    doors: Vec<Door>,
}

/// A control that opens a screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
struct Door {
    /// `data-goto`.
    leads: String,
    /// `data-to`.
    to: Option<String>,
    words: String,
}

impl Door {
    /// Two doors for which this is equal lead to the same screen.
    fn same(&self) -> Self {
        let mut same = self.clone();
        match self.leads.as_str() {
            // There is a code for each number, and one of them stands for all.
            "code" => same.to = None,
            _ => same.words.clear(),
        }
        same
    }
}

impl Seen {
    pub fn name(&self) -> String {
        format!("{} « {} »", self.screen, self.title)
    }
}

fn see(guide: &Guide) -> Result<Seen> {
    guide.call(SEE, vec![])
}

/// Goes through every door of every screen, and back by the in-page "Retour". Calls `visit` once on
/// each screen, just after it is opened. Returns how many screens there are.
pub fn walk(guide: &Guide, mut visit: impl FnMut(&Seen) -> Result<()>) -> Result<usize> {
    guide.texts_loaded()?;
    guide.live()?;
    let mut seen = HashSet::new();
    let mut taken = HashSet::new();
    let start = see(guide)?;
    seen.insert(start.name());
    visit(&start).with_context(|| start.name())?;
    inside(guide, &start, &mut seen, &mut taken, &mut visit)?;
    for page in FOOT {
        press_foot(guide, page)?;
        assert_arrived(guide, &start)?;
        let there = see(guide)?;
        ensure!(there.screen == page, "{page} leads to {}", there.name());
        seen.insert(there.name());
        visit(&there).with_context(|| there.name())?;
        inside(guide, &there, &mut seen, &mut taken, &mut visit)?;
        guide.go_back()?;
        assert_arrived(guide, &there)?;
    }
    Ok(seen.len())
}

fn inside(
    guide: &Guide,
    here: &Seen,
    seen: &mut HashSet<String>,
    taken: &mut HashSet<Door>,
    visit: &mut impl FnMut(&Seen) -> Result<()>,
) -> Result<()> {
    for (index, door) in here.doors.iter().enumerate() {
        // The languages have tests of their own (`languages/`). "Début" in the plan closes every
        // screen.
        if matches!(door.leads.as_str(), "essential" | "home") || !taken.insert(door.same()) {
            continue;
        }
        let through = || format!("{} → « {} »", here.name(), door.words);
        guide
            .press_in_view(&format!("{SCREEN} [data-goto]"), index)
            .with_context(through)?;
        assert_arrived(guide, here).with_context(through)?;
        let there = see(guide)?;
        ensure!(
            there.screen == door.leads,
            "{} leads to {}",
            through(),
            there.name()
        );
        if seen.insert(there.name()) {
            visit(&there).with_context(|| there.name())?;
            inside(guide, &there, seen, taken, visit)?;
        }
        guide.go_back().with_context(|| there.name())?;
        assert_arrived(guide, &there).with_context(|| format!("back from {}", there.name()))?;
        let back = see(guide)?;
        ensure!(
            back.name() == here.name(),
            "Retour leads from {} to {}",
            there.name(),
            back.name()
        );
    }
    Ok(())
}

/// Waits until another screen than `before` is there, at its top, and its title has the focus and
/// is announced.
fn assert_arrived(guide: &Guide, before: &Seen) -> Result<()> {
    wait_until("another screen has arrived", || {
        let state: Value = guide.call(ARRIVED, vec![json!(before.title)])?;
        let all = json!({ "new": true, "focused": true, "announced": true, "top": true });
        ensure!(state == all, "{state}");
        Ok(true)
    })
}
