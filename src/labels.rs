//! The labels of the interface, as `build.rs` writes them from `content/fr/live.toml`: a label
//! that is missing there, or that nothing here uses, does not compile.
#![allow(missing_docs, reason = "the text of each label says what it is")]

include!(concat!(env!("OUT_DIR"), "/labels.rs"));
