//! The words of the guide as types, and nothing else: no browser, no Leptos, no text.
//!
//! The compiler writes them and the app reads them, so what is written and what is read
//! cannot differ. A pack lives as long as the page: texts are `&'static str`.

mod browser;
mod contact;
mod ids;
mod index;
mod library;
mod listed;
mod moment;
mod opening;
mod questionnaire;
mod shelf;
mod urgency;

pub use browser::Browser;
pub use contact::{Contact, Reach};
pub use ids::{CardId, ContactId, SourceId, StepId};
pub use index::{Entry, Index, Part};
pub use library::Library;
pub use listed::Listed;
pub use moment::{Day, Moment};
pub use opening::{Opening, Slot};
pub use questionnaire::{Answer, Answers, Question, Questionnaire, Step};
pub use shelf::Shelf;
pub use urgency::Urgency;
