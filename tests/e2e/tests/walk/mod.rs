//! Every screen that can be reached, and what must hold on each.

mod accessibility;
mod curtain;
mod invariants;
mod moving;
mod reach;
mod search;
mod settings;

use anyhow::{Context, Result, ensure};
use e2e::{Guide, wait_until};
use serde::Deserialize;
use std::collections::HashSet;

/// What a screen shows of itself.
#[derive(Clone, Debug, Deserialize)]
struct Seen {
    /// `data-screen`.
    screen: String,
    /// Words of the title.
    title: String,
    /// For each control that opens a screen: which one, and its words.
    doors: Vec<(String, String)>,
}

impl Seen {
    fn name(&self) -> String {
        format!("{} « {} »", self.screen, self.title)
    }
}

/// Opens every panel, so that what is inside counts too; then reads the screen.
fn see(guide: &Guide) -> Result<Seen> {
    guide.eval(
        "const main = document.querySelector('main:not([hidden])');
         main.querySelectorAll('details:not([open]) > summary').forEach(summary => summary.click());
         return {
           screen: main.dataset.screen,
           title: main.querySelector('h1').textContent,
           doors: [...main.querySelectorAll('[data-goto]')].map(door => [door.dataset.goto, door.textContent]),
         }",
    )
}

/// Goes through every door of every screen, and back by the in-page "Retour". `visit`
/// is called once on each screen, just after it is opened.
fn walk(guide: &Guide, mut visit: impl FnMut(&Seen) -> Result<()>) -> Result<usize> {
    guide.whole()?;
    let mut seen = HashSet::new();
    let mut taken = HashSet::new();
    let start = see(guide)?;
    seen.insert(start.name());
    visit(&start).with_context(|| start.name())?;
    inside(guide, &start, &mut seen, &mut taken, &mut visit)?;
    Ok(seen.len())
}

fn inside(
    guide: &Guide,
    here: &Seen,
    seen: &mut HashSet<String>,
    taken: &mut HashSet<(String, String)>,
    visit: &mut impl FnMut(&Seen) -> Result<()>,
) -> Result<()> {
    for (index, door) in here.doors.iter().enumerate() {
        // The same words lead to the same screen.
        if !taken.insert(door.clone()) {
            continue;
        }
        let through = || format!("{} → « {} »", here.name(), door.1);
        mark(guide)?;
        guide
            .press_in_view("main:not([hidden]) [data-goto]", index)
            .with_context(through)?;
        arrived(guide).with_context(through)?;
        let there = see(guide)?;
        ensure!(
            there.screen == door.0,
            "{} leads to {}",
            through(),
            there.name()
        );
        if seen.insert(there.name()) {
            visit(&there).with_context(|| there.name())?;
            inside(guide, &there, seen, taken, visit)?;
        }
        mark(guide)?;
        guide.go_back().with_context(|| there.name())?;
        arrived(guide).with_context(|| format!("back from {}", there.name()))?;
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

/// So that [`arrived`] knows the next screen from this one: by its title, since a card
/// that follows a card takes over its elements.
fn mark(guide: &Guide) -> Result<()> {
    guide.eval("window.titleBefore = document.querySelector('main:not([hidden]) h1').textContent; return null")
}

/// Another screen is there, at its top; its title has focus and is announced. In a window
/// so low that the title is under the numbers, the page scrolls to the title instead.
fn arrived(guide: &Guide) -> Result<()> {
    wait_until(
        "the title has focus, is announced, and the page is at its top",
        || {
            let state: (bool, bool, bool, bool) = guide.eval(
            "const main = document.querySelector('main:not([hidden])');
             const title = main.querySelector('h1');
             const said = [...document.querySelectorAll('#app > [role=status]')].map(status => status.textContent);
             const box = title.getBoundingClientRect();
             const low = box.top + scrollY + box.height > innerHeight;
             const seen = box.top >= document.querySelector('.exit').getBoundingClientRect().bottom && box.bottom <= innerHeight;
             return [title.textContent !== window.titleBefore, document.activeElement === title, said.includes(title.textContent), low ? seen : scrollY === 0]",
        )?;
            ensure!(
                state == (true, true, true, true),
                "new, focus, announced, top: {state:?}"
            );
            Ok(true)
        },
    )
}
