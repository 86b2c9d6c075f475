//! Tests of the release build in Chromium, Firefox and WebKit. See README.md.

mod desk;
mod embed;
mod exit;
mod gallery;
mod languages;
mod near;
mod offline;
mod orient;
mod paper;
mod serving;
mod static_page;
mod walk;
mod write;
