//! A copy of the whole text, for tests that change it.

use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the whole text, which is deleted when the test ends.
pub struct Copy(tempfile::TempDir);

impl Copy {
    pub fn new() -> Self {
        let copy = Self(tempfile::tempdir().unwrap());
        let real = Path::new(env!("CARGO_MANIFEST_DIR"));
        fs::copy(real.join("remains.toml"), copy.path("remains.toml")).unwrap();
        for folder in ["fr", "essentials", "france"] {
            copy_folder(&real.join(folder), &copy.path(folder));
        }
        copy
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }
}

pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
