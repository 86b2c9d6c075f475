//! The sites that may carry the guide: `deploy/embed.txt`, which the build writes into the
//! policy of every server (`frame-ancestors`).

use crate::root;
use anyhow::{Context, Result, bail};

/// The list, from the root of the repository.
const LIST: &str = "deploy/embed.txt";

/// Reads and checks the list.
pub fn sites() -> Result<Vec<String>> {
    let text = std::fs::read_to_string(root().join(LIST)).context(LIST)?;
    parse(&text)
}

/// One origin a line; empty lines and `#` comments aside. A line that a policy would read as
/// something else is an error that says where.
fn parse(text: &str) -> Result<Vec<String>> {
    let mut sites = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err(problem) = check(line) {
            bail!("{LIST}:{number}: {line}: {problem}");
        }
        if !sites.iter().any(|site| site == line) {
            sites.push(line.to_owned());
        }
    }
    Ok(sites)
}

fn check(site: &str) -> Result<(), &'static str> {
    let local = ["http://localhost:", "http://127.0.0.1:"];
    let rest = match local.iter().find_map(|start| site.strip_prefix(start)) {
        Some(port) if port.parse::<u16>().is_ok() => return Ok(()),
        Some(_) => return Err("write the port as a number"),
        None => site.strip_prefix("https://"),
    };
    let Some(rest) = rest else {
        return Err("write https:// and the host, as in https://www.mairie.example");
    };
    let (host, port) = rest
        .split_once(':')
        .map_or((rest, None), |(host, port)| (host, Some(port)));
    let label = |part: &str| {
        let inside = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !part.is_empty() && part.bytes().all(inside)
    };
    if rest.ends_with('/') || rest.contains('/') {
        Err("leave out what follows the host: a site is allowed whole")
    } else if rest.contains('*') {
        Err("name each host: `*` would let pages in that nobody has looked at")
    } else if !host.contains('.') || !host.split('.').all(label) {
        Err("write the host in small letters, digits, `-` and `.`; accents in their xn-- form")
    } else if port.is_some_and(|port| port.parse::<u16>().is_err()) {
        Err("write the port as a number")
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_origins() {
        let text = "# a comment\n\nhttps://www.mairie.example\n https://ecole.example:8443 \n\
                    http://localhost:8090\nhttps://www.mairie.example\n";
        let expected = [
            "https://www.mairie.example",
            "https://ecole.example:8443",
            "http://localhost:8090",
        ];
        assert_eq!(parse(text).expect("a good list"), expected);
        assert!(sites().is_ok(), "the list of the repository");
    }

    #[test]
    fn a_wrong_line_says_where_and_what_to_do() {
        for (line, advice) in [
            ("www.mairie.example", "write https://"),
            ("http://www.mairie.example", "write https://"),
            ("https://www.mairie.example/", "leave out"),
            ("https://www.mairie.example/page", "leave out"),
            ("https://*.example", "name each host"),
            ("https:", "write https://"),
            ("https://mairie", "small letters"),
            ("https://Mairie.example", "small letters"),
            ("https://mairie.example; script-src *", "name each host"),
            ("https://mairie.example 'unsafe-inline'", "small letters"),
            ("https://mairie.example:port", "port"),
            ("http://localhost:x", "port"),
            ("https://mairie..example", "small letters"),
        ] {
            let error = parse(&format!("\n{line}\n")).expect_err(line).to_string();
            assert!(
                error.starts_with("deploy/embed.txt:2: ") && error.contains(advice),
                "{error}"
            );
        }
    }
}
