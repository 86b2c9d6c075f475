//! Types of the app that the text does not share: the text to 114, the device, the screens.

mod device;
mod message;
mod platform;
mod screen;

pub use device::Device;
pub use message::{Message, Place, Position, Situation, Voice, Who};
pub use platform::Platform;
pub use screen::Screen;
