//! What the law requires of a public site: who publishes this copy, and how accessible it is.

mod field;
mod grid;
mod host;

use std::path::Path;

pub use field::is_mail;
pub use grid::{Criterion, Grid, Outcome};
pub use host::{
    Accessibility, Audit, Contact, Exit, FIELDS, Host, Hosting, Kind, Log, Publisher, SITES,
};

use crate::compiler::problem::{Problem, Problems};
use crate::types::Day;

/// What a copy says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Who publishes it.
    pub host: Host,
    /// The project's own check of the accessibility criteria.
    pub grid: Grid,
}

/// The only three terms that the law has for how accessible a site is (arrêté of 20 September 2019,
/// art. 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conformity {
    /// Every criterion is met.
    Whole,
    /// At least half of the criteria are met.
    Partial,
    /// Fewer are met, or there is no valid audit.
    None,
}

impl Publication {
    /// Reads `deploy/host.toml` and `src/accessibility/grid.toml`; `today` is the day of the build.
    ///
    /// # Errors
    /// Every mistake of both files.
    pub fn read(host: &Path, grid: &Path, today: Day) -> Result<Self, Problems> {
        let (host_file, grid_file) = (host, grid);
        let mut problems = Problems::new();
        let host = Host::read(host, today).unwrap_or_else(|more| {
            problems.extend(more);
            Host::default()
        });
        let grid = Grid::read(grid).unwrap_or_else(|more| {
            problems.extend(more);
            Grid::default()
        });
        let waiting = grid.waiting();
        if host.accessibility.audit.is_some() && !waiting.is_empty() {
            problems.push(Problem::whole(
                host_file,
                "an audit is entered, and the grid has criteria that nobody has judged",
                format!(
                    "judge these in {} first: {}",
                    grid_file.display(),
                    waiting.join(", ")
                ),
            ));
        }
        if problems.is_empty() {
            Ok(Self { host, grid })
        } else {
            Err(problems)
        }
    }

    /// The level of conformity that this copy may claim: without a valid audit, none.
    pub fn conformity(&self) -> Conformity {
        match self.host.accessibility.audit.as_ref().and(self.grid.rate()) {
            Some(100) => Conformity::Whole,
            Some(50..) => Conformity::Partial,
            _ => Conformity::None,
        }
    }
}
