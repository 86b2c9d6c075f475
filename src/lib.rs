//! Orientation guide on violence against women: a Leptos app that runs in the browser.
//!
//! The exit, the call links, Home and the steps for danger now are HTML in the first response and
//! need no code of this crate. Start with `src/README.md`: the code map and the invariants.

mod app;
mod around;
mod browser;
mod components;
mod context;
mod desk;
mod domain;
mod enliven;
mod guide;
mod labels;
mod live;
mod nav;
mod screen;
mod workstation;
mod writing;

pub use app::start;
pub use browser::texts::Source;
