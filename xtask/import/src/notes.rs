//! Notes what the import dropped or changed, so that nothing is lost silently.

use std::collections::BTreeMap;

/// Why something was dropped or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A unit that does not receive everybody.
    NotOpen,
    /// A place where people sleep.
    Shelter,
    /// It has no name.
    NoName,
    /// Today's commune is not certain.
    UnknownCommune,
    /// The commune was found by its name or its postcode.
    FoundOtherwise,
    /// The same service twice.
    Twice,
    /// The telephone is not a number.
    NoNumber,
    /// A first zero was put back.
    ZeroBack,
    /// Latitude and longitude were swapped.
    Swapped,
    /// The position is too far from the commune.
    Far,
    /// The position is not a number.
    NoPosition,
    /// The hours are not understood.
    Hours,
    /// The hours have a condition that the guide cannot show.
    Condition,
    /// The site is not an address that begins with https.
    Site,
    /// A list inside the record cannot be read.
    Broken,
    /// A commune of the competences is unknown.
    CompetenceCommune,
    /// A unit of the competences is not among the services.
    CompetenceUnit,
    /// A commune appears twice among the competences.
    CompetenceTwice,
}

impl Why {
    /// The reason, as the report prints it.
    pub fn says(self) -> &'static str {
        match self {
            Self::NotOpen => "dropped: not a unit that receives everybody",
            Self::Shelter => "dropped: its name or address says that people sleep there",
            Self::NoName => "dropped: without a name",
            Self::UnknownCommune => "dropped: its commune of today is not certain",
            Self::FoundOtherwise => {
                "commune found by its name or postcode, its code is not one of today"
            }
            Self::Twice => "merged: the same service twice",
            Self::NoNumber => "telephone dropped: nobody can call it",
            Self::ZeroBack => "telephone mended: its first zero was put back",
            Self::Swapped => "position put right: latitude and longitude were swapped",
            Self::Far => "position dropped: too far from its commune",
            Self::NoPosition => "position dropped: not a number",
            Self::Hours => "hours left out: not understood",
            Self::Condition => "hours left out: they have a condition",
            Self::Site => "site left out: not an address that begins with https",
            Self::Broken => "record read in part: a list inside it is broken",
            Self::CompetenceCommune => "competence left out: unknown commune",
            Self::CompetenceUnit => "competence left out: its unit is not among the services",
            Self::CompetenceTwice => "competence left out: its commune appears twice",
        }
    }
}

/// Everything that was dropped or changed.
#[derive(Debug, Default)]
pub struct Notes(BTreeMap<Why, Vec<String>>);

impl Notes {
    /// Adds a note; `what` names the file, the record and what it held.
    pub fn add(&mut self, why: Why, what: String) {
        self.0.entry(why).or_default().push(what);
    }

    /// The number of notes with one reason.
    #[cfg(test)]
    pub fn count(&self, why: Why) -> usize {
        self.0.get(&why).map_or(0, Vec::len)
    }

    /// A line for each reason with its count and, if `all`, each note.
    pub fn lines(&self, all: bool) -> Vec<String> {
        let mut lines = Vec::new();
        for (why, found) in &self.0 {
            lines.push(format!("{:>6}  {}", found.len(), why.says()));
            if all {
                lines.extend(found.iter().map(|what| format!("        {what}")));
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::{Notes, Why};

    #[test]
    fn counts_are_always_printed_and_each_note_on_request() {
        let mut notes = Notes::default();
        notes.add(Why::Shelter, "a.csv line 3: Foyer".into());
        notes.add(Why::Shelter, "a.csv line 5: CHRS".into());
        assert_eq!(notes.lines(false).len(), 1);
        assert!(notes.lines(false)[0].contains("     2  dropped"));
        assert!(notes.lines(true)[2].contains("line 5: CHRS"));
        assert_eq!(notes.count(Why::Shelter), 2);
    }
}
