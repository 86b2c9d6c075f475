//! Pictures: how wide a text is, a drawing as PNG, a file to keep. Nothing is sent.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

use super::part::document;

/// The letters of the drawings (`desk/kit/drawing.rs`).
const FONT: &str = "100px system-ui, 'Noto Sans', Arial, sans-serif";

fn canvas(width: u32, height: u32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas = document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

/// How wide texts are.
pub struct Ruler(Option<CanvasRenderingContext2d>);

impl Ruler {
    /// A ruler of this browser.
    pub fn new() -> Self {
        Self(canvas(1, 1).map(|(_, context)| context))
    }

    /// The width of a text in letters of a size of 1,000. Without an answer, a guess on the safe
    /// side.
    pub fn measure(&self, text: &str, bold: bool) -> i32 {
        let guess = || i32::try_from(text.chars().count()).unwrap_or(i32::MAX / 1000) * 650;
        let Some(context) = &self.0 else {
            return guess();
        };
        context.set_font(&[if bold { "700 " } else { "400 " }, FONT].concat());
        #[allow(clippy::cast_possible_truncation, reason = "a line is no million wide")]
        let width = context
            .measure_text(text)
            .map(|metrics| (metrics.width() * 10.0) as i32);
        // A browser that hides which fonts it has may answer anything.
        match width {
            Ok(width) if width > 0 || text.trim().is_empty() => width,
            _ => guess(),
        }
    }
}

/// A drawing as an address that an image can show: no request is made for it.
pub fn address(svg: &str) -> String {
    let encoded: String = js_sys::encode_uri_component(svg).into();
    ["data:image/svg+xml,", &encoded].concat()
}

/// Makes a PNG of a drawing, and hands it over as a file with a name; then says whether that
/// worked. A browser that guards against being recognised gives noise instead of the picture: that
/// is no picture.
pub fn save_png(
    svg: &str,
    width: u32,
    height: u32,
    name: &'static str,
    done: impl FnOnce(bool) + 'static,
) {
    let begun = draw(svg, width, height, name, done);
    if let Err(done) = begun {
        done(false);
    }
}

fn draw<F: FnOnce(bool) + 'static>(
    svg: &str,
    width: u32,
    height: u32,
    name: &'static str,
    done: F,
) -> Result<(), F> {
    let image = HtmlImageElement::new_with_width_and_height(width, height);
    let (Ok(image), Some((canvas, context))) = (image, canvas(width, height)) else {
        return Err(done);
    };
    let finish = Closure::once_into_js({
        let image = image.clone();
        move |event: web_sys::Event| {
            let drawn = event.type_() == "load"
                && context
                    .draw_image_with_html_image_element(&image, 0.0, 0.0)
                    .is_ok()
                && is_true(&context);
            if !drawn {
                done(false);
                return;
            }
            let save = Closure::once_into_js(move |blob: JsValue| {
                done(
                    blob.dyn_into()
                        .is_ok_and(|blob: Blob| hand_over(&blob, name)),
                );
            });
            // The callback has `done`: when it is never called, nobody waits for it.
            let _ = canvas.to_blob(save.unchecked_ref());
        }
    });
    for event in ["load", "error"] {
        let _ = image.add_event_listener_with_callback(event, finish.unchecked_ref());
    }
    image.set_src(&address(svg));
    Ok(())
}

/// Whether what is read of a canvas is what was drawn: the first point of every drawing has a
/// colour of its own, `#1c2430` or white.
fn is_true(context: &CanvasRenderingContext2d) -> bool {
    let Ok(data) = context.get_image_data(0.0, 0.0, 4.0, 1.0) else {
        return false;
    };
    let data = data.data();
    let known = [[0x1c, 0x24, 0x30, 0xff], [0xff; 4]];
    data.len() == 16
        && data
            .chunks(4)
            .all(|point| known.iter().any(|colour| point == colour))
}

/// Hands a drawing over as a file.
pub fn save_svg(svg: &str, name: &str) -> bool {
    let bytes = Uint8Array::from(svg.as_bytes());
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), &options);
    blob.is_ok_and(|blob| hand_over(&blob, name))
}

/// The browser asks where to, or puts it with what was downloaded.
fn hand_over(blob: &Blob, name: &str) -> bool {
    let made = || {
        let address = Url::create_object_url_with_blob(blob).ok()?;
        let link = document()?.create_element("a").ok()?;
        let link: HtmlAnchorElement = link.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Some(())
    };
    made().is_some()
}
