//! Screens, one a file. A component that two screens use moves to `components/`.
//!
//! Each is a `<main data-screen>` with one `<h1 tabindex="-1">`, which takes focus.

mod card;
mod home;
mod list;
mod numbers;
mod orient;
mod sources;
mod traces;
mod write;

pub use card::{CardScreen, CardScreenProps};
pub use home::{Home, HomeProps};
pub use list::{List, ListProps};
pub use numbers::{Numbers, NumbersProps};
pub use orient::{Orient, OrientProps};
pub use sources::{Sources, SourcesProps};
pub use traces::{Traces, TracesProps};
pub use write::{Write, WriteProps};
