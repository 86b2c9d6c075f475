//! The content and layout of each kind of print and picture. The letters are as large as possible.
//! Black on white: a printer without colours loses nothing. There are no faces
//! (`content/fr/cards/professional/kit.md`).

use content::types::PosterWords;

use super::drawing::{Drawing, Line};
use super::wrap::{Measure, wrap};
use crate::desk::qr;

const INK: &str = "#1c2430";
const ACCENT: &str = "#0b5160";
const LIGHT: &str = "#f3e3b3";

/// The audience. Each has its own print: words for violent persons are never beside the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Victims of violence.
    Victim,
    /// Persons who see or hear it.
    Witness,
    /// Violent persons.
    Author,
}

/// The kind of print or picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A poster with strips to tear off.
    A4,
    /// The same, twice as large.
    A3,
    /// Nine small papers that do not reveal the subject.
    Tickets,
    /// Twenty-four stickers.
    Stickers,
    /// A sheet to fold, French on one half and another language on the other.
    Leaflet,
    /// A picture of 1080 × 1080.
    Square,
    /// A picture of 1080 × 1920.
    Story,
    /// A picture of 1920 × 1080, for a screen in a hall.
    Wide,
}

impl Format {
    /// All formats, with their names in `data-format`.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::A4, "a4"),
        (Self::A3, "a3"),
        (Self::Tickets, "tickets"),
        (Self::Stickers, "stickers"),
        (Self::Leaflet, "leaflet"),
        (Self::Square, "1080x1080"),
        (Self::Story, "1080x1920"),
        (Self::Wide, "1920x1080"),
    ];

    /// Whether it is a picture for a screen.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Square | Self::Story | Self::Wide)
    }
}

/// What a number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A danger now.
    Danger,
    /// A danger now, without speaking.
    Silent,
    /// Being listened to.
    Listening,
    /// Being listened to, for violent persons.
    Talking,
}

/// A number of the contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number as printed.
    pub label: String,
    /// The address in its code.
    pub href: String,
    /// What it is for.
    pub what: What,
}

/// What to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The audience.
    pub audience: Audience,
    /// The kind of print.
    pub format: Format,
    /// The words in French, then in at most two more languages.
    pub words: Vec<&'static PosterWords>,
    /// The numbers; the first one is the largest.
    pub numbers: Vec<Number>,
    /// The rows of a ticket: numbers and neutral names.
    pub neutral: Vec<(&'static str, &'static str)>,
    /// The local line with the day of its check.
    pub local: String,
    /// The day on which the numbers were checked.
    pub checked: String,
}

/// The words do not fit, even at the smallest size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// The smallest and largest letters to try, in percent of the usual ones.
const SMALLEST: usize = 45;
const LARGEST: usize = 170;

/// Draws a print with the largest letters that fit.
///
/// # Errors
/// [`TooLong`] if the words do not fit at the smallest size.
pub fn draw(wish: &Wish, measure: Measure<'_>) -> Result<Drawing, TooLong> {
    let sizes = (SMALLEST..=LARGEST).rev().step_by(5);
    let mut sizes = sizes.filter_map(|percent| i32::try_from(percent).ok());
    sizes
        .find_map(|percent| match wish.format {
            Format::A4 => poster(wish, A4, percent, measure),
            Format::A3 => poster(wish, A3, percent, measure),
            Format::Tickets => tickets(wish, percent, measure),
            Format::Stickers => stickers(wish, percent, measure),
            Format::Leaflet => leaflet(wish, percent, measure),
            Format::Square => picture(wish, (1080, 1080), percent, measure),
            Format::Story => picture(wish, (1080, 1920), percent, measure),
            Format::Wide => wide(wish, percent, measure),
        })
        .ok_or(TooLong)
}

impl Audience {
    fn words(self, words: &PosterWords) -> (&'static str, &'static str) {
        match self {
            Self::Victim => words.victim,
            Self::Witness => words.witness,
            Self::Author => words.author,
        }
    }
}

impl What {
    fn words(self, words: &PosterWords) -> &'static str {
        match self {
            Self::Danger => words.danger,
            Self::Silent => words.silent,
            Self::Listening => words.listening,
            Self::Talking => words.talking,
        }
    }
}

/// Writes centred lines of text, one below the other.
struct Column<'c> {
    drawing: &'c mut Drawing,
    middle: i32,
    width: i32,
    /// The top of the next line.
    y: i32,
    /// The lowest position that text may reach.
    end: i32,
    /// The size of the letters, in percent of the usual one.
    percent: i32,
    measure: Measure<'c>,
}

impl Column<'_> {
    fn size(&self, usual: i32) -> i32 {
        usual * self.percent / 100
    }

    fn space(&mut self, usual: i32) {
        self.y += self.size(usual);
    }

    /// Writes a text; `None` if it does not fit.
    fn write(
        &mut self,
        text: &str,
        usual: i32,
        bold: bool,
        fill: &str,
        words: &PosterWords,
    ) -> Option<()> {
        let size = self.size(usual);
        for line in wrap(text, bold, size, self.width, self.measure)? {
            self.y += size * 6 / 5;
            self.drawing.text(&Line {
                words: &line,
                x: self.middle,
                y: self.y - size / 4,
                size,
                bold,
                fill,
                lang: words.lang,
                dir: words.dir,
                upright: false,
            });
        }
        (self.y <= self.end).then_some(())
    }

    /// Writes the question and the line under it, language by language.
    fn ask(&mut self, wish: &Wish, usual: i32) -> Option<()> {
        for (at, words) in wish.words.iter().enumerate() {
            let usual = if at == 0 { usual } else { usual * 3 / 5 };
            let (title, line) = wish.audience.words(words);
            self.write(title, usual, true, INK, words)?;
            self.write(line, usual / 2, false, INK, words)?;
            self.space(usual / 4);
        }
        Some(())
    }

    /// Writes a number and what it is for.
    fn number(&mut self, wish: &Wish, number: &Number, usual: i32) -> Option<()> {
        let french = wish.words.first()?;
        self.write(&number.label, usual, true, ACCENT, french)?;
        for words in &wish.words {
            self.write(
                number.what.words(words),
                (usual / 4).max(34),
                false,
                INK,
                words,
            )?;
        }
        Some(())
    }

    /// Writes the local line, and the day of the check.
    fn end(&mut self, wish: &Wish, usual: i32) -> Option<()> {
        let french = wish.words.first()?;
        if !wish.local.is_empty() {
            let local = [french.local, "\u{a0}: ", &wish.local].concat();
            self.write(&local, usual, true, INK, french)?;
        }
        let checked = [french.checked, " ", &wish.checked].concat();
        self.write(&checked, usual * 2 / 3, false, INK, french)
    }
}

/// Draws an open door on a dark wall, in the middle; `unit` is a tenth of its height.
fn door(drawing: &mut Drawing, width: i32, unit: i32) {
    let middle = width / 2;
    drawing.rect(0, 0, width, unit * 8, INK);
    drawing.rect(middle - unit * 2, unit * 2, unit * 4, unit * 6, LIGHT);
    drawing.shape(
        &[
            (middle + unit * 2, unit * 2),
            (middle + unit * 4, unit * 3),
            (middle + unit * 4, unit * 9),
            (middle + unit * 2, unit * 8),
        ],
        ACCENT,
    );
    drawing.shape(
        &[
            (middle - unit * 2, unit * 8),
            (middle + unit * 2, unit * 8),
            (middle + unit * 3, unit * 10),
            (middle - unit * 3, unit * 10),
        ],
        LIGHT,
    );
}

/// Sizes of paper, in tenths of a millimetre.
const A4: (i32, i32) = (2100, 2970);
const A3: (i32, i32) = (2970, 4200);

/// The strips of a poster: their number and their height.
const STRIPS: i32 = 10;
const STRIP: i32 = 520;

fn poster(wish: &Wish, printed: (i32, i32), percent: i32, measure: Measure<'_>) -> Option<Drawing> {
    let (width, height) = A4;
    let mut drawing = Drawing::paper(width, height, printed);
    door(&mut drawing, width, 45);
    let mut column = Column {
        drawing: &mut drawing,
        middle: width / 2,
        width: 1860,
        y: 490,
        end: height - STRIP - 30,
        percent: percent.min(110),
        measure,
    };
    column.ask(wish, 150)?;
    let (first, others) = wish.numbers.split_first()?;
    let top = column.y;
    // The code is beside the number: 32 mm, a quarter of which is the quiet border.
    column.middle = 800;
    column.width = 1300;
    column.number(wish, first, 300)?;
    let bottom = column.y.max(top + 340);
    let code = qr::draw(&first.href)?;
    column
        .drawing
        .code((1560, (top + bottom) / 2 - 160), 320, &code);
    column.y = bottom;
    column.space(30);
    let row = column.y;
    let mut deepest = row;
    for (middle, number) in [560, 1540].into_iter().zip(others) {
        column.y = row;
        column.middle = middle;
        column.width = 900;
        column.number(wish, number, 150)?;
        deepest = deepest.max(column.y);
    }
    column.y = deepest;
    column.middle = width / 2;
    column.width = 1860;
    column.space(40);
    column.end(wish, 54)?;
    strips(&mut drawing, wish, measure)?;
    Some(drawing)
}

/// Draws the strips to tear off: one number each, and no words about the subject.
fn strips(drawing: &mut Drawing, wish: &Wish, measure: Measure<'_>) -> Option<()> {
    let (width, height) = drawing.extent();
    let top = height - STRIP;
    let each = width / STRIPS;
    drawing.cut((0, top), (width, top));
    for (at, number) in (0..STRIPS).zip(wish.numbers.iter().cycle()) {
        let left = at * each;
        if at > 0 {
            drawing.cut((left, top), (left, height));
        }
        let size = [130, 110, 90, 70, 50].into_iter().find(|size| {
            wrap(&number.label, true, *size, STRIP - 60, measure)
                .is_some_and(|lines| lines.len() == 1)
        })?;
        drawing.text(&Line {
            words: &number.label,
            x: left + each / 2 + size / 3,
            y: height - STRIP / 2,
            size,
            bold: true,
            fill: INK,
            lang: "fr",
            dir: "ltr",
            upright: true,
        });
    }
    Some(())
}

fn tickets(wish: &Wish, percent: i32, measure: Measure<'_>) -> Option<Drawing> {
    let french = wish.words.first()?;
    small_papers((3, 3), (40, 50), percent.min(100), measure, |column| {
        for (number, name) in &wish.neutral {
            column.write(number, 74, true, INK, french)?;
            column.write(name, 38, false, INK, french)?;
            column.space(12);
        }
        column.space(16);
        column.write(&wish.checked, 30, false, INK, french)
    })
}

fn stickers(wish: &Wish, percent: i32, measure: Measure<'_>) -> Option<Drawing> {
    let french = wish.words.first()?;
    let number = wish.numbers.first()?;
    small_papers((3, 8), (30, 20), percent.min(120), measure, |column| {
        column.write(&number.label, 130, true, ACCENT, french)?;
        for words in &wish.words {
            column.write(number.what.words(words), 38, false, INK, words)?;
        }
        column.write(&wish.checked, 26, false, INK, french)
    })
}

/// An A4 to cut into identical papers: the number of columns and rows, and the margins at the sides
/// and at the ends of each paper.
fn small_papers(
    (columns, rows): (i32, i32),
    (side, end): (i32, i32),
    percent: i32,
    measure: Measure<'_>,
    fill: impl Fn(&mut Column<'_>) -> Option<()>,
) -> Option<Drawing> {
    let (width, height) = A4;
    let (each, high) = (width / columns, height / rows);
    let mut drawing = Drawing::paper(width, height, A4);
    for at in 1..columns {
        drawing.cut((at * each, 0), (at * each, height));
    }
    for at in 1..rows {
        drawing.cut((0, at * high), (width, at * high));
    }
    for at in 0..columns * rows {
        let (left, top) = (at % columns * each, at / columns * high);
        fill(&mut Column {
            drawing: &mut drawing,
            middle: left + each / 2,
            width: each - 2 * side,
            y: top + end,
            end: top + high - end,
            percent,
            measure,
        })?;
    }
    Some(drawing)
}

fn leaflet(wish: &Wish, percent: i32, measure: Measure<'_>) -> Option<Drawing> {
    let (width, height) = (2970, 2100);
    let mut drawing = Drawing::paper(width, height, (width, height));
    drawing.cut((width / 2, 0), (width / 2, height));
    for (middle, words) in [width / 4, width * 3 / 4].into_iter().zip(&wish.words) {
        let alone = Wish {
            words: vec![words],
            ..wish.clone()
        };
        let mut column = Column {
            drawing: &mut drawing,
            middle,
            width: width / 2 - 200,
            y: 80,
            end: height - 80,
            percent: percent.min(120),
            measure,
        };
        column.ask(&alone, 110)?;
        for number in &wish.numbers {
            column.number(&alone, number, 160)?;
            column.space(20);
        }
        let code = qr::draw(&wish.numbers.first()?.href)?;
        let top = column.y + 10;
        column.drawing.code((middle - 150, top), 300, &code);
        column.y = top + 310;
        column.end(&alone, 46)?;
    }
    Some(drawing)
}

fn picture(
    wish: &Wish,
    (width, height): (i32, i32),
    percent: i32,
    measure: Measure<'_>,
) -> Option<Drawing> {
    let mut drawing = Drawing::screen(width, height);
    let unit = height / 54;
    door(&mut drawing, width, unit);
    let mut column = Column {
        drawing: &mut drawing,
        middle: width / 2,
        width: width - 120,
        y: unit * 10 + 30,
        end: height - 40,
        percent,
        measure,
    };
    column.ask(wish, 80)?;
    for (at, number) in wish.numbers.iter().enumerate() {
        column.number(wish, number, if at == 0 { 150 } else { 80 })?;
        column.space(12);
    }
    column.end(wish, 38)?;
    Some(drawing)
}

fn wide(wish: &Wish, percent: i32, measure: Measure<'_>) -> Option<Drawing> {
    let (width, height) = (1920, 1080);
    let mut drawing = Drawing::screen(width, height);
    door(&mut drawing, width, 22);
    for (middle, asks) in [(width / 4 + 20, true), (width * 3 / 4 - 20, false)] {
        let mut column = Column {
            drawing: &mut drawing,
            middle,
            width: width / 2 - 120,
            y: 260,
            end: height - 50,
            percent,
            measure,
        };
        if asks {
            column.ask(wish, 90)?;
            column.end(wish, 38)?;
        } else {
            for (at, number) in wish.numbers.iter().enumerate() {
                column.number(wish, number, if at == 0 { 190 } else { 90 })?;
                column.space(16);
            }
        }
    }
    Some(drawing)
}

#[cfg(test)]
#[allow(clippy::panic, clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::{Audience, Format, Number, TooLong, What, Wish, draw};
    use content::types::PosterWords;

    static FRENCH: PosterWords = PosterWords {
        lang: "fr",
        dir: "ltr",
        language: "Français",
        victim: (
            "Une personne vous fait mal ou vous fait peur\u{a0}?",
            "Vous n’y êtes pour rien. Vous pouvez en parler.",
        ),
        witness: (
            "Vous entendez des cris\u{a0}? Vous voyez des coups\u{a0}?",
            "Restez à l’abri, et appelez.",
        ),
        author: (
            "Vous faites du mal à une personne proche\u{a0}?",
            "Vous pouvez demander de l’aide.",
        ),
        danger: "Danger immédiat",
        silent: "Par message, si vous ne pouvez pas parler",
        listening: "Écoute et conseil, jour et nuit",
        talking: "Une ligne vous écoute",
        checked: "Numéros vérifiés le",
        local: "Près d’ici",
    };

    static ARABIC: PosterWords = PosterWords {
        lang: "ar",
        dir: "rtl",
        victim: ("هل يؤذيكِ شخص ما أو يخيفكِ؟", "الذنب ليس ذنبكِ."),
        ..FRENCH
    };

    fn measure(text: &str, bold: bool) -> i32 {
        i32::try_from(text.chars().count()).unwrap() * if bold { 600 } else { 540 }
    }

    fn number(label: &str, what: What) -> Number {
        Number {
            label: label.into(),
            href: ["tel:", label].concat(),
            what,
        }
    }

    fn wish(audience: Audience, format: Format, words: Vec<&'static PosterWords>) -> Wish {
        let numbers = match audience {
            Audience::Author => vec![
                number("08 019 019 11", What::Talking),
                number("17", What::Danger),
            ],
            _ => vec![
                number("3919", What::Listening),
                number("17", What::Danger),
                number("114", What::Silent),
            ],
        };
        Wish {
            audience,
            format,
            words,
            numbers,
            neutral: vec![("15", "Samu"), ("17", "Police"), ("3919", "Info")],
            local: String::new(),
            checked: "26/11/2026".into(),
        }
    }

    #[test]
    fn every_print_has_its_numbers_and_the_day_of_their_check() {
        for audience in [Audience::Victim, Audience::Witness, Audience::Author] {
            for (format, name) in Format::ALL {
                for words in [
                    vec![&FRENCH],
                    vec![&FRENCH, &ARABIC],
                    vec![&FRENCH, &ARABIC, &ARABIC],
                ] {
                    let wish = wish(audience, format, words);
                    let drawing =
                        draw(&wish, &measure).unwrap_or_else(|_| panic!("{audience:?} {name}"));
                    let said = drawing.words();
                    assert!(said.contains("26/11/2026"), "{name}: {said}");
                    let first = if format == Format::Tickets {
                        "3919"
                    } else {
                        wish.numbers.first().unwrap().label.as_str()
                    };
                    assert!(said.contains(first), "{name}: {said}");
                    let others = ["3919"];
                    if audience == Audience::Author && format != Format::Tickets {
                        assert!(
                            !others
                                .iter()
                                .any(|one| said.split(' ').any(|word| word == *one)),
                            "{said}"
                        );
                    }
                }
            }
        }
    }

    /// A strip may be found in a pocket.
    #[test]
    fn a_strip_shows_only_a_number() {
        let drawing = draw(&wish(Audience::Victim, Format::A4, vec![&FRENCH]), &measure).unwrap();
        let svg = drawing.svg();
        let strips: Vec<&str> = svg
            .split("<text ")
            .filter(|text| text.contains("rotate(-90"))
            .collect();
        assert_eq!(strips.len(), 10);
        for strip in strips {
            let (_, rest) = strip.split_once('>').unwrap();
            let (words, _) = rest.split_once('<').unwrap();
            assert!(
                words
                    .chars()
                    .all(|letter| letter.is_ascii_digit() || letter == ' '),
                "{words}"
            );
        }
    }

    #[test]
    fn a_ticket_does_not_reveal_the_subject() {
        let said = draw(
            &wish(Audience::Victim, Format::Tickets, vec![&FRENCH, &ARABIC]),
            &measure,
        )
        .unwrap()
        .words();
        for word in ["mal", "peur", "coups", "Écoute", "Danger"] {
            assert!(!said.contains(word), "{said}");
        }
        assert_eq!(said.matches("3919").count(), 9);
    }

    /// A phone needs a code that is at least 20 mm wide.
    #[test]
    fn a_code_is_wide_enough() {
        for format in [Format::A4, Format::Leaflet] {
            let svg = draw(
                &wish(Audience::Victim, format, vec![&FRENCH, &ARABIC]),
                &measure,
            )
            .unwrap()
            .svg();
            let codes: Vec<&str> = svg.split("<svg ").skip(2).collect();
            assert!(!codes.is_empty());
            for code in codes {
                let (_, rest) = code.split_once("width=\"").unwrap();
                let width: i32 = rest.split('"').next().unwrap().parse().unwrap();
                // 8 of 29 modules are the quiet border.
                assert!(width * 21 / 29 >= 200, "{width}");
            }
        }
    }

    #[test]
    fn a_local_line_is_on_the_print_or_refused() {
        let mut wish = wish(Audience::Victim, Format::A4, vec![&FRENCH]);
        wish.local = "Accueil de jour, 1 rue du Port (vérifié le 01/11/2026)".into();
        assert!(
            draw(&wish, &measure)
                .unwrap()
                .words()
                .contains("Accueil de jour")
        );
        wish.local = "a".repeat(300);
        assert!(matches!(draw(&wish, &measure), Err(TooLong)));
        wish.local = "mot ".repeat(3000);
        assert!(matches!(draw(&wish, &measure), Err(TooLong)));
    }

    #[test]
    fn nothing_stands_outside_the_sheet() {
        for (format, name) in Format::ALL {
            let drawing = draw(
                &wish(Audience::Witness, format, vec![&FRENCH, &ARABIC, &ARABIC]),
                &measure,
            )
            .unwrap();
            let (width, height) = drawing.extent();
            let svg = drawing.svg();
            for text in svg.split("<text ").skip(1) {
                let value = |name: &str| -> i32 {
                    let (_, rest) = text.split_once(&[name, "=\""].concat()).unwrap();
                    rest.split('"').next().unwrap().parse().unwrap()
                };
                let (x, y) = (value("x"), value("y"));
                assert!(x > 0 && x < width && y > 0 && y < height, "{name}: {text}");
            }
        }
    }
}
