//! A drawing as SVG, in whole units: tenths of a millimetre on paper, pixels on a screen. One way
//! to draw for what is printed, saved and shown.

/// What is drawn, the first shape undermost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    width: i32,
    height: i32,
    /// Its size as a browser reads it, such as `210mm`.
    size: (String, String),
    shapes: String,
    words: Vec<String>,
}

/// A line of text.
pub struct Line<'t> {
    /// The words.
    pub words: &'t str,
    /// The middle of the line.
    pub x: i32,
    /// The line that the letters stand on.
    pub y: i32,
    /// The size of the letters.
    pub size: i32,
    /// Whether they are heavy.
    pub bold: bool,
    /// Their colour.
    pub fill: &'t str,
    /// Their language.
    pub lang: &'t str,
    /// `ltr` or `rtl`.
    pub dir: &'t str,
    /// Whether the line stands on its end, to be torn off.
    pub upright: bool,
}

impl Drawing {
    /// An empty sheet of paper, in tenths of a millimetre; `printed` is its size on paper in the
    /// same unit: an A3 is an A4 that is larger.
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

    /// How wide and how high it is, in its units.
    pub fn extent(&self) -> (i32, i32) {
        (self.width, self.height)
    }

    /// A filled rectangle.
    pub fn rect(&mut self, x: i32, y: i32, width: i32, height: i32, fill: &str) {
        self.element(
            "rect",
            &[("x", x), ("y", y), ("width", width), ("height", height)],
            &[("fill", fill)],
        );
    }

    /// A shape with straight sides, filled, by its corners.
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

    /// A line to cut along.
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

    /// A line of text.
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

    /// A code to scan, by the side of its square and its path (`qr.rs`).
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

    /// Every word of it, for who does not see it.
    pub fn words(&self) -> String {
        self.words.join(" ")
    }

    /// The drawing as a file.
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

    /// A tag and what it says, without its end.
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

/// A text as XML holds it; signs that it may not hold are left out.
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
    fn a_drawing_is_whole_xml() {
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
