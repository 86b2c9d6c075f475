use leptos::prelude::*;

use crate::browser::js::encode;
use crate::browser::position::{self, NoPosition};
use crate::components::{CopyButton, dynamic_text, on_change, on_press};
use crate::domain::{Message, Situation, Voice, Who};
use crate::guide::Guide;

/// Composing the text to 114. The message lives in this screen and dies with it.
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

    let field = move |name: &'static str,
                      label: &'static str,
                      write: fn(&mut Message) -> &mut String| {
        view! {
            <div class="field">
                <label for=name>{label}</label>
                <input
                    type="text"
                    id=name
                    autocomplete="off"
                    autocapitalize="sentences"
                    on:input=on_change(move |event| message.update(|message| *write(message) = event_target_value(&event)))
                />
            </div>
        }
    };

    view! {
            <fieldset class="stack">
                <legend><h2>{labels.place}</h2></legend>
                {field("street", labels.street, |message| &mut message.place.street)}
                {field("town", labels.town, |message| &mut message.place.town)}
                {field("floor-door", labels.floor, |message| &mut message.place.floor)}
                {field("code", labels.code, |message| &mut message.place.code)}
                <Locate guide message />
            </fieldset>
            <fieldset>
                <legend><h2>{labels.who}</h2></legend>
                {one_of(
                    "who",
                    [(Who::Me, lines.who_me), (Who::MeAndChildren, lines.who_children), (Who::Other, lines.who_other)],
                    move |who| message.update(|message| message.who = Some(who)),
                )}
            </fieldset>
            <fieldset class="stack">
                <legend><h2>{labels.what}</h2></legend>
                <div>{situations(guide, message)}</div>
                <div class="field">
                    <label for="details">{labels.details}</label>
                    <textarea
                        id="details"
                        rows="3"
                        autocomplete="off"
                        on:input=on_change(move |event| message.update(|message| message.details = event_target_value(&event)))
                    ></textarea>
                </div>
            </fieldset>
            <fieldset>
                <legend><h2>{labels.voice}</h2></legend>
                {one_of(
                    "voice",
                    [(Voice::No, lines.voice_no), (Voice::Yes, lines.voice_yes)],
                    move |voice| message.update(|message| message.voice = Some(voice)),
                )}
            </fieldset>
            {field("name", labels.name, |message| &mut message.name)}
            <section>
                <h2 id="preview-title">{labels.preview}</h2>
                <p class="preview" data-preview aria-labelledby="preview-title">{dynamic_text(move || text.get())}</p>
                <p class="note" hidden=placed>{labels.missing}</p>
                <Send guide text />
                <p>{labels.after}</p>
                <p class="muted">{labels.kept}</p>
            </section>
    }
}

/// Opens the message app with the text, or copies it.
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
        <a class="button button--danger button--wide" href=href data-contact=contact.id data-send>{labels.send}</a>
        <CopyButton guide label=labels.copy text />
    })
}

/// Adds the position if the person agrees; says plainly when there is none.
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
            // The screen may have been left in the meantime: nothing is kept then.
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

fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    name: &'static str,
    options: [(T, &'static str); N],
    pick: impl Fn(T) + Copy + 'static,
) -> Vec<AnyView> {
    let row = move |(value, label)| {
        view! {
            <label class="pick">
                <input type="radio" name=name on:change=on_change(move |_| pick(value)) />
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
