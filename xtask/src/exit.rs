//! Where the exit leads: `src/content/exit.toml`, for the page, the tests and the bench.

use crate::root;
use serde::Deserialize;
use url::Url;

/// The file, from the root of the repository.
pub const FILE: &str = "src/content/exit.toml";

/// Two pages that anybody may have open.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Destinations {
    /// Where the exit leads.
    pub first: String,
    /// Where it leads when the first page does not come.
    pub second: String,
}

/// Reads and checks the file. An error is every problem, one a line.
pub fn destinations() -> anyhow::Result<Destinations> {
    let text = std::fs::read_to_string(root().join(FILE))
        .map_err(|error| anyhow::anyhow!("{FILE}:0: {error} -> put the file there"))?;
    parse(&text).map_err(|problems| anyhow::anyhow!(problems.join("\n")))
}

fn parse(text: &str) -> Result<Destinations, Vec<String>> {
    let line_of = |at: usize| 1 + text[..at].matches('\n').count();
    let read: Destinations = toml::from_str(text).map_err(|error| {
        let line = line_of(error.span().map_or(0, |span| span.start));
        let what = error.message();
        vec![format!(
            "{FILE}:{line}: {what} -> write first and second, each an address"
        )]
    })?;
    let mut problems = Vec::new();
    for (name, address) in [("first", &read.first), ("second", &read.second)] {
        let line = text.lines().position(|line| line.starts_with(name));
        let line = line.map_or(0, |at| at + 1);
        // As a browser writes it, so that what is tested is what is in the page.
        if Url::parse(address).is_ok_and(|url| url.scheme() == "https" && url.as_str() == *address)
        {
            continue;
        }
        problems.push(format!(
            "{FILE}:{line}: {name} is \"{address}\" -> write a whole address with https:// and the / \
             after the host, as in https://meteo.example/"
        ));
    }
    if read.first == read.second {
        problems.push(format!(
            "{FILE}:0: both addresses are the same -> choose a second site, for when the first is down"
        ));
    }
    if problems.is_empty() {
        Ok(read)
    } else {
        Err(problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_the_repository_is_right() {
        let Destinations { first, second } = destinations().expect("a right file");
        assert!(first.starts_with("https://") && second.starts_with("https://"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line_all_at_once() {
        let text = "# why\nfirst = \"http://a.example/\"\nsecond = \"b.example\"\n";
        let problems = parse(text).expect_err("two problems");
        assert!(
            problems[0].starts_with("src/content/exit.toml:2: first"),
            "{problems:?}"
        );
        assert!(
            problems[1].starts_with("src/content/exit.toml:3: second"),
            "{problems:?}"
        );
        for (text, says) in [
            (
                "first = \"https://a.example/\"\nsecond = \"https://a.example/\"",
                ":0: both",
            ),
            (
                "first = \"https://a.example\"\nsecond = \"https://b.example/\"",
                ":1: first",
            ),
            (
                "first = \"https://a.example/\"\nthird = \"x\"",
                ":2: unknown field",
            ),
            ("first = \"https://a.example/\"", ":1: missing field"),
        ] {
            let problems = parse(text).expect_err(text).join("\n");
            assert!(problems.contains(says), "{text}: {problems}");
        }
    }
}
