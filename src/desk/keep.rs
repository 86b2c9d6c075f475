use leptos::prelude::*;

use crate::browser::offline::{CopyStatus, OfflineCopy};
use crate::browser::page;
use crate::components::{dynamic, on_press, words};
use crate::guide::Guide;

/// Keeping the guide on this device, for days without network: it first says what the copy leaves.
#[component]
pub fn Keep(
    /// Labels, texts and navigation.
    guide: Guide,
) -> impl IntoView {
    let labels = &guide.labels.keep;
    let size = [&page::copy_size(), "\u{a0}", labels.megabytes].concat();
    let size: &'static str = labels.what_1.replace("{size}", &size).leak();
    let copy = RwSignal::new(None);
    let removed = RwSignal::new(false);
    // Dropped with this component.
    let watch = StoredValue::new_local(CopyStatus::new(move |now| {
        copy.try_set(Some(now));
    }));
    // The pressed button disappears: focus the title, as on arrival.
    let keep = move || {
        page::to_title();
        removed.set(false);
        watch.with_value(CopyStatus::keep);
    };
    let remove = move || {
        page::to_title();
        removed.set(true);
        watch.with_value(CopyStatus::remove);
    };
    view! {
            <h1 tabindex="-1">{labels.title}</h1>
            <p>{words(guide, labels.lead)}</p>
            <section class="prose">
                <h2>{labels.who}</h2>
                <ul class="dont"><li>{words(guide, labels.who_no)}</li></ul>
                <ul class="do"><li>{words(guide, labels.who_yes)}</li></ul>
                <p>{words(guide, labels.who_ask)}</p>
                <p>{words(guide, labels.who_calls)}</p>
                <h2>{labels.what}</h2>
                <ul>{lines(guide, &[size, labels.what_2, labels.what_3, labels.what_4])}</ul>
                <h2>{labels.how}</h2>
                <ul>{lines(guide, &[labels.how_1, labels.how_2, labels.how_3])}</ul>
            </section>
            <div role="status">{dynamic(move || said(guide, copy.get(), removed.get()))}</div>
            // Outside the status region above: a screen reader would read it after each file.
            {dynamic(move || match copy.get() {
                Some(OfflineCopy::Coming { done, all }) => progress(guide, done, all),
                _ => ().into_any(),
            })}
            {dynamic(move || match copy.get() {
                None | Some(OfflineCopy::Unavailable) => ().into_any(),
                Some(OfflineCopy::Here { .. } | OfflineCopy::Coming { .. }) => view! {
                    <button type="button" class="button" data-keep="remove" on:click=on_press(remove)>{labels.remove}</button>
                }
                .into_any(),
                Some(OfflineCopy::Absent | OfflineCopy::Broken | OfflineCopy::Full) => view! {
                    <button type="button" class="button button--main" data-keep="start" on:click=on_press(keep)>{labels.start}</button>
                }
                .into_any(),
            })}
    }
}

fn lines(guide: Guide, lines: &[&'static str]) -> Vec<AnyView> {
    let item = |line: &&'static str| view! { <li>{words(guide, line)}</li> }.into_any();
    lines.iter().map(item).collect()
}

/// The state of the copy, in words.
fn said(guide: Guide, copy: Option<OfflineCopy>, removed: bool) -> AnyView {
    let labels = &guide.labels.keep;
    let note = |state: &'static str, text: &'static str| {
        view! { <p class="note" data-copy-state=state>{text}</p> }.into_any()
    };
    match copy {
        None => ().into_any(),
        Some(OfflineCopy::Unavailable) => note("unavailable", labels.unavailable),
        Some(OfflineCopy::Absent) if removed => note("absent", labels.removed),
        Some(OfflineCopy::Absent) => note("absent", labels.absent),
        Some(OfflineCopy::Broken) => note("broken", labels.network),
        Some(OfflineCopy::Full) => note("full", labels.full),
        Some(OfflineCopy::Coming { .. }) => note("coming", labels.coming),
        Some(OfflineCopy::Here { newer }) => {
            let dated = [labels.dated, " ", guide.library.checked].concat();
            let newer = newer.then(|| view! { <p data-newer>{labels.newer}</p> });
            view! { {note("here", labels.here)} {newer} <p class="muted">{dated}</p> }.into_any()
        }
    }
}

fn progress(guide: Guide, done: f64, all: f64) -> AnyView {
    let labels = &guide.labels.keep;
    let kilobytes = |bytes: f64| (bytes / 1000.0).round().to_string();
    let amount = (all > 0.0).then(|| {
        let (done, all) = (kilobytes(done), kilobytes(all));
        [" ", &done, " / ", &all, " ", labels.kilobytes].concat()
    });
    view! {
        <p>
            <progress aria-label=labels.coming max=all.max(1.0).to_string() value=done.to_string()></progress>
            {amount}
        </p>
    }
    .into_any()
}
