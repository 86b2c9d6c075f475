//! What the app computes by itself: the device in hand, and the text to 114. Pure: no browser, no
//! Leptos.

mod device;
mod message;

pub use device::Device;
pub use message::{Message, Position, Situation, Voice, Who};
