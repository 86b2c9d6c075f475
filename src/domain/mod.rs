//! The words of the guide as types, and nothing else: no browser, no Leptos, no text.
//!
//! The same types are compiled into the app and into the build step that checks the
//! text (`src/content/build`), so what is written and what is read cannot differ.

mod block;
mod browser;
mod card;
mod clock;
mod contact;
mod device;
mod guide;
mod index;
mod message;
mod opening;
mod orientation;
mod screen;
mod source;
mod urgency;
mod words;

pub use block::{Block, Inline, plain};
pub use browser::Browser;
pub use card::{Audience, Card};
pub use clock::{Day, Moment};
pub use contact::{Contact, Platform, Reach, Service};
pub use device::Device;
pub use guide::{Guide, Start, Texts};
pub use index::{Entry, Index, Part};
pub use message::{Message, Place, Position, Situation, Voice, Who};
pub use opening::{Opening, Slot};
pub use orientation::{Answer, Answers, Orientation, Packed, Question, Step};
pub use screen::Screen;
pub use source::{Confidence, Source};
pub use urgency::Urgency;
pub use words::{DeskWords, LaterWords, MessageWords, Words};
