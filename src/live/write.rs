use leptos::prelude::*;

use crate::browser::js::encode;
use crate::browser::position::{self, NoPosition};
use crate::components::{CopyButton, Field, Folded, dynamic_text, on_change, on_press};
use crate::domain::{Message, Situation, Voice, Who};
use crate::guide::Guide;

/// Composing the text to 114. The message exists only as long as this screen.
#[component]
pub fn Write(
    /// Labels and device.
    guide: Guide,
) -> impl IntoView {
    let labels = &guide.labels.write;
    let lines = guide.message;
    let message = RwSignal::new(Message::default());
    let text = Signal::derive(move || message.with(|message| message.compose(lines)));
    let placed = move || message.with(Message::has_place);

    let more = move || more(guide, message);

    view! {
        <div class="write">
            <Field
                id="address"
                label=labels.address
                hint=labels.address_hint
                write=writes(message, |message| &mut message.place.address)
            />
            <div class="write__bar"><Send guide text /></div>
            <Locate guide message />
            <fieldset>
                <legend><h2>{labels.who}</h2></legend>
                {one_of(
                    "who",
                    [(Who::Me, lines.who_me), (Who::MeAndChildren, lines.who_children), (Who::Other, lines.who_other)],
                    Some(Who::default()),
                    move |who| message.update(|message| message.who = who),
                )}
            </fieldset>
            <Folded title=labels.more view=more />
            <section>
                <h2 id="preview-title">{labels.preview}</h2>
                <p class="preview" role="group" data-preview translate="no" lang="fr" dir="ltr" aria-labelledby="preview-title">
                    {dynamic_text(move || text.get())}
                </p>
                <p class="note" data-missing hidden=placed>{labels.missing}</p>
                <Send guide text />
                <CopyButton guide label=labels.copy text />
                <p data-after>{labels.after}</p>
                <p class="muted">{labels.kept}</p>
            </section>
        </div>
    }
}

/// A listener that writes the typed text into a field of the message.
fn writes(
    message: RwSignal<Message>,
    part: fn(&mut Message) -> &mut String,
) -> impl Fn(String) + 'static {
    move |text| message.update(|message| *part(message) = text)
}

/// Optional details that help the rescuers.
fn more(guide: Guide, message: RwSignal<Message>) -> AnyView {
    let labels = &guide.labels.write;
    let lines = guide.message;
    view! {
        <fieldset>
            <legend><h2>{labels.what}</h2></legend>
            {situations(guide, message)}
        </fieldset>
        <Field id="details" label=labels.details long=true write=writes(message, |message| &mut message.details) />
        <Field id="floor-door" label=labels.floor write=writes(message, |message| &mut message.place.floor) />
        <Field id="code" label=labels.code write=writes(message, |message| &mut message.place.code) />
        <Field id="name" label=labels.name write=writes(message, |message| &mut message.name) />
        <fieldset>
            <legend><h2>{labels.voice}</h2></legend>
            {one_of(
                "voice",
                [(Voice::No, lines.voice_no), (Voice::Yes, lines.voice_yes)],
                None,
                move |voice| message.update(|message| message.voice = Some(voice)),
            )}
        </fieldset>
    }
    .into_any()
}

/// Opens the message app with the text.
#[component]
fn Send(
    /// Labels and device.
    guide: Guide,
    /// The message as it will be sent.
    text: Signal<String>,
) -> impl IntoView {
    let labels = &guide.labels.write;
    let (_, contact) = guide.library.contact_named("114")?;
    let digits = contact.reach.digits();
    let href = move || {
        guide
            .context
            .device
            .platform
            .sms(&digits, &encode(&text.read()))
    };
    Some(view! {
        <a class="button button--danger button--wide" href=href data-contact=contact.id data-send draggable="false">{labels.send}</a>
    })
}

/// Adds the position if the visitor agrees; says plainly if there is none.
#[component]
fn Locate(
    /// Labels.
    guide: Guide,
    /// Where the position goes.
    message: RwSignal<Message>,
) -> impl IntoView {
    let labels = &guide.labels.write;
    let said = RwSignal::new("");
    let located = move || message.with(|message| message.place.position.is_some());
    let toggle = move || {
        if untrack(located) {
            message.update(|message| message.place.position = None);
            said.set("");
            return;
        }
        said.set(labels.locating);
        position::ask(move |answer| {
            // The visitor may have left the screen meanwhile: then nothing is kept.
            let outcome = match answer {
                Ok(position) => {
                    message.try_update(|message| message.place.position = Some(position));
                    labels.located
                }
                Err(NoPosition::Refused) => labels.refused,
                Err(NoPosition::Absent) => labels.absent,
                Err(NoPosition::Slow) => labels.slow,
            };
            said.try_set(outcome);
        });
    };
    view! {
        <button type="button" class="button" data-locate on:click=on_press(toggle)>
            {dynamic_text(move || String::from(if located() { labels.remove_position } else { labels.locate }))}
        </button>
        <p class="muted">{labels.locate_note}</p>
        <p role="status">{dynamic_text(move || String::from(said.get()))}</p>
    }
}

fn one_of<T: Copy + PartialEq + Send + Sync + 'static, const N: usize>(
    name: &'static str,
    options: [(T, &'static str); N],
    picked: Option<T>,
    pick: impl Fn(T) + Copy + 'static,
) -> Vec<AnyView> {
    let row = move |(value, label)| {
        view! {
            <label class="pick">
                <input type="radio" name=name checked=picked == Some(value) on:change=on_change(move |_| pick(value)) />
                {label}
            </label>
        }
        .into_any()
    };
    options.into_iter().map(row).collect()
}

fn situations(guide: Guide, message: RwSignal<Message>) -> Vec<AnyView> {
    let lines = guide.message;
    let options = [
        (Situation::Violence, lines.violence),
        (Situation::Weapon, lines.weapon),
        (Situation::Injured, lines.injured),
        (Situation::LockedIn, lines.locked_in),
    ];
    let row = move |(situation, label)| {
        let toggle = on_change(move |event| {
            let ticked = event_target_checked(&event);
            message.update(|message| message.tick(situation, ticked));
        });
        view! {
            <label class="pick">
                <input type="checkbox" on:change=toggle />
                {label}
            </label>
        }
        .into_any()
    };
    options.into_iter().map(row).collect()
}
