use leptos::prelude::*;

use crate::browser::position::{self, NoPosition};
use crate::components::{Back, CopyButton, Site, change, inlines, live, press};
use crate::domain::{Message, Reach, Situation, Voice, Who};

/// Composing the text to 114. The message lives in this screen and dies with it.
#[component]
pub fn Write(
    /// Text, navigation and device.
    site: Site,
) -> impl IntoView {
    let words = &site.guide.words.write;
    let lines = &site.guide.words.message;
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
                    on:input=change(move |event| message.update(|message| *write(message) = event_target_value(&event)))
                />
            </div>
        }
    };

    view! {
        <main class="screen" data-screen="write">
            <Back site />
            <h1 tabindex="-1">{words.title}</h1>
            <p>{words.lead}</p>
            <fieldset class="stack">
                <legend><h2>{words.place}</h2></legend>
                {field("street", words.street, |message| &mut message.place.street)}
                {field("town", words.town, |message| &mut message.place.town)}
                {field("floor-door", words.floor, |message| &mut message.place.floor)}
                {field("code", words.code, |message| &mut message.place.code)}
                <Locate site message />
            </fieldset>
            <fieldset>
                <legend><h2>{words.who}</h2></legend>
                {one_of(
                    "who",
                    [(Who::Me, lines.who_me), (Who::MeAndChildren, lines.who_children), (Who::Other, lines.who_other)],
                    move |who| message.update(|message| message.who = Some(who)),
                )}
            </fieldset>
            <fieldset class="stack">
                <legend><h2>{words.what}</h2></legend>
                <div>{situations(site, message)}</div>
                <div class="field">
                    <label for="details">{words.details}</label>
                    <textarea
                        id="details"
                        rows="3"
                        autocomplete="off"
                        on:input=change(move |event| message.update(|message| message.details = event_target_value(&event)))
                    ></textarea>
                </div>
            </fieldset>
            <fieldset>
                <legend><h2>{words.voice}</h2></legend>
                {one_of(
                    "voice",
                    [(Voice::No, lines.voice_no), (Voice::Yes, lines.voice_yes)],
                    move |voice| message.update(|message| message.voice = Some(voice)),
                )}
            </fieldset>
            {field("name", words.name, |message| &mut message.name)}
            <section>
                <h2 id="preview-title">{words.preview}</h2>
                <p class="preview" data-preview aria-labelledby="preview-title">{live(move || text.get().into_any())}</p>
                <p class="note" hidden=placed>{words.missing}</p>
                <Send site text />
                <p>{words.after}</p>
                <p class="muted">{words.kept}</p>
            </section>
        </main>
    }
}

/// Opens the message app with the text, or copies it.
#[component]
fn Send(
    /// Text and device.
    site: Site,
    /// The message as it will be sent.
    text: Signal<String>,
) -> impl IntoView {
    let words = &site.guide.words.write;
    let (index, contact) = site.guide.contact_named("114")?;
    let Reach::Text(number) = contact.reach else {
        return None;
    };
    let href = move || site.device.platform.sms(number, &text.read());
    let otherwise = (!site.device.telephone).then(|| {
        let way = site.with_texts(move |texts| {
            let service = texts.service(index);
            let way = service.and_then(|service| service.otherwise.as_ref());
            way.map(|way| inlines(site, way)).into_any()
        });
        view! { <p>{words.no_phone}" "{way}</p> }
    });
    Some(view! {
        {otherwise}
        <a class="button button--danger button--wide" href=href data-contact=contact.id data-send>{words.send}</a>
        <CopyButton site label=words.copy text />
    })
}

/// Adds the position if the person agrees; says plainly when there is none.
#[component]
fn Locate(
    /// Text.
    site: Site,
    /// Where the position goes.
    message: RwSignal<Message>,
) -> impl IntoView {
    let words = &site.guide.words.write;
    let said = RwSignal::new("");
    let located = move || message.with(|message| message.place.position.is_some());
    let toggle = move || {
        if untrack(located) {
            message.update(|message| message.place.position = None);
            said.set("");
            return;
        }
        said.set(words.locating);
        position::ask(move |answer| {
            // The screen may have been left in the meantime: nothing is kept then.
            let outcome = match answer {
                Ok(position) => {
                    message.try_update(|message| message.place.position = Some(position));
                    words.located
                }
                Err(NoPosition::Refused) => words.refused,
                Err(NoPosition::Absent) => words.absent,
                Err(NoPosition::Slow) => words.slow,
            };
            said.try_set(outcome);
        });
    };
    view! {
        <button type="button" class="button" data-locate on:click=press(toggle)>
            {live(move || if located() { words.remove_position } else { words.locate }.into_any())}
        </button>
        <p class="muted">{words.locate_note}</p>
        <p role="status">{live(move || said.get().into_any())}</p>
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
                <input type="radio" name=name on:change=change(move |_| pick(value)) />
                {label}
            </label>
        }
        .into_any()
    };
    options.into_iter().map(row).collect()
}

fn situations(site: Site, message: RwSignal<Message>) -> Vec<AnyView> {
    let lines = &site.guide.words.message;
    let options = [
        (Situation::Violence, lines.violence),
        (Situation::Weapon, lines.weapon),
        (Situation::Injured, lines.injured),
        (Situation::LockedIn, lines.locked_in),
    ];
    let row = move |(situation, label)| {
        let toggle = change(move |event| {
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
