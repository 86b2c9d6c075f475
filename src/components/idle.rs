use leptos::prelude::*;

use super::dynamic;
use crate::browser::idle::IdleTimer;
use crate::context::Context;

/// How long before the end to warn, in milliseconds: 20 s, and the second that may pass between two
/// checks of the clock.
const WARNING: f64 = 21_000.0;

/// Forgets everything and returns to the start when the page has not been touched for a
/// while. It first shows and announces a warning: any gesture keeps the page (WCAG 2.2.1).
#[component]
pub fn Idle(
    /// Navigation.
    context: Context,
    /// After how many minutes.
    minutes: u16,
    /// The text of the warning.
    warning: &'static str,
    /// The label of its button.
    stay: &'static str,
) -> impl IntoView {
    let limit = f64::from(minutes) * 60_000.0;
    let warned = RwSignal::new(false);
    // Dropped with this component.
    StoredValue::new_local(IdleTimer::new(move |idle| {
        if idle >= limit {
            context.forget();
        } else if warned.try_get_untracked() == Some(idle < limit - WARNING) {
            warned.set(idle >= limit - WARNING);
        }
    }));
    let bar = move || {
        view! {
            <div class="idle">
                <p>{warning}</p>
                // Any press is a gesture, so the button needs no listener.
                <button type="button" class="button" data-stay>{stay}</button>
            </div>
        }
    };
    view! { <div role="alert">{dynamic(move || warned.get().then(bar).into_any())}</div> }
}
