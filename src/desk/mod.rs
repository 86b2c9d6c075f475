//! The tools of a desk: sheets, codes, posters, the desk mode, and keeping a copy of the guide.

mod around;
mod code;
mod discreet;
mod home;
mod keep;
mod kit;
mod nearby;
mod paper;
mod picks;
mod qr;
mod sheet;

use leptos::prelude::*;

pub use around::around;

use crate::guide::Guide;
use crate::screen::DeskScreen;

/// Shows a screen of the desk.
pub fn show(guide: Guide, screen: DeskScreen) -> AnyView {
    match screen {
        DeskScreen::Tools => view! { <home::Home guide /> }.into_any(),
        DeskScreen::Sheet(answers) => view! { <sheet::Sheet guide answers /> }.into_any(),
        DeskScreen::Kit => view! { <kit::Kit guide /> }.into_any(),
        DeskScreen::Keep => view! { <keep::Keep guide /> }.into_any(),
        DeskScreen::Code(contact) => view! { <code::CodeScreen guide contact /> }.into_any(),
    }
}
