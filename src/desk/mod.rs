//! The tools of a counter, and the guide around them: another program than the guide alone,
//! so that nobody else waits for it (`src/decisions/two-programs.md`).

mod around;
mod code;
mod discreet;
mod home;
mod keep;
mod paper;
mod qr;
mod sheet;
mod tools;

use leptos::prelude::*;

use crate::components::Site;
use crate::domain::Screen;
use crate::{app, browser};

/// Shows the guide with the tools.
pub fn start_with_tools() {
    tools::prepare();
    let door = browser::page::tool();
    app::show_in_page(Screen::from_tool(&door), show, !door.is_empty());
}

fn show(site: Site, screen: Screen) -> AnyView {
    let Some(tools) = tools::tools() else {
        return app::show(site, screen);
    };
    let shown = match screen {
        Screen::Desk => view! { <home::Desk site tools /> }.into_any(),
        Screen::Sheet(answers) => view! { <sheet::Sheet site tools answers /> }.into_any(),
        Screen::Keep => view! { <keep::Keep site tools /> }.into_any(),
        Screen::Code(index) => view! { <code::CodeScreen site tools index /> }.into_any(),
        other => app::show(site, other),
    };
    view! { {shown} <around::Around site tools /> }.into_any()
}
