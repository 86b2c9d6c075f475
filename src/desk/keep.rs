use leptos::prelude::*;

use super::tools::Tools;
use crate::browser::offline::{Copy, Watch};
use crate::browser::page;
use crate::components::{Awaited, Back, Site, checked, live, press};

/// Keeping the guide on this device, for days without network: what it leaves comes first.
#[component]
pub fn Keep(
    /// Text and navigation.
    site: Site,
    /// Labels.
    tools: &'static Tools,
) -> impl IntoView {
    let words = &tools.words;
    let copy = RwSignal::new(None);
    let removed = RwSignal::new(false);
    // Dropped with this component.
    let watch = StoredValue::new_local(Watch::new(move |now| {
        copy.try_set(Some(now));
    }));
    // The pressed button goes away: focus to the title, as on arrival.
    let keep = move || {
        page::show_title(|_| ());
        removed.set(false);
        watch.with_value(Watch::keep);
    };
    let remove = move || {
        page::show_title(|_| ());
        removed.set(true);
        watch.with_value(Watch::remove);
    };
    view! {
        <main class="screen" data-screen="keep">
            <Back site />
            <h1 tabindex="-1">{words.keep_title}</h1>
            <p>{words.keep_lead}</p>
            <section class="prose">
                <h2>{words.keep_for}</h2>
                <ul class="dont"><li>{words.keep_for_no}</li></ul>
                <ul class="do"><li>{words.keep_for_yes}</li></ul>
                <p>{words.keep_for_ask}</p>
                <p>{words.keep_for_calls}</p>
                <h2>{words.keep_what}</h2>
                <ul>{lines(&[words.keep_what_1, words.keep_what_2, words.keep_what_3, words.keep_what_4])}</ul>
                <h2>{words.keep_how}</h2>
                <ul>{lines(&[words.keep_how_1, words.keep_how_2, words.keep_how_3])}</ul>
            </section>
            <Awaited site />
            <div role="status">{live(move || said(site, tools, copy.get(), removed.get()))}</div>
            // Not in the region above: a screen reader would read it at each file.
            {live(move || match copy.get() {
                Some(Copy::Coming { done, all }) => progress(tools, done, all),
                _ => ().into_any(),
            })}
            {live(move || match copy.get() {
                None | Some(Copy::Unavailable) => ().into_any(),
                Some(Copy::Here { .. } | Copy::Coming { .. }) => view! {
                    <button type="button" class="button" data-keep="remove" on:click=press(remove)>{words.keep_remove}</button>
                }
                .into_any(),
                Some(Copy::Absent | Copy::Broken | Copy::Full) => view! {
                    <button type="button" class="button button--main" data-keep="start" on:click=press(keep)>{words.keep_start}</button>
                }
                .into_any(),
            })}
        </main>
    }
}

fn lines(lines: &[&'static str]) -> Vec<AnyView> {
    let item = |line: &&'static str| view! { <li>{*line}</li> }.into_any();
    lines.iter().map(item).collect()
}

/// The state of the copy, in words.
fn said(site: Site, tools: &'static Tools, copy: Option<Copy>, removed: bool) -> AnyView {
    let words = &tools.words;
    let note = |state: &'static str, text: &'static str| {
        view! { <p class="note" data-copy-state=state>{text}</p> }.into_any()
    };
    match copy {
        None => ().into_any(),
        Some(Copy::Unavailable) => note("unavailable", words.keep_unavailable),
        Some(Copy::Absent) if removed => note("absent", words.keep_removed),
        Some(Copy::Absent) => note("absent", words.keep_absent),
        Some(Copy::Broken) => note("broken", words.keep_network),
        Some(Copy::Full) => note("full", words.keep_full),
        Some(Copy::Coming { .. }) => note("coming", words.keep_coming),
        Some(Copy::Here { newer }) => {
            let dated = site.with_texts(move |texts| {
                let day = texts.cards.iter().map(|card| card.checked).max();
                let line = day.map(|day| [words.keep_dated, " ", &checked(site, day)].concat());
                view! { <p class="muted">{line}</p> }.into_any()
            });
            let newer = newer.then(|| view! { <p data-newer>{words.keep_newer}</p> });
            view! { {note("here", words.keep_here)} {newer} {dated} }.into_any()
        }
    }
}

fn progress(tools: &'static Tools, done: f64, all: f64) -> AnyView {
    let words = &tools.words;
    let kilobytes = |bytes: f64| (bytes / 1000.0).round().to_string();
    let amount = (all > 0.0).then(|| {
        let (done, all) = (kilobytes(done), kilobytes(all));
        [" ", &done, " / ", &all, " ", words.keep_kilobytes].concat()
    });
    view! {
        <p>
            <progress aria-label=words.keep_coming max=all.max(1.0).to_string() value=done.to_string()></progress>
            {amount}
        </p>
    }
    .into_any()
}
