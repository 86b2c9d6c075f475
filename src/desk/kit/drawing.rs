//! A drawing as SVG, in whole units: tenths of a millimetre on paper, pixels on a screen. The same
//! drawing is printed, saved and shown.

/// A drawing; later shapes cover earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    width: i32,
    height: i32,
    /// Its width and height as in CSS, such as `210mm`.
    size: (String, String),
    shapes: String,
    words: Vec<String>,
}

/// A line of text.
pub struct Line<'t> {
    /// The words.
    pub words: &'t str,
    /// The horizontal middle of the line.
    pub x: i32,
    /// The baseline.
    pub y: i32,
    /// The font size.
    pub size: i32,
    /// Whether the letters are bold.
    pub bold: bool,
    /// Their colour.
    pub fill: &'t str,
    /// Their language.
    pub lang: &'t str,
    /// `ltr` or `rtl`.
    pub dir: &'t str,
    /// Whether the line is turned upright, for a strip to tear off.
    pub upright: bool,
}

impl Drawing {
    /// An empty sheet of paper, in tenths of a millimetre; `printed` is its printed size in the
    /// same unit: an A3 is an enlarged A4.
    pub fn paper(width: i32, height: i32, printed: (i32, i32)) -> Self {
        let size = |tenths: i32| {
            let digit = (tenths % 10).to_string();
            [&(tenths / 10).to_string(), ".", &digit, "mm"].concat()
        };
        Self::new(width, height, (size(printed.0), size(printed.1)))
    }

    /// An empty screen, in pixels.
    pub fn screen(width: i32, height: i32) -> Self {
        Self::new(width, height, (width.to_string(), height.to_string()))
    }

    fn new(width: i32, height: i32, size: (String, String)) -> Self {
        let mut drawing = Self {
            width,
            height,
            size,
            shapes: String::new(),
            words: Vec::new(),
        };
        drawing.rect(0, 0, width, height, "#ffffff");
        drawing
    }

    /// Its width and height, in its units.
    pub fn extent(&self) -> (i32, i32) {
        (self.width, self.height)
    }

    /// Adds a filled rectangle.
    pub fn rect(&mut self, x: i32, y: i32, width: i32, height: i32, fill: &str) {
        self.element(
            "rect",
            &[("x", x), ("y", y), ("width", width), ("height", height)],
            &[("fill", fill)],
        );
    }

    /// Adds a filled polygon, given by its corners.
    pub fn shape(&mut self, corners: &[(i32, i32)], fill: &str) {
        let mut points = String::new();
        for (x, y) in corners {
            points += &[&x.to_string(), ",", &y.to_string(), " "].concat();
        }
        self.element(
            "polygon",
            &[],
            &[("points", points.trim_end()), ("fill", fill)],
        );
    }

    /// Adds a dashed line to cut along.
    pub fn cut(&mut self, from: (i32, i32), to: (i32, i32)) {
        self.element(
            "line",
            &[
                ("x1", from.0),
                ("y1", from.1),
                ("x2", to.0),
                ("y2", to.1),
                ("stroke-width", 3),
            ],
            &[("stroke", "#000000"), ("stroke-dasharray", "20 20")],
        );
    }

    /// Adds a line of text.
    pub fn text(&mut self, line: &Line<'_>) {
        self.words.push(line.words.into());
        let (x, y) = (line.x.to_string(), line.y.to_string());
        let turn = ["rotate(-90 ", &x, " ", &y, ")"].concat();
        let weight = if line.bold { "700" } else { "400" };
        let mut said = vec![
            ("fill", line.fill),
            ("font-weight", weight),
            ("text-anchor", "middle"),
            ("direction", line.dir),
            ("xml:lang", line.lang),
        ];
        if line.upright {
            said.push(("transform", turn.as_str()));
        }
        self.open(
            "text",
            &[("x", line.x), ("y", line.y), ("font-size", line.size)],
            &said,
        );
        self.shapes += ">";
        escape(line.words, &mut self.shapes);
        self.shapes += "</text>";
    }

    /// Adds a QR code, given by the side of its square and its path (`qr.rs`).
    pub fn code(&mut self, (x, y): (i32, i32), width: i32, (side, path): &(i32, String)) {
        let side = side.to_string();
        let view = ["0 0 ", &side, " ", &side].concat();
        self.open(
            "svg",
            &[("x", x), ("y", y), ("width", width), ("height", width)],
            &[
                ("viewBox", view.as_str()),
                ("shape-rendering", "crispEdges"),
            ],
        );
        self.shapes += ">";
        self.element("path", &[], &[("d", path), ("fill", "#000000")]);
        self.shapes += "</svg>";
    }

    /// All its words, for its alternative text.
    pub fn words(&self) -> String {
        self.words.join(" ")
    }

    /// The drawing as an SVG document.
    pub fn svg(&self) -> String {
        let (width, height) = (self.width.to_string(), self.height.to_string());
        [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
            &self.size.0,
            "\" height=\"",
            &self.size.1,
            "\" viewBox=\"0 0 ",
            &width,
            " ",
            &height,
            "\" font-family=\"system-ui, 'Noto Sans', Arial, sans-serif\">",
            &self.shapes,
            "</svg>",
        ]
        .concat()
    }

    fn element(&mut self, name: &str, numbers: &[(&str, i32)], texts: &[(&str, &str)]) {
        self.open(name, numbers, texts);
        self.shapes += "/>";
    }

    /// Writes a tag and its attributes, without closing it.
    fn open(&mut self, name: &str, numbers: &[(&str, i32)], texts: &[(&str, &str)]) {
        self.shapes += "<";
        self.shapes += name;
        for (name, number) in numbers {
            self.shapes += &[" ", name, "=\"", &number.to_string(), "\""].concat();
        }
        for (name, text) in texts {
            self.shapes += &[" ", name, "=\""].concat();
            escape(text, &mut self.shapes);
            self.shapes += "\"";
        }
    }
}

/// Escapes a text for XML; characters that XML does not allow are left out.
fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '&' => into.push_str("&amp;"),
            '"' => into.push_str("&quot;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => into.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Drawing, Line};

    #[test]
    fn a_drawing_is_well_formed_xml() {
        let mut drawing = Drawing::paper(2100, 2970, (2970, 4200));
        drawing.text(&Line {
            words: "<a href=\"x\"> & \u{1}بلدية 🏛",
            x: 1,
            y: 2,
            size: 3,
            bold: true,
            fill: "#000000",
            lang: "ar",
            dir: "rtl",
            upright: true,
        });
        let svg = drawing.svg();
        assert!(svg.contains("width=\"297.0mm\" height=\"420.0mm\" viewBox=\"0 0 2100 2970\""));
        assert!(
            svg.contains(">&lt;a href=&quot;x&quot;&gt; &amp; بلدية 🏛</text>"),
            "{svg}"
        );
        assert!(svg.contains("rotate(-90 1 2)"));
        assert_eq!(svg.matches('<').count(), svg.matches('>').count());
    }
}
