//! Finding a card in everyday words. Pure: the build step makes the
//! [`Index`](crate::domain::Index) with [`words`], the app asks it with [`find`], tests do
//! both. Nothing typed is kept.

mod fold;
mod near;
mod query;

pub use fold::words;
pub use query::{Hit, find};
