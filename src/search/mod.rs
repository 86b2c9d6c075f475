//! Finding a card in everyday words. Pure: the build step makes the [`Index`], the app
//! asks it, tests do both. Nothing typed is kept.

mod fold;
mod index;
mod near;
mod query;

pub use fold::words;
pub use index::{Index, Place, Posting, Term};
pub use query::{Hit, find};
