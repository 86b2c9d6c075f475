//! What `cargo xtask places import` makes of the official files:
//! `src/content/france/services.json`, which the compiler packs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Kind;

/// Services from official files, each with its source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imported {
    /// The files.
    pub sources: Vec<Source>,
    /// The services, sorted by commune, then kind, then name.
    pub services: Vec<Service>,
    /// For a commune (INSEE code), the index in `services` of the unit that is competent there.
    pub competent: BTreeMap<String, usize>,
}

/// An official file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called, such as “Liste des unités de gendarmerie accueillant du public”.
    pub title: String,
    /// Who publishes it, in the words that its licence asks for.
    pub publisher: String,
    /// Where it was downloaded from.
    pub address: String,
    /// The name of the file.
    pub file: String,
    /// The day of the file, such as `2026-11-24`.
    pub date: String,
    /// Its licence, such as “Licence Ouverte 2.0”.
    pub licence: String,
}

/// One service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// What it is.
    pub kind: Kind,
    /// The file that it comes from, as an index in [`Imported::sources`].
    pub source: usize,
    /// The commune where it is (INSEE code of 2026).
    pub commune: String,
    /// Its name.
    pub name: String,
    /// Street and number, without postcode and commune; empty if the file has none.
    pub address: String,
    /// As people read it, `04 70 00 00 00`. A number in the Pacific is `+687 25 00 00`: without the
    /// prefix it cannot be called from everywhere. Empty if the file has none.
    pub telephone: String,
    /// Its site, `https://…`; empty if the file has none.
    pub site: String,
    /// Degrees north and east, with three decimals; `None` if the file has none, or one that cannot
    /// be right.
    pub position: Option<(f64, f64)>,
    /// Its hours, in the format of [`crate::types::Opening::read`]; empty if nobody knows them.
    pub hours: String,
}
