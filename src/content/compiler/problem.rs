use std::fmt;
use std::path::{Path, PathBuf};

/// A mistake in the text: where it is, what it is, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: PathBuf,
    /// Counted from 1; 0 when the whole file is meant.
    pub line: usize,
    pub what: String,
    pub remedy: String,
}

impl Problem {
    pub fn new(
        file: &Path,
        line: usize,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            line,
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    pub fn whole(file: &Path, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(file, 0, what, remedy)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {} -> {}",
            self.file.display(),
            self.line,
            self.what,
            self.remedy
        )
    }
}

/// All mistakes at once, so that a writer does not meet them one build at a time.
pub type Checked<T> = Result<T, Vec<Problem>>;

/// The line on which byte `at` of `text` stands, counted from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}
