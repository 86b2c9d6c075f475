//! What `cargo xtask places import` has made of the official files: `src/content/france/services.json`,
//! which the compiler packs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Kind;

/// Services of official files, each with where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imported {
    /// The files.
    pub sources: Vec<Source>,
    /// The services, by commune, then kind, then name.
    pub services: Vec<Service>,
    /// For a commune (INSEE), the unit that is competent there: its place in `services`.
    pub competent: BTreeMap<String, usize>,
}

/// An official file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called, such as “Liste des unités de gendarmerie accueillant du public”.
    pub title: String,
    /// Who publishes it, as its licence wants it said.
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
    /// Its file: its place in [`Imported::sources`].
    pub source: usize,
    /// The commune of its door (INSEE, of 2026).
    pub commune: String,
    /// Its name.
    pub name: String,
    /// Street and number, without postcode and commune; empty where the file has none.
    pub address: String,
    /// As it is read, `04 70 00 00 00`; of the Pacific, `+687 25 00 00`, which alone can be
    /// called from everywhere; empty where the file has none.
    pub telephone: String,
    /// Its site, `https://…`; empty where the file has none.
    pub site: String,
    /// Degrees north and east, to three decimals; `None` where the file has none, or one that
    /// cannot be right.
    pub position: Option<(f64, f64)>,
    /// Its hours, as [`crate::types::Opening::read`] reads them; empty where nobody knows.
    pub hours: String,
}
