//! Parts of screens, one a file. A component maps data to HTML and events to intentions.

mod back;
mod card_text;
mod choice;
mod contact_box;
mod copy_button;
mod inlines;
mod prose;
mod site;
mod urgency_mark;

pub use back::Back;
pub use card_text::CardText;
pub use choice::Choice;
pub use contact_box::ContactBox;
pub use copy_button::CopyButton;
pub use inlines::inlines;
pub use prose::Prose;
pub use site::{Arrival, Site};
pub use urgency_mark::{UrgencyMark, style_of};
