//! Orientation guide on violence against women: a Leptos app that runs in the browser.
//!
//! Leaving and calling for help live in `index.html` and `public/exit.js` and need
//! nothing from here. Start with `src/README.md`: the code map and the invariants.

pub mod domain;

pub mod content;

pub mod search;

pub mod orientation;

mod browser;

mod components;
mod nav;
mod screens;

mod app;
mod desk;

pub use app::{start, stop};
pub use desk::start_with_tools;
