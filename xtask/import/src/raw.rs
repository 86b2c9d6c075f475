//! A service as its file describes it, before any check.

use content::places::Kind;

/// One service. A field is empty if the file says nothing.
#[derive(Debug)]
pub struct Raw {
    /// Its place in the file: `line 12`, `service 45`.
    pub at: String,
    /// Its kind, from the list of kinds.
    pub kind: Kind,
    /// The identifier of the unit; never `0`.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Code of the commune.
    pub code: String,
    /// Postcode.
    pub postcode: String,
    /// Name of the commune.
    pub commune: String,
    /// Street and number.
    pub street: String,
    /// The fields that could hold its telephone, the best first.
    pub telephones: Vec<String>,
    /// Its site.
    pub site: String,
    /// Latitude in degrees.
    pub north: String,
    /// Longitude in degrees.
    pub east: String,
    /// Its hours.
    pub hours: Hours,
    /// A list inside the record could not be read.
    pub broken: bool,
}

/// What was read from the hours of a record.
#[derive(Debug, PartialEq, Eq)]
pub enum Hours {
    /// In the form of the guide; empty if the file has none.
    Read(String),
    /// Not understood.
    Unclear,
    /// Understood, but only under a condition, such as an appointment.
    Conditional,
}
