//! What `deploy/host.toml` says about this copy of the guide: who publishes it, where its exit
//! leads and which sites may carry it.

use crate::content::{LANGUAGE, today, told};
use crate::root;
use anyhow::{Result, ensure};
use content::compiler::compile;
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

/// Fails if this copy cannot be made public: nobody has said who publishes it, which the law requires,
/// or a number in it is made up.
pub fn ensure_public() -> Result<()> {
    let publication = publication()?;
    ensure!(
        publication.host.is_said(),
        "{FILE}:0: nobody has said who publishes this copy -> fill {}, and build again",
        publication.host.lacking().join(", ")
    );
    let content = root().join("src/content");
    let output = compile(&content, LANGUAGE, &publication).map_err(|problems| told(&problems))?;
    let made_up = made_up(&output.texts);
    ensure!(
        made_up.is_empty(),
        "{}: nobody answers at these numbers, which are kept for films -> write the real ones",
        made_up.join(", ")
    );
    Ok(())
}

/// The beginnings of the numbers that nobody has, for films and examples (numbering plan of the
/// ARCEP).
const FOR_FILMS: [&str; 6] = ["019900", "026191", "035301", "046571", "053649", "063998"];

/// The numbers of a page that nobody has.
fn made_up(page: &str) -> Vec<&str> {
    let calls = page.split("href=\"tel:").skip(1);
    let numbers = calls.filter_map(|rest| rest.split('"').next());
    let mut made_up: Vec<&str> = numbers
        .filter(|number| {
            let national = number.replacen("+33", "0", 1);
            FOR_FILMS.iter().any(|start| national.starts_with(start))
        })
        .collect();
    made_up.sort_unstable();
    made_up.dedup();
    made_up
}

#[cfg(test)]
mod tests {
    use super::made_up;

    #[test]
    fn a_number_that_nobody_has_is_found() {
        let page = r#"<a href="tel:3919"> <a href="tel:+33180523376"> <a href="tel:0199000001">
            <a href="tel:+33639980000"> <a href="tel:0199000001">"#;
        assert_eq!(made_up(page), ["+33639980000", "0199000001"]);
    }
}
