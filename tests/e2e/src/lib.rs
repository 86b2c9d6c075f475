//! The code that the browser tests in `tests/` share. In reading order:
//!
//! * [`engine`]: the three browsers, and how each is started;
//! * [`session`]: one browser, driven by WebDriver, closed when dropped;
//! * [`destinations`]: the pages that a visitor comes from and leaves for;
//! * [`page`]: what a visitor does in the guide, and what they can see;
//! * [`together`]: several checks in one browser;
//! * [`host`]: the guide behind a mark, on somebody else's page;
//! * [`checks`]: assertions that hold on every screen;
//! * [`paper`]: the content of a printed page;
//! * [`labels`]: the words of the guide;
//! * [`services`]: a build with doors near a commune;
//! * [`gallery`]: every part of the guide in every state, on one page;
//! * [`wait`]: waiting for a condition, never for a duration.

pub mod checks;
pub mod destinations;
pub mod engine;
pub mod gallery;
pub mod host;
pub mod labels;
pub mod page;
pub mod paper;
pub mod process;
pub mod services;
pub mod session;
pub mod together;
pub mod voices;
pub mod wait;

pub use engine::{Engine, Setup};
pub use page::Guide;
pub use session::Session;
pub use wait::{wait_longer, wait_until};

/// Writes each test once and runs it in the three engines, as `name::chromium`, `name::firefox` and
/// `name::webkit`. The test gets the [`Engine`]. If the tests begin with
/// `in { chromium Chromium, firefox Firefox }`, they run only in those engines.
#[macro_export]
macro_rules! in_each_engine {
    (in $engines:tt $($(#[$about:meta])* fn $name:ident($engine:ident) $body:block)+) => {
        $(
            $(#[$about])*
            mod $name {
                #[allow(unused_imports)]
                use super::*;

                fn test_in($engine: $crate::Engine) -> anyhow::Result<()> $body

                $crate::engine_tests!(test_in: $engines);
            }
        )+
    };
    ($($tests:tt)+) => {
        $crate::in_each_engine!(in { chromium Chromium, firefox Firefox, webkit WebKit } $($tests)+);
    };
}

/// The same for what only Chromium has, or what only Chromium lets a test see.
#[macro_export]
macro_rules! in_chromium {
    ($($tests:tt)+) => {
        $crate::in_each_engine!(in { chromium Chromium } $($tests)+);
    };
}

/// Checks that run one after the other in one browser (see [`together`]), in each of the engines
/// named: `group::chromium`, `group::firefox` and `group::webkit`. A check gets a [`Guide`] that is
/// not open yet.
///
/// ```text
/// in_one_browser! {
///     /// What they have in common.
///     mod group in chromium Chromium, firefox Firefox;
///
///     fn a_check(guide) { … }
///     fn another_check(guide) { … }
/// }
/// ```
///
/// Without `in`, the checks run in the three engines.
#[macro_export]
macro_rules! in_one_browser {
    ($(#[$about:meta])* mod $group:ident; $($checks:tt)+) => {
        $crate::in_one_browser! {
            $(#[$about])*
            mod $group in chromium Chromium, firefox Firefox, webkit WebKit;
            $($checks)+
        }
    };
    (
        $(#[$about:meta])*
        mod $group:ident in $($test:ident $engine:ident),+;
        $($(#[$what:meta])* fn $name:ident($guide:ident) $body:block)+
    ) => {
        $(#[$about])*
        mod $group {
            #[allow(unused_imports)]
            use super::*;

            $(
                $(#[$what])*
                fn $name($guide: &$crate::Guide) -> anyhow::Result<()> $body
            )+

            fn test_in(engine: $crate::Engine) -> anyhow::Result<()> {
                let checks: &[$crate::together::Check] = &[$((stringify!($name), $name)),+];
                $crate::together::together(engine, &$crate::Setup::default(), checks)
            }

            $crate::engine_tests!(test_in: { $($test $engine),+ });
        }
    };
}

/// One test per engine.
#[doc(hidden)]
#[macro_export]
macro_rules! engine_tests {
    ($test_in:ident: { $($name:ident $engine:ident),+ }) => {
        $(
            #[test]
            fn $name() -> anyhow::Result<()> {
                $test_in($crate::Engine::$engine)
            }
        )+
    };
}
