//! The data types of the guide, and nothing else: no browser, no Leptos, no text.
//!
//! The compiler writes them and the app reads them, so both sides always agree on the format. A
//! pack lives as long as the page, so texts are `&'static str`.

mod browser;
mod contact;
mod essential;
mod form;
mod ids;
mod index;
mod learned;
mod library;
mod listed;
mod moment;
mod opener;
mod opening;
mod packed;
mod poster;
mod questionnaire;
mod shelf;
mod urgency;

pub use browser::Browser;
pub use contact::{Contact, Reach};
pub use essential::EssentialId;
pub use form::{Form, FormPart};
pub use ids::{CardId, ContactId, FormId, SourceId, StepId};
pub use index::{Entry, Index, Part};
pub use learned::{Learned, Packed};
pub use library::Library;
pub use listed::Listed;
pub use moment::{Day, Moment};
pub use opener::Opener;
pub use opening::{Opening, Slot};
pub use poster::PosterWords;
pub use questionnaire::{Answer, Answers, Ends, Priority, Question, Questionnaire, Step, Time};
pub use shelf::Shelf;
pub use urgency::Urgency;
