use content::types::ContactId;
use leptos::html::Div;
use leptos::prelude::*;

use crate::browser::part::Part;
use crate::context::{Context, Loading};
use crate::enliven::enliven;

/// A service, shown with the nodes written by the build.
#[component]
pub fn Service(
    /// The page of texts.
    context: Context,
    /// Which one.
    contact: ContactId,
) -> impl IntoView {
    written(context, contact, None)
}

/// The button of a service that calls, writes or opens its site.
#[component]
pub fn WayIn(
    /// The page of texts.
    context: Context,
    /// Which service.
    contact: ContactId,
) -> impl IntoView {
    written(context, contact, Some("a.button"))
}

/// An element that receives the nodes of a service, or the one that matches `css`.
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
