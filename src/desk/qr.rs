//! QR codes (ISO/IEC 18004).

use qrcodegen::{QrCode, QrCodeEcc};

/// The width of the light border around a code, in modules, as the standard requires.
const QUIET: i32 = 4;

/// A code as a drawing: the side of its square and the `d` of a path, dark modules filled.
/// `None` if the text is too long for a code.
pub fn draw(text: &str) -> Option<(i32, String)> {
    // Medium error correction: a fold or a spot on the paper does not make it unreadable.
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let (x, y) = ((x + QUIET).to_string(), (y + QUIET).to_string());
                path += &["M", &x, " ", &y, "h1v1h-1z"].concat();
            }
        }
    }
    Some((code.size() + 2 * QUIET, path))
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]
mod tests {
    use super::draw;

    /// Reads the drawing as a phone would.
    fn read(text: &str) -> String {
        const SCALE: usize = 4;
        let (side, path) = draw(text).unwrap();
        let side = usize::try_from(side).unwrap();
        let mut dark = vec![false; side * side];
        for module in path.split('M').skip(1) {
            let (place, _) = module.split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            dark[y * side + x] = true;
        }
        let pixel = |x: usize, y: usize| {
            if dark[y / SCALE * side + x / SCALE] {
                0
            } else {
                255
            }
        };
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, pixel);
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1, "{text}");
        grids[0].decode().unwrap().1
    }

    #[test]
    fn a_code_is_read_as_the_text_it_was_made_from() {
        for text in [
            "tel:3919",
            "tel:116006",
            "sms:114",
            "https://www.service-public.gouv.fr/cmi",
            "http://127.0.0.1:8080/",
            "https://guide.exemple.fr/",
        ] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn a_text_that_is_too_long_has_no_code() {
        assert_eq!(draw(&"a".repeat(5000)), None);
    }
}
