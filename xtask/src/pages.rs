//! `cargo xtask pages DIR`: makes a folder for hosts that take files but no configuration (GitHub
//! and GitLab Pages, Netlify, Cloudflare Pages). `deploy/pages.md` and `deploy/netlify.md` say how
//! to publish it.

use crate::headers::{self, Mode};
use crate::hosts::{self, SERVER_FILES};
use crate::{build, compress, host, tools};
use anyhow::{Context, Result, bail, ensure};
use std::path::{Component, Path};

/// Tells GitHub to leave the files alone. Its content lists the files that we made.
const MARK: &str = ".nojekyll";

/// The file that these hosts send, with status 404, for an address without a file.
const NOT_FOUND: &str = "404.html";

/// Builds, then makes the folder.
pub fn run(mode: Mode, dir: &Path) -> Result<()> {
    // Checked before the build, which takes time.
    made_before(dir)?;
    host::ensure_public()?;
    tools::for_build()?;
    let dist = build::release()?;
    make(&dist, &host::host()?.sites, mode, dir)?;
    println!("{} is ready: {}", dir.display(), explain(mode));
    Ok(())
}

fn explain(mode: Mode) -> &'static str {
    match mode {
        Mode::Discreet => "discreet, every page address answers 404.html with status 404.",
        Mode::Indexed => "plain, / answers with status 200.",
    }
}

/// Makes `dir` from the build in `dist`. Files that an earlier call made there are removed; files
/// that somebody added since (`.git`, `CNAME`) stay.
pub fn make(dist: &Path, embed: &[String], mode: Mode, dir: &Path) -> Result<()> {
    for file in made_before(dir)? {
        let gone = std::fs::remove_file(dir.join(&file));
        ensure!(
            gone.is_ok() || !dir.join(&file).exists(),
            "cannot remove {file} in {}",
            dir.display()
        );
    }
    let page = std::fs::read_to_string(dist.join("index.html"))
        .with_context(|| format!("no build in {}: run `cargo xtask build`", dist.display()))?;
    // These hosts compress by themselves.
    let mut files = compress::files(dist)?;
    files.retain(|file| file != "index.html" && !SERVER_FILES.contains(&file.as_str()));
    for file in &files {
        let to = dir.join(file);
        std::fs::create_dir_all(to.parent().unwrap_or(dir))?;
        std::fs::copy(dist.join(file), to).with_context(|| file.clone())?;
    }
    files.push(NOT_FOUND.into());
    std::fs::create_dir_all(dir)?;
    std::fs::write(dir.join(NOT_FOUND), &page)?;
    // Without an index.html, / is an address without a file, like any other.
    if mode == Mode::Indexed {
        files.push("index.html".into());
        std::fs::write(dir.join("index.html"), &page)?;
    }
    let headers = hosts::host_file(&headers::headers(&page, embed)?, mode, &files);
    std::fs::write(dir.join("_headers"), headers)?;
    files.push("_headers".into());
    files.push(MARK.into());
    std::fs::write(dir.join(MARK), files.join("\n") + "\n")?;
    Ok(())
}

/// The files that an earlier call made in `dir`. It is an error if `dir` holds somebody else's
/// files.
fn made_before(dir: &Path) -> Result<Vec<String>> {
    let Ok(entries) = std::fs::read_dir(dir) else {
        ensure!(
            !dir.exists(),
            "{} is not a folder: name another one",
            dir.display()
        );
        return Ok(Vec::new());
    };
    let list = std::fs::read_to_string(dir.join(MARK)).unwrap_or_default();
    let files: Vec<String> = list.lines().map(String::from).collect();
    if files.iter().any(|file| file == NOT_FOUND) {
        let inside = |part: Component| matches!(part, Component::Normal(_));
        let strange = |file: &&String| !Path::new(file).components().all(inside);
        if let Some(file) = files.iter().find(strange) {
            bail!(
                "{} names {file}, which is outside",
                dir.join(MARK).display()
            );
        }
        return Ok(files);
    }
    for entry in entries {
        let name = entry?.file_name();
        // An empty repository is allowed.
        ensure!(
            name == ".git",
            "{} holds {}, which `cargo xtask pages` did not make: name an empty folder, or one \
             that does not exist",
            dir.display(),
            name.to_string_lossy()
        );
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use tempfile::TempDir;

    const HASHED: &str = "infos-0123456789abcdef_bg.wasm";

    /// A build and a place for the folder, both removed when the test ends.
    struct Place(TempDir);

    impl Place {
        fn new() -> Self {
            let place = Self(tempfile::tempdir().expect("a folder"));
            std::fs::create_dir_all(place.at("dist/snippets")).expect("a folder");
            for file in [
                "index.html",
                "index.html.br",
                "boot.js",
                "boot.js.gz",
                HASHED,
                "snippets/one.js",
            ] {
                place.write("dist", file, file);
            }
            for file in SERVER_FILES {
                place.write("dist", file, file);
            }
            place
        }

        fn at(&self, file: &str) -> PathBuf {
            self.0.path().join(file)
        }

        fn write(&self, folder: &str, file: &str, text: &str) {
            std::fs::create_dir_all(self.at(folder)).expect("a folder");
            std::fs::write(self.at(folder).join(file), text).expect("a file");
        }

        fn dir(&self) -> PathBuf {
            self.at("out")
        }

        fn make(&self, mode: Mode) -> Result<()> {
            make(&self.at("dist"), &[], mode, &self.dir())
        }

        fn read(&self, file: &str) -> String {
            std::fs::read_to_string(self.dir().join(file)).expect(file)
        }

        /// The files, hidden ones too, but without the content of `.git`.
        fn there(&self) -> Vec<String> {
            let mut files = compress::files(&self.dir()).expect("a folder");
            let hidden = std::fs::read_dir(self.dir()).expect("a folder").flatten();
            let hidden = hidden.map(|entry| entry.file_name().to_string_lossy().into_owned());
            files.extend(hidden.filter(|name| {
                name.starts_with('.') || name.ends_with(".br") || name.ends_with(".gz")
            }));
            files.sort();
            files
        }
    }

    const DISCREET: [&str; 6] = [
        ".nojekyll",
        "404.html",
        "_headers",
        "boot.js",
        HASHED,
        "snippets/one.js",
    ];

    #[test]
    fn a_discreet_folder_has_no_index_and_nothing_is_cached() {
        let place = Place::new();
        place.make(Mode::Discreet).expect("made");
        assert_eq!(place.there(), DISCREET);
        assert_eq!(place.read("404.html"), "index.html");
        let headers = place.read("_headers");
        assert!(
            headers.ends_with("  Cache-Control: no-store\n"),
            "{headers}"
        );
        assert!(headers.contains("frame-ancestors 'self'\n"), "{headers}");
    }

    #[test]
    fn a_plain_folder_has_an_index_and_hashed_files_are_cached() {
        let place = Place::new();
        place.make(Mode::Indexed).expect("made");
        assert_eq!(place.read("index.html"), place.read("404.html"));
        let headers = place.read("_headers");
        for rule in [
            "\n/\n  Cache-Control: no-cache\n".to_owned(),
            format!("\n/{HASHED}\n  Cache-Control: public, max-age=31536000, immutable\n"),
        ] {
            assert!(headers.contains(&rule), "{headers}");
        }
    }

    #[test]
    fn a_folder_made_again_keeps_what_somebody_added() {
        let place = Place::new();
        place.make(Mode::Indexed).expect("made");
        place.write("out", "CNAME", "infos.example");
        place.write("out/.git", "config", "");
        std::fs::remove_file(place.at("dist/boot.js")).expect("removed");
        place.write("dist", "later.js", "new");
        place.make(Mode::Discreet).expect("made again");
        let mut expected = DISCREET.map(|file| file.replace("boot.js", "later.js"));
        expected.sort();
        let mut expected = expected.to_vec();
        expected.insert(0, ".git".into());
        expected.push("CNAME".into());
        expected.sort();
        assert_eq!(place.there(), expected);
    }

    #[test]
    fn an_empty_folder_and_an_empty_repository_are_accepted() {
        let place = Place::new();
        std::fs::create_dir_all(place.dir()).expect("a folder");
        place.make(Mode::Discreet).expect("made in an empty folder");
        let place = Place::new();
        place.write("out/.git", "config", "");
        place.make(Mode::Discreet).expect("made in a repository");
    }

    #[test]
    fn a_folder_of_somebody_else_is_left_alone() {
        let place = Place::new();
        place.write("out", "letter.txt", "precious");
        // GitHub's mark, but without our list.
        place.write("out", MARK, "");
        let error = place.make(Mode::Discreet).expect_err("refused").to_string();
        assert!(error.contains("did not make"), "{error}");
        assert!(error.contains("name an empty folder"), "{error}");
        assert_eq!(place.there(), [MARK, "letter.txt"]);
        let error = run(Mode::Indexed, &place.dir()).expect_err("refused");
        assert!(error.to_string().contains("did not make"), "{error}");
    }

    #[test]
    fn a_list_that_points_outside_removes_nothing() {
        let place = Place::new();
        place.write("out", MARK, "404.html\n../letter.txt\n");
        place.write(".", "letter.txt", "precious");
        let error = place.make(Mode::Discreet).expect_err("refused").to_string();
        assert!(error.contains("outside"), "{error}");
        assert!(place.at("letter.txt").exists());
    }

    #[test]
    fn a_file_where_the_folder_should_be_is_refused() {
        let place = Place::new();
        place.write(".", "out", "a file");
        let error = place.make(Mode::Discreet).expect_err("refused").to_string();
        assert!(error.contains("is not a folder"), "{error}");
    }
}
