//! From a commune to a door: the communes of France, and the services that official files and
//! people on the telephone tell of. Pure: what a browser knows (the hour, the position) is given.

#[cfg(feature = "compiler")]
pub mod imported;
mod kind;

pub use kind::Kind;
