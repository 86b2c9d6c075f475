//! `.ci/pack`: the same files give the same archives, so that anybody can build a release again and
//! compare.

#![allow(missing_docs, reason = "a test")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

/// Packs a folder whose files have these rights and this age, at a path of that length.
fn packed(mode: u32, age: Duration, path: &str) -> [Vec<u8>; 2] {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join(path).join("infos-v1-server");
    // Where capitals stand depends on the language of the machine.
    for file in ["b/deep.txt", "a.txt", "B.txt"] {
        let file = folder.join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, "text").expect("a file");
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("rights");
        let written = SystemTime::now() - age;
        let file = fs::File::options().append(true).open(file).expect("a file");
        file.set_modified(written).expect("a date");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.ci/pack");
    let status = Command::new(script)
        .args([&folder, place.path()])
        .arg("1764000001")
        .status()
        .expect("a shell");
    assert!(status.success(), "is zip installed?");
    ["tar.gz", "zip"].map(|end| {
        let archive = place.path().join(format!("infos-v1-server.{end}"));
        fs::read(archive).expect("an archive")
    })
}

#[test]
fn the_same_files_give_the_same_archives() {
    let first = packed(0o644, Duration::ZERO, "a");
    let second = packed(0o600, Duration::from_secs(86_400), "another/longer");
    assert!(first == second);
    assert!(first.iter().all(|archive| archive.len() > 100));
}
