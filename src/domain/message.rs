use crate::labels::MessageLabels;

/// What the 114 asks for first: name, precise address, reason
/// (Service Public F12544). Kept in memory while the screen is open, never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Where help is needed.
    pub place: Place,
    /// Who is in danger.
    pub who: Who,
    /// What happens, as ticked.
    pub situations: Vec<Situation>,
    /// What happens, in the writer's own words.
    pub details: String,
    /// Whether the writer can answer a voice call.
    pub voice: Option<Voice>,
    /// The writer's name, if given.
    pub name: String,
}

/// An address as a patrol needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Number, street and town, or a place that people know.
    pub address: String,
    /// Floor and door.
    pub floor: String,
    /// Entry code or name on the bell.
    pub code: String,
    /// Position of the device, if the writer agreed to add it.
    pub position: Option<Position>,
}

/// A position from the browser. The degrees are already text: formatting
/// floating-point numbers in Rust would add 10 kB to the download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Degrees, five decimals (about one metre).
    pub latitude: String,
    /// Degrees, five decimals.
    pub longitude: String,
    /// The device is within this distance, in metres.
    pub radius: u32,
}

/// Who is in danger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// The writer. This is the default, which the shortest message contains.
    #[default]
    Me,
    /// The writer and children.
    MeAndChildren,
    /// Another person.
    Other,
}

/// What happens. Several can be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Situation {
    /// Blows or threats now.
    Violence,
    /// There is a weapon.
    Weapon,
    /// A person is hurt.
    Injured,
    /// The writer cannot leave.
    LockedIn,
}

/// Whether the writer can speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Writing only: speaking would be dangerous or is impossible.
    No,
    /// Speaking is possible.
    Yes,
}

impl Message {
    /// Whether the message has an address or a position, so that help can find the place.
    pub fn has_place(&self) -> bool {
        self.place.position.is_some() || !self.place.address.trim().is_empty()
    }

    /// Adds or removes a situation; they stay in the order of [`Situation`].
    pub fn tick(&mut self, situation: Situation, ticked: bool) {
        self.situations.retain(|one| *one != situation);
        if ticked {
            let at = self
                .situations
                .iter()
                .take_while(|one| **one < situation)
                .count();
            self.situations.insert(at, situation);
        }
    }

    /// The text to send: whole words, one fact per line, the most needed first.
    /// Empty fields are left out.
    pub fn compose(&self, labels: &MessageLabels) -> String {
        let mut lines = vec![String::from(labels.opening)];
        let place = &self.place;
        line(&mut lines, labels.address, &place.address);
        line(&mut lines, labels.floor, &place.floor);
        line(&mut lines, labels.code, &place.code);
        if let Some(Position {
            latitude,
            longitude,
            radius,
        }) = &place.position
        {
            let text = format!(
                "{latitude}, {longitude} ({} {radius} {})",
                labels.within, labels.metres
            );
            line(&mut lines, labels.position, &text);
        }
        lines.push(String::from(match self.who {
            Who::Me => labels.who_me,
            Who::MeAndChildren => labels.who_children,
            Who::Other => labels.who_other,
        }));
        for situation in &self.situations {
            let text = match situation {
                Situation::Violence => labels.violence,
                Situation::Weapon => labels.weapon,
                Situation::Injured => labels.injured,
                Situation::LockedIn => labels.locked_in,
            };
            lines.push(String::from(text));
        }
        let details = self.details.trim();
        if !details.is_empty() {
            lines.push(String::from(details));
        }
        if let Some(voice) = self.voice {
            let text = match voice {
                Voice::No => labels.voice_no,
                Voice::Yes => labels.voice_yes,
            };
            lines.push(String::from(text));
        }
        line(&mut lines, labels.name, &self.name);
        lines.join("\n")
    }
}

fn line(lines: &mut Vec<String>, label: &str, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        lines.push(format!("{label} {text}"));
    }
}

#[cfg(test)]
mod tests {
    use super::{Message, Place, Position, Situation, Voice, Who};
    use crate::labels::MessageLabels;

    fn labels() -> MessageLabels {
        MessageLabels {
            opening: "Urgence.",
            address: "Adresse :",
            floor: "Étage :",
            code: "Code :",
            position: "Position :",
            within: "à",
            metres: "mètres près",
            who_me: "Je suis en danger.",
            who_children: "Je suis en danger avec des enfants.",
            who_other: "Une autre personne est en danger.",
            violence: "Une personne est violente.",
            weapon: "Il y a une arme.",
            injured: "Il y a un blessé.",
            locked_in: "Je ne peux pas sortir.",
            voice_no: "Je ne peux pas parler.",
            voice_yes: "Je peux parler.",
            name: "Nom :",
        }
    }

    fn position() -> Position {
        Position {
            latitude: "46.56432".into(),
            longitude: "3.33210".into(),
            radius: 25,
        }
    }

    #[test]
    fn empty_fields_are_not_sent() {
        let message = Message {
            details: "  \n ".into(),
            ..Message::default()
        };
        assert_eq!(message.compose(&labels()), "Urgence.\nJe suis en danger.");
        assert!(!message.has_place());
    }

    #[test]
    fn the_place_comes_before_the_rest() {
        let message = Message {
            place: Place {
                address: " 12 rue des Lilas, Moulins ".into(),
                floor: "3".into(),
                code: "A12B".into(),
                position: Some(position()),
            },
            who: Who::MeAndChildren,
            situations: vec![
                Situation::Violence,
                Situation::Weapon,
                Situation::Injured,
                Situation::LockedIn,
            ],
            details: "Porte de derrière ouverte".into(),
            voice: Some(Voice::No),
            name: "Anne".into(),
        };
        assert!(message.has_place());
        assert_eq!(
            message.compose(&labels()),
            "Urgence.\nAdresse : 12 rue des Lilas, Moulins\nÉtage : 3\nCode : A12B\n\
             Position : 46.56432, 3.33210 (à 25 mètres près)\nJe suis en danger avec des enfants.\n\
             Une personne est violente.\nIl y a une arme.\nIl y a un blessé.\nJe ne peux pas sortir.\n\
             Porte de derrière ouverte\nJe ne peux pas parler.\nNom : Anne"
        );
    }

    #[test]
    fn an_address_or_a_position_is_enough_for_a_place() {
        let mut message = Message::default();
        assert!(!message.has_place());
        message.place.address = "5 quai d’Allier, Vichy".into();
        assert!(message.has_place());
        let by_position = Message {
            place: Place {
                position: Some(position()),
                ..Place::default()
            },
            ..Message::default()
        };
        assert!(by_position.has_place());
    }
}
