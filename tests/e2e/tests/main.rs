//! The release build in Chromium, Firefox and WebKit. See README.md.

mod desk;
mod embed;
mod exit;
mod floor;
mod offline;
mod orient;
mod serving;
mod walk;
mod write;
