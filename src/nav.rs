//! Navigation inside the guide, in memory: the address and the browser's history never change.

use leptos::prelude::*;

use crate::browser::close_watcher::CloseWatcher;
use crate::screen::Screen;

/// The stack of screens; the last one is shown.
#[derive(Clone, Copy)]
pub struct Nav {
    stack: RwSignal<Vec<Screen>>,
    /// Whether the visitor has changed screen since the guide was opened.
    moved: StoredValue<bool>,
    /// One watcher per screen above the first, for the Back gesture of Android and for Esc.
    watchers: StoredValue<Vec<Option<CloseWatcher>>, LocalStorage>,
}

impl Nav {
    /// Starts on a screen. Home is below it, so that "Retour" always leads somewhere.
    pub fn new(first: Screen) -> Self {
        let stack = if first == Screen::Home {
            vec![first]
        } else {
            vec![Screen::Home, first]
        };
        Self {
            stack: RwSignal::new(stack),
            moved: StoredValue::new(false),
            watchers: StoredValue::new_local(Vec::new()),
        }
    }

    /// Adds the screens that were opened before the app was ready. The last one is shown already:
    /// this is not a change of screen.
    pub fn resume(self, opened: impl Iterator<Item = Screen>) {
        for screen in opened {
            self.open(screen);
        }
        self.moved.set_value(false);
    }

    /// The screen to show. Reactive.
    pub fn current(self) -> Screen {
        self.stack
            .with(|stack| stack.last().copied().unwrap_or(Screen::Home))
    }

    /// The language of what surrounds the screens: that of the topmost page in simple words in the
    /// stack. `None` for the French of the first response. Not reactive.
    pub fn language(self) -> Option<u16> {
        self.stack.with_untracked(|stack| {
            let mut screens = stack.iter().rev();
            screens.find_map(|screen| match screen {
                Screen::Essential(page) => Some(page.language()),
                _ => None,
            })
        })
    }

    /// Whether the visitor has changed screen since the guide was opened. Not reactive.
    pub fn has_moved(self) -> bool {
        self.moved.get_value()
    }

    /// Opens a screen above this one. Pressing a control twice opens the screen once.
    pub fn open(self, screen: Screen) {
        if self
            .stack
            .with_untracked(|stack| stack.last() == Some(&screen))
        {
            return;
        }
        self.moved.set_value(true);
        // A watcher created during a user gesture closes alone, without the others (measured).
        let watcher = CloseWatcher::new(move || self.back());
        self.watchers
            .update_value(|watchers| watchers.push(watcher));
        self.stack.update(|stack| stack.push(screen));
    }

    /// Shows another screen instead of this one: "Retour" then leads where it led before.
    pub fn replace(self, screen: Screen) {
        self.moved.set_value(true);
        self.stack.update(|stack| {
            if let Some(last) = stack.last_mut() {
                *last = screen;
            }
        });
    }

    /// The screen below the current one. Not reactive.
    pub fn below(self) -> Option<Screen> {
        self.stack
            .with_untracked(|stack| stack.iter().rev().nth(1).copied())
    }

    /// Closes every screen but the first.
    pub fn home(self) {
        self.watchers.update_value(Vec::clear);
        self.stack.update(|stack| stack.truncate(1));
    }

    /// Returns to the screen below.
    pub fn back(self) {
        self.watchers.update_value(|watchers| drop(watchers.pop()));
        self.stack.update(|stack| {
            if stack.len() > 1 {
                stack.pop();
            }
        });
    }
}
