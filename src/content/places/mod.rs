//! From a commune to a service: the communes of France, and the services that official files list
//! or that somebody has called. It is pure: the caller gives what the browser knows (the hour, the
//! position).

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
