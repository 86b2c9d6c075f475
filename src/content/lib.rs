//! The text of the guide: the types that the app and the compiler share, the search, the rules of
//! the questionnaire and, behind the feature `compiler`, the code that turns a folder of TOML and
//! Markdown into HTML and a pack.
//!
//! The app depends on this crate without that feature: everything outside [`compiler`] is pure,
//! knows nothing of a browser and cannot panic.

#[cfg(feature = "compiler")]
pub mod compiler;
pub mod numbers;
pub mod places;
pub mod questionnaire;
pub mod search;
pub mod types;
