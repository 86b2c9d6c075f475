//! Reads a printed page back with poppler: its words, and its codes as a telephone sees them.

use anyhow::{Context, Result, bail};
use std::process::Command;

/// Dots per inch of a picture such as a telephone takes, and not better.
const DOTS: f64 = 200.0;

/// A code on paper.
pub struct Code {
    /// The content of the code.
    pub says: String,
    /// The side of its dark square in mm, without the quiet border.
    pub side: f64,
}

/// The output of a poppler program for a PDF.
fn poppler(program: &str, arguments: &[&str], pdf: &[u8], end: Option<&str>) -> Result<Vec<u8>> {
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(file.path(), pdf)?;
    let mut command = Command::new(program);
    command.args(arguments).arg(file.path()).args(end);
    Ok(command.output().context(program.to_owned())?.stdout)
}

/// The output of `pdfinfo`.
pub fn about(pdf: &[u8]) -> Result<String> {
    let answer = poppler("pdfinfo", &[], pdf, None)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// The output of `pdftotext`.
pub fn text(pdf: &[u8], arguments: &[&str]) -> Result<String> {
    let answer = poppler("pdftotext", arguments, pdf, Some("-"))?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// The codes of the first page, read from a grey picture that is a little blurred. A code that
/// cannot be read is left out.
pub fn codes(pdf: &[u8]) -> Result<Vec<Code>> {
    let arguments = ["-r", &DOTS.to_string(), "-gray", "-singlefile"];
    let picture = poppler("pdftoppm", &arguments, pdf, None)?;
    let (width, height, dots) = grey(&picture)?;
    let dot = |x: usize, y: usize| dots.get(y * width + x).copied().unwrap_or(255);
    let blurred = |x: usize, y: usize| {
        let around = |at: usize, end: usize| at.saturating_sub(1)..=(at + 1).min(end - 1);
        let all = around(y, height).flat_map(|y| around(x, width).map(move |x| dot(x, y)));
        let (sum, count) = all.fold((0, 0), |(sum, count), dot| {
            (sum + u32::from(dot), count + 1)
        });
        u8::try_from(sum / count).unwrap_or(255)
    };
    let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let soft: Vec<u8> = rows.map(|(x, y)| blurred(x, y)).collect();
    let soft = |x: usize, y: usize| soft.get(y * width + x).copied().unwrap_or(255);
    let mut codes: Vec<Code> = Vec::new();
    for (view, step) in VIEWS {
        for top in (0..height).step_by(step) {
            for left in (0..width).step_by(step) {
                let (wide, high) = (view.min(width - left), view.min(height - top));
                let mut rows = (top..top + high).step_by(8);
                if rows.all(|y| (left..left + wide).step_by(8).all(|x| soft(x, y) == 255)) {
                    continue;
                }
                for code in in_view(wide, high, |x, y| soft(left + x, top + y)) {
                    if codes.iter().all(|known| known.says != code.says) {
                        codes.push(code);
                    }
                }
            }
        }
    }
    Ok(codes)
}

/// The side of what a telephone has in view, in dots, and how far it moves for the next view. It is
/// held over one code after the other, from 45 mm and from nearer, because what the reader takes
/// for dark depends on how much is in view. Each kind of view holds the whole dark square of a
/// code.
const VIEWS: [(usize, usize); 4] = [(354, 118), (300, 90), (260, 70), (220, 40)];

fn in_view(wide: usize, high: usize, dot: impl FnMut(usize, usize) -> u8) -> Vec<Code> {
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(wide, high, dot);
    let grids = image.detect_grids().into_iter();
    let read = grids.filter_map(|grid| {
        let [from, to, ..] = grid.bounds;
        let side = f64::from(from.x - to.x).hypot(f64::from(from.y - to.y));
        let (_, says) = grid.decode().ok()?;
        Some(Code {
            says,
            side: side * 25.4 / DOTS,
        })
    });
    read.collect()
}

/// Width, height and dots of a PGM file.
fn grey(picture: &[u8]) -> Result<(usize, usize, &[u8])> {
    let mut lines = picture.splitn(4, |byte| *byte == b'\n');
    let mut line = || lines.next().context("no picture");
    let (kind, size, white, dots) = (line()?, line()?, line()?, line()?);
    if kind != b"P5" || white != b"255" {
        bail!("not a grey picture");
    }
    let size = std::str::from_utf8(size)?;
    let (width, height) = size.split_once(' ').context("no size")?;
    Ok((width.parse()?, height.parse()?, dots))
}
