use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])+ $name:ident) => {
        $(#[$doc])+
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub struct $name(pub u16);

        impl $name {
            /// Its index in the list, for `get`.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id! {
    /// A card, identified by its index in [`super::Library::cards`]. The page writes it in
    /// `data-id`, and in `data-to` beside `data-goto="card"`.
    CardId
}

id! {
    /// A service, identified by its index in [`super::Library::contacts`], which has the order of
    /// `contacts.toml`. The page writes it in `data-to` beside `data-goto="code"`.
    ContactId
}

id! {
    /// A source, identified by its index in `sources.toml`.
    SourceId
}

id! {
    /// A form, identified by its index in [`super::Library::forms`]. The page writes it in
    /// `data-to` beside `data-goto="form"`.
    FormId
}

id! {
    /// A step of the questionnaire, identified by its index in [`super::Questionnaire::steps`].
    StepId
}
