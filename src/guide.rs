use content::places::{France, Map, find};
use content::types::Library;
use leptos::prelude::{GetUntracked, RwSignal, Set};

use crate::browser::{fetch, idle};
use crate::context::{Context, Loading};
use crate::labels::{Labels, MessageLabels};
use crate::screen::{Page, Screen};
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

/// The page that knows the file of the communes: the list where places are looked for.
pub const NEAR: Screen = Screen::Page(Page::Local);

impl Guide {
    /// Asks for the communes, unless they are here or on their way. One file for the whole of
    /// France: the request says nothing of where somebody is.
    pub fn want_places(self) {
        let places = self.places;
        if matches!(
            places.get_untracked(),
            Some(Loading::Here(_) | Loading::Awaited)
        ) {
            return;
        }
        let list = self.context.texts().piece(NEAR.name());
        let file = list.and_then(|list| list.part("[data-file]")?.attribute("data-file"));
        let Some(file) = file else {
            places.set(Some(Loading::Failed));
            return;
        };
        places.set(Some(Loading::Awaited));
        fetch::bytes(&file, move |bytes| {
            // They live as long as the page.
            let france = bytes.and_then(|bytes| France::read(bytes.leak()));
            let map = france.map(|france| &*Box::leak(Box::new(Map::open(france))));
            places.set(Some(map.map_or(Loading::Failed, Loading::Here)));
            if let Some(map) = map {
                // A browser compiles a function when it is first called: the first letter would
                // wait for that.
                idle::when_idle(move || {
                    std::hint::black_box(find(map, "saint", 1));
                });
            }
        });
    }
}
