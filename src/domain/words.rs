use serde::{Deserialize, Serialize};

/// Labels of the interface in one language (`src/content/<lang>/interface.toml`).
///
/// `S` is `String` while the build reads the file and `&str` in the app, which
/// borrows every text from the pack. A label that is missing or unknown fails the build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the text of each label says what it is")]
pub struct Words<S> {
    pub back: S,
    pub home: S,
    pub danger: S,
    pub urgent: S,
    pub advice: S,
    pub start: StartWords<S>,
    pub list: ListWords<S>,
    pub card: CardWords<S>,
    pub contact: ContactWords<S>,
    pub numbers: NumbersWords<S>,
    pub write: WriteWords<S>,
    pub traces: TracesWords<S>,
    pub message: MessageWords<S>,
}

/// The first screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the text of each label says what it is")]
pub struct StartWords<S> {
    pub title: S,
    pub lead: S,
    pub danger: S,
    pub danger_line: S,
    pub victim: S,
    pub victim_line: S,
    pub witness: S,
    pub witness_line: S,
    pub professional: S,
    pub professional_line: S,
    pub numbers: S,
    pub numbers_line: S,
    pub write: S,
    pub write_line: S,
    pub traces: S,
    pub traces_line: S,
    pub others: S,
}

/// A list of cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the text of each label says what it is")]
pub struct ListWords<S> {
    pub victim: S,
    pub victim_lead: S,
    pub witness: S,
    pub witness_lead: S,
    pub professional: S,
    pub professional_lead: S,
}

/// A card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the text of each label says what it is")]
pub struct CardWords<S> {
    pub contacts: S,
    pub sources: S,
    pub checked: S,
    pub dated: S,
    pub medium: S,
    pub leaves: S,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the text of each label says what it is")]
pub struct ContactWords<S> {
    pub call: S,
    pub text: S,
    pub open: S,
    pub copy: S,
    pub copied: S,
    pub not_copied: S,
    pub answers: S,
    pub hours: S,
    pub cost: S,
    pub bill: S,
    pub access: S,
    pub otherwise: S,
    pub details: S,
    pub call_log: S,
    pub text_log: S,
    pub visit_log: S,
    pub no_phone: S,
}

/// All numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the text of each label says what it is")]
pub struct NumbersWords<S> {
    pub title: S,
    pub lead: S,
    pub danger: S,
    pub urgent: S,
    pub advice: S,
}

/// Composing the text to 114.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the text of each label says what it is")]
pub struct WriteWords<S> {
    pub title: S,
    pub lead: S,
    pub place: S,
    pub street: S,
    pub town: S,
    pub floor: S,
    pub code: S,
    pub locate: S,
    pub locate_note: S,
    pub locating: S,
    pub located: S,
    pub refused: S,
    pub absent: S,
    pub slow: S,
    pub remove_position: S,
    pub who: S,
    pub what: S,
    pub details: S,
    pub voice: S,
    pub name: S,
    pub preview: S,
    pub missing: S,
    pub send: S,
    pub copy: S,
    pub after: S,
    pub kept: S,
    pub no_phone: S,
}

/// What stays on the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the text of each label says what it is")]
pub struct TracesWords<S> {
    pub title: S,
    pub lead: S,
    pub does: S,
    pub does_list: [S; 4],
    pub cannot: S,
    pub cannot_list: [S; 4],
    pub keys: S,
    pub rehearse: S,
    pub yours: S,
    pub general: S,
    pub others: S,
}

/// Lines of the text to 114. Plain apostrophes and spaces: an old phone shows the rest as squares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the text of each label says what it is")]
pub struct MessageWords<S> {
    pub opening: S,
    pub address: S,
    pub floor: S,
    pub code: S,
    pub position: S,
    pub within: S,
    pub metres: S,
    pub who_me: S,
    pub who_children: S,
    pub who_other: S,
    pub violence: S,
    pub weapon: S,
    pub injured: S,
    pub locked_in: S,
    pub voice_no: S,
    pub voice_yes: S,
    pub name: S,
}
