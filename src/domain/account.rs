//! A text written part by part: entries come in any order and are sorted by date.

use content::types::FormPart;

use super::moment_said::order;

/// One event, or the whole form if it does not repeat: the text of each part. Any part may be
/// empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry(pub Vec<String>);

impl Entry {
    /// An empty entry with this number of parts.
    pub fn of(parts: usize) -> Self {
        Self(vec![String::new(); parts])
    }

    /// The parts that are not empty, each with the words that go before it.
    pub fn written<'e>(
        &'e self,
        parts: &'e [FormPart],
    ) -> impl Iterator<Item = (&'static str, &'e str)> {
        let written = parts.iter().zip(&self.0);
        written.filter_map(|(part, text)| {
            let before = if part.say.is_empty() {
                part.name
            } else {
                part.say
            };
            let text = text.trim();
            (!text.is_empty()).then_some((before, text))
        })
    }

    /// Whether every part is empty.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|part| part.trim().is_empty())
    }
}

/// The entries that are not empty, sorted by the date in their first part; those without a year
/// come last, in the order of writing.
pub fn sorted(entries: &[Entry]) -> Vec<&Entry> {
    let written = entries.iter().filter(|entry| !entry.is_empty());
    let mut sorted: Vec<&Entry> = written.collect();
    sorted.sort_by_key(|entry| {
        let order = entry.0.first().and_then(|when| order(when));
        (order.is_none(), order)
    });
    sorted
}

/// All entries as plain text, separated by an empty line.
pub fn text(entries: &[Entry], parts: &[FormPart]) -> String {
    let entry = |entry: &&Entry| {
        let lines = entry.written(parts).map(|(before, text)| {
            let colon = if before.ends_with(':') {
                " "
            } else {
                "\u{a0}: "
            };
            [before, colon, text].concat()
        });
        lines.collect::<Vec<String>>().join("\n")
    };
    let entries: Vec<String> = sorted(entries).iter().map(entry).collect();
    entries.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::{Entry, sorted, text};
    use content::types::FormPart;

    const fn part(name: &'static str, say: &'static str) -> FormPart {
        FormPart {
            name,
            hint: "",
            say,
            answers: false,
        }
    }

    const PARTS: [FormPart; 3] = [
        part("Quand", ""),
        part("Faits", ""),
        part("Preuves", "J’ai ceci\u{a0}:"),
    ];

    fn entry(parts: [&str; 3]) -> Entry {
        Entry(parts.map(String::from).to_vec())
    }

    #[test]
    fn entries_are_sorted_by_date_and_those_without_a_year_come_last() {
        let entries = [
            entry(["je ne sais plus", "e", ""]),
            entry(["mars 2024", "c", ""]),
            entry(["2023", "a", ""]),
            entry(["", "f", ""]),
            entry(["14/03/2024", "d", ""]),
            entry([" ", " ", ""]),
            entry(["été 2023", "b", ""]),
        ];
        let order: Vec<&str> = sorted(&entries)
            .iter()
            .filter_map(|entry| entry.0.get(1).map(String::as_str))
            .collect();
        assert_eq!(order.concat(), "abcdef");
    }

    #[test]
    fn a_part_left_empty_is_not_named() {
        let entries = [
            entry(["2023", "Il m’a poussée.\nJe suis tombée.", " Photo "]),
            entry(["", "🏛 <b>", ""]),
        ];
        assert_eq!(
            text(&entries, &PARTS),
            "Quand\u{a0}: 2023\nFaits\u{a0}: Il m’a poussée.\nJe suis tombée.\nJ’ai ceci\u{a0}: Photo\n\nFaits\u{a0}: 🏛 <b>"
        );
        assert_eq!(text(&[Entry::of(3)], &PARTS), "");
    }
}
