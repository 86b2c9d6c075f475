//! What `deploy/host.toml` says of this copy: who publishes it, where its exit leads, who may carry
//! it.

use crate::content::{today, told};
use crate::root;
use anyhow::{Result, ensure};
use content::compiler::publication::{Host, Publication};

/// The file, from the root of the repository.
pub const FILE: &str = "deploy/host.toml";

/// The project's own look at the criteria of accessibility, from the root of the repository.
const GRID: &str = "src/accessibility/grid.toml";

/// Reads and checks the file. An error is every problem, one a line.
pub fn host() -> Result<Host> {
    Host::read(&root().join(FILE), today()?).map_err(|problems| told(&problems))
}

/// The same, with the grid of accessibility.
pub fn publication() -> Result<Publication> {
    let (host, grid) = (root().join(FILE), root().join(GRID));
    Publication::read(&host, &grid, today()?).map_err(|problems| told(&problems))
}

/// Refuses a copy of which nobody has said who publishes it: the law wants that on a public site.
pub fn ensure_said() -> Result<()> {
    let host = host()?;
    ensure!(
        host.is_said(),
        "{FILE}:0: nobody has said who publishes this copy -> fill {}, and build again",
        host.lacking().join(", ")
    );
    Ok(())
}
