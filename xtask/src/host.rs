//! What `deploy/host.toml` says about this copy of the guide: who publishes it, where its exit
//! leads and which sites may carry it.

use crate::content::{today, told};
use crate::root;
use anyhow::{Result, ensure};
use content::compiler::publication::{Host, Publication};

/// The file, from the root of the repository.
pub const FILE: &str = "deploy/host.toml";

/// The project's own assessment of the accessibility criteria, from the root of the repository.
const GRID: &str = "src/accessibility/grid.toml";

/// Reads and checks the file. The error lists every problem, one per line.
pub fn host() -> Result<Host> {
    Host::read(&root().join(FILE), today()?).map_err(|problems| told(&problems))
}

/// The same, with the accessibility grid.
pub fn publication() -> Result<Publication> {
    let (host, grid) = (root().join(FILE), root().join(GRID));
    Publication::read(&host, &grid, today()?).map_err(|problems| told(&problems))
}

/// Fails if nobody has said who publishes this copy: the law requires that on a public site.
pub fn ensure_said() -> Result<()> {
    let host = host()?;
    ensure!(
        host.is_said(),
        "{FILE}:0: nobody has said who publishes this copy -> fill {}, and build again",
        host.lacking().join(", ")
    );
    Ok(())
}
