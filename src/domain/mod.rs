//! What the app computes itself: the text to 114, a sorted account, remarks on a text, the device.
//! Pure functions and data: no browser, no Leptos.

pub mod account;
pub mod cited;
mod device;
mod message;
mod moment_said;
pub mod prose;

pub use device::Device;
pub use message::{Message, Position, Situation, Voice, Who};
