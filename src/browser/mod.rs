//! The only module that uses the browser. Functions here return `Option` or `Result`, never panic.

pub mod clipboard;
pub mod clock;
pub mod close_watcher;
pub mod device;
pub mod fetch;
pub mod futures;
pub mod idle;
pub mod js;
pub mod keys;
pub mod offline;
pub mod page;
pub mod part;
pub mod picture;
pub mod position;
pub mod presses;
pub mod print;
pub mod speech;
pub mod storage;
pub mod texts;
