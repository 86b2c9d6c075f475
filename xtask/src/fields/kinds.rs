//! The kinds of file that the page tells, and what reads each.

/// A kind of file, the source that reads it (in `src/content/compiler`), and what of that source
/// says its fields.
pub(super) struct Kind {
    pub files: &'static str,
    pub source: &'static str,
    pub said_by: &'static [By],
}

/// What says the fields of a file.
pub(super) enum By {
    /// A struct, and where its fields stand in the file.
    Fields(&'static str, &'static str),
    /// The doc comment of an item, for a format that no struct reads, and the part of the file that
    /// it is of; of a list, its names too.
    Words(&'static str, &'static str),
    /// The doc comment of the whole source, and the part of the file that it is of.
    Module(&'static str),
    /// The macro that holds the labels of the pages.
    Sections(&'static str),
    /// The list of the fields of `deploy/host.toml`.
    Host,
}

/// Every kind of file. The test fails if a file of `fr/` or `essentials/` is of none of them.
pub(super) const KINDS: [Kind; 19] = [
    Kind {
        files: "src/content/fr/contacts.toml",
        source: "contacts.rs",
        said_by: &[By::Fields("Each `[[contact]]`", "Written")],
    },
    Kind {
        files: "src/content/fr/sources.toml",
        source: "sources.rs",
        said_by: &[By::Fields("Each `[[source]]`", "Written")],
    },
    Kind {
        files: "src/content/fr/cards/*/*.md",
        source: "cards.rs",
        said_by: &[By::Fields("Front matter", "Front")],
    },
    Kind {
        files: "src/content/fr/cards/*/*.md",
        source: "markdown.rs",
        said_by: &[By::Module("The text")],
    },
    Kind {
        files: "src/content/fr/cards/*/*.txt",
        source: "cards.rs",
        said_by: &[By::Words("Each line", "phrasings")],
    },
    Kind {
        files: "src/content/fr/questionnaire.toml",
        source: "questionnaire.rs",
        said_by: &[
            By::Fields("Each `[[question]]`", "RawQuestion"),
            By::Fields("Each `[[step]]`", "RawStep"),
        ],
    },
    Kind {
        files: "src/content/fr/places/*.toml",
        source: "places/by_hand.rs",
        said_by: &[By::Fields("Each `[[service]]`", "Written")],
    },
    Kind {
        files: "src/content/fr/writing.toml",
        source: "writing.rs",
        said_by: &[By::Fields("Each `[[form]]`", "RawForm")],
    },
    Kind {
        files: "src/content/fr/words.toml",
        source: "words.rs",
        said_by: &[By::Fields("The file", "File")],
    },
    Kind {
        files: "src/content/fr/remains.toml",
        source: "remains.rs",
        said_by: &[By::Fields("The file", "Words")],
    },
    Kind {
        files: "src/content/fr/page.toml",
        source: "labels.rs",
        said_by: &[
            By::Sections("page_labels"),
            By::Words("Labels of `index.html`", "PLACED"),
            By::Words("Lists of names", "NameList"),
        ],
    },
    Kind {
        files: "src/content/fr/live.toml",
        source: "labels.rs",
        said_by: &[By::Words("The file", "Live")],
    },
    Kind {
        files: "src/content/fr/message.toml",
        source: "labels.rs",
        said_by: &[By::Words("The file", "message")],
    },
    Kind {
        files: "src/content/fr/scripts.toml",
        source: "labels.rs",
        said_by: &[By::Words("The file", "scripts")],
    },
    Kind {
        files: "src/content/essentials/fr/*.md",
        source: "essentials/french.rs",
        said_by: &[
            By::Fields("Front matter", "Front"),
            By::Words("The sentences", "groups"),
            By::Words("The pictures", "PICTURES"),
        ],
    },
    Kind {
        files: "src/content/essentials/fr/labels.toml",
        source: "essentials/french.rs",
        said_by: &[By::Words("The file", "LABELS")],
    },
    Kind {
        files: "src/content/essentials/*.toml",
        source: "essentials/translation.rs",
        said_by: &[By::Fields("The file", "Raw")],
    },
    Kind {
        files: "deploy/host.toml",
        source: "publication/host.rs",
        said_by: &[By::Host],
    },
    Kind {
        files: "src/accessibility/grid.toml",
        source: "publication/grid.rs",
        said_by: &[By::Fields("Each `[[criterion]]`", "Criterion")],
    },
];

/// Structs that read files which programs write: the tests (`remains.toml`), and others
/// (`france/*.json`).
pub(super) const BY_PROGRAMS: [(&str, &str); 6] = [
    ("remains.rs", "File"),
    ("remains.rs", "Measured"),
    ("places/communes.rs", "Communes"),
    ("places/communes.rs", "Commune"),
    ("places/communes.rs", "Old"),
    ("places/communes.rs", "Listed"),
];

#[cfg(test)]
mod tests {
    use super::KINDS;
    use crate::fields::{PAGE, files};
    use crate::root;

    /// Whether a path is one of `a/*/*.md`, part by part.
    fn is_of(path: &str, files: &str) -> bool {
        let (path, files): (Vec<&str>, Vec<&str>) =
            (path.split('/').collect(), files.split('/').collect());
        path.len() == files.len()
            && path
                .iter()
                .zip(files)
                .all(|(part, files)| match files.split_once('*') {
                    Some((start, end)) => part.starts_with(start) && part.ends_with(end),
                    None => *part == files,
                })
    }

    #[test]
    fn every_file_is_of_a_kind_and_every_kind_has_a_file() {
        let mut all = files(&root().join("src/content/fr")).unwrap();
        all.extend(files(&root().join("src/content/essentials")).unwrap());
        let all: Vec<String> = all
            .iter()
            .map(|file| file.strip_prefix(root()).unwrap().display().to_string())
            .collect();
        for file in &all {
            assert!(
                KINDS.iter().any(|kind| is_of(file, kind.files)),
                "{PAGE} does not tell {file}: add it to KINDS in xtask/src/fields/kinds.rs"
            );
        }
        for kind in KINDS
            .iter()
            .filter(|kind| !root().join(kind.files).exists())
        {
            assert!(
                all.iter().any(|file| is_of(file, kind.files)),
                "no file is {}: correct KINDS in xtask/src/fields/kinds.rs",
                kind.files
            );
        }
    }
}
