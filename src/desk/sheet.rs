use leptos::prelude::*;

use super::discreet::{self, Refusal};
use super::paper;
use super::tools::Tools;
use crate::browser::{page, print};
use crate::components::{Awaited, Back, CopyButton, Site, change, live, press};
use crate::domain::{Answers, Orientation, Reach, Texts};

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A whole page.
    A4,
    /// A quarter of a page, to cut out.
    A6,
    /// The size of a bank card, to cut out; says nothing of the subject.
    Card,
}

/// What has been picked. Lives in this screen and dies with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picks {
    /// Indices in [`crate::domain::Guide::contacts`], in the order of the file.
    pub contacts: Vec<u16>,
    /// Indices in [`Orientation::steps`], in their order.
    pub steps: Vec<u16>,
    /// An appointment, or anything else to add.
    pub meeting: String,
    /// Lines to write on by hand.
    pub lines: bool,
    /// What is printed.
    pub format: Format,
    /// Letters half as large again.
    pub large: bool,
    /// Codes to scan.
    pub codes: bool,
}

/// The services that a sheet begins with.
const FIRST: [&str; 4] = ["3919", "17", "114", "116006"];

/// Composing a sheet: what to put on it, how large, and what it will look like.
#[component]
pub fn Sheet(
    /// Text and navigation.
    site: Site,
    /// Labels.
    tools: &'static Tools,
    /// From the questions, if they were answered.
    answers: Answers,
) -> impl IntoView {
    let words = &tools.words;
    let composed = site.with_texts(move |texts| compose(site, tools, texts, answers));
    view! {
        <main class="screen" data-screen="sheet">
            <Back site />
            <h1 tabindex="-1">{words.sheet_title}</h1>
            <Awaited site />
            {composed}
        </main>
    }
}

/// The same answers, spoken to the person who takes the sheet home, out of danger.
fn hers(orientation: &Orientation, answers: Answers) -> Answers {
    let kept = orientation.bits(|answer| !answer.other && !answer.ends);
    // Without a questionnaire, every step can be picked.
    let ticked = if answers.passed == 0 {
        kept
    } else {
        answers.ticked & kept
    };
    Answers { ticked, ..answers }
}

fn compose(
    site: Site,
    tools: &'static Tools,
    texts: &'static Texts<'static>,
    answers: Answers,
) -> AnyView {
    let words = &tools.words;
    let orientation = &texts.orientation;
    let from_questions = answers.passed > 0;
    let steps: Vec<u16> = {
        let shown = orientation.steps(hers(orientation, answers));
        let all = (0..).zip(&orientation.steps);
        all.filter(|(_, step)| shown.contains(step))
            .map(|(index, _)| index)
            .collect()
    };
    let first = (0..).zip(&site.guide.contacts);
    let contacts = first.filter(|(index, contact)| {
        let called = from_questions
            && steps.iter().any(|step| {
                let step = orientation.steps.get(usize::from(*step));
                step.is_some_and(|step| step.contacts.contains(index))
            });
        FIRST.contains(&contact.id) || called && !matches!(contact.reach, Reach::Web(_))
    });
    let picks = RwSignal::new(Picks {
        contacts: contacts.map(|(index, _)| index).collect(),
        steps: if from_questions {
            steps.clone()
        } else {
            Vec::new()
        },
        meeting: String::new(),
        lines: false,
        format: Format::A4,
        large: false,
        codes: true,
    });
    let shown = RwSignal::new(false);
    let turned = RwSignal::new(false);
    let said = RwSignal::new("");
    let over = RwSignal::new(false);
    // Measured once the preview is laid out.
    Effect::new(move |_| {
        picks.track();
        shown.track();
        page::overflows("paper", move |does| {
            over.try_set(does);
        });
    });

    let formats = [
        (Format::A4, words.format_a4, "a4"),
        (Format::A6, words.format_a6, "a6"),
        (Format::Card, words.format_card, "card"),
    ];
    let formats: Vec<AnyView> = formats
        .into_iter()
        .map(|(format, label, name)| {
            view! {
                <label class="pick">
                    <input
                        type="radio"
                        name="format"
                        data-format=name
                        checked=format == Format::A4
                        on:change=change(move |_| picks.update(|picks| picks.format = format))
                    />
                    {label}
                </label>
            }
            .into_any()
        })
        .collect();
    let services: Vec<AnyView> = (0..)
        .zip(&site.guide.contacts)
        .map(|(index, contact)| {
            let label = [contact.name, " · ", &contact.reach.label()].concat();
            tick(label, contact.id, picks, index, |picks| &mut picks.contacts)
        })
        .collect();
    let proposed: Vec<AnyView> = steps
        .into_iter()
        .filter_map(|index| {
            let step = orientation.steps.get(usize::from(index))?;
            let label = String::from(step.title);
            Some(tick(label, step.id, picks, index, |picks| &mut picks.steps))
        })
        .collect();
    let flag = |label: &'static str, name: &'static str, on: bool, set: fn(&mut Picks, bool)| {
        view! {
            <label class="pick">
                <input
                    type="checkbox"
                    data-option=name
                    checked=on
                    on:change=change(move |event| picks.update(|picks| set(picks, event_target_checked(&event))))
                />
                {label}
            </label>
        }
        .into_any()
    };
    let note = live(move || {
        picks.with(|picks| {
            if picks.format != Format::Card {
                return over
                    .get()
                    .then(|| view! { <p class="note">{words.too_long}</p> })
                    .into_any();
            }
            let refused = match discreet::note(&picks.meeting) {
                Ok(_) => None,
                Err(Refusal::Long) => Some(String::from(words.card_long)),
                Err(Refusal::Telling(word)) => {
                    Some([words.card_telling, " «\u{a0}", &word, "\u{a0}»"].concat())
                }
            };
            view! {
                <p class="note">{words.card_warning}</p>
                {paper::is_full(site, tools, picks).then(|| view! { <p class="note" data-full>{words.too_long}</p> })}
                {refused.map(|refused| view! { <p class="note" data-refused>{refused}</p> })}
            }
            .into_any()
        })
    });
    let text = Signal::derive(move || picks.with(|picks| paper::text(site, tools, texts, picks)));
    let press_print = press(move || {
        if !print::print() {
            said.set(words.no_print);
        }
    });
    view! {
        <div class="composer" hidden=move || shown.get()>
            <p>{words.sheet_intro}</p>
            <fieldset>
                <legend><h2>{words.format}</h2></legend>
                {formats}
            </fieldset>
            <fieldset>
                <legend><h2>{words.options}</h2></legend>
                {flag(words.large, "large", false, |picks, on| picks.large = on)}
                {flag(words.codes, "codes", true, |picks, on| picks.codes = on)}
                {flag(words.meeting_print, "lines", false, |picks, on| picks.lines = on)}
            </fieldset>
            <div class="field">
                <label for="meeting">{words.meeting}</label>
                <p class="muted" id="meeting-hint">{words.meeting_hint}</p>
                <textarea
                    id="meeting"
                    rows="3"
                    dir="auto"
                    autocomplete="off"
                    aria-describedby="meeting-hint"
                    on:input=change(move |event| picks.update(|picks| picks.meeting = event_target_value(&event)))
                ></textarea>
            </div>
            <details>
                <summary>{words.services}</summary>
                <fieldset><legend class="hidden-words">{words.services}</legend>{services}</fieldset>
            </details>
            <details>
                <summary>{words.steps}</summary>
                <p class="muted">{words.steps_line}</p>
                <fieldset><legend class="hidden-words">{words.steps}</legend>{proposed}</fieldset>
            </details>
        </div>
        <div class="composer" role="status">{note}</div>
        <div class="composer composer--buttons">
            <button type="button" class="button button--main" data-print on:click=press_print>{words.print}</button>
            <button type="button" class="button" data-show on:click=press(move || shown.update(|shown| *shown = !*shown))>
                {live(move || if shown.get() { words.prepare } else { words.show }.into_any())}
            </button>
            <button type="button" class="button" data-turn hidden=move || !shown.get() on:click=press(move || turned.update(|turned| *turned = !*turned))>
                {words.turn}
            </button>
            <CopyButton site label=words.copy text />
        </div>
        <p class="composer muted" role="status">{live(move || said.get().into_any())}</p>
        <p class="composer muted">{words.print_hint}</p>
        <h2 class="composer">{words.preview}</h2>
        <div class="bench" role="region" tabindex="0" aria-label=words.preview class:bench--shown=move || shown.get() class:bench--turned=move || shown.get() && turned.get()>
            {live(move || picks.with(|picks| paper::show(site, tools, texts, picks)))}
        </div>
    }
    .into_any()
}

/// A box to tick, for one index of a list.
fn tick(
    label: String,
    name: &'static str,
    picks: RwSignal<Picks>,
    index: u16,
    list: fn(&mut Picks) -> &mut Vec<u16>,
) -> AnyView {
    let on = picks.try_update_untracked(|picks| list(picks).contains(&index));
    let toggle = change(move |event| {
        let on = event_target_checked(&event);
        picks.update(|picks| {
            let list = list(picks);
            list.retain(|other| *other != index);
            if on {
                list.push(index);
                list.sort_unstable();
            }
        });
    });
    view! {
        <label class="pick">
            <input type="checkbox" data-pick=name checked=on.unwrap_or(false) on:change=toggle />
            {label}
        </label>
    }
    .into_any()
}
