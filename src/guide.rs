use content::places::Map;
use content::types::Library;
use leptos::prelude::RwSignal;

use crate::context::{Context, Loading};
use crate::labels::{Labels, MessageLabels};
use crate::workstation::Workstation;

/// What the interactive parts share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Guide {
    /// Navigation, the page of texts and the device.
    pub context: Context,
    /// Cards, contacts, the questionnaire and the index of the search.
    pub library: &'static Library,
    /// Labels of the interface.
    pub labels: &'static Labels,
    /// Lines of the text to 114: French in every language.
    pub message: &'static MessageLabels,
    /// The communes of France, loaded when a visitor looks for one.
    pub places: RwSignal<Option<Loading<&'static Map>>>,
    /// The mode of this workstation.
    pub workstation: &'static Workstation,
}
