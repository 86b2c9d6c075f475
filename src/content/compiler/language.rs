//! What differs between languages besides text: direction, quotation marks, the format of a day.
//! Punctuation is in `typography.rs`.

use crate::types::Day;

/// One language.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its code, which is the name of its folder and the `lang` of its pages.
    pub code: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
}

impl Language {
    /// The language with a code such as `fr`.
    pub fn of(code: &str) -> Self {
        let right_to_left = matches!(code, "ar" | "fa" | "he" | "ps" | "ur");
        Self {
            code: code.to_owned(),
            dir: if right_to_left { "rtl" } else { "ltr" },
        }
    }

    /// Whether the French rules for punctuation apply.
    pub fn is_french(&self) -> bool {
        self.code == "fr"
    }

    /// A day as people write it.
    pub fn day(&self, day: Day) -> String {
        match self.code.as_str() {
            "fr" | "en" | "ar" | "pt" | "es" => {
                format!("{:02}/{:02}/{}", day.day, day.month, day.year)
            }
            "tr" | "ru" | "uk" | "ro" => format!("{:02}.{:02}.{}", day.day, day.month, day.year),
            _ => day.to_string(),
        }
    }

    /// A text between quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        if self.is_french() {
            format!("«\u{a0}{text}\u{a0}»")
        } else {
            format!("“{text}”")
        }
    }
}
