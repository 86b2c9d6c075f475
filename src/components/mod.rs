//! Parts of the screens that live, one a file. A component maps data to HTML and events to
//! intentions.

mod choice;
mod copy_button;
mod dynamic;
mod idle;
mod service;
mod urgency_mark;

pub use choice::{Choice, choices};
pub use copy_button::CopyButton;
pub use dynamic::{dynamic, dynamic_text, on_change, on_press};
pub use idle::Idle;
pub use service::{Service, WayIn};
pub use urgency_mark::{UrgencyMark, style_of};
