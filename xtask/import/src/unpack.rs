//! Reads files as they were downloaded, packed or not, without ever holding a whole one in memory.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use anyhow::{Context, Result};

/// No file of the administration is as large when it is unpacked, in bytes.
const MOST: u64 = 4 << 30;

/// No text becomes as many times smaller when it is packed.
const MOST_TIMES: u64 = 200;

/// A file of this size is accepted even if it is mostly blanks.
const SMALL: u64 = 16 << 20;

/// How much of a file is read to recognise it, in bytes.
pub const HEAD: u64 = 64 << 10;

/// Whether to go on to the other files of an archive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// Yes.
    On,
    /// No: the file that was looked for is found.
    Enough,
}

/// A function that gets, for each file, its name, its beginning and all of it, the beginning
/// included.
pub type See<'s> = &'s mut dyn FnMut(&str, &[u8], &mut dyn Read) -> Result<Go>;

/// Calls `see` for each file of `path`: the file itself, or the files inside it if it is packed.
pub fn each(path: &Path, see: See) -> Result<()> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let file = File::open(path).with_context(|| name.clone())?;
    let packed = file.metadata().with_context(|| name.clone())?.len();
    let (head, whole) = peeked(BufReader::new(file))?;
    let inner = |ending: &[&str]| {
        let stem = ending.iter().find_map(|ending| name.strip_suffix(ending));
        stem.unwrap_or(&name).to_owned()
    };
    if head.starts_with(b"PK\x03\x04") {
        drop(whole);
        zip(path, packed, see)
    } else if head.starts_with(b"\x1f\x8b") {
        let unpacked = Bounded::new(flate2::read::MultiGzDecoder::new(whole), packed);
        tar_or_file(&inner(&[".gz"]), unpacked, see)
    } else if head.starts_with(b"BZh") {
        let unpacked = Bounded::new(bzip2::read::MultiBzDecoder::new(whole), packed);
        tar_or_file(&inner(&[".bz2"]), unpacked, see)
    } else {
        tar_or_file(&name, whole, see)
    }
}

fn zip(path: &Path, packed: u64, see: See) -> Result<()> {
    let file = BufReader::new(File::open(path)?);
    let mut archive = zip::ZipArchive::new(file)
        .map_err(io::Error::from)
        .context("the archive is cut or broken: download it again")?;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(io::Error::from)?;
        if !entry.is_file() {
            continue;
        }
        let name = entry.name().map_err(io::Error::from)?.into_owned();
        let (head, mut whole) = peeked(Bounded::new(entry, packed))?;
        if see(&name, &head, &mut whole)? == Go::Enough {
            break;
        }
    }
    Ok(())
}

fn tar_or_file(name: &str, reader: impl Read, see: See) -> Result<()> {
    let (head, mut whole) = peeked(reader)?;
    if head.get(257..262) != Some(b"ustar") {
        return see(name, &head, &mut whole).map(drop);
    }
    let mut archive = tar::Archive::new(whole);
    for entry in archive.entries()? {
        let entry = entry?;
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let name = entry.path()?.to_string_lossy().into_owned();
        let (head, mut whole) = peeked(entry)?;
        if see(&name, &head, &mut whole)? == Go::Enough {
            break;
        }
    }
    Ok(())
}

/// The beginning of a file, and all of it.
type Peeked<R> = (Vec<u8>, io::Chain<Cursor<Vec<u8>>, R>);

fn peeked<R: Read>(mut reader: R) -> io::Result<Peeked<R>> {
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head)?;
    Ok((head.clone(), Cursor::new(head).chain(reader)))
}

/// A reader that stops when a file unpacks to more than a file of the administration can.
struct Bounded<R> {
    inner: R,
    read: u64,
    most: u64,
}

impl<R> Bounded<R> {
    fn new(inner: R, packed: u64) -> Self {
        let most = MOST.min(SMALL.max(packed.saturating_mul(MOST_TIMES)));
        Self {
            inner,
            read: 0,
            most,
        }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.read += read as u64;
        if self.read > self.most {
            let why = format!(
                "it unpacks to more than {} MB, and no file of the administration is as large: delete it, and download \
                 the right one",
                self.most >> 20
            );
            return Err(io::Error::other(why));
        }
        Ok(read)
    }
}

#[cfg(test)]
pub mod tests {
    use std::io::Write;
    use std::path::{Path, PathBuf};

    use super::*;

    fn kept(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    }

    fn all(path: &Path) -> Result<Vec<(String, String)>> {
        let mut seen = Vec::new();
        each(path, &mut |name, head, whole| {
            let mut text = String::new();
            whole.read_to_string(&mut text)?;
            assert!(text.as_bytes().starts_with(head));
            seen.push((name.to_owned(), text));
            Ok(Go::On)
        })?;
        Ok(seen)
    }

    /// An archive of texts under their names.
    pub fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = tar::Builder::new(Vec::new());
        for (name, text) in files {
            let mut header = tar::Header::new_ustar();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            archive
                .append_data(&mut header, name, text.as_bytes())
                .expect("an entry");
        }
        archive.into_inner().expect("an archive")
    }

    fn tarred() -> Vec<u8> {
        archive(&[
            ("communes/01001.json", "{}"),
            ("2026-11-20_053120-data.gouv_local.json", "[1]"),
        ])
    }

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(bytes).expect("packed");
        packer.finish().expect("packed")
    }

    /// Packed as DILA packs.
    pub fn bz2(bytes: &[u8]) -> Vec<u8> {
        let mut packer = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
        packer.write_all(bytes).expect("packed");
        packer.finish().expect("packed")
    }

    fn zipped(bytes: &[u8]) -> Vec<u8> {
        let mut packer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        packer.start_file("a.json", options).expect("packed");
        packer.write_all(bytes).expect("packed");
        packer.finish().expect("packed").into_inner()
    }

    #[test]
    fn a_file_is_read_however_it_is_packed() {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in [
            ("a.json", b"[1]".to_vec()),
            ("a.json.gz", gz(b"[1]")),
            ("a.json.bz2", bz2(b"[1]")),
            ("a.zip", zipped(b"[1]")),
        ] {
            let seen = all(&kept(folder.path(), name, &bytes)).expect(name);
            assert_eq!(seen, [("a.json".to_owned(), "[1]".to_owned())], "{name}");
        }
        for (name, bytes) in [
            ("a.tar", tarred()),
            ("a.tar.gz", gz(&tarred())),
            ("a.tar.bz2", bz2(&tarred())),
        ] {
            let seen = all(&kept(folder.path(), name, &bytes)).expect(name);
            assert_eq!(seen.len(), 2, "{name}");
            assert_eq!(
                seen[1],
                (
                    "2026-11-20_053120-data.gouv_local.json".to_owned(),
                    "[1]".to_owned()
                )
            );
        }
    }

    #[test]
    fn an_archive_bomb_is_stopped() {
        let folder = tempfile::tempdir().expect("a folder");
        let blanks = vec![b' '; 20 << 20];
        for (name, bytes) in [
            ("a.gz", gz(&blanks)),
            ("a.bz2", bz2(&blanks)),
            ("a.zip", zipped(&blanks)),
        ] {
            let error = all(&kept(folder.path(), name, &bytes)).expect_err(name);
            assert!(
                format!("{error:#}").contains("unpacks to more than"),
                "{name}: {error:#}"
            );
        }
    }

    #[test]
    fn an_archive_that_is_cut_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let text: Vec<u8> = (0..200_000_u32)
            .flat_map(|at| (at.wrapping_mul(2_654_435_761)).to_le_bytes())
            .collect();
        for (name, bytes) in [
            ("a.gz", gz(&text)),
            ("a.bz2", bz2(&text)),
            ("a.zip", zipped(&text)),
        ] {
            let cut = &bytes[..bytes.len() / 2];
            let path = kept(folder.path(), name, cut);
            let read = each(&path, &mut |_, _, whole| {
                io::copy(whole, &mut io::sink())?;
                Ok(Go::On)
            });
            assert!(read.is_err(), "{name}");
        }
    }
}
