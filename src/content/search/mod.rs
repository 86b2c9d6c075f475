//! The search for a card in everyday words. The compiler builds the [`Index`](crate::types::Index)
//! from the cards' own words ([`stems`]) and from what people say ([`features`]), and the app
//! queries it with [`find`]. Nothing that is typed is kept.

mod alarm;
mod doors;
mod features;
pub(crate) mod fold;
mod near;
mod open;
mod query;
mod sound;

pub use doors::doors;
pub use features::features;
pub use fold::{fold, stems, words};
pub use open::open;
pub use query::{Hit, find};
