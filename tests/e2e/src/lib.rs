//! What the browser tests in `tests/` share. In reading order:
//!
//! * [`engine`]: the three browsers, and how each is started;
//! * [`session`]: one browser, driven by WebDriver, gone when dropped;
//! * [`destinations`]: the pages that one comes from and leaves for;
//! * [`page`]: what a person does on the guide, and what they can see;
//! * [`host`]: the guide behind a mark, on somebody else's page;
//! * [`checks`]: what must hold wherever one is;
//! * [`wait`]: waiting for a condition, never for a duration.

pub mod checks;
pub mod destinations;
pub mod engine;
pub mod host;
pub mod page;
pub mod process;
pub mod session;
pub mod wait;

pub use engine::{Engine, Setup};
pub use page::Guide;
pub use session::Session;
pub use wait::{wait_longer, wait_until};

/// Writes each test once and runs it in the three engines, as `name::chromium`,
/// `name::firefox` and `name::webkit`. The test is given the [`Engine`].
#[macro_export]
macro_rules! in_each_engine {
    ($($(#[$about:meta])* fn $name:ident($engine:ident) $body:block)+) => {
        $(
            $(#[$about])*
            mod $name {
                #[allow(unused_imports)]
                use super::*;

                fn test_in($engine: $crate::Engine) -> anyhow::Result<()> $body

                #[test]
                fn chromium() -> anyhow::Result<()> {
                    test_in($crate::Engine::Chromium)
                }

                #[test]
                fn firefox() -> anyhow::Result<()> {
                    test_in($crate::Engine::Firefox)
                }

                #[test]
                fn webkit() -> anyhow::Result<()> {
                    test_in($crate::Engine::WebKit)
                }
            }
        )+
    };
}

/// The same for what only Chromium has, or only Chromium lets a test see.
#[macro_export]
macro_rules! in_chromium {
    ($($(#[$about:meta])* fn $name:ident($engine:ident) $body:block)+) => {
        $(
            $(#[$about])*
            mod $name {
                #[allow(unused_imports)]
                use super::*;

                #[test]
                fn chromium() -> anyhow::Result<()> {
                    let $engine = $crate::Engine::Chromium;
                    $body
                }
            }
        )+
    };
}
