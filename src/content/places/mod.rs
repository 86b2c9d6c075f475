//! From a commune to a door: the communes of France, and the services that official files and
//! people on the telephone tell of. Pure: what a browser knows (the hour, the position) is given.

mod find;
mod france;
#[cfg(feature = "compiler")]
pub mod imported;
mod kind;
mod map;
mod near;

pub use find::{Findings, Found, asks_for_place, find};
pub use france::{Age, Department, File, France, Place, Service, Told, Zone};
pub use kind::Kind;
pub use map::{Map, kilometres};
pub use near::{Near, near};
