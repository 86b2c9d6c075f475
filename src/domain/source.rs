use serde::{Deserialize, Serialize};

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source<'a> {
    /// Name used by cards and contacts.
    pub id: &'a str,
    /// What the page is and who publishes it.
    pub title: &'a str,
    /// Public address; empty for our own measurements.
    pub url: &'a str,
    /// The date printed on the page, or "s.d." (none printed).
    pub date: &'a str,
    /// How far the fact can be relied on.
    pub confidence: Confidence,
}

/// Only these two may be published (writing rules, `src/content/README.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    /// High: official and recent, or several sources that agree.
    #[serde(rename = "H")]
    High,
    /// Medium: reliable but over two years old, or secondary and recent.
    #[serde(rename = "M")]
    Medium,
}
