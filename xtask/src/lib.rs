//! The commands of this repository, and the parts that they share with the browser tests. In
//! reading order:
//!
//! * [`tools`]: the tools that must be on the machine, and their installation;
//! * [`build`]: runs trunk, which makes the build and calls [`finish`] to complete it;
//! * [`headers`]: the policy and the other response headers, in one place;
//! * [`hosts`]: those headers in the formats of nginx, Caddy, Apache and others;
//! * [`server`]: a small server that sends them and can fail on purpose.

mod answer;
pub mod bench;
pub mod build;
pub mod check_embed;
pub mod check_site;
pub mod compress;
pub mod content;
pub mod deny;
pub mod e2e;
pub mod fields;
pub mod finish;
pub mod headers;
pub mod host;
pub mod hosts;
pub mod html;
pub mod languages;
pub mod links;
pub mod lint;
pub mod pages;
pub mod paths;
pub mod places;
pub mod report;
pub mod search;
pub mod serve;
pub mod server;
pub mod site;
pub mod step;
pub mod test;
pub mod tools;

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}
