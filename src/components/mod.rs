//! Parts of screens, one a file. A component maps data to HTML and events to intentions.

mod awaited;
mod back;
mod choice;
mod contact_box;
mod copy_button;
mod idle;
mod inlines;
mod live;
mod prose;
mod reference;
mod search_box;
mod site;
mod tool_door;
mod urgency_mark;

pub use awaited::Awaited;
pub use back::Back;
pub use choice::{Choice, choices};
pub use contact_box::{ContactBox, way_in};
pub use copy_button::CopyButton;
pub use idle::Idle;
pub use inlines::inlines;
pub use live::{change, live, press};
pub use prose::Prose;
pub use reference::{checked, reference};
pub use search_box::SearchBox;
pub use site::{Arrival, Site};
pub use tool_door::{ToolDoor, keep_door};
pub use urgency_mark::{UrgencyMark, style_of};
