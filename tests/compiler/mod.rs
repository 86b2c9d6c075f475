//! The compiler of the text is a build script; here tests run it too.

pub mod domain {
    pub use infos::domain::*;
}
pub mod search {
    pub use infos::search::*;
}

#[path = "../../src/content/build/cards.rs"]
pub mod cards;
#[path = "../../src/content/build/contacts.rs"]
pub mod contacts;
#[path = "../../src/content/build/floor.rs"]
pub mod floor;
#[path = "../../src/content/build/inline.rs"]
pub mod inline;
#[path = "../../src/content/build/interface.rs"]
pub mod interface;
#[path = "../../src/content/build/lang.rs"]
pub mod lang;
#[path = "../../src/content/build/orientation.rs"]
pub mod orientation;
#[path = "../../src/content/build/page.rs"]
pub mod page;
#[path = "../../src/content/build/problem.rs"]
pub mod problem;
#[path = "../../src/content/build/remains.rs"]
pub mod remains;
#[path = "../../src/content/build/search_index.rs"]
pub mod search_index;
#[path = "../../src/content/build/sources.rs"]
pub mod sources;
#[path = "../../src/content/build/typography.rs"]
pub mod typography;
