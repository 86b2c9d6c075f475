//! Pictures: the width of a text, a drawing as a PNG, a file to save. Nothing is sent.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

use super::part::document;

/// The font of the drawings (`desk/kit/drawing.rs`).
const FONT: &str = "100px system-ui, 'Noto Sans', Arial, sans-serif";

fn canvas(width: u32, height: u32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas = document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

/// Measures the width of texts.
pub struct Ruler(Option<CanvasRenderingContext2d>);

impl Ruler {
    /// A ruler that uses a canvas of this browser.
    pub fn new() -> Self {
        Self(canvas(1, 1).map(|(_, context)| context))
    }

    /// The width of a text at a font size of 1,000. If the browser gives none, a guess that is
    /// rather too wide.
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
        // A browser that hides its fonts may answer any value.
        match width {
            Ok(width) if width > 0 || text.trim().is_empty() => width,
            _ => guess(),
        }
    }
}

/// A drawing as a `data:` address for an image: the browser sends no request for it.
pub fn address(svg: &str) -> String {
    let encoded: String = js_sys::encode_uri_component(svg).into();
    ["data:image/svg+xml,", &encoded].concat()
}

/// Saves a drawing as a PNG file with a name, then calls `done` with whether that worked. It fails
/// if the browser protects against fingerprinting: the canvas then returns noise.
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
            // The callback owns `done`. If it is never called, nothing waits for it.
            let _ = canvas.to_blob(save.unchecked_ref());
        }
    });
    for event in ["load", "error"] {
        let _ = image.add_event_listener_with_callback(event, finish.unchecked_ref());
    }
    image.set_src(&address(svg));
    Ok(())
}

/// Whether the canvas returns what was drawn: the first pixels of every drawing are all `#1c2430`
/// or white.
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

/// Saves a drawing as an SVG file.
pub fn save_svg(svg: &str, name: &str) -> bool {
    let bytes = Uint8Array::from(svg.as_bytes());
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), &options);
    blob.is_ok_and(|blob| hand_over(&blob, name))
}

/// Downloads a file: the browser asks where to put it, or uses its download folder.
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
