use leptos::prelude::*;

use crate::browser::offline::{CopyStatus, OfflineCopy};
use crate::browser::page;
use crate::components::{Back, dynamic, on_press};
use crate::live::Guide;

/// Keeping the guide on this device, for days without network: what it leaves comes first.
#[component]
pub fn Keep(
    /// Labels, texts and navigation.
    guide: Guide,
) -> impl IntoView {
    let labels = &guide.labels.desk;
    let size = page::copy_size();
    let size: &'static str = labels.keep_what_1.replace("{size}", &size).leak();
    let copy = RwSignal::new(None);
    let removed = RwSignal::new(false);
    // Dropped with this component.
    let watch = StoredValue::new_local(CopyStatus::new(move |now| {
        copy.try_set(Some(now));
    }));
    // The pressed button goes away: focus to the title, as on arrival.
    let keep = move || {
        page::show_title(|_| ());
        removed.set(false);
        watch.with_value(CopyStatus::keep);
    };
    let remove = move || {
        page::show_title(|_| ());
        removed.set(true);
        watch.with_value(CopyStatus::remove);
    };
    view! {
            <Back guide />
            <h1 tabindex="-1">{labels.keep_title}</h1>
            <p>{labels.keep_lead}</p>
            <section class="prose">
                <h2>{labels.keep_for}</h2>
                <ul class="dont"><li>{labels.keep_for_no}</li></ul>
                <ul class="do"><li>{labels.keep_for_yes}</li></ul>
                <p>{labels.keep_for_ask}</p>
                <p>{labels.keep_for_calls}</p>
                <h2>{labels.keep_what}</h2>
                <ul>{lines(&[size, labels.keep_what_2, labels.keep_what_3, labels.keep_what_4])}</ul>
                <h2>{labels.keep_how}</h2>
                <ul>{lines(&[labels.keep_how_1, labels.keep_how_2, labels.keep_how_3])}</ul>
            </section>
            <div role="status">{dynamic(move || said(guide, copy.get(), removed.get()))}</div>
            // Not in the region above: a screen reader would read it at each file.
            {dynamic(move || match copy.get() {
                Some(OfflineCopy::Coming { done, all }) => progress(guide, done, all),
                _ => ().into_any(),
            })}
            {dynamic(move || match copy.get() {
                None | Some(OfflineCopy::Unavailable) => ().into_any(),
                Some(OfflineCopy::Here { .. } | OfflineCopy::Coming { .. }) => view! {
                    <button type="button" class="button" data-keep="remove" on:click=on_press(remove)>{labels.keep_remove}</button>
                }
                .into_any(),
                Some(OfflineCopy::Absent | OfflineCopy::Broken | OfflineCopy::Full) => view! {
                    <button type="button" class="button button--main" data-keep="start" on:click=on_press(keep)>{labels.keep_start}</button>
                }
                .into_any(),
            })}
    }
}

fn lines(lines: &[&'static str]) -> Vec<AnyView> {
    let item = |line: &&'static str| view! { <li>{*line}</li> }.into_any();
    lines.iter().map(item).collect()
}

/// The state of the copy, in words.
fn said(guide: Guide, copy: Option<OfflineCopy>, removed: bool) -> AnyView {
    let labels = &guide.labels.desk;
    let note = |state: &'static str, text: &'static str| {
        view! { <p class="note" data-copy-state=state>{text}</p> }.into_any()
    };
    match copy {
        None => ().into_any(),
        Some(OfflineCopy::Unavailable) => note("unavailable", labels.keep_unavailable),
        Some(OfflineCopy::Absent) if removed => note("absent", labels.keep_removed),
        Some(OfflineCopy::Absent) => note("absent", labels.keep_absent),
        Some(OfflineCopy::Broken) => note("broken", labels.keep_network),
        Some(OfflineCopy::Full) => note("full", labels.keep_full),
        Some(OfflineCopy::Coming { .. }) => note("coming", labels.keep_coming),
        Some(OfflineCopy::Here { newer }) => {
            let dated = [labels.keep_dated, " ", guide.library.checked].concat();
            let newer = newer.then(|| view! { <p data-newer>{labels.keep_newer}</p> });
            view! { {note("here", labels.keep_here)} {newer} <p class="muted">{dated}</p> }.into_any()
        }
    }
}

fn progress(guide: Guide, done: f64, all: f64) -> AnyView {
    let labels = &guide.labels.desk;
    let kilobytes = |bytes: f64| (bytes / 1000.0).round().to_string();
    let amount = (all > 0.0).then(|| {
        let (done, all) = (kilobytes(done), kilobytes(all));
        [" ", &done, " / ", &all, " ", labels.keep_kilobytes].concat()
    });
    view! {
        <p>
            <progress aria-label=labels.keep_coming max=all.max(1.0).to_string() value=done.to_string()></progress>
            {amount}
        </p>
    }
    .into_any()
}
