//! Opening hours in the form that the guide reads: `mon-fri 9:00-12:00;sat 9:00-12:00`.
//!
//! Wrong hours send somebody to a closed door. So hours that are not fully understood are left out.

use content::search::fold;
use content::types::Opening;

/// The days as the files write them, Monday first.
pub const DAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];

const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const DAY: u16 = 24 * 60;

/// The hours of a week, in minutes after midnight.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Week([Vec<(u16, u16)>; 7]);

impl Week {
    /// Adds hours to a day (0 for Monday). `None` if they end before they begin.
    pub fn add(&mut self, day: usize, from: u16, to: u16) -> Option<()> {
        // Midnight is the end of a day, and so is the minute before it.
        let to = if to == 0 || to == DAY - 1 { DAY } else { to };
        (from < to && to <= DAY).then(|| self.0.get_mut(day).map(|slots| slots.push((from, to))))?
    }

    /// The text that [`Opening::read`] reads; empty if there are no hours.
    pub fn text(mut self) -> String {
        for slots in &mut self.0 {
            slots.sort_unstable();
            let mut joined: Vec<(u16, u16)> = Vec::new();
            for (from, to) in slots.drain(..) {
                match joined.last_mut() {
                    Some(last) if from <= last.1 => last.1 = last.1.max(to),
                    _ => joined.push((from, to)),
                }
            }
            *slots = joined;
        }
        if self.0.iter().all(|slots| slots == &[(0, DAY)]) {
            return "always".into();
        }
        let mut lines = Vec::new();
        let mut day = 0;
        while let Some(slots) = self.0.get(day) {
            let same = self
                .0
                .iter()
                .skip(day)
                .take_while(|other| *other == slots)
                .count();
            let days = match (NAMES.get(day), NAMES.get(day + same - 1)) {
                (Some(first), Some(last)) if first != last => format!("{first}-{last}"),
                (Some(first), _) => (*first).to_owned(),
                _ => break,
            };
            lines.extend(
                slots
                    .iter()
                    .map(|(from, to)| format!("{days} {}-{}", clock(*from), clock(*to))),
            );
            day += same;
        }
        let text = lines.join(";");
        if Opening::read(&text).is_some() {
            text
        } else {
            String::new()
        }
    }
}

fn clock(minute: u16) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// The index of a day in the week, from its French name.
pub fn day(name: &str) -> Option<usize> {
    let name = name.trim().to_lowercase();
    DAYS.iter().position(|known| *known == name)
}

/// Minutes after midnight, from `8h00`, `08h0`, `8h`, `08:00` or `08:00:00`.
pub fn minute(text: &str) -> Option<u16> {
    let text = text.trim();
    let mut parts = text.split(['h', 'H', ':']);
    let hour: u16 = parts.next()?.trim().parse().ok()?;
    let minute = match parts.next()?.trim() {
        "" => 0,
        minute => minute.parse::<u16>().ok()?,
    };
    let seconds_are_none = parts.all(|rest| rest.chars().all(|digit| digit == '0'));
    (seconds_are_none && minute < 60 && hour * 60 + minute <= DAY).then_some(hour * 60 + minute)
}

/// The hours of one sentence of the ministry, such as
/// `$Lundi : 8h00-12h00 14h00-18h00$Mardi : 8h00-12h00` or `24h/24 - 7j/7`; `$` ends a line. The
/// hours of public holidays are left out. `None` if the sentence says anything else.
pub fn sentence(text: &str) -> Option<String> {
    let text = text.replace('$', " ");
    if fold(&text).concat() == "24h247j7" {
        return Some("always".into());
    }
    let mut week = Week::default();
    // `None` before the first day; `Some(None)` for public holidays, whose hours the guide cannot
    // show.
    let mut on: Option<Option<usize>> = None;
    for word in text.replace(':', " : ").split_whitespace() {
        let plain = fold(word).concat();
        if let Some(day) = DAYS.iter().position(|known| *known == plain) {
            on = Some(Some(day));
        } else if plain == "jours" || plain == "feries" {
            on = Some(None);
        } else if word == ":" || plain == "ferme" || plain.is_empty() {
        } else {
            let (from, to) = word.split_once('-')?;
            let (from, to) = (minute(from)?, minute(to)?);
            if let Some(day) = on? {
                week.add(day, from, to)?;
            }
        }
    }
    Some(week.text())
}

#[cfg(test)]
mod tests {
    use super::{Week, minute, sentence};

    #[test]
    fn the_sentence_of_the_gendarmerie_becomes_hours() {
        let text = " Lundi : 8h00-12h00 14h00-18h00 Mardi : 8h00-12h00 14h00-18h00 Mercredi : 14h00-18h00 \
                    Jeudi : 8h00-12h00 14h00-18h00 Vendredi : 8h00-12h00 14h00-18h00 Samedi : 14h00-18h00 \
                    Dimanche : 9h00-12h00 15h00-18h00 Jours fériés : 9h00-12h00";
        assert_eq!(
            sentence(text).as_deref(),
            Some(
                "mon-tue 8:00-12:00;mon-tue 14:00-18:00;wed 14:00-18:00;thu-fri 8:00-12:00;\
                 thu-fri 14:00-18:00;sat 14:00-18:00;sun 9:00-12:00;sun 15:00-18:00"
            )
        );
    }

    #[test]
    fn lines_that_end_with_a_dollar_and_day_and_night_are_read() {
        let text = "$Lundi : 8h00-12h00$Mardi : 8h00-12h00$Dimanche : 9h00-12h00$Jours Fériés : 9h00-12h00";
        assert_eq!(
            sentence(text).as_deref(),
            Some("mon-tue 8:00-12:00;sun 9:00-12:00")
        );
        assert_eq!(sentence("24h/24 - 7j/7").as_deref(), Some("always"));
    }

    #[test]
    fn hours_that_are_not_fully_understood_are_left_out() {
        for text in [
            "Lundi : 8h00-12h00 sur rendez-vous",
            "Lundi : 18h00-8h00",
            "8h00-12h00",
            "Lundi : 25h00-26h00",
            "nous consulter",
        ] {
            assert_eq!(sentence(text), None, "{text}");
        }
        assert_eq!(sentence("24h/24"), None, "on which days?");
        assert_eq!(sentence("").as_deref(), Some(""));
        assert_eq!(sentence("Lundi : fermé").as_deref(), Some(""));
    }

    #[test]
    fn every_day_and_night_is_always() {
        let mut week = Week::default();
        for day in 0..7 {
            week.add(day, 0, 12 * 60).expect("a morning");
            week.add(day, 12 * 60, 0).expect("until midnight");
        }
        assert_eq!(week.text(), "always");
    }

    #[test]
    fn a_time_is_read_in_every_form() {
        for (text, is) in [
            ("8h00", 480),
            ("08h0", 480),
            ("8h", 480),
            ("08:30", 510),
            ("08:30:00", 510),
            ("24h00", 1440),
        ] {
            assert_eq!(minute(text), Some(is), "{text}");
        }
        for text in ["", "8", "h30", "24:01", "08:60", "08:30:15", "midi"] {
            assert_eq!(minute(text), None, "{text}");
        }
    }
}
