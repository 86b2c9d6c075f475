//! Reads the lists of the ministry (CSV) row by row, by the names of their columns. Everything that
//! can be wrong with such a file is reported so that somebody can correct it.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, Read};
use std::rc::Rc;

use csv::{ErrorKind, StringRecord};

/// No list of the ministry is as large, in bytes.
const MOST: u64 = 200 << 20;

/// How many bad rows are named. If there are more, they have one cause.
const MOST_NAMED: usize = 10;

/// A row.
pub struct Row<'r> {
    record: &'r StringRecord,
    columns: &'r HashMap<String, usize>,
    /// Its line in the file.
    pub line: u64,
}

impl<'r> Row<'r> {
    /// The field under the first of these columns that the file has and that is not empty.
    pub fn get(&self, names: &[&str]) -> &'r str {
        let mut found = names
            .iter()
            .filter_map(|name| self.record.get(*self.columns.get(*name)?));
        found
            .find(|text| !text.trim().is_empty())
            .map_or("", str::trim)
    }

    /// Whether the file has that column.
    pub fn has(&self, name: &str) -> bool {
        self.columns.contains_key(name)
    }
}

/// Passes each row to `see`. Returns the problems, each with its line and what to do. Each list in
/// `needed` holds the names of one column, and one of them is enough.
pub fn rows(
    head: &[u8],
    reader: impl Read,
    needed: &[&[&str]],
    see: &mut dyn FnMut(&Row),
) -> Vec<String> {
    let watch = Watch::default();
    // The CSV reader counts one line too few when lines end with two characters.
    let two = head
        .split_inclusive(|byte| *byte == b'\n')
        .next()
        .is_some_and(|line| line.ends_with(b"\r\n"));
    let line_of =
        |position: Option<&csv::Position>| position.map_or(1, |at| at.line() + u64::from(two));
    let watched = Watched {
        inner: reader,
        watch: watch.clone(),
    };
    let mut table = csv::ReaderBuilder::new()
        .delimiter(separator(head))
        .from_reader(watched);
    let mut problems = Vec::new();
    let columns: HashMap<String, usize> = match table.headers() {
        Ok(headers) => {
            let names = headers
                .iter()
                .map(|name| name.trim().trim_start_matches('\u{feff}').to_owned());
            names.enumerate().map(|(at, name)| (name, at)).collect()
        }
        Err(error) => return vec![said(&error, line_of)],
    };
    let missing: Vec<String> = needed
        .iter()
        .filter(|names| !names.iter().any(|name| columns.contains_key(*name)))
        .map(|names| names.join(" or "))
        .collect();
    if !missing.is_empty() {
        return vec![format!(
            "line 1: the columns {} are missing: download the file again, or tell the import what they are called now",
            missing.join(", ")
        )];
    }
    let mut record = StringRecord::new();
    let mut read = 0_u64;
    let mut uneven = 0;
    let mut last_is_uneven = None;
    loop {
        match table.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                read += 1;
                last_is_uneven = None;
                let line = line_of(record.position());
                see(&Row {
                    record: &record,
                    columns: &columns,
                    line,
                });
            }
            Err(error) => match error.kind() {
                ErrorKind::UnequalLengths {
                    pos,
                    expected_len,
                    len,
                } => {
                    let line = line_of(pos.as_ref());
                    last_is_uneven = Some(line);
                    uneven += 1;
                    if uneven <= MOST_NAMED {
                        problems.push(format!("line {line}: {len} fields and not {expected_len}: mend the line, or download the file again"));
                    }
                }
                _ => {
                    problems.push(said(&error, line_of));
                    break;
                }
            },
        }
    }
    let cut = "the file is cut: download it again";
    if let Some(line) = last_is_uneven
        && !watch.ends.get()
    {
        problems.pop();
        problems.push(format!("line {line}: the row ends in its middle: {cut}"));
    } else if watch.quotes.get() % 2 == 1 {
        problems.push(format!("a quotation mark is never closed: {cut}"));
    } else if read == 0 && problems.is_empty() {
        problems.push(format!("there is no row under its columns: {cut}"));
    }
    if uneven > MOST_NAMED {
        problems.push(format!(
            "{} more lines have the wrong number of fields",
            uneven - MOST_NAMED
        ));
    }
    problems
}

fn said(error: &csv::Error, line_of: impl Fn(Option<&csv::Position>) -> u64) -> String {
    match error.kind() {
        ErrorKind::Utf8 { pos, .. } => format!(
            "line {}: it is not UTF-8: open it and save it as UTF-8, or `iconv -f WINDOWS-1252 -t UTF-8`",
            line_of(pos.as_ref())
        ),
        _ => format!("{error}: download the file again"),
    }
}

/// The separator of the fields: the sign that the first line has most of.
pub fn separator(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or(head);
    let most = [b',', b'\t', b';']
        .into_iter()
        .max_by_key(|sign| line.iter().filter(|byte| *byte == sign).count());
    most.unwrap_or(b';')
}

/// What is noticed about a file while it is read.
#[derive(Clone, Default)]
struct Watch {
    read: Rc<Cell<u64>>,
    quotes: Rc<Cell<u64>>,
    /// Whether the last line ends with a line break.
    ends: Rc<Cell<bool>>,
}

struct Watched<R> {
    inner: R,
    watch: Watch,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        let bytes = buffer.get(..length).unwrap_or_default();
        let quotes = bytes.iter().filter(|byte| **byte == b'"').count() as u64;
        self.watch.quotes.set(self.watch.quotes.get() + quotes);
        self.watch.read.set(self.watch.read.get() + length as u64);
        if let Some(last) = bytes.last() {
            self.watch.ends.set(*last == b'\n');
        }
        if self.watch.read.get() > MOST {
            return Err(io::Error::other(format!(
                "it is larger than {} MB, and no such list is as large",
                MOST >> 20
            )));
        }
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    fn read(text: &[u8]) -> (Vec<String>, Vec<String>) {
        let mut seen = Vec::new();
        let problems = rows(
            text,
            text,
            &[&["service"], &["voie", "adresse"]],
            &mut |row| {
                seen.push(format!("{}:{}", row.line, row.get(&["service"])));
            },
        );
        (seen, problems)
    }

    #[test]
    fn a_table_is_read_with_any_separator_and_with_a_byte_order_mark() {
        for text in [
            "service;voie\nA;x\n",
            "service,voie\nA,x\n",
            "service\tvoie\nA\tx",
            "\u{feff}service;voie\r\nA;x\r\n",
        ] {
            assert_eq!(
                read(text.as_bytes()),
                (vec!["2:A".to_owned()], vec![]),
                "{text:?}"
            );
        }
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let (seen, problems) = read(b"service;voie\r\nA;x\r\nB;y\r\nC\r\nD;z\r\n");
        assert_eq!(seen, ["2:A", "3:B", "5:D"]);
        assert!(
            problems[0].contains("line 4: 1 fields and not 2"),
            "{problems:?}"
        );
    }

    #[test]
    fn missing_columns_are_reported_all_at_once() {
        let (_, problems) = read(b"a;b\n1;2\n");
        assert_eq!(problems.len(), 1);
        assert!(
            problems[0].contains("service, voie or adresse are missing"),
            "{problems:?}"
        );
    }

    #[test]
    fn latin_1_is_reported_with_its_line_and_what_to_do() {
        let (_, problems) = read(b"service;voie\nA;x\nCusset;rue de la R\xe9publique\n");
        assert!(
            problems[0].contains("line 3: it is not UTF-8"),
            "{problems:?}"
        );
        assert!(problems[0].contains("save it as UTF-8"), "{problems:?}");
    }

    #[test]
    fn a_row_that_is_cut_is_reported() {
        let (seen, problems) = read(b"service;voie\nA;x\nB");
        assert_eq!(seen, ["2:A"]);
        assert_eq!(
            problems,
            ["line 3: the row ends in its middle: the file is cut: download it again"]
        );
        let (_, problems) = read(b"service;voie\nA;x\nB;\"rue");
        assert!(problems[0].contains("never closed"), "{problems:?}");
    }

    #[test]
    fn uneven_rows_are_reported_and_only_ten_are_named() {
        let text = format!("service;voie\n{}A;x\n", "A;x;y\n".repeat(30));
        let (_, problems) = read(text.as_bytes());
        assert!(
            problems[0].contains("line 2: 3 fields and not 2"),
            "{problems:?}"
        );
        assert_eq!(problems.len(), 11);
        assert!(problems[10].contains("20 more"), "{problems:?}");
    }

    #[test]
    fn columns_without_rows_mean_that_the_file_is_cut() {
        let (_, problems) = read(b"service;voie\n");
        assert!(problems[0].contains("no row"), "{problems:?}");
    }
}
