//! A service as a file tells of it, before anything is believed.

use content::places::Kind;

/// One service, in the words of its file. Empty where the file says nothing.
#[derive(Debug)]
pub struct Raw {
    /// Where it stands in the file: `line 12`, `service 45`.
    pub at: String,
    /// What the list of kinds makes of it.
    pub kind: Kind,
    /// The number of the unit; never `0`.
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
    /// What could be its telephone, the best first.
    pub telephones: Vec<String>,
    /// Its site.
    pub site: String,
    /// Degrees north.
    pub north: String,
    /// Degrees east.
    pub east: String,
    /// Its hours.
    pub hours: Hours,
    /// A list inside the record could not be read.
    pub broken: bool,
}

/// What the hours of a record have become.
#[derive(Debug, PartialEq, Eq)]
pub enum Hours {
    /// In the form of the guide; empty where the file has none.
    Read(String),
    /// Not understood.
    Unclear,
    /// Understood, but only under a condition, such as an appointment.
    Conditional,
}
