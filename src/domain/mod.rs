//! What the app computes by itself: the device in hand, and the text to 114. Pure: no browser, no
//! Leptos.

pub mod account;
pub mod cited;
mod device;
mod message;
mod moment_said;
pub mod prose;

pub use device::Device;
pub use message::{Message, Position, Situation, Voice, Who};
