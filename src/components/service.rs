use content::types::ContactId;
use leptos::html::Div;
use leptos::prelude::*;

use crate::browser::part::Part;
use crate::context::{Context, Loading};
use crate::enliven::enliven;

/// A service, with the nodes that the build has written for it.
#[component]
pub fn Service(
    /// The page of texts.
    context: Context,
    /// Which one.
    contact: ContactId,
) -> impl IntoView {
    written(context, contact, None)
}

/// The button that calls, writes or opens.
#[component]
pub fn WayIn(
    /// The page of texts.
    context: Context,
    /// Whose.
    contact: ContactId,
) -> impl IntoView {
    written(context, contact, Some("a.button"))
}

/// A place for the nodes of a service, or for one of them.
fn written(context: Context, contact: ContactId, css: Option<&'static str>) -> AnyView {
    let place = NodeRef::<Div>::new();
    place.on_load(move |place| {
        let name = ["service ", &contact.to_string()].concat();
        let Loading::Here(service) = untrack(|| context.piece(&name)) else {
            return;
        };
        let Some(part) = css.map_or(Some(service.clone()), |css| service.part(css)) else {
            return;
        };
        let place = Part::from(&*place);
        place.append(&part);
        enliven(context, &place, false);
    });
    view! { <div class="place" node_ref=place></div> }.into_any()
}
