//! Parts of the interactive screens, one per file. A component maps data to HTML and events to
//! intentions.

mod choice;
mod commune;
mod copy_button;
mod dynamic;
mod field;
mod folded;
mod idle;
mod service;
mod urgency_mark;
mod words;

pub use choice::{Choice, choices};
pub use commune::{ask_for_places_again, counted, place_words, postcode, town};
pub use copy_button::CopyButton;
pub use dynamic::{dynamic, dynamic_text, on_change, on_press, show_in};
pub use field::{Field, keep_private};
pub use folded::Folded;
pub use idle::Idle;
pub use service::{Service, WayIn};
pub use urgency_mark::{UrgencyMark, style_of};
pub use words::words;
