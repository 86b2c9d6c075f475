//! Finding a card in everyday words. The compiler makes the
//! [`Index`](crate::types::Index) with [`words`] and the app asks it with [`find`]. Nothing typed
//! is kept.

mod fold;
mod near;
mod query;

pub use fold::words;
pub use query::{Hit, find};
